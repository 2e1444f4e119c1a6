#include "common/store/list_by_reference.h"

#include "common/base/pinyin.h"
#include "common/store/connection.h"

namespace kontor {

namespace {

using Page = std::optional<QList<qint64>>;

/// More references than this are not gone through one by one.
constexpr int mostReferences = 500;

/// References whose records have the same value in the field that is sorted by.
struct Group {
    Value key;
    QList<Value> references; ///< an empty one: rows that refer to nothing
};

Result<QList<Group>> groupsOf(Connection &connection, QuerySql &compiler, const Query &query)
{
    TRY_ASSIGN(const QuerySql::References references,
               compiler.references(query, mostReferences + 1));
    const bool descending = query.sort.first().descending;
    QList<Group> groups;
    if (!descending) {
        groups.append(Group{{}, {Value()}});
    }
    TRY(connection.select(references.statement.sql, {}, [&](const Row &row) {
        const Value key = row.value(1, references.keyType);
        if (groups.isEmpty() || groups.last().key != key) {
            groups.append(Group{key, {}});
        }
        groups.last().references.append(row.value(0, FieldType::Reference));
    }));
    if (descending) {
        if (groups.isEmpty() || !groups.last().key.isEmpty()) {
            groups.append(Group{{}, {}});
        }
        groups.last().references.append(Value());
    }
    return groups;
}

qsizetype referencesIn(const QList<Group> &groups)
{
    qsizetype count = 0;
    for (const Group &group : groups) {
        count += group.references.size();
    }
    return count;
}

} // namespace

Result<Page> pageByReference(Connection &connection, QuerySql &compiler, const Query &query,
                             const std::optional<RowSet> &among)
{
    if (query.sort.size() != 1 || query.sort.first().field.count(u'.') != 1) {
        return Page();
    }
    TRY_ASSIGN(const QList<Group> groups, groupsOf(connection, compiler, query));
    if (referencesIn(groups) > mostReferences) {
        return Page();
    }
    qsizetype first = 0;
    if (!query.after.isEmpty()) {
        TRY_ASSIGN(const Value after, compiler.firstKey(query));
        while (first < groups.size() && groups.at(first).key != after) {
            ++first;
        }
        if (first == groups.size()) {
            return Page(); // the record has got another name since
        }
    }
    QList<qint64> rows;
    for (qsizetype i = first; i < groups.size() && rows.size() < query.limit; ++i) {
        const Value behind = i == first ? query.after.value(1) : Value();
        TRY_ASSIGN(const Statement statement,
                   compiler.rowsOfReferences(query, groups.at(i).references, behind,
                                             query.limit - static_cast<int>(rows.size()), among));
        TRY(connection.select(statement.sql, statement.bound, [&rows](const Row &row) {
            rows.append(row.value(0, FieldType::Integer).toInt());
        }));
    }
    return Page(rows);
}

} // namespace kontor
