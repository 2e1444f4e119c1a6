#include "common/base/fixed.h"

#include <QTest>

#include <rapidcheck.h>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

Amount amount(const char *text)
{
    return Amount::fromString(QString::fromLatin1(text)).value();
}
Quantity quantity(const char *text)
{
    return Quantity::fromString(QString::fromLatin1(text)).value();
}
Rate rate(const char *text)
{
    return Rate::fromString(QString::fromLatin1(text)).value();
}

static_assert(!std::is_constructible_v<Amount, double>);
static_assert(!std::is_constructible_v<Amount, int>);
static_assert(!std::is_convertible_v<Quantity, Rate>);
static_assert(!std::is_constructible_v<Quantity, Rate>);
static_assert(sizeof(Amount) == sizeof(qint64));
static_assert(Amount::fromInteger(3) + Amount::fromRaw(5000) == Amount::fromRaw(35000));

} // namespace

class FixedTest : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadExactlyOrRefused_data();
    void textIsReadExactlyOrRefused();
    void textIsWrittenWithTheFewestDigits_data();
    void textIsWrittenWithTheFewestDigits();
    void halvesAreRoundedAwayFromZero_data();
    void halvesAreRoundedAwayFromZero();
    void productsAreExactBeforeTheOneRounding();
    void quotientsRefuseZero();
    void resultsThatDoNotFitAreErrors();
    void sharesGoToTheLargestRemainders_data();
    void sharesGoToTheLargestRemainders();
    void writtenNumbersReadBack();
    void roundingIsOddAndNearest();
    void productsAgreeWithLongDouble();
    void sharesSumAndKeepTheSignOfTheTotal();
};

void FixedTest::textIsReadExactlyOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::addColumn<qint64>("raw");
    const auto row = [](const char *text, const char *error, qint64 raw) {
        QTest::newRow(*text ? text : "empty")
            << QString::fromLatin1(text) << QString::fromLatin1(error) << raw;
    };
    row("0", "", 0);
    row("-0.0", "", 0);
    row("1", "", 10000);
    row("+1.5", "", 15000);
    row("-1.0001", "", -10001);
    row(".5", "", 5000);
    row("7.", "", 70000);
    row("007", "", 70000);
    row("1.230000000", "", 12300);
    row("922337203685477.5807", "", std::numeric_limits<qint64>::max());
    row("-922337203685477.5808", "", std::numeric_limits<qint64>::min());
    row("922337203685477.5808", "number_out_of_range", 0);
    row("-922337203685477.5809", "number_out_of_range", 0);
    row("99999999999999999999", "number_out_of_range", 0);
    row("1.00001", "number_too_precise", 0);
    row("", "number_malformed", 0);
    row(".", "number_malformed", 0);
    row("-", "number_malformed", 0);
    row("--1", "number_malformed", 0);
    row("1,000", "number_malformed", 0);
    row("1e3", "number_malformed", 0);
    row("1.2.3", "number_malformed", 0);
    row(" 1", "number_malformed", 0);
    row("nan", "number_malformed", 0);
    QTest::newRow("full width") << u"１２"_s << u"number_malformed"_s << qint64(0);
}

void FixedTest::textIsReadExactlyOrRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    QFETCH(qint64, raw);
    const auto parsed = Amount::fromString(text);
    if (error.isEmpty()) {
        QVERIFY(parsed);
        QCOMPARE(parsed->raw(), raw);
    } else {
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, error);
    }
}

void FixedTest::textIsWrittenWithTheFewestDigits_data()
{
    QTest::addColumn<qint64>("raw");
    QTest::addColumn<int>("minDigits");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << 0 << u"0"_s;
    QTest::newRow("zero money") << qint64(0) << 2 << u"0.00"_s;
    QTest::newRow("whole") << qint64(120000) << 0 << u"12"_s;
    QTest::newRow("money") << qint64(120000) << 2 << u"12.00"_s;
    QTest::newRow("more digits than asked") << qint64(120001) << 2 << u"12.0001"_s;
    QTest::newRow("below one") << qint64(-500) << 2 << u"-0.05"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << 0
                              << u"-922337203685477.5808"_s;
}

void FixedTest::textIsWrittenWithTheFewestDigits()
{
    QFETCH(qint64, raw);
    QFETCH(int, minDigits);
    QFETCH(QString, text);
    QCOMPARE(Amount::fromRaw(raw).toString(minDigits), text);
}

void FixedTest::halvesAreRoundedAwayFromZero_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("rounded");
    QTest::newRow("half") << u"0.5"_s << 0 << u"1"_s;
    QTest::newRow("negative half") << u"-0.5"_s << 0 << u"-1"_s;
    QTest::newRow("below half") << u"0.4999"_s << 0 << u"0"_s;
    QTest::newRow("not to even") << u"2.5"_s << 0 << u"3"_s;
    QTest::newRow("cents") << u"1.005"_s << 2 << u"1.01"_s;
    QTest::newRow("negative cents") << u"-1.005"_s << 2 << u"-1.01"_s;
    QTest::newRow("all digits") << u"1.0055"_s << 4 << u"1.0055"_s;
}

void FixedTest::halvesAreRoundedAwayFromZero()
{
    QFETCH(QString, value);
    QFETCH(int, digits);
    QFETCH(QString, rounded);
    QCOMPARE(roundTo(Amount::fromString(value).value(), digits).toString(), rounded);
}

void FixedTest::productsAreExactBeforeTheOneRounding()
{
    // 2.675 x 1 is 2.67 in binary floating point.
    QCOMPARE(multiply(quantity("1"), rate("2.675"), 2).value(), amount("2.68"));
    // 348.35 x 16 less 4 % is 5350.656.
    QCOMPARE(multiply(quantity("16"), rate("348.35"), rate("0.96"), 2).value(), amount("5350.66"));
    QCOMPARE(multiply(quantity("-16"), rate("348.35"), rate("0.96"), 2).value(),
             amount("-5350.66"));
    QCOMPARE(applyRate(amount("5350.66"), rate("0.22"), 2).value(), amount("1177.15"));
    QCOMPARE(withoutRate(amount("38"), rate("0.055"), 2).value(), amount("36.02"));
    QCOMPARE(divideByRate(amount("100"), rate("7.1"), 2).value(), amount("14.08"));
    QCOMPARE(proportion(amount("100"), quantity("1"), quantity("3"), 2).value(), amount("33.33"));
    QCOMPARE(proportion(amount("100"), amount("2"), amount("3"), 2).value(), amount("66.67"));
    QCOMPARE(divide(amount("250"), quantity("30")).value(), rate("8.333333"));
    QCOMPARE(divide(amount("1"), amount("3"), 4).value(), rate("0.3333"));
    QCOMPARE(divide(quantity("2"), quantity("3")).value(), rate("0.666667"));
    QCOMPARE(multiply(rate("100"), rate("0.333333"), 2).value(), rate("33.33"));
    QCOMPARE(multiplyQuantity(quantity("3"), rate("0.04")).value(), quantity("0.12"));
    QCOMPARE(multiplyRatio(quantity("1"), 1, 9).value(), quantity("0.111111"));
    QCOMPARE(multiplyRatio(rate("10"), 1, 12, 4).value(), rate("0.8333"));
    QCOMPARE(asRate(amount("12.3456")).value(), rate("12.3456"));
    // The digits of the currency decide, not the scale of the type.
    QCOMPARE(multiply(quantity("1"), rate("100.5"), 0).value(), amount("101"));
}

void FixedTest::quotientsRefuseZero()
{
    const QString code = u"number_divided_by_zero"_s;
    QCOMPARE(divide(amount("1"), quantity("0")).error().code, code);
    QCOMPARE(divide(amount("1"), amount("0")).error().code, code);
    QCOMPARE(divideByRate(amount("1"), rate("0"), 2).error().code, code);
    QCOMPARE(withoutRate(amount("1"), rate("-1"), 2).error().code, code);
    QCOMPARE(proportion(amount("1"), quantity("1"), quantity("0"), 2).error().code, code);
}

void FixedTest::resultsThatDoNotFitAreErrors()
{
    const QString code = u"number_out_of_range"_s;
    QVERIFY(!Amount::max().checkedAdd(Amount::fromRaw(1)));
    QVERIFY(!Amount::min().checkedSubtract(Amount::fromRaw(1)));
    QCOMPARE(Amount::fromRaw(1).checkedAdd(Amount::fromRaw(2)), Amount::fromRaw(3));
    QCOMPARE(multiply(Quantity::max(), Rate::max(), 2).error().code, code);
    QCOMPARE(multiply(Quantity::min(), Rate::max(), Rate::max(), 2).error().code, code);
    QCOMPARE(divideByRate(Amount::max(), Rate::fromRaw(1), 2).error().code, code);
    QCOMPARE(asRate(Amount::max()).error().code, code);
    QCOMPARE(applyRate(Amount::max(), rate("1"), 4).value(), Amount::max());
    // Rounding up may be what breaks the limit.
    QCOMPARE(applyRate(Amount::max(), rate("1"), 0).error().code, code);
}

void FixedTest::sharesGoToTheLargestRemainders_data()
{
    QTest::addColumn<QString>("total");
    QTest::addColumn<QList<qint64>>("weights");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QStringList>("parts");
    using Weights = QList<qint64>;
    QTest::newRow("thirds") << u"100"_s << Weights{1, 1, 1} << 2
                            << QStringList{u"33.34"_s, u"33.33"_s, u"33.33"_s};
    QTest::newRow("credit") << u"-100"_s << Weights{1, 1, 1} << 2
                            << QStringList{u"-33.34"_s, u"-33.33"_s, u"-33.33"_s};
    QTest::newRow("weightless part")
        << u"0.05"_s << Weights{3, 0, 7} << 2 << QStringList{u"0.02"_s, u"0"_s, u"0.03"_s};
    QTest::newRow("all weightless")
        << u"10"_s << Weights{0, 0, 0, 0} << 0 << QStringList{u"3"_s, u"3"_s, u"2"_s, u"2"_s};
    QTest::newRow("yen") << u"101"_s << Weights{1, 1} << 0 << QStringList{u"51"_s, u"50"_s};
    QTest::newRow("below one step")
        << u"1.0001"_s << Weights{1, 3} << 2 << QStringList{u"0.25"_s, u"0.7501"_s};
    // Seats of 100 for 47/16/15.8/12/6.1/3.1 thousand votes: the usual example of the method.
    QTest::newRow("Hare quota") << u"10"_s << Weights{47000, 16000, 15800, 12000, 6100, 3100} << 0
                                << QStringList{u"5"_s, u"2"_s, u"1"_s, u"1"_s, u"1"_s, u"0"_s};
}

void FixedTest::sharesGoToTheLargestRemainders()
{
    QFETCH(QString, total);
    QFETCH(QList<qint64>, weights);
    QFETCH(int, digits);
    QFETCH(QStringList, parts);
    QStringList actual;
    for (const Amount part : split(Amount::fromString(total).value(), weights, digits)) {
        actual.append(part.toString());
    }
    QCOMPARE(actual, parts);
}

void FixedTest::writtenNumbersReadBack()
{
    QVERIFY(rc::check([](qint64 raw) {
        const Rate value = Rate::fromRaw(raw);
        const int digits = *rc::gen::inRange(0, 7);
        RC_ASSERT(Rate::fromString(value.toString(digits)).value() == value);
    }));
}

void FixedTest::roundingIsOddAndNearest()
{
    QVERIFY(rc::check([] {
        const qint64 limit = std::numeric_limits<qint64>::max() / 2;
        const Amount value = Amount::fromRaw(*rc::gen::inRange<qint64>(-limit, limit));
        const int digits = *rc::gen::inRange(0, 5);
        const Amount rounded = roundTo(value, digits);
        const qint64 step = detail::powerOfTen(Amount::scale - digits);
        RC_ASSERT(rounded.raw() % step == 0);
        RC_ASSERT((rounded - value).abs().raw() * 2 <= step);
        RC_ASSERT(roundTo(-value, digits) == -rounded);
        RC_ASSERT(roundTo(rounded, digits) == rounded);
    }));
}

void FixedTest::productsAgreeWithLongDouble()
{
    // x87 has 64 bits of mantissa: enough to check products of this size to the last digit but one.
    QVERIFY(rc::check([] {
        const qint64 limit = 1'000'000'000'000;
        const Quantity count = Quantity::fromRaw(*rc::gen::inRange<qint64>(-limit, limit));
        const Rate price = Rate::fromRaw(*rc::gen::inRange<qint64>(-limit, limit));
        const Amount product = multiply(count, price, 2).value();
        const long double expected =
            static_cast<long double>(count.raw()) * static_cast<long double>(price.raw()) / 1e8L;
        RC_ASSERT(std::fabs(static_cast<long double>(product.raw()) - expected) <= 50.001L);
    }));
}

void FixedTest::sharesSumAndKeepTheSignOfTheTotal()
{
    QVERIFY(rc::check([] {
        const Amount total = Amount::fromRaw(*rc::gen::arbitrary<qint64>());
        const auto weights = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<qint64>>(rc::gen::inRange<qint64>(0, 1'000'000'000)));
        const int digits = *rc::gen::inRange(0, 5);
        const QList<qint64> list(weights.begin(), weights.end());
        const QList<Amount> parts = split(total, list, digits);
        RC_ASSERT(parts.size() == list.size());
        const Amount sum = std::accumulate(parts.begin(), parts.end(), Amount());
        RC_ASSERT(sum == total);
        const qint64 weightSum = std::accumulate(list.begin(), list.end(), qint64(0));
        for (qsizetype i = 0; i < parts.size(); ++i) {
            RC_ASSERT(parts[i].sign() * total.sign() >= 0);
            if (weightSum > 0 && list[i] == 0) {
                RC_ASSERT(parts[i].isZero());
            }
        }
    }));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::FixedTest)
#include "fixed_test.moc"
