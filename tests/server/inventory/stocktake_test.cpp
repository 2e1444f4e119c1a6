#include "common/entities/inventory/stock_move.h"
#include "common/entities/inventory/stocktake.h"
#include "tests/support/trade.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

class StocktakeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_tea = addGoods(*m_office, "TEA");
        m_cup = addGoods(*m_office, "CUP");
        receive(*m_office, addSupplier(*m_office), {bought(m_tea, "10", "6")});
    }
    void cleanup() { m_office.reset(); }

    void booksGainAndLoss()
    {
        Stocktake count = counted({{m_tea, "8", "0"}, {m_cup, "4", "2.5"}});
        count = must(m_office->call(m_office->admin(), "post", count.id));
        QVERIFY(count.number.startsWith(u"S-2026-"_s));
        QCOMPARE(count.lines.at(0).booked, quantity("10"));
        QCOMPARE(count.lines.at(0).difference, quantity("-2"));
        QCOMPARE(count.lines.at(0).value, amount("-12"));
        QCOMPARE(count.lines.at(1).value, amount("10"));
        QCOMPARE(levelOf(*m_office, m_tea).value, amount("48"));
        QCOMPARE(levelOf(*m_office, m_cup).onHand, quantity("4"));
        QCOMPARE(balanceOf(*m_office, AccountRole::Inventory), amount("58"));
        QCOMPARE(findings(*m_office), QStringList());
        QCOMPARE(m_office->call(m_office->admin(), "post", count.id).error().code,
                 u"state_forbids"_s);
        count.lines[0].counted = quantity("9");
        QCOMPARE(m_office->update(m_office->admin(), count).error().code, u"document_is_posted"_s);
    }

    void moreOfTheSameIsWorthTheAverage()
    {
        const Stocktake count = counted({{m_tea, "12", "99"}});
        must(m_office->call(m_office->admin(), "post", count.id));
        QCOMPARE(levelOf(*m_office, m_tea).value, amount("72"));
    }

    void countingToZeroLeavesNoValue()
    {
        const Stocktake count = counted({{m_tea, "0", "0"}});
        must(m_office->call(m_office->admin(), "post", count.id));
        QCOMPARE(levelOf(*m_office, m_tea).value, Amount());
        QCOMPARE(findings(*m_office), QStringList());
    }

    void whatAgreesPostsNothing()
    {
        const qsizetype before = m_office->all<StockMove>().size();
        const Stocktake count = counted({{m_tea, "10", "0"}});
        must(m_office->call(m_office->admin(), "post", count.id));
        QCOMPARE(m_office->all<StockMove>().size(), before);
    }

    void refusesWhatNoCountCanBe()
    {
        const auto refused = [&](const QList<Row> &rows) {
            return m_office->create(m_office->admin(), stocktake(rows)).error().code;
        };
        QCOMPARE(refused({{m_tea, "-1", "0"}}), u"quantity_negative"_s);
        QCOMPARE(refused({{m_tea, "1", "0"}, {m_tea, "1", "0"}}), u"product_counted_twice"_s);
        QCOMPARE(refused({{addService(*m_office, "REPAIR"), "1", "0"}}), u"product_has_no_stock"_s);
        const Stocktake empty = counted({});
        QCOMPARE(m_office->call(m_office->admin(), "post", empty.id).error().code,
                 u"document_has_no_lines"_s);
    }

private:
    struct Row {
        Product product;
        const char *counted;
        const char *unitCost;
    };

    Stocktake stocktake(const QList<Row> &rows)
    {
        Stocktake count;
        count.warehouse = mainWarehouse(*m_office);
        for (const Row &row : rows) {
            StocktakeLine line;
            line.product = row.product.id;
            line.counted = quantity(row.counted);
            line.unitCost = rate(row.unitCost);
            count.lines.append(line);
        }
        return count;
    }

    Stocktake counted(const QList<Row> &rows)
    {
        return must(m_office->create(m_office->admin(), stocktake(rows)));
    }

    std::unique_ptr<Office> m_office;
    Product m_tea;
    Product m_cup;
};

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::StocktakeTest)
#include "stocktake_test.moc"
