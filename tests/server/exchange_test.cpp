#include "server/exchange/csv.h"
#include "server/exchange/encoding.h"
#include "server/exchange/xlsx_reader.h"
#include "server/exchange/xlsx_writer.h"

#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace kontor {

class ExchangeTest : public QObject
{
    Q_OBJECT

private slots:
    void csvIsReadAsRfc4180Says();
    void csvOfOtherProgramsIsRead_data();
    void csvOfOtherProgramsIsRead();
    void brokenCsvIsRefusedWithItsLine_data();
    void brokenCsvIsRefusedWithItsLine();
    void writtenCsvReadsBack();
    void encodingsAreRecognised_data();
    void encodingsAreRecognised();
    void wrongEncodingIsNamed();
    void writtenWorkbookReadsBack();
    void whatIsNoWorkbookIsRefused();
};

void ExchangeTest::csvIsReadAsRfc4180Says()
{
    // The examples of RFC 4180, section 2, rules 2, 5, 6 and 7, behind a header.
    const auto table = readCsv(u"a,b,c\r\naaa,bbb,ccc\r\n\"aaa\",\"b\r\nbb\",\"ccc\"\r\n"
                               "\"aaa\",\"b\"\"bb\",\"ccc\"\r\nzzz,yyy,xxx"_s);
    QVERIFY(table);
    const QList<QStringList> rows{{u"aaa"_s, u"bbb"_s, u"ccc"_s},
                                  {u"aaa"_s, u"b\r\nbb"_s, u"ccc"_s},
                                  {u"aaa"_s, u"b\"bb"_s, u"ccc"_s},
                                  {u"zzz"_s, u"yyy"_s, u"xxx"_s}};
    QCOMPARE(table->rows, rows);
    QCOMPARE(table->lineNumbers, QList<int>({2, 3, 5, 6}));
    QCOMPARE(table->column(u"B"_s), 1);
    QCOMPARE(table->column(u"d"_s), -1);
}

void ExchangeTest::csvOfOtherProgramsIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("semicolons, as Excel writes in Germany") << u"name;price\nTee;1,50\n"_s;
    QTest::newRow("tabs") << u"name\tprice\nTee\t1,50\n"_s;
    QTest::newRow("bars, line ends of the old Mac") << u"name|price\rTee|1,50\r"_s;
    QTest::newRow("empty lines") << u"name;price\n\n;\nTee;1,50\n\n"_s;
    QTest::newRow("a separator at the end of each line") << u"name;price\nTee;1,50;\n"_s;
    QTest::newRow("a comma in a quoted header") << u"\"name\";\"price\"\n\"Tee\";\"1,50\"\n"_s;
}

void ExchangeTest::csvOfOtherProgramsIsRead()
{
    QFETCH(QString, text);
    const auto table = readCsv(text);
    QVERIFY(table);
    QCOMPARE(table->header, QStringList({u"name"_s, u"price"_s}));
    QCOMPARE(table->rows, QList<QStringList>({{u"Tee"_s, u"1,50"_s}}));
}

void ExchangeTest::brokenCsvIsRefusedWithItsLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("line");
    QTest::newRow("nothing") << u""_s << u"csv_empty"_s << 0;
    QTest::newRow("blank") << u"\n , \n"_s << u"csv_empty"_s << 0;
    QTest::newRow("open quote") << u"a,b\n1,\"2\n3,4\n"_s << u"csv_quote_open"_s << 2;
    QTest::newRow("too few") << u"a,b\n1,2\n3\n"_s << u"csv_column_count"_s << 3;
    QTest::newRow("too many") << u"a,b\n1,2,3\n"_s << u"csv_column_count"_s << 2;
    QTest::newRow("column twice") << u"a,b,A\n1,2,3\n"_s << u"csv_column_twice"_s << 0;
}

void ExchangeTest::brokenCsvIsRefusedWithItsLine()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(int, line);
    const auto table = readCsv(text);
    QVERIFY(!table);
    QCOMPARE(table.error().code, code);
    QCOMPARE(table.error().args.value(u"line"_s).toInt(), line);
}

void ExchangeTest::writtenCsvReadsBack()
{
    rc::check("what is written is read again", [](const std::vector<std::string> &cells) {
        TextTable table;
        table.header = {u"first"_s, u"second"_s};
        for (const std::string &cell : cells) {
            const QString text = QString::fromUtf8(cell.c_str());
            table.rows.append({u"x"_s + text, text});
        }
        const auto read = readCsv(decodeText(writeCsv(table)).value());
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->header == table.header);
        RC_ASSERT(read->rows == table.rows);
    });
}

void ExchangeTest::encodingsAreRecognised_data()
{
    // The same sentence in each encoding, as iconv writes it.
    const QString chinese = u"客户名称,地址\n上海和平饭店有限公司,南京东路二十号\n"_s;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QByteArray gb("\xbf\xcd\xbb\xa7\xc3\xfb\xb3\xc6,\xb5\xd8\xd6\xb7\n"
                        "\xc9\xcf\xba\xa3\xba\xcd\xc6\xbd\xb7\xb9\xb5\xea\xd3\xd0\xcf\xde\xb9\xab"
                        "\xcb\xbe,\xc4\xcf\xbe\xa9\xb6\xab\xc2\xb7\xb6\xfe\xca\xae\xba\xc5\n");
    QTest::newRow("UTF-8") << chinese.toUtf8() << chinese;
    QTest::newRow("UTF-8 with mark") << QByteArray("\xef\xbb\xbf" + chinese.toUtf8()) << chinese;
    QTest::newRow("GB18030, as Excel writes in China") << gb << chinese;
    QTest::newRow("GB18030, one name only")
        << QByteArray("name\n\xc9\xcf\xba\xa3\n") << u"name\n上海\n"_s;
    QTest::newRow("UTF-16 with mark") << QByteArray("\xff\xfe"
                                                    "a\0,\0b\0",
                                                    8)
                                      << u"a,b"_s;
    QTest::newRow("windows-1252") << QByteArray("Stra\xdf"
                                                "e in M\xfcnchen, gr\xfc\xdf Gott")
                                  << u"Straße in München, grüß Gott"_s;
}

void ExchangeTest::encodingsAreRecognised()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const auto decoded = decodeText(bytes);
    QVERIFY(decoded);
    QCOMPARE(*decoded, text);
}

void ExchangeTest::wrongEncodingIsNamed()
{
    const auto wrong = decodeText(QByteArray("name\nTee\nM\xfcnchen\n"), u"UTF-8"_s);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, u"encoding_wrong"_s);
    QCOMPARE(wrong.error().args.value(u"line"_s).toInt(), 3);
    QCOMPARE(decodeText("a", u"no-such-code"_s).error().code, u"encoding_unknown"_s);
}

void ExchangeTest::writtenWorkbookReadsBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"out.xlsx"_s);
    TextTable table;
    table.header = {u"名称"_s, u"amount"_s, u"date"_s};
    table.rows = {{u"茶 & <tea>"_s, u"1234.56"_s, u"2026-02-28"_s},
                  {u"007"_s, u"-0.01"_s, u"1999-12-31"_s},
                  {u"line\nbreak"_s, u"n/a"_s, u"soon"_s}};
    const QList<ColumnKind> kinds{ColumnKind::Text, ColumnKind::Number, ColumnKind::Date};
    QVERIFY(writeXlsx(table, kinds, u"名单"_s, path));
    const auto read = readXlsx(path);
    QVERIFY(read);
    QCOMPARE(read->header, table.header);
    QCOMPARE(read->rows, table.rows);
    QCOMPARE(read->lineNumbers, QList<int>({2, 3, 4}));
    QCOMPARE(readXlsx(path, u"other"_s).error().code, u"xlsx_sheet_unknown"_s);
    QCOMPARE(writeXlsx(table, kinds, u"x"_s, u"/nowhere/out.xlsx"_s).error().code,
             u"file_not_writable"_s);
}

void ExchangeTest::whatIsNoWorkbookIsRefused()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"text.xlsx"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,price\n");
    file.close();
    QCOMPARE(readXlsx(path).error().code, u"xlsx_unreadable"_s);
    QCOMPARE(readXlsx(folder.filePath(u"none.xlsx"_s)).error().code, u"xlsx_unreadable"_s);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::ExchangeTest)
#include "exchange_test.moc"
