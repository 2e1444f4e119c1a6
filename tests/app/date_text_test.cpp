#include "app/widgets/date_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

class DateTextTest : public QObject
{
    Q_OBJECT

private slots:
    void whatPeopleTypeIsUnderstood_data();
    void whatPeopleTypeIsUnderstood();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void datesAreShortAndAlign();
    void whatIsShownReadsBack();
    void timePassedIsSaidInWords();
};

namespace {
const QDate today(2026, 3, 14); // a Saturday
}

void DateTextTest::whatPeopleTypeIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("date");

    QTest::newRow("iso") << u"2026-03-31"_s << QDate(2026, 3, 31);
    QTest::newRow("slashes") << u"2026/3/31"_s << QDate(2026, 3, 31);
    QTest::newRow("points") << u"2026.3.31"_s << QDate(2026, 3, 31);
    QTest::newRow("short year") << u"26-3-31"_s << QDate(2026, 3, 31);
    QTest::newRow("together") << u"20260331"_s << QDate(2026, 3, 31);
    QTest::newRow("together, short year") << u"260331"_s << QDate(2026, 3, 31);
    QTest::newRow("month and day") << u"4-1"_s << QDate(2026, 4, 1);
    QTest::newRow("month and day together") << u"0401"_s << QDate(2026, 4, 1);
    QTest::newRow("day") << u"15"_s << QDate(2026, 3, 15);
    QTest::newRow("characters") << u"2026年3月31日"_s << QDate(2026, 3, 31);
    QTest::newRow("month and day in characters") << u"3月31号"_s << QDate(2026, 3, 31);
    QTest::newRow("full width") << u"２０２６－０３－３１"_s << QDate(2026, 3, 31);
    QTest::newRow("today") << u"today"_s << today;
    QTest::newRow("today in Chinese") << u"今天"_s << today;
    QTest::newRow("today+3") << u"Today+3"_s << QDate(2026, 3, 17);
    QTest::newRow("t-1w") << u"t-1w"_s << QDate(2026, 3, 7);
    QTest::newRow("+3") << u"+3"_s << QDate(2026, 3, 17);
    QTest::newRow("+2m") << u"+2m"_s << QDate(2026, 5, 14);
    QTest::newRow("-1y") << u"-1y"_s << QDate(2025, 3, 14);
    QTest::newRow("tomorrow") << u"tomorrow"_s << QDate(2026, 3, 15);
    QTest::newRow("tomorrow in Chinese") << u"明天"_s << QDate(2026, 3, 15);
    QTest::newRow("end of month") << u"eom"_s << QDate(2026, 3, 31);
    QTest::newRow("end of month in Chinese") << u"月底"_s << QDate(2026, 3, 31);
}

void DateTextTest::whatPeopleTypeIsUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QDate, date);

    const Result<QDate> read = readDate(text, today, QLocale(QLocale::Chinese));
    QVERIFY2(read.has_value(), qPrintable(text));
    QCOMPARE(*read, date);
}

void DateTextTest::nonsenseIsRefused_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("word") << u"soon"_s;
    QTest::newRow("day 32") << u"32"_s;
    QTest::newRow("30 February") << u"2026-02-30"_s;
    QTest::newRow("month 13") << u"2026-13-01"_s;
    QTest::newRow("four parts") << u"1-2-3-4"_s;
    QTest::newRow("unknown word with a step") << u"never+3"_s;
}

void DateTextTest::nonsenseIsRefused()
{
    QFETCH(QString, text);

    const Result<QDate> read = readDate(text, today, QLocale(QLocale::Chinese));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, u"date_malformed"_s);
}

void DateTextTest::datesAreShortAndAlign()
{
    QCOMPARE(dateText(QDate(2026, 3, 5), QLocale(QLocale::Chinese, QLocale::China)),
             u"2026/03/05"_s);
    QCOMPARE(dateText(QDate(2026, 3, 5), QLocale(QLocale::English, QLocale::UnitedKingdom)),
             u"05/03/2026"_s);
    QCOMPARE(dateText({}), QString());
    QCOMPARE(instantText(1'772'700'000'000, QLocale(QLocale::Chinese), QTimeZone("Asia/Shanghai")),
             u"2026/03/05 16:40"_s);
}

void DateTextTest::whatIsShownReadsBack()
{
    for (const QLocale &locale :
         {QLocale(QLocale::Chinese, QLocale::China),
          QLocale(QLocale::English, QLocale::UnitedKingdom),
          QLocale(QLocale::English, QLocale::UnitedStates), QLocale(QLocale::German)}) {
        const QDate date(2026, 11, 5);
        QCOMPARE(readDate(dateText(date, locale), today, locale).value(), date);
    }
}

void DateTextTest::timePassedIsSaidInWords()
{
    const Instant now = 1'772'700'000'000;
    QCOMPARE(agoText(now - 20'000, now), u"just now"_s);
    QVERIFY(agoText(now - 5 * 60'000, now).contains(u"5 minute"_s));
    QVERIFY(agoText(now - 3 * 3'600'000, now).contains(u"3 hour"_s));
    QCOMPARE(agoText(0, now), u"never"_s);
}

} // namespace kontor

QTEST_MAIN(kontor::DateTextTest)
#include "date_text_test.moc"
