#include "common/store/store.h"
#include "tests/support/fresh_database.h"
#include "tests/support/trade_entities.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// Statements whose result nobody needs: they may travel with a later one, and nobody must notice.
class LaterTest : public QObject
{
    Q_OBJECT

private slots:
    void theyAreThereForTheNextStatement_data() { FreshDatabases::addRows(); }
    void theyAreThereForTheNextStatement();
    void theyAreThereAfterTheCommit_data() { FreshDatabases::addRows(); }
    void theyAreThereAfterTheCommit();
    void whatTheDatabaseRefusesFailsTheTransaction_data() { FreshDatabases::addRows(); }
    void whatTheDatabaseRefusesFailsTheTransaction();
    void whatIsGivenUpLeavesNothing_data() { FreshDatabases::addRows(); }
    void whatIsGivenUpLeavesNothing();
    void anAttemptTakesItsOwnWithItOnly_data() { FreshDatabases::addRows(); }
    void anAttemptTakesItsOwnWithItOnly();
    void aRefusalWithinAnAttemptLeavesTheRestUsable_data() { FreshDatabases::addRows(); }
    void aRefusalWithinAnAttemptLeavesTheRestUsable();

private:
    /// One connection, so that what one transaction leaves behind would meet the next.
    std::unique_ptr<Store> open(DatabaseKind kind)
    {
        StoreOptions options;
        options.url = m_databases.url(kind);
        options.entities = tradeEntities();
        options.bookkeeping = {
            u"CREATE TABLE IF NOT EXISTS note (number {bigint} NOT NULL PRIMARY KEY,"
            " text {text} NOT NULL)"_s};
        options.connections = 1;
        return Store::open(options, m_clock).value_or(nullptr);
    }
    static Result<void> noteLater(Tx &tx, int number)
    {
        return tx.insertRowsLater(u"note"_s, {u"number"_s, u"text"_s},
                                  {{Value(qint64{number}), Value(u"note %1"_s.arg(number))}});
    }
    static Result<void> renameLater(Tx &tx, int number, const Value &text)
    {
        return tx.executeLater(u"UPDATE note SET text = ? WHERE number = ?"_s,
                               {text, Value(qint64{number})});
    }
    static Result<QStringList> notes(Tx &tx)
    {
        return tx.rows(u"SELECT text FROM note ORDER BY number"_s, {}, {FieldType::Text})
            .map([](const Rows &rows) {
                QStringList texts;
                for (const QList<Value> &row : rows) {
                    texts.append(row.first().toText());
                }
                return texts;
            });
    }
    static QStringList stored(Store &store)
    {
        return store.read<QStringList>(&notes).value_or(QStringList{u"cannot be read"_s});
    }

    FreshDatabases m_databases;
    FixedClock m_clock{1'700'000'000'000};
};

void LaterTest::theyAreThereForTheNextStatement()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const auto seen = store->write<QStringList>(QUuid(), [](Tx &tx) -> Result<QStringList> {
        TRY(noteLater(tx, 1));
        TRY(renameLater(tx, 1, Value(u"renamed"_s)));
        TRY(noteLater(tx, 2));
        return notes(tx);
    });
    QVERIFY(seen);
    QCOMPARE(*seen, QStringList({u"renamed"_s, u"note 2"_s}));
    QCOMPARE(stored(*store), *seen);
}

void LaterTest::theyAreThereAfterTheCommit()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    // More rows than one statement takes.
    QVERIFY(store->write<void>(QUuid(), [](Tx &tx) -> Result<void> {
        for (int number = 1; number <= 100; ++number) {
            TRY(noteLater(tx, number));
        }
        return {};
    }));
    QCOMPARE(stored(*store).size(), 100);
    QCOMPARE(stored(*store).last(), u"note 100"_s);
}

void LaterTest::whatTheDatabaseRefusesFailsTheTransaction()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    QVERIFY(store->write<void>(QUuid(), [](Tx &tx) { return noteLater(tx, 1); }));
    const auto twice = store->write<void>(QUuid(), [](Tx &tx) -> Result<void> {
        TRY(noteLater(tx, 2));
        TRY(noteLater(tx, 1));
        return noteLater(tx, 3);
    });
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, u"duplicate_key"_s);
    QCOMPARE(stored(*store), QStringList({u"note 1"_s}));
    // The connection takes the next transaction as if nothing had been.
    QVERIFY(store->write<void>(QUuid(), [](Tx &tx) { return noteLater(tx, 4); }));
    QCOMPARE(stored(*store), QStringList({u"note 1"_s, u"note 4"_s}));
}

void LaterTest::whatIsGivenUpLeavesNothing()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    QVERIFY(!store->write<void>(QUuid(), [](Tx &tx) -> Result<void> {
        TRY(noteLater(tx, 1));
        return fail("given_up");
    }));
    QCOMPARE(stored(*store), QStringList());
    QVERIFY(store->write<void>(QUuid(), [](Tx &tx) { return noteLater(tx, 2); }));
    QCOMPARE(stored(*store), QStringList({u"note 2"_s}));
}

void LaterTest::anAttemptTakesItsOwnWithItOnly()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    QVERIFY(store->write<void>(QUuid(), [](Tx &tx) -> Result<void> {
        TRY(noteLater(tx, 1));
        const Result<void> failed = tx.attempt([&tx]() -> Result<void> {
            TRY(noteLater(tx, 2));
            return fail("given_up");
        });
        TRY(require(!failed && failed.error().code == "given_up"_L1, "attempt_succeeded"));
        TRY(tx.attempt([&tx] { return noteLater(tx, 3); }));
        return noteLater(tx, 4);
    }));
    QCOMPARE(stored(*store), QStringList({u"note 1"_s, u"note 3"_s, u"note 4"_s}));
}

void LaterTest::aRefusalWithinAnAttemptLeavesTheRestUsable()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    QVERIFY(store->write<void>(QUuid(), [](Tx &tx) -> Result<void> {
        TRY(noteLater(tx, 1));
        const auto refused = tx.attempt([&tx]() -> Result<QStringList> {
            TRY(renameLater(tx, 1, Value())); // NOT NULL
            return notes(tx);                 // fails in its place, or was not come to
        });
        TRY(require(!refused, "attempt_succeeded"));
        return noteLater(tx, 2);
    }));
    QCOMPARE(stored(*store), QStringList({u"note 1"_s, u"note 2"_s}));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::LaterTest)
#include "later_test.moc"
