#include "tests/support/programs.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

/// `kontor-admin report --format pdf` with the real programs.
class ReportPdfTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aStatementIsPutOnPaper();
    void paperNeedsAFile();
    void recordsAreNotPutOnPaper();

private:
    ProgramResult admin(const QStringList &arguments);

    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
};

void ReportPdfTest::initTestCase()
{
    const QString data = m_folder.filePath(u"data"_s);
    const ProgramResult founded = runProgram(
        u"kontor-admin"_s,
        {u"init"_s, u"Teehaus"_s, u"--data"_s, data, u"--chart"_s, u"cn_small_business"_s},
        {u"KONTOR_PASSWORD=correct horse"_s});
    QVERIFY2(founded.exitCode == 0, founded.errors.constData());
    auto server = ServerProcess::start({u"--data"_s, data});
    QVERIFY(server);
    m_server = *std::move(server);
}

ProgramResult ReportPdfTest::admin(const QStringList &arguments)
{
    return runProgram(u"kontor-admin"_s,
                      arguments
                          + QStringList{u"--server"_s, m_server->address(), u"--fingerprint"_s,
                                        m_server->fingerprint()},
                      {u"KONTOR_PASSWORD=correct horse"_s});
}

void ReportPdfTest::aStatementIsPutOnPaper()
{
    const QString path = m_folder.filePath(u"balance.pdf"_s);
    const ProgramResult result =
        admin({u"report"_s, u"balance_sheet"_s, u"{\"language\": \"zh_CN\"}"_s, u"--format"_s,
               u"pdf"_s, u"--output"_s, path});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    // A program that people have says what stands on it.
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    if (reader.waitForFinished()) {
        const QString text = QString::fromUtf8(reader.readAllStandardOutput());
        QVERIFY2(text.contains(u"资产负债表"_s), qPrintable(text));
        QVERIFY(text.contains(u"负债和所有者权益"_s));
    }
}

void ReportPdfTest::paperNeedsAFile()
{
    const ProgramResult result = admin({u"report"_s, u"balance_sheet"_s, u"--format=pdf"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains("format_needs_file"), result.errors.constData());
}

void ReportPdfTest::recordsAreNotPutOnPaper()
{
    const ProgramResult result = admin({u"list"_s, u"party"_s, u"--format"_s, u"pdf"_s,
                                        u"--output"_s, m_folder.filePath(u"list.pdf"_s)});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains("format_unknown"), result.errors.constData());
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::ReportPdfTest)
#include "report_pdf_test.moc"
