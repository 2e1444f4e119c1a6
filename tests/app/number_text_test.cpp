#include "app/widgets/number_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

class NumberTextTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreWrittenAsTheLocaleDoes_data();
    void numbersAreWrittenAsTheLocaleDoes();
    void whatPeopleTypeIsUnderstood_data();
    void whatPeopleTypeIsUnderstood();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void germansWriteTheirPointsAsCommas();
    void whatIsPutIntoAnEditorReadsBackExactly();
};

void NumberTextTest::numbersAreWrittenAsTheLocaleDoes_data()
{
    QTest::addColumn<NumberFormat>("format");
    QTest::addColumn<qint64>("raw");
    QTest::addColumn<QString>("text");

    const NumberFormat amount = NumberFormat::amount();
    QTest::newRow("grouped") << amount << qint64{12'345'678'9000} << u"12,345,678.90"_s;
    QTest::newRow("negative") << amount << qint64{-1'234'5000} << u"-1,234.50"_s;
    QTest::newRow("three digits need no group") << amount << qint64{-999'0000} << u"-999.00"_s;
    QTest::newRow("zero") << amount << qint64{0} << u"0.00"_s;
    QTest::newRow("half a cent goes up") << amount << qint64{10'050} << u"1.01"_s;
    QTest::newRow("yen has no cents")
        << NumberFormat::amount(0) << qint64{1'234'0000} << u"1,234"_s;
    QTest::newRow("a quantity shows the digits it has")
        << NumberFormat::quantity() << qint64{2'500'000} << u"2.5"_s;
    QTest::newRow("a whole quantity shows none")
        << NumberFormat::quantity() << qint64{2'000'000} << u"2"_s;
    QTest::newRow("a price shows two at least")
        << NumberFormat::unitPrice() << qint64{12'500'000} << u"12.50"_s;
    QTest::newRow("and more when there are")
        << NumberFormat::unitPrice() << qint64{12'345'600} << u"12.3456"_s;
    QTest::newRow("percent") << NumberFormat::percentage() << qint64{130'000} << u"13%"_s;
    QTest::newRow("half a percent") << NumberFormat::percentage() << qint64{5'000} << u"0.5%"_s;
    QTest::newRow("smallest") << amount << std::numeric_limits<qint64>::min()
                              << u"-922,337,203,685,477.58"_s;
}

void NumberTextTest::numbersAreWrittenAsTheLocaleDoes()
{
    QFETCH(NumberFormat, format);
    QFETCH(qint64, raw);
    QFETCH(QString, text);

    QCOMPARE(numberText(raw, format, QLocale(QLocale::English)), text);
    QCOMPARE(numberText(raw, format, QLocale(QLocale::Chinese)), text);
}

void NumberTextTest::whatPeopleTypeIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("raw"); // with four digits

    QTest::newRow("plain") << u"1234.5"_s << qint64{1'234'5000};
    QTest::newRow("grouped") << u"1,234.5"_s << qint64{1'234'5000};
    QTest::newRow("grouping alone") << u"1,234"_s << qint64{1'234'0000};
    QTest::newRow("two groups") << u"1,234,567"_s << qint64{1'234'567'0000};
    QTest::newRow("a comma as the point") << u"1234,5"_s << qint64{1'234'5000};
    QTest::newRow("points that group") << u"1.234.567,5"_s << qint64{1'234'567'5000};
    QTest::newRow("spaces that group") << u" 1 234.50 "_s << qint64{1'234'5000};
    QTest::newRow("no digit before the point") << u".5"_s << qint64{5000};
    QTest::newRow("no digit behind it") << u"5."_s << qint64{5'0000};
    QTest::newRow("minus") << u"-3"_s << qint64{-3'0000};
    QTest::newRow("division") << u"12/3"_s << qint64{4'0000};
    QTest::newRow("a third, rounded once") << u"1/3*3"_s << qint64{1'0000};
    QTest::newRow("half up") << u"1/8000"_s << qint64{1};
    QTest::newRow("precedence") << u"=2+3*4"_s << qint64{14'0000};
    QTest::newRow("parentheses") << u"1,200*(1+13%)"_s << qint64{1'356'0000};
    QTest::newRow("percent") << u"13%"_s << qint64{1300};
    QTest::newRow("signs in a row") << u"3--2"_s << qint64{5'0000};
    QTest::newRow("full width") << u"１，２３４．５"_s << qint64{1'234'5000};
    QTest::newRow("ten thousands") << u"3.5万"_s << qint64{35'000'0000};
    QTest::newRow("hundred millions") << u"1亿"_s << qint64{100'000'000'0000};
}

void NumberTextTest::whatPeopleTypeIsUnderstood()
{
    QFETCH(QString, text);
    QFETCH(qint64, raw);

    const Result<qint64> read = readNumber(text, NumberFormat::amount(), QLocale(QLocale::English));
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().code));
    QCOMPARE(*read, raw);
}

void NumberTextTest::nonsenseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");

    QTest::newRow("letters") << u"abc"_s << u"number_malformed"_s;
    QTest::newRow("empty") << u""_s << u"number_malformed"_s;
    QTest::newRow("only a point") << u"."_s << u"number_malformed"_s;
    QTest::newRow("two points") << u"1.2.3"_s << u"number_malformed"_s;
    QTest::newRow("crooked groups") << u"12,34,56.7"_s << u"number_malformed"_s;
    QTest::newRow("open parenthesis") << u"(1+2"_s << u"number_malformed"_s;
    QTest::newRow("trailing sign") << u"1+"_s << u"number_malformed"_s;
    QTest::newRow("by zero") << u"1/0"_s << u"number_divided_by_zero"_s;
    QTest::newRow("by what comes to zero") << u"1/(2-2)"_s << u"number_divided_by_zero"_s;
    QTest::newRow("too large") << u"999999999999999999"_s << u"number_out_of_range"_s;
    QTest::newRow("far too large")
        << u"99999999999999999999999999999"_s << u"number_out_of_range"_s;
    QTest::newRow("endless nesting") << QString(200, u'(') << u"number_malformed"_s;
}

void NumberTextTest::nonsenseIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, code);

    const Result<qint64> read = readNumber(text, NumberFormat::amount(), QLocale(QLocale::English));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, code);
}

void NumberTextTest::germansWriteTheirPointsAsCommas()
{
    const QLocale german(QLocale::German, QLocale::Germany);

    QCOMPARE(numberText(Amount::fromRaw(1'234'5000), NumberFormat::amount(), german),
             u"1.234,50"_s);
    QCOMPARE(readNumber(u"1.234,5", NumberFormat::amount(), german).value(), qint64{1'234'5000});
    QCOMPARE(readNumber(u"1.234", NumberFormat::amount(), german).value(), qint64{1'234'0000});
    QCOMPARE(readNumber(u"1.5", NumberFormat::amount(), german).value(), qint64{1'5000});
}

void NumberTextTest::whatIsPutIntoAnEditorReadsBackExactly()
{
    const QList<NumberFormat> formats{NumberFormat::amount(), NumberFormat::quantity(),
                                      NumberFormat::percentage(), NumberFormat::unitPrice()};
    for (const NumberFormat &format : formats) {
        for (const qint64 raw :
             {qint64{0}, qint64{1}, qint64{-130'000}, qint64{1'234'567}, qint64{-99'999'999'999}}) {
            const QString text = plainNumberText(raw, format, QLocale(QLocale::English));
            QCOMPARE(readNumber(text, format, QLocale(QLocale::English)).value(), raw);
        }
    }
}

} // namespace kontor

QTEST_MAIN(kontor::NumberTextTest)
#include "number_text_test.moc"
