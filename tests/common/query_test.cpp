#include "common/base/pinyin.h"
#include "common/store/order_index.h"
#include "common/store/store.h"
#include "tests/support/fresh_database.h"
#include "tests/support/trade_entities.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

// More than the 2000 hits from which on SQLite reads lists in their order.
constexpr int clientCount = 3000;

const QStringList names{u"北京茶业"_s, u"上海茶业"_s, u"重庆长安"_s, u"阿里"_s,
                        u"吕布"_s,     u"Anna"_s,     u"anna"_s,     u"Éclair"_s,
                        u"100%_a"_s,   u"b\\c"_s,     u""_s,         u"Zoë 李"_s};
const QList<const char *> sortable{"name",   "code",  "region",  "grade",    "limit",      "visits",
                                   "active", "since", "seen_at", "archived", "changed_at", "id"};

/// Records with few different values, many empty ones among them.
QList<Record> makeClients()
{
    quint32 seed = 1;
    const auto pick = [&seed](int count) {
        seed = seed * 1664525 + 1013904223;
        return static_cast<int>(seed >> 16) % count;
    };
    QList<QUuid> regions;
    for (int i = 0; i < 3; ++i) {
        regions.append(newUuid());
    }
    QList<Record> records;
    for (int i = 0; i < clientCount; ++i) {
        Record record(Client::entity);
        record.version = 1;
        record.changedAt = pick(5);
        record.archived = pick(10) == 0;
        const auto orEmpty = [&pick](const Value &value) { return pick(6) == 0 ? Value() : value; };
        record.set("name", orEmpty(Value(names.at(pick(static_cast<int>(names.size()))))));
        record.set("code", orEmpty(Value(u"C%1"_s.arg(i))));
        record.set("region", orEmpty(Value(regions.at(pick(3)))));
        record.set("grade",
                   Value(QString::fromLatin1(ChoicesOf<Grade>::choices().at(pick(3)).code)));
        record.set("limit", orEmpty(Value(qint64{pick(7) - 3} << 40)));
        record.set("visits", orEmpty(Value(pick(4))));
        record.set("active", orEmpty(Value(pick(2) == 0)));
        record.set("since", orEmpty(Value(QDate(2024, 2, 27).addDays(pick(5)))));
        records.append(record);
    }
    return records;
}

Value valueOf(const Record &record, const QString &field)
{
    Query query;
    query.sort = {{field, false}};
    return pageKey(query, {record, {}}).first();
}

/// What the field is sorted by: its sort key when it is phonetic.
Value orderOf(const Record &record, const QString &field)
{
    const Value value = valueOf(record, field);
    return field == "name"_L1 && !value.isEmpty() ? Value(pinyinSortKey(value.toText())) : value;
}

bool isLess(const Value &a, const Value &b)
{
    if (a.isEmpty() || b.isEmpty()) {
        return a.isEmpty() && !b.isEmpty();
    }
    Record left(Region::entity);
    left.set("name", a);
    return matches(Filter{Filter::Op::Less, u"name"_s, {b}, {}}, left);
}

/// The list as a person with much patience would make it.
QList<QUuid> expectedIds(const QList<Record> &records, const Query &query)
{
    QList<const Record *> found;
    for (const Record &record : records) {
        if ((query.withArchived || !record.archived) && matches(query.filter, record)) {
            found.append(&record);
        }
    }
    QList<Sort> sorts = query.sort;
    sorts.append({u"id"_s, !sorts.isEmpty() && sorts.last().descending});
    std::sort(found.begin(), found.end(), [&sorts](const Record *a, const Record *b) {
        for (const Sort &sort : sorts) {
            const Value left = orderOf(*a, sort.field);
            const Value right = orderOf(*b, sort.field);
            if (left != right) {
                return sort.descending ? isLess(right, left) : isLess(left, right);
            }
        }
        return false;
    });
    QList<QUuid> ids;
    for (const Record *record : found) {
        ids.append(record->id);
    }
    return ids;
}

QString anyField()
{
    return QString::fromLatin1(sortable.at(*rc::gen::inRange<qsizetype>(0, sortable.size())));
}

/// A value that some record has in the field.
Value someValue(const QList<Record> &records, const QString &field)
{
    return valueOf(records.at(*rc::gen::inRange(0, clientCount)), field);
}

Filter anyFilter(const QList<Record> &records, int depth)
{
    using Op = Filter::Op;
    const int kind = *rc::gen::inRange(0, depth > 0 ? 13 : 10);
    if (kind >= 10) {
        const Op op = kind == 10 ? Op::All : kind == 11 ? Op::Any : Op::Not;
        Filter filter{op, {}, {}, {}};
        const int parts = op == Op::Not ? 1 : *rc::gen::inRange(0, 4);
        for (int i = 0; i < parts; ++i) {
            filter.parts.append(anyFilter(records, depth - 1));
        }
        return filter;
    }
    if (kind >= 8) {
        static const QStringList fragments{u"茶"_s, u"AN"_s, u"é"_s, u"%"_s,
                                           u"_"_s,  u"\\"_s, u""_s};
        return Filter{kind == 8 ? Op::Contains : Op::StartsWith,
                      u"name"_s,
                      {Value(fragments.at(*rc::gen::inRange(0, 7)))},
                      {}};
    }
    const QString field = anyField();
    static const QList<Op> ops{Op::Equal,   Op::NotEqual,       Op::Less, Op::LessOrEqual,
                               Op::Greater, Op::GreaterOrEqual, Op::In,   Op::Empty};
    Filter filter{ops.at(kind), field, {}, {}};
    const int values = filter.op == Op::In ? *rc::gen::inRange(0, 4)
        : filter.op == Op::Empty           ? 0
                                           : 1;
    for (int i = 0; i < values; ++i) {
        filter.values.append(someValue(records, field));
    }
    return filter;
}

} // namespace

class QueryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anyListIsTheSameEverywhere();
    void totalsSumExactly();
    void pathsLeadOverReferences();
    void namesAreFoundByFragmentsPinyinAndInitials_data();
    void namesAreFoundByFragmentsPinyinAndInitials();
    void namesSortAsAChineseReaderExpects();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();

private:
    QList<ListRow> listed(Store &store, const Query &query)
    {
        auto rows = store.read<QList<ListRow>>([&query](Tx &tx) { return tx.list(query); });
        if (!rows) {
            qWarning() << rows.error().code << rows.error().field << rows.error().args;
            QTest::qFail("the list failed", __FILE__, __LINE__);
            return {};
        }
        return *rows;
    }
    /// Puts records into all databases.
    void put(const QList<Record> &records);
    static void put(Store &store, const QList<Record> &records);
    std::unique_ptr<Store> open(const QString &url, StoreOptions::Role role);

    FreshDatabases m_databases;
    FixedClock m_clock{0};
    std::vector<std::unique_ptr<Store>> m_stores;
    QList<Record> m_clients = makeClients();
};

std::unique_ptr<Store> QueryTest::open(const QString &url, StoreOptions::Role role)
{
    StoreOptions options;
    options.url = url;
    options.role = role;
    options.entities = tradeEntities();
    auto store = Store::open(options, m_clock);
    if (!store) {
        qFatal("no store: %s", qPrintable(store.error().code));
    }
    return std::move(*store);
}

/// A server's database of each kind, and laptops' copies: one has its indexes before it is filled,
/// one has none, one gets them afterwards.
void QueryTest::initTestCase()
{
    using Role = StoreOptions::Role;
    for (const DatabaseKind kind : {DatabaseKind::Sqlite, DatabaseKind::Postgres}) {
        m_stores.push_back(open(m_databases.url(kind), Role::Original));
    }
    const auto makeIndexes = [](Store &store) {
        return store.write<void>({}, [](Tx &tx) -> Result<void> {
            TRY(keepSearchable(tx, Client::entity));
            return keepOrdered(tx, Client::entity, u"visits"_s);
        });
    };
    m_stores.push_back(open(m_databases.url(DatabaseKind::Sqlite), Role::Copy));
    QVERIFY(makeIndexes(*m_stores.back()));
    put(m_clients);
    for (int i = 0; i < 2; ++i) {
        const QString filled = m_databases.url(DatabaseKind::Sqlite);
        put(*open(filled, Role::NewCopy), m_clients);
        m_stores.push_back(open(filled, Role::Copy));
    }
    QVERIFY(makeIndexes(*m_stores.back()));
}

void QueryTest::put(Store &store, const QList<Record> &records)
{
    QVERIFY(store.write<void>({}, [&records](Tx &tx) { return tx.put(records); }));
}

void QueryTest::put(const QList<Record> &records)
{
    for (const auto &store : m_stores) {
        put(*store, records);
    }
}

void QueryTest::anyListIsTheSameEverywhere()
{
    const bool held = rc::check("pages of any filter and sort", [this] {
        Query query;
        query.entity = &Client::entity;
        query.filter = anyFilter(m_clients, 2);
        query.withArchived = *rc::gen::arbitrary<bool>();
        const int keys = *rc::gen::inRange(0, 4);
        for (int i = 0; i < keys; ++i) {
            query.sort.append({anyField(), *rc::gen::arbitrary<bool>()});
        }
        const QList<QUuid> expected = expectedIds(m_clients, query);
        query.limit = *rc::gen::inRange(1, 60);
        for (const auto &store : m_stores) {
            Query page = query;
            QList<QUuid> read;
            for (int i = 0; i < 3; ++i) {
                const QList<ListRow> rows = listed(*store, page);
                for (const ListRow &row : rows) {
                    read.append(row.record.id);
                }
                if (rows.size() < query.limit) {
                    break;
                }
                page.after = pageKey(page, rows.last());
            }
            RC_ASSERT(read == expected.mid(0, 3LL * query.limit));
        }
        // A page far behind is found by its key as well.
        if (expected.size() > 10) {
            const qsizetype at = *rc::gen::inRange<qsizetype>(0, expected.size() - 1);
            const auto last =
                std::find_if(m_clients.begin(), m_clients.end(),
                             [&](const Record &r) { return r.id == expected.at(at); });
            query.after = pageKey(query, {*last, {}});
            for (const auto &store : m_stores) {
                const QList<ListRow> rows = listed(*store, query);
                RC_ASSERT(!rows.isEmpty() && rows.first().record.id == expected.at(at + 1));
            }
        }
    });
    QVERIFY(held);
}

void QueryTest::totalsSumExactly()
{
    Query query;
    query.entity = &Client::entity;
    query.filter = Filter::compare("visits", Filter::Op::Greater, Value(0));
    Totals expected{0, {0, 0}};
    for (const Record &record : std::as_const(m_clients)) {
        if (!record.archived && matches(query.filter, record)) {
            ++expected.count;
            expected.sums[0] += record.value("limit").toInt();
            expected.sums[1] += record.value("visits").toInt();
        }
    }
    for (const auto &store : m_stores) {
        const auto totals = store->read<Totals>([&query](Tx &tx) {
            return tx.totals(query, {u"limit"_s, u"visits"_s});
        });
        QVERIFY(totals);
        QCOMPARE(*totals, expected);
        query.filter = Filter::any({});
        const auto nothing =
            store->read<Totals>([&query](Tx &tx) { return tx.totals(query, {u"limit"_s}); });
        QCOMPARE(*nothing, (Totals{0, {0}}));
        query.filter = Filter::compare("visits", Filter::Op::Greater, Value(0));
    }
}

void QueryTest::pathsLeadOverReferences()
{
    QList<Record> deals;
    QList<Record> clients;
    for (const auto *name : {"Ada", "Bob"}) {
        Record client(Client::entity);
        client.set("name", Value(QString::fromLatin1(name)));
        clients.append(client);
    }
    for (int i = 0; i < 5; ++i) {
        Record deal(Deal::entity);
        deal.set("number", Value(u"D%1"_s.arg(i)));
        deal.set("client", i == 4 ? Value() : Value(clients.at(i % 2).id));
        deals.append(deal);
    }
    put(clients);
    put(deals);
    Query query;
    query.entity = &Deal::entity;
    query.sort = {{u"client.name"_s, true}, {u"number"_s, false}};
    query.joined = {u"client.name"_s, u"client.region.name"_s};
    query.limit = 2;
    for (const auto &store : m_stores) {
        QStringList read;
        query.after.clear();
        for (int page = 0; page < 3; ++page) {
            const QList<ListRow> rows = listed(*store, query);
            for (const ListRow &row : rows) {
                read.append(row.record.title() + u' ' + row.joined.first().toText());
                QVERIFY(row.joined.at(1).isEmpty());
            }
            query.after = pageKey(query, rows.last());
        }
        QCOMPARE(read, (QStringList{u"D1 Bob"_s, u"D3 Bob"_s, u"D0 Ada"_s, u"D2 Ada"_s, u"D4 "_s}));
        Query filtered;
        filtered.entity = &Deal::entity;
        filtered.filter = Filter::equal("client.name", Value(u"Ada"_s));
        QCOMPARE(listed(*store, filtered).size(), 2);
    }
}

void QueryTest::namesAreFoundByFragmentsPinyinAndInitials_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("characters") << u"茶业"_s << u"北京茶业"_s;
    QTest::newRow("pinyin") << u"BeiJing"_s << u"北京茶业"_s;
    QTest::newRow("pinyin in words") << u"bei jing"_s << u"北京茶业"_s;
    QTest::newRow("initials") << u"bjcy"_s << u"北京茶业"_s;
    QTest::newRow("usual reading") << u"chongqing"_s << u"重庆长安"_s;
    QTest::newRow("both readings") << u"zqza"_s << u"重庆长安"_s;
    QTest::newRow("u with dots") << u"lvbu"_s << u"吕布"_s;
    QTest::newRow("accents") << u"eclair"_s << u"Éclair"_s;
    QTest::newRow("accents typed") << u"ÉCL"_s << u"Éclair"_s;
    QTest::newRow("full width") << u"ａｎｎ"_s << u"Anna"_s;
    QTest::newRow("mixed") << u"zoeli"_s << u"Zoë 李"_s;
    QTest::newRow("not a pattern") << u"100%_"_s << u"100%_a"_s;
    QTest::newRow("two letters") << u"lb"_s << u"吕布"_s;
    QTest::newRow("one letter") << u"é"_s << u"Éclair"_s;
    QTest::newRow("nothing such") << u"bjqq"_s << u""_s;
}

void QueryTest::namesAreFoundByFragmentsPinyinAndInitials()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    for (const char *order : {"name", "limit"}) {
        Query query;
        query.entity = &Client::entity;
        query.filter = Filter::search(typed);
        query.sort = {{QString::fromLatin1(order), false}};
        query.limit = clientCount;
        for (const auto &store : m_stores) {
            QSet<QString> found;
            for (const ListRow &row : listed(*store, query)) {
                found.insert(row.record.title());
            }
            QCOMPARE(found.contains(name), !name.isEmpty());
            QVERIFY(found.size() <= 4);
        }
    }
}

void QueryTest::namesSortAsAChineseReaderExpects()
{
    Query query;
    query.entity = &Client::entity;
    query.filter = Filter::negate(Filter::empty("name"));
    query.sort = {{u"name"_s, false}};
    query.limit = clientCount;
    for (const auto &store : m_stores) {
        QStringList order;
        for (const ListRow &row : listed(*store, query)) {
            if (order.isEmpty() || order.last() != row.record.title()) {
                order.append(row.record.title());
            }
        }
        order.removeAll(u"Ada"_s);
        order.removeAll(u"Bob"_s);
        QCOMPARE(
            order,
            (QStringList{u"100%_a"_s, u"anna"_s, u"Anna"_s, u"b\\c"_s, u"Éclair"_s, u"Zoë 李"_s,
                         u"阿里"_s, u"北京茶业"_s, u"重庆长安"_s, u"吕布"_s, u"上海茶业"_s}));
    }
}

void QueryTest::whatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("unknown field") << u"nonsense"_s << u"x"_s << u"field_unknown"_s;
    QTest::newRow("unknown path") << u"name.code"_s << u"x"_s << u"field_unknown"_s;
    QTest::newRow("text for a number") << u"limit"_s << u"1; DROP"_s << u"value_malformed"_s;
    QTest::newRow("a zero character") << u"name"_s << QString(QChar(u'\0')) << u"value_malformed"_s;
}

void QueryTest::whatDoesNotFitIsRefused()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, error);
    Query query;
    query.entity = &Client::entity;
    query.filter = Filter::equal(qPrintable(field), Value(text));
    for (const auto &store : m_stores) {
        const auto rows = store->read<QList<ListRow>>([&query](Tx &tx) { return tx.list(query); });
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, error);
        QCOMPARE(rows.error().field, field);
    }
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::QueryTest)
#include "query_test.moc"
