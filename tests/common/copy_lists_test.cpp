#include "common/store/order_index.h"
#include "common/store/store.h"
#include "tests/support/fresh_database.h"
#include "tests/support/trade_entities.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// Lists of a laptop's copy, which has its indexes when they are asked for, answer as a server's
/// database does.
class CopyListsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsGoInTheOrderOfWhatRowsReferTo();
    void whatWasChangedIsFound();
    void manyHitsAreReadInOrder();
    void idsTakeTheirBytesAndSortAsBefore();
    void aCopyOfAnEarlierVersionGoesOnAsItIs();

private:
    std::unique_ptr<Store> open(DatabaseKind kind, StoreOptions::Role role)
    {
        StoreOptions options;
        options.url = m_databases.url(kind);
        options.role = role;
        options.entities = tradeEntities();
        auto store = Store::open(options, m_clock);
        if (!store) {
            qFatal("no store: %s", qPrintable(store.error().code));
        }
        return std::move(*store);
    }
    void put(const QList<Record> &records)
    {
        for (const auto &store : m_stores) {
            QVERIFY(store->write<void>({}, [&records](Tx &tx) { return tx.put(records); }));
        }
    }
    static QList<ListRow> listed(Store &store, const Query &query)
    {
        const auto rows = store.read<QList<ListRow>>([&query](Tx &tx) { return tx.list(query); });
        return rows.value_or(QList<ListRow>());
    }
    /// The ids of all pages.
    static QList<QUuid> allPages(Store &store, Query query)
    {
        QList<QUuid> ids;
        QList<ListRow> rows;
        do {
            rows = listed(store, query);
            for (const ListRow &row : std::as_const(rows)) {
                ids.append(row.record.id);
            }
            query.after = rows.isEmpty() ? QList<Value>() : pageKey(query, rows.last());
        } while (rows.size() == query.limit);
        return ids;
    }

    FreshDatabases m_databases;
    FixedClock m_clock{0};
    std::vector<std::unique_ptr<Store>> m_stores; ///< the server's come first
};

void CopyListsTest::init()
{
    using Role = StoreOptions::Role;
    m_stores.clear();
    m_stores.push_back(open(DatabaseKind::Postgres, Role::Original));
    m_stores.push_back(open(DatabaseKind::Sqlite, Role::Original));
    m_stores.push_back(open(DatabaseKind::Sqlite, Role::Copy)); // without more indexes
    m_stores.push_back(open(DatabaseKind::Sqlite, Role::Copy));
    QVERIFY(m_stores.back()->write<void>({}, [](Tx &tx) -> Result<void> {
        TRY(keepSearchable(tx, Client::entity));
        TRY(keepOrdered(tx, Client::entity, u"region"_s));
        return keepOrdered(tx, Client::entity, u"visits"_s);
    }));
}

void CopyListsTest::listsGoInTheOrderOfWhatRowsReferTo()
{
    // Two regions share a name, another one is not there, as a copy may hold it, and some clients
    // have none.
    QList<Record> records;
    QList<Value> regions{Value(), Value(newUuid())};
    for (const char *name : {"North", "South", "North"}) {
        Record region(Region::entity);
        region.set("name", Value(QString::fromLatin1(name)));
        records.append(region);
        regions.append(Value(region.id));
    }
    for (int i = 0; i < 700; ++i) {
        Record client(Client::entity);
        client.set("region", regions.at(i % regions.size()));
        client.set("visits", Value(i % 3));
        records.append(client);
    }
    put(records);
    for (const bool descending : {false, true}) {
        Query query;
        query.entity = &Client::entity;
        query.filter = Filter::compare("visits", Filter::Op::Greater, Value(0));
        query.sort = {{u"region.name"_s, descending}};
        query.joined = {u"region.name"_s};
        query.limit = 50;
        const QList<QUuid> expected = allPages(*m_stores.front(), query);
        QCOMPARE(expected.size(), 466);
        for (const auto &store : m_stores) {
            QCOMPARE(allPages(*store, query), expected);
        }
    }
}

void CopyListsTest::whatWasChangedIsFound()
{
    Query query;
    query.entity = &Client::entity;
    query.filter = Filter::search(u"qzx"_s);
    query.sort = {{u"code"_s, false}};
    Record client(Client::entity);
    client.version = 1;
    client.set("name", Value(u"Plain"_s));
    put({client});
    for (const auto &store : m_stores) {
        QVERIFY(listed(*store, query).isEmpty());
    }
    client.version = 2;
    client.set("name", Value(u"Quiet 邱子璇"_s));
    put({client});
    for (const auto &store : m_stores) {
        const QList<ListRow> rows = listed(*store, query);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().record.id, client.id);
        QVERIFY(store->write<void>(
            {}, [&client](Tx &tx) { return tx.erase(Client::entity, client.id); }));
        QVERIFY(listed(*store, query).isEmpty());
    }
}

/// Beyond the 4,500 rows that may pass, and the 20,000 row numbers that are read from an index.
void CopyListsTest::manyHitsAreReadInOrder()
{
    QList<Record> records;
    for (int i = 0; i < 24'000; ++i) {
        Record client(Client::entity);
        client.set("name", Value(u"%1 %2"_s.arg(i % 7).arg(i % 4 == 0 ? u"tea"_s : u"wool"_s)));
        client.set("code", Value(u"C%1"_s.arg(i)));
        client.set("visits", Value(i % 5));
        client.set("limit", Value(i * 7919 % 24'000));
        records.append(client);
    }
    put(records);
    using Op = Filter::Op;
    const QList<Filter> filters{Filter::search(u"tea"_s),
                                Filter::compare("code", Op::Contains, Value(u"99"_s)),
                                Filter::search(u"tea"_s) && Filter::equal("visits", Value(3)),
                                Filter::compare("visits", Op::Less, Value(1))
                                    && Filter::compare("name", Op::Contains, Value(u"3 W"_s)),
                                Filter::compare("visits", Op::GreaterOrEqual, Value(0))};
    for (const Filter &filter : filters) {
        for (const QString &order : {u"limit"_s, u"name"_s, u"visits"_s}) {
            Query query;
            query.entity = &Client::entity;
            query.filter = filter;
            query.sort = {{order, true}};
            query.limit = 30;
            const QList<ListRow> expected = listed(*m_stores.front(), query);
            QCOMPARE(expected.size(), 30);
            for (const auto &store : m_stores) {
                QCOMPARE(listed(*store, query), expected);
            }
        }
    }
}

/// A copy is no place where anybody looks for ids with other tools.
void CopyListsTest::idsTakeTheirBytesAndSortAsBefore()
{
    QList<Record> records;
    for (int i = 0; i < 200; ++i) {
        Client client;
        client.name = u"Client %1"_s.arg(i);
        Record record = toRecord(client);
        record.id = QUuid::createUuid(); // at random, so that each byte counts
        record.version = 1;
        records.append(record);
    }
    put(records);
    std::sort(records.begin(), records.end(), [](const Record &a, const Record &b) {
        return a.id.toString(QUuid::WithoutBraces) < b.id.toString(QUuid::WithoutBraces);
    });
    Query query;
    query.entity = &Client::entity;
    query.sort = {{u"id"_s, false}};
    query.limit = 500;
    for (const auto &store : m_stores) {
        QList<QUuid> ids;
        for (const ListRow &row : listed(*store, query)) {
            ids.append(row.record.id);
        }
        QCOMPARE(ids.size(), records.size());
        for (qsizetype i = 0; i < ids.size(); ++i) {
            QCOMPARE(ids.at(i), records.at(i).id);
        }
    }
    const auto form = m_stores.back()->read<Rows>([](Tx &tx) {
        return tx.rows(u"SELECT DISTINCT typeof(id), length(id) FROM client"_s, {},
                       {FieldType::Text, FieldType::Integer});
    });
    QCOMPARE(form->size(), 1);
    QCOMPARE(form->first().at(0).toText(), u"blob"_s);
    QCOMPARE(form->first().at(1).toInt(), 16);
}

/// It serves until the server has been asked for a new one, and commands are shown in it.
void CopyListsTest::aCopyOfAnEarlierVersionGoesOnAsItIs()
{
    StoreOptions options;
    options.url = m_databases.url(DatabaseKind::Sqlite);
    options.entities = tradeEntities();
    Client client;
    client.name = u"Lotus"_s;
    Record record = toRecord(client);
    record.id = newUuid();
    record.version = 1;
    const auto put = [&record](Tx &tx) { return tx.put(record); };
    {
        const auto letters = Store::open(options, m_clock); // as copies were written
        QVERIFY((*letters)->write<void>(QUuid(), put));
    }
    options.role = StoreOptions::Role::Copy;
    const auto copy = Store::open(options, m_clock);
    QVERIFY(copy);
    record.version = 2;
    QVERIFY((*copy)->write<void>(QUuid(), put));
    const auto found =
        (*copy)->read<Record>([&record](Tx &tx) { return tx.get(Client::entity, record.id); });
    QVERIFY(found);
    QCOMPARE(found->version, 2);
    Query query;
    query.entity = &Client::entity;
    QCOMPARE(listed(**copy, query).size(), 1);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::CopyListsTest)
#include "copy_lists_test.moc"
