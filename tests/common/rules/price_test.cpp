#include "common/rules/price.h"
#include "common/rules/unit_ratio.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::rules {
namespace {

Quantity quantity(const char *text)
{
    return Quantity::fromString(QString::fromLatin1(text)).value();
}
Rate rate(const char *text)
{
    return Rate::fromString(QString::fromLatin1(text)).value();
}
QDate day(const char *text)
{
    return QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
}

/// A standing price, a quantity break, and a promotion in May.
const QList<ListPrice> agreed = {
    {quantity("0"), rate("9.50"), {}, {}},
    {quantity("100"), rate("8.00"), {}, {}},
    {quantity("0"), rate("9.00"), day("2026-05-01"), day("2026-05-31")},
};

} // namespace

class PriceTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesInOneOrder_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("on");
        QTest::addColumn<QString>("price");

        QTest::newRow("standing price") << u"1"_s << u"2026-04-30"_s << u"9.5"_s;
        QTest::newRow("promotion's first day") << u"1"_s << u"2026-05-01"_s << u"9"_s;
        QTest::newRow("promotion's last day") << u"99.99"_s << u"2026-05-31"_s << u"9"_s;
        QTest::newRow("after the promotion") << u"1"_s << u"2026-06-01"_s << u"9.5"_s;
        QTest::newRow("quantity break") << u"100"_s << u"2026-04-30"_s << u"8"_s;
        QTest::newRow("a break beats a promotion") << u"100"_s << u"2026-05-10"_s << u"8"_s;
    }

    void choosesInOneOrder()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, on);
        const ChosenPrice chosen = choosePrice(agreed, Quantity::fromString(wanted).value(),
                                               QDate::fromString(on, Qt::ISODate), rate("10"));
        QTEST(chosen.price.toString(), "price");
        QCOMPARE(chosen.source, ChosenPrice::Source::PriceList);
    }

    void fallsBackToTheProduct()
    {
        const ChosenPrice none = choosePrice({}, quantity("1"), day("2026-05-01"), rate("10"));
        QCOMPARE(none.price, rate("10"));
        QCOMPARE(none.source, ChosenPrice::Source::Product);
        // A list that names the product only from 100 on says nothing about 99.
        const QList<ListPrice> breakOnly = {agreed.at(1)};
        QCOMPARE(choosePrice(breakOnly, quantity("99"), day("2026-05-01"), rate("10")).price,
                 rate("10"));
    }

    void orderOfTheListDoesNotMatter()
    {
        QVERIFY(rc::check([] {
            QList<ListPrice> prices;
            const int count = *rc::gen::inRange(1, 8);
            for (int i = 0; i < count; ++i) {
                const int start = *rc::gen::inRange(0, 5);
                prices.append({Quantity::fromInteger(*rc::gen::inRange(0, 3)),
                               Rate::fromInteger(*rc::gen::inRange(1, 5)),
                               start == 0 ? QDate() : day("2026-01-01").addDays(start),
                               *rc::gen::arbitrary<bool>() ? QDate() : day("2026-01-04")});
            }
            const Quantity wanted = Quantity::fromInteger(*rc::gen::inRange(0, 3));
            const QDate on = day("2026-01-03");
            const ChosenPrice chosen = choosePrice(prices, wanted, on, rate("99"));
            std::reverse(prices.begin(), prices.end());
            RC_ASSERT(chosen == choosePrice(prices, wanted, on, rate("99")));
        }));
    }

    void convertsUnitsExactly()
    {
        // erpnext#57674: 2138.484 lb are 970.000 kg; #52650: a box of 9 sold by the piece.
        const UnitRatio pound{453592292, 1000000000};
        QCOMPARE(toStockUnit(quantity("2138.484"), pound, 3).value(), quantity("970"));
        const UnitRatio box{9, 1};
        QCOMPARE(toStockUnit(quantity("1"), box, 0).value(), quantity("9"));
        QCOMPARE(unitPrice(rate("1.5"), box).value(), rate("13.5"));
        QCOMPARE(unitPrice(rate("13.5"), UnitRatio{1, 9}).value(), rate("1.5"));
        QCOMPARE(toStockUnit(quantity("1"), UnitRatio{0, 1}, 0).error().code,
                 u"unit_ratio_invalid"_s);
        QCOMPARE(unitPrice(rate("1"), UnitRatio{1, -1}).error().code, u"unit_ratio_invalid"_s);
    }

    void knowsHowFineAUnitIs()
    {
        QVERIFY(fitsDigits(quantity("3"), 0));
        QVERIFY(!fitsDigits(quantity("3.5"), 0));
        QVERIFY(fitsDigits(quantity("3.125"), 3));
    }
};

} // namespace kontor::rules

QTEST_APPLESS_MAIN(kontor::rules::PriceTest)
#include "price_test.moc"
