#include "common/entities/inventory/stock_move.h"
#include "server/inventory/inventory.h"
#include "tests/support/trade.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;

namespace kontor::test {

using inventory::MoveSource;
using inventory::StockBook;
using inventory::StockKey;

class StockBookTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_tea = addGoods(*m_office, "TEA");
        m_key = {m_tea.id, mainWarehouse(*m_office)};
    }
    void cleanup() { m_office.reset(); }

    void writesLevelsAndMovements()
    {
        must(work([&](Tx &tx, StockBook &book) -> Result<void> {
            TRY(book.receive(m_key, quantity("10"), amount("100"), {}));
            TRY_ASSIGN(const Amount cost, book.issue(m_key, quantity("7"), {}));
            book.reserve(m_key, quantity("2"));
            book.expect(m_key, quantity("5"));
            TRY(require(cost == amount("70"), "wrong_cost"));
            return book.write(tx, source());
        }));
        const StockLevel level = levelOf(*m_office, m_tea);
        QCOMPARE(level.onHand, quantity("3"));
        QCOMPARE(level.value, amount("30"));
        QCOMPARE(level.reserved, quantity("2"));
        QCOMPARE(level.incoming, quantity("5"));
        const QList<StockMove> moves = m_office->all<StockMove>({}, {{u"sequence"_s, false}});
        QCOMPARE(moves.size(), 2);
        QCOMPARE(moves.at(0).unitCost, rate("10"));
        QCOMPARE(moves.at(1).quantity, quantity("-7"));
        QCOMPARE(moves.at(1).value, amount("-70"));
        QCOMPARE(moves.at(1).onHandAfter, quantity("3"));
        QCOMPARE(moves.at(1).sourceNumber, u"DN-1"_s);
    }

    void refusesToGoBelowNothing()
    {
        const Result<void> refused = work([&](Tx &tx, StockBook &book) -> Result<void> {
            TRY(book.receive(m_key, quantity("2"), amount("20"), {}));
            TRY(book.issue(m_key, quantity("3"), {}));
            return book.write(tx, source());
        });
        QCOMPARE(refused.error().code, u"stock_insufficient"_s);
        QCOMPARE(refused.error().args.value(u"product"_s).toString(), u"TEA"_s);
        QCOMPARE(refused.error().args.value(u"available"_s).toString(), u"2"_s);
        QCOMPARE(refused.error().args.value(u"wanted"_s).toString(), u"3"_s);
        QVERIFY(m_office->all<StockMove>().isEmpty());
    }

    void valueOfNothingIsNeverChanged()
    {
        must(work([&](Tx &tx, StockBook &book) -> Result<void> {
            TRY(require(book.revalue(m_key, amount("5"), {}).isZero(), "empty_was_revalued"));
            TRY(book.receive(m_key, quantity("1"), amount("10"), {}));
            TRY(require(book.revalue(m_key, amount("-12"), {}) == amount("-10"), "below_zero"));
            return book.write(tx, source());
        }));
        QCOMPARE(levelOf(*m_office, m_tea).value, Amount());
    }

    /// Many commands at once make the same missing level and move the same two products in either
    /// order; none gets lost, none waits for another for ever.
    void standsManyAtOnce()
    {
        const Product cup = addGoods(*m_office, "CUP");
        const StockKey other{cup.id, m_key.warehouse};
        constexpr int writers = 4;
        std::vector<std::thread> threads;
        threads.reserve(writers);
        std::atomic<int> failed = 0;
        for (int t = 0; t < writers; ++t) {
            threads.emplace_back([&, t] {
                const QList<StockKey> keys =
                    t % 2 == 0 ? QList<StockKey>{m_key, other} : QList<StockKey>{other, m_key};
                for (int i = 0; i < 5; ++i) {
                    const Result<void> done = m_office->write([&](Tx &tx) -> Result<void> {
                        TRY_ASSIGN(StockBook book, StockBook::open(tx, keys));
                        for (const StockKey &key : keys) {
                            TRY(book.receive(key, quantity("1"), amount("2"), {}));
                        }
                        return book.write(tx, source());
                    });
                    failed += done ? 0 : 1;
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        QCOMPARE(failed.load(), 0);
        QCOMPARE(levelOf(*m_office, m_tea).onHand, quantity("20"));
        QCOMPARE(levelOf(*m_office, cup).value, amount("40"));
        QCOMPARE(levelOf(*m_office, cup).moves, 20);
    }

private:
    MoveSource source() const
    {
        return {u"delivery"_s, QUuid(), u"DN-1"_s, m_office->clock().today()};
    }

    Result<void> work(const std::function<Result<void>(Tx &, StockBook &)> &rule)
    {
        return m_office->write([&](Tx &tx) -> Result<void> {
            TRY_ASSIGN(StockBook book, StockBook::open(tx, {m_key}));
            return rule(tx, book);
        });
    }

    std::unique_ptr<Office> m_office;
    Product m_tea;
    StockKey m_key;
};

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::StockBookTest)
#include "stock_book_test.moc"
