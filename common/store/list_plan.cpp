#include "common/store/list_plan.h"

#include "common/store/connection.h"
#include "common/store/gram_index.h"
#include "common/store/list_by_reference.h"
#include "common/store/record_rows.h"

namespace kontor {

namespace {

using Op = Filter::Op;
/// So many rows are found and sorted in about the time in which a page of a list with as many hits
/// among some 200,000 rows is read in order.
constexpr qsizetype few = 4500;
/// So many row numbers are read from an index in a few milliseconds; where more rows pass, reading
/// in order soon has a page full anyway.
constexpr int many = 20'000;

/// The conditions that every row must pass.
QList<Filter> partsOf(const Filter &filter)
{
    if (filter.op != Op::All) {
        return {filter};
    }
    QList<Filter> parts;
    for (const Filter &part : filter.parts) {
        parts += partsOf(part);
    }
    return parts;
}

/// Whether looking for the rows that pass may be worth it: most rows do not pass, as a rule.
bool isNarrow(const Filter &part)
{
    return part.op != Op::All && part.op != Op::Not && part.op != Op::NotEqual;
}

/// What the texts of a row must hold to pass.
QStringList fragmentsOf(const Entity &entity, const Filter &part)
{
    if (part.op == Op::Search) {
        return searchForms(part.values.value(0).toText());
    }
    const Field *field = entity.find(part.field);
    // The index of a phonetic field has its sort keys instead of its texts.
    const bool text = part.op == Op::Contains || part.op == Op::StartsWith
        || (part.op == Op::Equal && field != nullptr && field->has(Phonetic));
    return text && field != nullptr && field->type == FieldType::Text
        ? QStringList{part.values.value(0).toText()}
        : QStringList();
}

/// A search that every row must pass, if there is one. What a searchable field contains, its
/// record's search text contains too.
std::optional<Filter> searchIn(const Entity &entity, const QList<Filter> &parts)
{
    for (const Filter &part : parts) {
        const Field *field = entity.find(part.field);
        if (part.op == Op::Search) {
            return part;
        }
        if (field != nullptr && field->has(Searchable) && !fragmentsOf(entity, part).isEmpty()) {
            return Filter::search(part.values.value(0).toText());
        }
    }
    return std::nullopt;
}

/// Decides about one list.
class Planner
{
public:
    Planner(Connection &connection, const Table &table, const Query &query)
        : m_connection(connection),
          m_table(table),
          m_query(query),
          m_compiler(connection.schema(), connection.dialect())
    {
    }

    Result<Statement> plan()
    {
        TRY_ASSIGN(m_grams, grams::areKept(m_connection, m_table));
        const QList<Filter> parts = partsOf(m_query.filter);
        const QString order = m_query.sort.first().field;
        const std::optional<Filter> search = searchIn(*m_query.entity, parts);
        const bool server = m_connection.schema().indexes() == Schema::Indexes::All;
        if (server && search && order == m_table.searchOrder()) {
            Query narrowed = m_query;
            narrowed.filter = *search && m_query.filter;
            return m_compiler.listInOrder(narrowed);
        }
        std::optional<RowSet> among;
        for (const Filter &part : server &&search ? QList<Filter>{*search} + parts : parts) {
            TRY_ASSIGN(const auto rows, rowsOf(part));
            if (rows && among) {
                among->keepThoseOf(*rows);
            } else if (rows) {
                among = rows;
            }
        }
        if (among && among->count() < few) {
            return m_compiler.listAmong(m_query, among->rows());
        }
        TRY_ASSIGN(const auto page, pageByReference(m_connection, m_compiler, m_query, among));
        return page ? m_compiler.listAmong(m_query, *page) : m_compiler.listInOrder(m_query, among);
    }

private:
    /// The rows that may pass; nothing when that is not known or they are too many.
    Result<std::optional<RowSet>> rowsOf(const Filter &part)
    {
        if (!isNarrow(part)) {
            return std::optional<RowSet>();
        }
        const QStringList fragments = fragmentsOf(*m_query.entity, part);
        if (m_grams && !fragments.isEmpty()) {
            return grams::rowsWith(m_connection, m_table, fragments);
        }
        Query asked = m_query;
        asked.filter = part;
        TRY_ASSIGN(const Statement statement, m_compiler.rowNumbers(asked, many));
        RowSet rows;
        int count = 0;
        TRY(m_connection.select(statement.sql, statement.bound, [&](const Row &row) {
            rows.add(row.value(0, FieldType::Integer).toInt());
            ++count;
        }));
        return count < many ? std::optional(rows) : std::optional<RowSet>();
    }

    Connection &m_connection;
    const Table &m_table;
    const Query &m_query;
    QuerySql m_compiler;
    bool m_grams = false;
};

} // namespace

Result<Statement> planList(Connection &connection, const Query &query)
{
    const Table *table = connection.schema().find(*query.entity);
    if (connection.dialect().weighsOrder()
        || connection.schema().indexes() == Schema::Indexes::NewCopy || table == nullptr
        || query.sort.isEmpty()) {
        return QuerySql(connection.schema(), connection.dialect()).list(query);
    }
    return Planner(connection, *table, query).plan();
}

} // namespace kontor
