// Lists and searches over 200,000 customers in a desktop's copy.

#include "app/models/list_column.h"
#include "app/models/record_table_model.h"
#include "app/session/cache.h"
#include "common/entities/party/party.h"
#include "common/store/sealed_vfs.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/figures.h"
#include "tests/support/office.h"

#include <QTemporaryDir>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int customerCount = 200'000;
constexpr int pageRecords = 2000;
/// Every list is read so often; the middle one counts, so that what else the machine does matters
/// less.
constexpr int tries = 3;

std::shared_ptr<Cache> filledCopy(const QString &path, Clock &clock)
{
    Customers customers;
    const QByteArray key(SealedVfs::keyBytes, 'k'); // a desktop's copy is sealed
    {
        const auto copy = must(Cache::open(path, Cache::Role::New, clock, key));
        const auto store = [&copy](const SnapshotPage &page) {
            must(copy->storePage(must(Cache::prepare(page)), {}));
        };
        store({nullptr, customers.referred(), std::nullopt});
        for (int i = 0; i < customerCount; i += pageRecords) {
            store({&Party::entity, customers.next(pageRecords), std::nullopt});
        }
    }
    return must(Cache::open(path, Cache::Role::InUse, clock, key));
}

Query customerList()
{
    Query query;
    query.entity = &Party::entity;
    query.limit = RecordTableModel::pageSize;
    for (const ListColumn &column : defaultColumns(Party::entity)) {
        if (column.isJoined()) {
            query.joined.append(column.path);
        }
    }
    return query;
}

/// Every order that a click on a column's header gives.
QList<Sort> everySort()
{
    QList<Sort> sorts;
    for (const ListColumn &column : allColumns(Party::entity)) {
        sorts.append({column.path, false});
        sorts.append({column.path, true});
    }
    return sorts;
}

/// Filters by one column such as people set: values that are there, parts of texts, halves of
/// ranges.
QList<Filter> filtersOf(const ListColumn &column, const Record &example)
{
    const Value value = recordValue(example, column.name);
    const QByteArray name = column.name.toLatin1();
    const FieldType type =
        column.own >= 0 ? Party::entity.fields.at(column.own).type : column.field.type;
    switch (type) {
    case FieldType::Text: {
        const QString text = value.toText();
        QList<Filter> filters{
            Filter::compare(name, Filter::Op::Contains, Value(text.mid(text.size() / 3, 3))),
            Filter::compare(name, Filter::Op::StartsWith, Value(text.left(3))),
            Filter::equal(name, value)};
        if (!column.field.has(Required)) {
            filters.append(Filter::empty(name));
        }
        return filters;
    }
    case FieldType::Choice:
    case FieldType::Boolean:
    case FieldType::Reference:
        return {Filter::equal(name, value), Filter::negate(Filter::equal(name, value))};
    default:
        return {Filter::compare(name, Filter::Op::GreaterOrEqual, value),
                Filter::compare(name, Filter::Op::LessOrEqual, value), Filter::equal(name, value)};
    }
}

QList<Filter> everyFilter(Cache &copy, const Rights &rights)
{
    Query query = customerList();
    query.sort = {{u"tax_number"_s, false}}; // in no order that says anything else
    query.limit = 5000;
    const QList<ListRow> rows = must(copy.list(query, rights)).rows;
    QList<Filter> filters;
    int next = 0;
    for (const ListColumn &column : allColumns(Party::entity)) {
        for (int i = 0; i < 2; ++i) {
            next = (next + 997) % static_cast<int>(rows.size());
            filters += filtersOf(column, rows.at(next).record);
        }
    }
    return filters;
}

struct Asked {
    QString text; ///< for the slowest ones
    Query query;
};

/// Reads all lists and prints the time that 95 % of them do not exceed.
void measure(const QByteArray &name, double target, Cache &copy, const QList<Asked> &lists)
{
    const Rights rights = Rights::everything();
    QList<double> wall;
    QList<double> cpu;
    QMultiMap<double, QString> slowest;
    for (const Asked &list : lists) {
        must(copy.makeIndexes(list.query)); // as Session does beside the first such list
        QList<double> walls;
        QList<double> cpus;
        for (int i = 0; i < tries; ++i) {
            QElapsedTimer timer;
            timer.start();
            const double before = threadCpuMs();
            must(copy.list(list.query, rights));
            cpus.append(threadCpuMs() - before);
            walls.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        wall.append(median(walls));
        cpu.append(median(cpus));
        slowest.insert(-cpu.last(), list.text);
    }
    figure(name, percentile(wall, 95), "ms", atMost(target));
    figure(name + ".cpu", percentile(cpu, 95), "ms");
    figure(name + ".median", median(wall), "ms");
    const int shown = qEnvironmentVariableIntValue("KONTOR_BENCH_SLOWEST");
    for (auto it = slowest.cbegin(); it != slowest.cend(); ++it) {
        if (std::distance(slowest.cbegin(), it) < shown) {
            say(u"%1 ms %2"_s.arg(-it.key(), 0, 'f', 1).arg(it.value()));
        }
    }
}

QString described(const Filter &filter)
{
    QStringList parts;
    for (const Filter &part : filter.parts) {
        parts.append(described(part));
    }
    for (const Value &value : filter.values) {
        parts.append(value.toText().isEmpty() ? u"?"_s : value.toText());
    }
    return u"op%1 %2 %3"_s.arg(static_cast<int>(filter.op)).arg(filter.field, parts.join(u' '));
}

bool concerns(const Filter &filter, const QString &field)
{
    return filter.field == field
        || std::any_of(filter.parts.begin(), filter.parts.end(),
                       [&field](const Filter &part) { return concerns(part, field); });
}

/// In the list of customers, which is filtered already; nobody asks there who is none.
Filter ofCustomers(const Filter &filter)
{
    const Filter customers = Filter::equal("is_customer", Value(true));
    return concerns(filter, u"is_customer"_s) ? customers : customers && filter;
}

QList<Asked> firstPages(Cache &copy)
{
    const QList<Sort> sorts = everySort();
    QList<Filter> filters = everyFilter(copy, Rights::everything());
    QList<Asked> lists;
    for (const Sort &sort : sorts) {
        Asked plain{sort.field, customerList()};
        plain.query.sort = {sort};
        if (sort.field.contains(u'.') && !plain.query.joined.contains(sort.field)) {
            plain.query.joined.append(sort.field);
        }
        lists.append(plain);
        // Each order with a part of the filters; the parts go round.
        for (int i = 0; i < 12; ++i) {
            Asked filtered = plain;
            const Filter filter = filters.takeFirst();
            filters.append(filter);
            filtered.query.filter = i % 2 == 0 ? filter : ofCustomers(filter);
            // Who looks for archived ones lets them be shown.
            filtered.query.withArchived = concerns(filter, u"archived"_s);
            filtered.text +=
                (sort.descending ? u" desc, "_s : u", "_s) + described(filtered.query.filter);
            lists.append(filtered);
        }
    }
    return lists;
}

QList<Asked> searches()
{
    const QStringList texts =
        u"sh bj gs yx zz qx 明华 华联 上海 有限 联合 龙凤 松柏玉 公司 shmh bjhl hzdx gzmy shanghai "
        "beijing huaming mhkj 深圳明德 C0123 C199999 9131 0571 021-5 c1234.example @c77 adams "
        "grand "
        "northern ltd zq qqq 12345678 没有 无此公司 xxyyzz 达科技 鑫源贸易"_s.split(u' ');
    QList<Asked> lists;
    for (const QString &text : texts) {
        for (const Sort &sort : {Sort{u"created_at"_s, true}, Sort{u"name"_s, false}}) {
            Asked asked{text + u" by "_s + sort.field, customerList()};
            asked.query.sort = {sort};
            asked.query.filter = Filter::search(text);
            lists.append(asked);
            asked.query.filter = Filter::equal("is_customer", Value(true)) && Filter::search(text);
            lists.append(asked);
        }
    }
    return lists;
}

} // namespace

void list()
{
    const QTemporaryDir folder;
    SystemClock clock;
    std::shared_ptr<Cache> copy;
    const Taken filled = timed([&] { copy = filledCopy(folder.filePath(u"copy"_s), clock); });
    say(u"%1 customers in the copy after %2 s"_s.arg(customerCount).arg(filled.wallMs / 1e3));
    measure("list.first-page.p95", 20, *copy, firstPages(*copy));
    measure("list.search.p95", 30, *copy, searches());
}

} // namespace kontor::bench
