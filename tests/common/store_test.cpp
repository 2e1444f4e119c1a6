#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/store/sealed_vfs.h"
#include "common/store/store.h"
#include "tests/support/fresh_database.h"
#include "tests/support/office.h"
#include "tests/support/trade_entities.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

const QUuid tester = QUuid::fromString("0190a000-0000-7000-8000-0000000000aa"_L1);
constexpr Instant start = 1'700'000'000'000;

Client clientNamed(const QString &name)
{
    Client client;
    client.name = name;
    return client;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeComesBackAsItWasSaved_data() { addStores(); }
    void everyTypeComesBackAsItWasSaved();
    void emptyAndBlankValuesStayApart_data() { addStores(); }
    void emptyAndBlankValuesStayApart();
    void linesAreSavedByTheirIds_data() { addStores(); }
    void linesAreSavedByTheirIds();
    void aStaleVersionIsRefused_data() { addStores(); }
    void aStaleVersionIsRefused();
    void aTakenValueNamesItsField_data() { addStores(); }
    void aTakenValueNamesItsField();
    void changesTellBeforeAndAfter_data() { addStores(); }
    void changesTellBeforeAndAfter();
    void whatFailsLeavesNothing_data() { addStores(); }
    void whatFailsLeavesNothing();
    void aFailedAttemptUndoesOnlyItself_data() { addStores(); }
    void aFailedAttemptUndoesOnlyItself();
    void copiesAreStoredAsTheyAre_data() { addStores(); }
    void copiesAreStoredAsTheyAre();
    void copiesBeginWithWhatTheirUpkeepNeeds();
    void copiesMayShareUniqueValuesForAMoment();
    void modulesKeepBooksInTablesOfTheirOwn_data() { addStores(); }
    void modulesKeepBooksInTablesOfTheirOwn();

private:
    /// Both databases, and SQLite as a desktop keeps it.
    static void addStores()
    {
        QTest::addColumn<DatabaseKind>("kind");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("sqlite") << DatabaseKind::Sqlite << QByteArray();
        QTest::newRow("sealed") << DatabaseKind::Sqlite << QByteArray(SealedVfs::keyBytes, 'k');
        QTest::newRow("postgres") << DatabaseKind::Postgres << QByteArray();
    }
    std::unique_ptr<Store> open(DatabaseKind kind, const QStringList &bookkeeping = {})
    {
        StoreOptions options;
        options.url = m_databases.url(kind);
        options.entities = tradeEntities();
        options.bookkeeping = bookkeeping;
        QFETCH(QByteArray, key);
        options.key = key;
        auto store = Store::open(options, m_clock);
        if (!store) {
            qWarning() << store.error().code << store.error().args;
            return nullptr;
        }
        return std::move(*store);
    }

    template <class T>
    T written(Store &store, const std::function<Result<T>(Tx &)> &work)
    {
        auto result = store.write<T>(tester, work);
        if (!result) {
            qWarning() << result.error().code << result.error().field << result.error().args;
            QTest::qFail("the work failed", __FILE__, __LINE__);
            return T{};
        }
        return *result;
    }

    FreshDatabases m_databases;
    FixedClock m_clock{start};
};

void StoreTest::everyTypeComesBackAsItWasSaved()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Client client = clientNamed(u"北京 “Tea\\Co”; DROP TABLE client --\n'é' 😀"_s);
    client.code = u"?:name$1"_s;
    client.region = Id<Region>::create();
    client.grade = Grade::Lead;
    client.limit = Amount::min();
    client.visits = std::numeric_limits<qint64>::max();
    client.active = true;
    client.since = QDate(2024, 2, 29);
    client.seenAt = start + 1;
    client.picture = QByteArray("\0\xff'\\x", 5);
    const auto saved = written<Record>(*store, [&](Tx &tx) -> Result<Record> {
        TRY(tx.insert(client));
        return tx.changes().first().after;
    });
    QCOMPARE(client.version, 1);
    QCOMPARE(saved.createdAt, start);
    QCOMPARE(saved.changedAt, start);
    QCOMPARE(saved.createdBy, tester);
    QCOMPARE(saved.changedBy, tester);
    QVERIFY(!saved.archived);
    const auto read =
        store->read<Record>([&](Tx &tx) { return tx.get(Client::entity, client.id.uuid()); });
    QVERIFY(read);
    QCOMPARE(*read, saved);
    QCOMPARE(*read, [&] {
        Record expected = toRecord(client);
        expected.createdAt = expected.changedAt = start;
        expected.createdBy = expected.changedBy = tester;
        return expected;
    }());
}

void StoreTest::emptyAndBlankValuesStayApart()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Record nothing(Client::entity);
    nothing.values.fill(Value());
    Record blank(Client::entity);
    blank.set("name", Value(QString()));
    blank.set("picture", Value(QByteArray()));
    blank.set("limit", Value(0));
    const auto read = store->write<QList<Record>>(tester, [&](Tx &tx) -> Result<QList<Record>> {
        TRY(tx.insert(nothing));
        TRY(tx.insert(blank));
        TRY_ASSIGN(const Record first, tx.get(Client::entity, nothing.id));
        TRY_ASSIGN(const Record second, tx.get(Client::entity, blank.id));
        return QList<Record>{first, second};
    });
    QVERIFY(read);
    QCOMPARE(read->at(0), nothing);
    QCOMPARE(read->at(1), blank);
    QVERIFY(read->at(0).value("name").isEmpty());
    QVERIFY(!read->at(1).value("name").isEmpty());
}

void StoreTest::linesAreSavedByTheirIds()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Deal deal;
    for (int i = 0; i < 100; ++i) {
        deal.lines.append({{}, u"line %1"_s.arg(i), Quantity::fromInteger(i), Rate()});
    }
    deal = written<Deal>(*store, [&](Tx &tx) -> Result<Deal> {
        TRY(tx.insert(deal));
        return tx.get(deal.id);
    });
    QCOMPARE(deal.lines.size(), 100);
    QCOMPARE(deal.lines.at(99).what, u"line 99"_s);
    const QUuid kept = deal.lines.at(1).lineId;
    const QUuid last = deal.lines.at(99).lineId;
    QVERIFY(!kept.isNull());

    deal.lines = {deal.lines.at(99), {{}, u"new"_s, Quantity(), Rate()}, deal.lines.at(1)};
    deal.lines.last().what = u"changed"_s;
    const Deal read = written<Deal>(*store, [&](Tx &tx) -> Result<Deal> {
        TRY(tx.update(deal));
        return tx.get(deal.id);
    });
    QCOMPARE(read.version, 2);
    QCOMPARE(read.lines.size(), 3);
    QCOMPARE(read.lines.at(0).lineId, last);
    QCOMPARE(read.lines.at(1).what, u"new"_s);
    QCOMPARE(read.lines.at(2).lineId, kept);
    QCOMPARE(read.lines.at(2).what, u"changed"_s);

    const auto rows = written<qint64>(*store, [&](Tx &tx) -> Result<qint64> {
        TRY(tx.remove(deal.id));
        TRY_ASSIGN(const Rows counted,
                   tx.rows(u"SELECT COUNT(*) FROM deal_line"_s, {}, {FieldType::Integer}));
        return counted.first().first().toInt();
    });
    QCOMPARE(rows, 0);
}

void StoreTest::aStaleVersionIsRefused()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Client client = clientNamed(u"one"_s);
    written<bool>(*store, [&](Tx &tx) -> Result<bool> {
        TRY(tx.insert(client));
        return true;
    });
    Client other = client;
    const auto change = [&store](Client &changed) {
        return store->write<bool>(tester, [&changed](Tx &tx) -> Result<bool> {
            TRY(tx.update(changed));
            return true;
        });
    };
    m_clock.advance(1000);
    QVERIFY(change(client));
    QCOMPARE(client.version, 2);
    const auto stale = change(other);
    QVERIFY(!stale);
    QCOMPARE(stale.error().code, u"version_stale"_s);

    Client unknown = clientNamed(u"nobody"_s);
    unknown.id = Id<Client>::create();
    QCOMPARE(change(unknown).error().code, u"record_not_found"_s);
    const auto read =
        store->read<Record>([&](Tx &tx) { return tx.get(Client::entity, client.id.uuid()); });
    QCOMPARE(read->changedAt, read->createdAt + 1000);
}

void StoreTest::aTakenValueNamesItsField()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Client first = clientNamed(u"first"_s);
    first.code = u"C1"_s;
    Client second = clientNamed(u"second"_s);
    Client third = clientNamed(u"third"_s);
    const auto insert = [&store](Client &client) {
        return store->write<bool>(tester, [&client](Tx &tx) -> Result<bool> {
            TRY(tx.insert(client));
            return true;
        });
    };
    QVERIFY(insert(first));
    QVERIFY(insert(second)); // blank codes do not count
    QVERIFY(insert(third));
    Client again = clientNamed(u"again"_s);
    again.code = u"C1"_s;
    auto refused = insert(again);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"value_not_unique"_s);
    QCOMPARE(refused.error().field, u"code"_s);

    refused = store->write<bool>(tester, [&](Tx &tx) -> Result<bool> {
        second.code = u"C1"_s;
        TRY(tx.update(second));
        return true;
    });
    QCOMPARE(refused.error().code, u"value_not_unique"_s);
    QCOMPARE(refused.error().field, u"code"_s);

    Client twin = clientNamed(u"twin"_s);
    twin.id = first.id;
    QCOMPARE(insert(twin).error().code, u"record_exists"_s);
}

void StoreTest::changesTellBeforeAndAfter()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const auto changes = written<QList<Change>>(*store, [&](Tx &tx) -> Result<QList<Change>> {
        Client client = clientNamed(u"before"_s);
        TRY(tx.insert(client));
        client.name = u"after"_s;
        TRY(tx.update(client));
        TRY(tx.remove(client.id));
        TRY_ASSIGN(const auto gone, tx.find(Client::entity, client.id.uuid()));
        TRY(require(!gone, "still_there"));
        return tx.changes();
    });
    QCOMPARE(changes.size(), 3);
    using Operation = Change::Operation;
    QCOMPARE(changes.at(0).operation, Operation::Create);
    QCOMPARE(changes.at(0).before.entity, nullptr);
    QCOMPARE(changes.at(1).operation, Operation::Update);
    QCOMPARE(changes.at(1).before, changes.at(0).after);
    QCOMPARE(changes.at(1).before.title(), u"before"_s);
    QCOMPARE(changes.at(1).after.title(), u"after"_s);
    QCOMPARE(changes.at(2).operation, Operation::Delete);
    QCOMPARE(changes.at(2).before, changes.at(1).after);
    QCOMPARE(changes.at(2).after.entity, nullptr);
}

void StoreTest::whatFailsLeavesNothing()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Client client = clientNamed(u"gone"_s);
    const auto refused = store->write<bool>(tester, [&](Tx &tx) -> Result<bool> {
        TRY(tx.insert(client));
        return fail("not_today");
    });
    QCOMPARE(refused.error().code, u"not_today"_s);
    // An error that a rule swallows must not commit half of its work either.
    Client taken = client;
    const auto swallowed = store->write<bool>(tester, [&](Tx &tx) -> Result<bool> {
        TRY(tx.insert(client));
        return tx.insert(taken).has_value();
    });
    QVERIFY(!swallowed);
    const auto count = store->read<Totals>([](Tx &tx) {
        Query query;
        query.entity = &Client::entity;
        return tx.totals(query, {});
    });
    QCOMPARE(count->count, 0);
}

void StoreTest::aFailedAttemptUndoesOnlyItself()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Client kept = clientNamed(u"kept"_s);
    kept.code = u"K"_s;
    const auto changes = written<QList<Change>>(*store, [&](Tx &tx) -> Result<QList<Change>> {
        TRY(tx.insert(kept));
        const Result<void> outcome = tx.attempt([&]() -> Result<void> {
            Client inner = clientNamed(u"inner"_s);
            TRY(tx.insert(inner));
            kept.name = u"renamed"_s;
            TRY(tx.update(kept));
            const Result<void> deeper = tx.attempt([&]() -> Result<void> {
                Client same = clientNamed(u"same"_s);
                same.code = u"K"_s;
                return tx.insert(same);
            });
            TRY(require(deeper.error().code == "value_not_unique"_L1, "unexpected"));
            return fail("changed_my_mind");
        });
        TRY(require(outcome.error().code == "changed_my_mind"_L1, "unexpected"));
        TRY_ASSIGN(kept, tx.get(kept.id));
        kept.code = u"L"_s;
        TRY(tx.update(kept));
        return tx.changes();
    });
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(1).before.title(), u"kept"_s);
    QCOMPARE(kept.name, u"kept"_s);
    QCOMPARE(kept.version, 2);
    const auto all = store->read<QList<Client>>([](Tx &tx) { return tx.select<Client>({}); });
    QCOMPARE(all->size(), 1);
}

void StoreTest::copiesAreStoredAsTheyAre()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    QList<Record> copies;
    for (int i = 0; i < 150; ++i) {
        Deal deal;
        deal.id = Id<Deal>::create();
        deal.version = 41;
        deal.number = u"D%1"_s.arg(i);
        deal.lines.append({{}, u"thing"_s, Quantity::fromInteger(i), Rate()});
        Record record = toRecord(deal);
        record.createdAt = 1;
        record.changedAt = 2;
        record.changedBy = tester;
        record.archived = i % 2 == 0;
        copies.append(record);
    }
    // Two versions of one record in one batch: the last one stands.
    Record newer = copies.at(3);
    newer.version = 42;
    newer.lines.clear();
    copies.append(newer);
    const auto changes = written<qsizetype>(*store, [&](Tx &tx) -> Result<qsizetype> {
        TRY(tx.put(copies));
        TRY(tx.put(copies));
        return tx.changes().size();
    });
    QCOMPARE(changes, 0);
    for (const int i : {0, 1, 149}) {
        const auto read =
            store->read<Record>([&](Tx &tx) { return tx.get(Deal::entity, copies.at(i).id); });
        QCOMPARE(*read, copies.at(i));
    }
    const auto read =
        store->write<std::optional<Record>>(tester, [&](Tx &tx) -> Result<std::optional<Record>> {
            TRY_ASSIGN(const Record found, tx.get(Deal::entity, newer.id));
            TRY(require(found == newer, "not_the_newer_one"));
            TRY(tx.erase(Deal::entity, newer.id));
            TRY(tx.erase(Deal::entity, newer.id));
            return tx.find(Deal::entity, newer.id);
        });
    QVERIFY(read);
    QVERIFY(!*read);
}

void StoreTest::copiesBeginWithWhatTheirUpkeepNeeds()
{
    StoreOptions options;
    options.url = m_databases.url(DatabaseKind::Sqlite);
    options.entities = {&Party::entity, &Contact::entity};
    const auto indexes = [&](StoreOptions::Role role) {
        options.role = role;
        const auto store = must(Store::open(options, m_clock));
        const QString sql = u"SELECT name FROM sqlite_master WHERE type = 'index' AND sql <> ''"_s;
        const Rows rows =
            must(store->read<Rows>([&](Tx &tx) { return tx.rows(sql, {}, {FieldType::Text}); }));
        QStringList names;
        for (const QList<Value> &row : rows) {
            names.append(row.first().toText());
        }
        return names;
    };
    QCOMPARE(indexes(StoreOptions::Role::NewCopy), QStringList());
    // When a customer goes, his contacts go with him.
    QCOMPARE(indexes(StoreOptions::Role::Copy), QStringList{u"contact_party_index"_s});
    QVERIFY(indexes(StoreOptions::Role::Original).size() > 5);
}

void StoreTest::copiesMayShareUniqueValuesForAMoment()
{
    StoreOptions options;
    options.url = m_databases.url(DatabaseKind::Sqlite);
    options.entities = tradeEntities();
    options.role = StoreOptions::Role::Copy;
    const auto store = Store::open(options, m_clock);
    QVERIFY(store);
    Client client = clientNamed(u"One"_s);
    client.code = u"C1"_s;
    client.id = Id<Client>::create();
    Client other = client;
    other.id = Id<Client>::create();
    QVERIFY((*store)->write<void>(tester, [&](Tx &tx) {
        return tx.put({toRecord(client), toRecord(other)});
    }));
}

void StoreTest::modulesKeepBooksInTablesOfTheirOwn()
{
    QFETCH(DatabaseKind, kind);
    const QStringList bookkeeping{
        u"CREATE TABLE IF NOT EXISTS tick (id {sequence}, owner {uuid}, note {text}, seen {bool}, "
        "day {date}, amount {bigint}, raw {bytes})"_s,
        u"CREATE INDEX IF NOT EXISTS tick_owner ON tick (owner)"_s,
        u"postgres: CREATE TABLE IF NOT EXISTS only_postgres (id INT)"_s,
        u"sqlite: CREATE TABLE IF NOT EXISTS only_sqlite (id INT)"_s};
    const auto store = open(kind, bookkeeping);
    QVERIFY(store);
    const auto rows = written<Rows>(*store, [&](Tx &tx) -> Result<Rows> {
        const QList<Value> row{
            Value(tester),           Value(u"note"_s), Value(true), Value(QDate(2025, 1, 2)),
            Value(qint64{-1} << 60), Value("x"_ba)};
        TRY(tx.insertRows(u"tick"_s,
                          {u"owner"_s, u"note"_s, u"seen"_s, u"day"_s, u"amount"_s, u"raw"_s},
                          QList<QList<Value>>(200, row)));
        TRY_ASSIGN(
            const qint64 affected,
            tx.execute(u"UPDATE tick SET note = ? WHERE id <= ?"_s, {Value(u"first"_s), Value(2)}));
        TRY(require(affected == 2, "unexpected"));
        TRY_ASSIGN(const Rows added,
                   tx.rows(u"INSERT INTO tick (note) VALUES (?) RETURNING id"_s, {Value()},
                           {FieldType::Integer}));
        TRY(require(added.first().first().toInt() == 201, "unexpected"));
        return tx.rows(
            u"SELECT note, owner, seen, day, amount, raw FROM tick WHERE owner = ? ORDER BY id"_s,
            {Value(tester)},
            {FieldType::Text, FieldType::Reference, FieldType::Boolean, FieldType::Date,
             FieldType::Amount, FieldType::Bytes});
    });
    QCOMPARE(rows.size(), 200);
    const QList<Value> expected{Value(u"first"_s),        Value(tester),           Value(true),
                                Value(QDate(2025, 1, 2)), Value(qint64{-1} << 60), Value("x"_ba)};
    QCOMPARE(rows.first(), expected);
    QCOMPARE(rows.last().first(), Value(u"note"_s));
    const bool postgres = kind == DatabaseKind::Postgres;
    QVERIFY(
        store->read<Rows>([](Tx &tx) { return tx.rows(u"SELECT id FROM only_postgres"_s, {}, {}); })
            .has_value()
        == postgres);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::StoreTest)
#include "store_test.moc"
