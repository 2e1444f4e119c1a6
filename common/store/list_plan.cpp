#include "common/store/list_plan.h"

#include "common/store/connection.h"

namespace kontor {

namespace {

/// So many rows are found and sorted in about the time in which a page of a list with as many hits
/// among some 100,000 rows is read in order.
constexpr int many = 2000;

/// A search that every row must pass, if there is one. What a searchable field contains, its
/// record's search text contains too.
std::optional<Filter> searchIn(const Entity &entity, const Filter &filter)
{
    using Op = Filter::Op;
    if (filter.op == Op::Search) {
        return filter;
    }
    if (filter.op == Op::Contains || filter.op == Op::StartsWith) {
        const Field *field = entity.find(filter.field);
        if (field != nullptr && field->has(Searchable) && field->type == FieldType::Text) {
            return Filter::search(filter.values.value(0).toText());
        }
    }
    if (filter.op == Op::All) {
        for (const Filter &part : filter.parts) {
            if (auto found = searchIn(entity, part)) {
                return found;
            }
        }
    }
    return std::nullopt;
}

/// The row numbers of all rows that pass, or nothing when they are many.
Result<std::optional<QList<qint64>>> fewRows(Connection &connection, QuerySql &compiler,
                                             const Query &query, const Filter &filter)
{
    Query asked = query;
    asked.filter = filter;
    TRY_ASSIGN(const Statement statement, compiler.rowNumbers(asked, many));
    QList<qint64> rows;
    TRY(connection.select(statement.sql, statement.bound, [&rows](const Row &row) {
        rows.append(row.value(0, FieldType::Integer).toInt());
    }));
    return rows.size() < many ? std::optional(rows) : std::nullopt;
}

} // namespace

Result<Statement> planList(Connection &connection, const Query &query)
{
    QuerySql compiler(connection.schema(), connection.dialect());
    const Table *table = connection.schema().find(*query.entity);
    if (connection.dialect().weighsOrder()
        || connection.schema().indexes() == Schema::Indexes::Lines || table == nullptr
        || query.sort.isEmpty()) {
        return compiler.list(query);
    }
    const QString order = query.sort.first().field;
    const std::optional<Filter> search = searchIn(*query.entity, query.filter);
    if (search && order == table->searchOrder()) {
        Query narrowed = query;
        narrowed.filter = *search && query.filter;
        return compiler.listInOrder(narrowed);
    }
    // The search alone reads only its narrow index.
    if (search && *search != query.filter) {
        TRY_ASSIGN(const auto rows, fewRows(connection, compiler, query, *search));
        if (rows) {
            return compiler.listAmong(query, *rows);
        }
    }
    if (!query.filter.isTrue()) {
        TRY_ASSIGN(const auto rows, fewRows(connection, compiler, query, query.filter));
        if (rows) {
            return compiler.listAmong(query, *rows);
        }
    }
    return table->isOrdered(order) ? compiler.listInOrder(query) : compiler.listSorted(query);
}

} // namespace kontor
