#include "common/store/migrator.h"
#include "common/store/record_rows.h"
#include "common/store/store.h"
#include "tests/support/fresh_database.h"
#include "tests/support/trade_entities.h"

#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

/// Client as an older program knew it: without most fields, and without pinyin.
const Entity &olderClient()
{
    static const Entity entity = [] {
        Entity older = Client::entity;
        older.fields = older.fields.mid(0, 2);
        older.fields[0].flags = Required | Naming;
        older.fields[1].flags = Plain;
        return older;
    }();
    return entity;
}

StoreOptions optionsFor(const QString &url, const QList<const Entity *> &entities)
{
    StoreOptions options;
    options.url = url;
    options.entities = entities;
    return options;
}

Result<std::unique_ptr<Connection>> connectedTo(const QString &url,
                                                const QList<const Entity *> &entities)
{
    TRY_ASSIGN(const ConnectionOptions options, ConnectionOptions::fromUrl(url));
    TRY_ASSIGN(auto connection, Connection::open(options));
    connection->setSchema(std::make_shared<const Schema>(entities));
    return connection;
}

Result<QStringList> layout(Connection &connection)
{
    QStringList found;
    TRY(connection.select(connection.dialect().columnsQuery(), {}, [&found](const Row &row) {
        found.append(row.value(0, FieldType::Text).toText() + u'.'
                     + row.value(1, FieldType::Text).toText());
    }));
    TRY(connection.select(connection.dialect().indexesQuery(), {}, [&found](const Row &row) {
        found.append(row.value(0, FieldType::Text).toText());
    }));
    found.sort();
    return found;
}

Result<Client> insertClient(Tx &tx, qsizetype size)
{
    Client client;
    client.name = u"client"_s;
    client.picture = QByteArray(size, 'x');
    TRY(tx.insert(client));
    return client;
}

qsizetype clientsIn(Store &store)
{
    const auto all = store.read<QList<Client>>([](Tx &tx) { return tx.select<Client>({}); });
    return all ? all->size() : -1;
}

} // namespace

/// How databases come to be, grow older, fill up and serve many at once.
class MigrationTest : public QObject
{
    Q_OBJECT

private slots:
    void descriptionsThatGainedFieldsFindTheOldRecords_data() { FreshDatabases::addRows(); }
    void descriptionsThatGainedFieldsFindTheOldRecords();
    void stepsRunOnceAndInOrder_data() { FreshDatabases::addRows(); }
    void stepsRunOnceAndInOrder();
    void aStepThatFailsLeavesTheDatabaseAsItWas_data() { FreshDatabases::addRows(); }
    void aStepThatFailsLeavesTheDatabaseAsItWas();
    void aNewerDatabaseIsRefused_data() { FreshDatabases::addRows(); }
    void aNewerDatabaseIsRefused();
    void filesOfStepsAreCutIntoStatements();
    void anAddressThatIsNoneIsRefused();
    void aFullDiskLosesNothing();
    void aFullDiskInAPartEndsTheWholeTransaction();
    void manyWritersShareCommitsAndOneFailureHitsOnlyItself_data() { FreshDatabases::addRows(); }
    void manyWritersShareCommitsAndOneFailureHitsOnlyItself();
    void deadlocksAreRunAgain();
    void aBackupHoldsWhatWasCommitted();
    void aDatabaseInMemoryWorks();

private:
    std::unique_ptr<Store> fullStore();

    FreshDatabases m_databases;
    FixedClock m_clock{1'700'000'000'000};
};

void MigrationTest::descriptionsThatGainedFieldsFindTheOldRecords()
{
    QFETCH(DatabaseKind, kind);
    const QString url = m_databases.url(kind);
    Record old(olderClient());
    old.set("name", Value(u"北京茶业"_s));
    old.set("code", Value(u"C1"_s));
    {
        const auto store = Store::open(optionsFor(url, {&olderClient()}), m_clock);
        QVERIFY(store);
        QVERIFY((*store)->write<bool>({}, [&old](Tx &tx) -> Result<bool> {
            TRY(tx.insert(old));
            return true;
        }));
    }
    const auto store = Store::open(optionsFor(url, tradeEntities()), m_clock);
    QVERIFY2(store, qPrintable(store ? QString() : store.error().code));
    Query query;
    query.entity = &Client::entity;
    query.filter = Filter::search(u"bjcy"_s);
    query.sort = {{u"name"_s, false}};
    const auto rows = (*store)->read<QList<ListRow>>([&query](Tx &tx) { return tx.list(query); });
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1);
    const Record &read = rows->first().record;
    QCOMPARE(read.id, old.id);
    QCOMPARE(read.value("code"), Value(u"C1"_s));
    QCOMPARE(read.value("limit"), Record(Client::entity).value("limit"));

    const auto grown = connectedTo(url, tradeEntities());
    const QString freshUrl = m_databases.url(kind);
    QVERIFY(Store::open(optionsFor(freshUrl, tradeEntities()), m_clock));
    const auto fresh = connectedTo(freshUrl, tradeEntities());
    QCOMPARE(*layout(**grown), *layout(**fresh));
}

void MigrationTest::stepsRunOnceAndInOrder()
{
    QFETCH(DatabaseKind, kind);
    const auto connection = connectedTo(m_databases.url(kind), tradeEntities());
    QVERIFY(connection);
    MigrationOptions options;
    options.steps = {{1, {u"CREATE TABLE never (id INT)"_s}}};
    options.bookkeeping = {u"CREATE TABLE IF NOT EXISTS told (step INT)"_s};
    // A new database has everything that the steps would bring.
    QVERIFY(migrate(**connection, (*connection)->schema(), options));
    QCOMPARE(*storedVersion(**connection), 1);
    QVERIFY(!(*connection)->execute(u"SELECT id FROM never"_s, {}));

    options.steps.append(
        {2,
         {u"INSERT INTO told (step) VALUES (2)"_s, u"sqlite: INSERT INTO told (step) VALUES (20)"_s,
          u"postgres: INSERT INTO told (step) VALUES (20)"_s}});
    options.steps.append({3, {u"INSERT INTO told (step) SELECT MAX(step) + 1 FROM told"_s}});
    QVERIFY(migrate(**connection, (*connection)->schema(), options));
    QVERIFY(migrate(**connection, (*connection)->schema(), options));
    QCOMPARE(*storedVersion(**connection), 3);
    QList<qint64> steps;
    QVERIFY(
        (*connection)->select(u"SELECT step FROM told ORDER BY step"_s, {}, [&](const Row &row) {
            steps.append(row.value(0, FieldType::Integer).toInt());
        }));
    QCOMPARE(steps, (QList<qint64>{2, 20, 21}));
}

void MigrationTest::aStepThatFailsLeavesTheDatabaseAsItWas()
{
    QFETCH(DatabaseKind, kind);
    const auto connection = connectedTo(m_databases.url(kind), {&Region::entity});
    QVERIFY(connection);
    MigrationOptions options;
    options.steps = {{1, {}}};
    QVERIFY(migrate(**connection, (*connection)->schema(), options));
    const QStringList before = *layout(**connection);
    options.steps.append({2, {u"CREATE TABLE half (id INT)"_s, u"NONSENSE"_s}});
    QVERIFY(!migrate(**connection, (*connection)->schema(), options));
    QCOMPARE(*storedVersion(**connection), 1);
    QCOMPARE(*layout(**connection), before);
}

void MigrationTest::aNewerDatabaseIsRefused()
{
    QFETCH(DatabaseKind, kind);
    const QString url = m_databases.url(kind);
    const StoreOptions options = optionsFor(url, tradeEntities());
    {
        const auto store = Store::open(options, m_clock);
        QVERIFY(store);
        QVERIFY((*store)->write<qint64>({}, [](Tx &tx) {
            return tx.execute(u"UPDATE meta SET value = '9999' WHERE key = 'schema_version'"_s);
        }));
    }
    const auto refused = Store::open(options, m_clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"database_newer"_s);
    QCOMPARE(refused.error().args.value(u"found"_s).toInt(), 9999);
    QCOMPARE(refused.error().args.value(u"known"_s).toInt(), Store::schemaVersion());
}

void MigrationTest::filesOfStepsAreCutIntoStatements()
{
    QCOMPARE(statementsOf(u"-- why\nUPDATE a\n  SET b = 'x;y';\n\nDELETE FROM c;\n"_s),
             (QStringList{u"UPDATE a SET b = 'x;y'"_s, u"DELETE FROM c"_s}));
    QCOMPARE(migrationSteps().first().version, 1);
}

void MigrationTest::anAddressThatIsNoneIsRefused()
{
    for (const auto *url :
         {"", "sqlite:", "mysql://host/x", "postgres://host", "postgres:///name"}) {
        const auto refused = Store::open(optionsFor(QString::fromLatin1(url), {}), m_clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"url_malformed"_s);
    }
    const auto nowhere = Store::open(optionsFor(u"sqlite:/nowhere/at/all.sqlite"_s, {}), m_clock);
    QCOMPARE(nowhere.error().code, u"database_unreachable"_s);
}

/// A database that may not grow any more, as on a disk without space.
std::unique_ptr<Store> MigrationTest::fullStore()
{
    auto store =
        Store::open(optionsFor(m_databases.url(DatabaseKind::Sqlite), tradeEntities()), m_clock);
    const auto limited = (*store)->write<Rows>({}, [](Tx &tx) -> Result<Rows> {
        TRY_ASSIGN(const Rows pages, tx.rows(u"PRAGMA page_count"_s, {}, {FieldType::Integer}));
        return tx.rows(u"PRAGMA max_page_count = %1"_s.arg(pages.first().first().toInt() + 2), {},
                       {FieldType::Integer});
    });
    Q_ASSERT(limited);
    return std::move(*store);
}

void MigrationTest::aFullDiskLosesNothing()
{
    const auto store = fullStore();
    const auto insert = [&store](qsizetype size) {
        return store->write<Client>({}, [size](Tx &tx) { return insertClient(tx, size); });
    };
    QVERIFY(insert(10));
    const auto refused = insert(1'000'000);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"disk_full"_s);
    QVERIFY(insert(10));
    QCOMPARE(clientsIn(*store), 2);
}

/// SQLite rolls the whole transaction back then, not just the part that failed.
void MigrationTest::aFullDiskInAPartEndsTheWholeTransaction()
{
    const auto store = fullStore();
    QString failure;
    const auto refused = store->write<Client>({}, [&failure](Tx &tx) -> Result<Client> {
        TRY(insertClient(tx, 10));
        const auto part = tx.attempt([&tx] { return insertClient(tx, 1'000'000); });
        failure = part ? QString() : part.error().code;
        return insertClient(tx, 10); // would be committed by itself
    });
    QCOMPARE(failure, u"disk_full"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"disk_full"_s);
    QCOMPARE(clientsIn(*store), 0);
    QVERIFY(store->write<Client>({}, [](Tx &tx) { return insertClient(tx, 10); }));
    QCOMPARE(clientsIn(*store), 1);
}

void MigrationTest::manyWritersShareCommitsAndOneFailureHitsOnlyItself()
{
    QFETCH(DatabaseKind, kind);
    const auto store = Store::open(optionsFor(m_databases.url(kind), tradeEntities()), m_clock);
    QVERIFY(store);
    constexpr int writers = 8;
    constexpr int writes = 25;
    std::atomic<int> taken = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back(QThread::create([&, writer] {
            for (int i = 0; i < writes; ++i) {
                const auto outcome = (*store)->write<bool>({}, [&](Tx &tx) -> Result<bool> {
                    Client own;
                    own.name = u"%1-%2"_s.arg(writer).arg(i);
                    TRY(tx.insert(own));
                    Client shared;
                    shared.code = u"only one of each round %1"_s.arg(i);
                    TRY(tx.insert(shared));
                    return true;
                });
                taken += !outcome && outcome.error().code == "value_not_unique"_L1;
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads) {
        QVERIFY(thread->wait(60'000));
    }
    QCOMPARE(taken, (writers - 1) * writes);
    const auto all = (*store)->read<QList<Client>>([](Tx &tx) { return tx.select<Client>({}); });
    QCOMPARE(all->size(), 2 * writes);
}

void MigrationTest::deadlocksAreRunAgain()
{
    const auto store =
        Store::open(optionsFor(m_databases.url(DatabaseKind::Postgres), tradeEntities()), m_clock);
    QVERIFY(store);
    Client a;
    Client b;
    QVERIFY((*store)->write<bool>({}, [&](Tx &tx) -> Result<bool> {
        TRY(tx.insert(a));
        TRY(tx.insert(b));
        return true;
    }));
    // Each holds its first record until the other holds its own: a deadlock in the first attempt.
    std::atomic<int> attempts = 0;
    const auto visitBoth = [&](const Client &first, const Client &second) {
        const auto visit = [](Tx &tx, Id<Client> id) -> Result<void> {
            TRY_ASSIGN(Client client, tx.get(id, Lock::Update));
            ++client.visits;
            return tx.update(client);
        };
        return (*store)->write<bool>({}, [&](Tx &tx) -> Result<bool> {
            TRY(visit(tx, first.id));
            if (++attempts <= 2) {
                while (attempts < 2) {
                    QThread::yieldCurrentThread();
                }
            }
            TRY(visit(tx, second.id));
            return true;
        });
    };
    Result<bool> other = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] { other = visitBoth(b, a); }));
    thread->start();
    const Result<bool> own = visitBoth(a, b);
    QVERIFY(thread->wait(30'000));
    QVERIFY(own && other);
    // One of the two goes through at a time, but it may take more than one deadlock.
    QVERIFY(attempts >= 3);
    const auto read = (*store)->read<Client>([&](Tx &tx) { return tx.get(a.id); });
    QCOMPARE(read->visits, 2);
}

void MigrationTest::aBackupHoldsWhatWasCommitted()
{
    const QString url = m_databases.url(DatabaseKind::Sqlite);
    const auto store = Store::open(optionsFor(url, tradeEntities()), m_clock);
    QVERIFY(store);
    QVERIFY((*store)->write<bool>({}, [](Tx &tx) -> Result<bool> {
        Client client;
        TRY(tx.insert(client));
        return true;
    }));
    const QString copy = url.mid(7) + ".backup"_L1;
    QVERIFY((*store)->backup(copy));
    const auto opened = Store::open(optionsFor("sqlite:"_L1 + copy, tradeEntities()), m_clock);
    QVERIFY(opened);
    QCOMPARE((*opened)->read<QList<Client>>([](Tx &tx) { return tx.select<Client>({}); })->size(),
             1);
    const auto refused = (*store)->backup(u"/nowhere/at/all"_s);
    QCOMPARE(refused.error().code, u"backup_failed"_s);
}

void MigrationTest::aDatabaseInMemoryWorks()
{
    const auto store = Store::open(optionsFor(u"sqlite::memory:"_s, tradeEntities()), m_clock);
    QVERIFY(store);
    QVERIFY((*store)->write<bool>({}, [](Tx &tx) -> Result<bool> {
        Client client;
        TRY(tx.insert(client));
        return true;
    }));
    QCOMPARE((*store)->read<QList<Client>>([](Tx &tx) { return tx.select<Client>({}); })->size(),
             1);
    // Reading work cannot write, as with a file.
    QVERIFY(!(*store)->read<qint64>([](Tx &tx) { return tx.execute(u"DELETE FROM client"_s); }));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::MigrationTest)
#include "migration_test.moc"
