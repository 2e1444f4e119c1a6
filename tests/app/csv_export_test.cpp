#include "app/models/csv_export.h"

#include "common/entities/party/party.h"
#include "tests/support/memory_source.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

class CsvExportTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsShownIsWritten();
    void aFileThatCannotBeWrittenIsReported();

private:
    static Query query();
    static QList<ListColumn> columns();

    FixedClock m_clock{1'772'700'000'000};
    QTemporaryDir m_folder;
};

Query CsvExportTest::query()
{
    Query query;
    query.entity = &Party::entity;
    query.sort = {{u"name"_s, false}};
    return query;
}

QList<ListColumn> CsvExportTest::columns()
{
    return {*listColumn(Party::entity, u"name"_s), *listColumn(Party::entity, u"credit_limit"_s),
            *listColumn(Party::entity, u"level"_s)};
}

void CsvExportTest::whatIsShownIsWritten()
{
    MemorySource source(m_clock);
    Party acme;
    acme.name = u"Acme, Ltd"_s;
    acme.creditLimit = Amount::fromInteger(1500);
    source.add(acme);
    Party bolt;
    bolt.name = u"=Bolt"_s; // must not become a formula
    bolt.creditLimit = Amount::fromInteger(-3);
    source.add(bolt);
    const QString path = m_folder.filePath(u"out.csv"_s);

    CsvExport writer(source, query(), columns(), path);
    QSignalSpy finished(&writer, &CsvExport::finished);
    writer.start();

    QTRY_COMPARE(finished.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith("\xef\xbb\xbf")); // spreadsheets read it as UTF-8
    QCOMPARE(QString::fromUtf8(content.mid(3)),
             u"Name,Credit limit,Level\r\n'=Bolt,-3.00,Unrated\r\n"
             u"\"Acme, Ltd\",1500.00,Unrated\r\n"_s);
}

void CsvExportTest::aFileThatCannotBeWrittenIsReported()
{
    MemorySource source(m_clock);
    CsvExport writer(source, query(), columns(), m_folder.filePath(u"missing/out.csv"_s));
    QSignalSpy failed(&writer, &CsvExport::failed);
    writer.start();

    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, u"file_not_written"_s);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::CsvExportTest)
#include "csv_export_test.moc"
