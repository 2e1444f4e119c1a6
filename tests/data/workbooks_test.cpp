#include "server/exchange/csv.h"
#include "server/exchange/encoding.h"
#include "server/exchange/xlsx_reader.h"

#include <QDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor {

/// Files that Excel, LibreOffice, WPS and others wrote, compared with what openpyxl and SheetJS
/// read.
class WorkbooksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cellsAreWhatOtherReadersSee_data();
    void cellsAreWhatOtherReadersSee();
    void brokenWorkbooksAreRefused_data();
    void brokenWorkbooksAreRefused();

private:
    QDir m_folder;
};

namespace {

TextTable readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(path));
    }
    return readCsv(decodeText(file.readAll(), u"UTF-8"_s).value()).value();
}

/// The reference shows numbers with ten digits and writes midnight out.
bool same(const QString &found, QString expected)
{
    bool foundNumber = false;
    bool expectedNumber = false;
    const double a = found.toDouble(&foundNumber);
    const double b = expected.toDouble(&expectedNumber);
    if (foundNumber && expectedNumber) {
        return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
    }
    if (expected.endsWith(u" 00:00:00"_s)) {
        expected.chop(9);
    }
    // openpyxl leaves the escapes of ECMA-376 (ST_Xstring) as they are, counts elapsed days, and
    // invents dates before 1900.
    if (expected.contains(u"_x00"_s) || expected.contains(u" days"_s)
        || expected.startsWith(u"18"_s)) {
        return true;
    }
    return found.section(u'.', 0, 0) == expected.section(u'.', 0, 0)
        || found.simplified() == expected.simplified()
        || found.compare(expected, Qt::CaseInsensitive) == 0;
}

} // namespace

void WorkbooksTest::initTestCase()
{
    const QString data =
        qEnvironmentVariable("KONTOR_DATA", u"" KONTOR_SOURCE_DIR "/../shared/data"_s);
    m_folder = QDir(data + u"/7_import"_s);
    if (!m_folder.exists()) {
        QSKIP("the collection of real files is not here; KONTOR_DATA names its folder");
    }
}

void WorkbooksTest::cellsAreWhatOtherReadersSee_data()
{
    QTest::addColumn<QString>("file");
    const TextTable manifest = readFile(m_folder.filePath(u"xlsx_manifest.csv"_s));
    // openpyxl takes the formats D, H and S for numbers, which they are not.
    const QString mistaken = u"xlsx/test_files__LONumbers.xlsx"_s;
    for (const QStringList &row : manifest.rows) {
        if (row.first() != mistaken && row.at(manifest.column(u"agree"_s)) == u"yes"
            && row.first().startsWith(u"xlsx/"_s)) {
            QTest::newRow(qPrintable(row.first())) << row.first();
        }
    }
}

void WorkbooksTest::cellsAreWhatOtherReadersSee()
{
    QFETCH(QString, file);
    const QString name = file.section(u'/', 1);
    const TextTable cells = readFile(m_folder.filePath(u"xlsx/expected/%1.cells.csv"_s.arg(name)));
    if (cells.rows.isEmpty()) {
        return;
    }
    const QString sheet = cells.rows.first().first();
    const auto table = readXlsx(m_folder.filePath(file), sheet);
    QVERIFY2(table, qPrintable(table ? QString() : table.error().code));
    QStringList found = table->header;
    for (const QStringList &row : table->rows) {
        found += row;
    }
    found.removeAll(QString());
    QStringList expected;
    for (const QStringList &cell : cells.rows) {
        if (cell.at(0) == sheet && !cell.at(2).isEmpty()) {
            expected.append(cell.at(2));
        }
    }
    for (qsizetype i = 0; i < std::min(found.size(), expected.size()); ++i) {
        QVERIFY2(same(found.at(i), expected.at(i)),
                 qPrintable(u"%1 instead of %2"_s.arg(found.at(i), expected.at(i))));
    }
    QCOMPARE(found.size(), expected.size());
}

void WorkbooksTest::brokenWorkbooksAreRefused_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(m_folder.filePath(u"xlsx_broken_or_encrypted"_s));
    for (const QString &name : folder.entryList(QDir::Files)) {
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
}

void WorkbooksTest::brokenWorkbooksAreRefused()
{
    QFETCH(QString, path);
    const auto table = readXlsx(path);
    QVERIFY(!table);
    QVERIFY(table.error().code.startsWith(u"xlsx_"_s));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::WorkbooksTest)
#include "workbooks_test.moc"
