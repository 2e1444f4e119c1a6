#include "common/rules/moving_average.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace kontor::rules {
namespace {

Quantity quantity(const char *text)
{
    return Quantity::fromString(QString::fromLatin1(text)).value();
}
Amount amount(const char *text)
{
    return Amount::fromString(QString::fromLatin1(text)).value();
}
StockValue stock(const char *onHand, const char *value)
{
    return {quantity(onHand), amount(value)};
}

} // namespace

class MovingAverageTest : public QObject
{
    Q_OBJECT

private slots:
    /// A textbook example of 移动加权平均, in tons and 万元.
    void followsTheTextbook()
    {
        StockValue tons = stock("50", "400");
        tons = receive(tons, quantity("50"), amount("300")).value();
        const Issue first = issue(tons, quantity("40"), 2).value();
        QCOMPARE(first.cost, amount("280"));
        tons = receive(first.after, quantity("40"), amount("360")).value();
        const Issue second = issue(tons, quantity("50"), 2).value();
        QCOMPARE(second.cost, amount("390"));
        QCOMPARE(second.after, stock("50", "390"));
    }

    /// The moving averages of the stock queue tests of Frappe Books.
    void averagesReceipts()
    {
        StockValue there = receive({}, quantity("4"), amount("400")).value();
        QCOMPARE(averageCost(there).toString(), u"100"_s);
        there = receive(there, quantity("8"), amount("1600")).value();
        QCOMPARE(averageCost(there).toString(), u"166.666667"_s);
        there = receive(there, quantity("3"), amount("900")).value();
        QCOMPARE(averageCost(there).toString(), u"193.333333"_s);
        QCOMPARE(issue(there, quantity("3"), 2).value().cost, amount("580"));
    }

    /// Dolibarr#2864: 20 at 9 and 10 at 7 average 8.333333.
    void keepsTheValueNotTheAverage()
    {
        StockValue there = receive({}, quantity("20"), amount("180")).value();
        there = receive(there, quantity("10"), amount("70")).value();
        QCOMPARE(averageCost(there).toString(), u"8.333333"_s);
        const Issue first = issue(there, quantity("10"), 2).value();
        const Issue second = issue(first.after, quantity("10"), 2).value();
        const Issue last = issue(second.after, quantity("10"), 2).value();
        QCOMPARE(first.cost, amount("83.33"));
        QCOMPARE(second.cost, amount("83.34"));
        QCOMPARE(last.cost, amount("83.33"));
        QCOMPARE(last.after, StockValue());
    }

    void refusesWhatIsNotThere()
    {
        const Error error = issue(stock("2", "10"), quantity("2.5"), 2).error();
        QCOMPARE(error.code, u"stock_insufficient"_s);
        QCOMPARE(error.args.value(u"available"_s).toString(), u"2"_s);
        QCOMPARE(error.args.value(u"wanted"_s).toString(), u"2.5"_s);
        QCOMPARE(issue(stock("2", "10"), quantity("0"), 2).error().code,
                 u"quantity_not_positive"_s);
        QCOMPARE(receive({}, quantity("-1"), amount("1")).error().code, u"quantity_not_positive"_s);
        QCOMPARE(receive({}, quantity("1"), amount("-1")).error().code, u"value_negative"_s);
    }

    /// metasfresh, receipt_and_ship: 10 received at 10, 7 gone, billed at 13: of the difference of
    /// 30, 9 stay in stock and 21 belong to what was sold.
    void sharesAPriceDifference()
    {
        QCOMPARE(differenceInStock(amount("30"), {}, 2).value(), amount("30"));
        QCOMPARE(differenceInStock(amount("30"), {{quantity("7"), quantity("10")}}, 2).value(),
                 amount("9"));
        QCOMPARE(differenceInStock(amount("30"), {{quantity("10"), quantity("10")}}, 2).value(),
                 amount("0"));
    }

    /// odoo#187169: 100 at 5 and 15 at 2000, 10 issued, then the bill says 5: 105 worth 525 remain.
    void repairsAWrongReceipt()
    {
        StockValue there = receive({}, quantity("100"), amount("500")).value();
        there = receive(there, quantity("15"), amount("30000")).value();
        const Issue sold = issue(there, quantity("10"), 2).value();
        const Amount difference = amount("75") - amount("30000");
        const Amount inStock =
            differenceInStock(difference, {{quantity("10"), quantity("115")}}, 2).value();
        QCOMPARE(sold.after.value + inStock, amount("525"));
        QCOMPARE(sold.cost + (difference - inStock), amount("50"));
    }

    void valueFollowsQuantityToZero()
    {
        QVERIFY(rc::check([] {
            StockValue there;
            Amount received;
            Amount issued;
            const int steps = *rc::gen::inRange(1, 30);
            for (int i = 0; i < steps; ++i) {
                const Quantity some = Quantity::fromRaw(*rc::gen::inRange<qint64>(1, 50'000'000));
                if (*rc::gen::arbitrary<bool>()) {
                    const Amount value =
                        Amount::fromRaw(100 * *rc::gen::inRange<qint64>(0, 10'000'000));
                    there = receive(there, some, value).value();
                    received += value;
                } else if (some <= there.quantity) {
                    const Issue gone = issue(there, some, 2).value();
                    RC_ASSERT(roundTo(gone.cost, 2) == gone.cost);
                    issued += gone.cost;
                    there = gone.after;
                }
                RC_ASSERT(!there.value.isNegative());
                RC_ASSERT(there.value == received - issued);
            }
            if (there.quantity.isPositive()) {
                const Issue rest = issue(there, there.quantity, 2).value();
                RC_ASSERT(rest.after == StockValue());
                RC_ASSERT(issued + rest.cost == received);
            }
        }));
    }
};

} // namespace kontor::rules

QTEST_APPLESS_MAIN(kontor::rules::MovingAverageTest)
#include "moving_average_test.moc"
