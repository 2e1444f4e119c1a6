#pragma once

#include "common/store/dialect.h"
#include "common/store/row_set.h"
#include "common/store/schema.h"

#include <optional>

namespace kontor {

/// A SQL text with what its placeholders stand for.
struct Statement {
    QString sql;
    QList<Value> bound;
};

/// Compiles lists and totals to SQL, the same for both databases.
///
/// Conditions are never NULL: what a filter says about an empty value is what matches() says.
/// Empty values come first in ascending order. The id, always the last key, takes the direction of
/// the key before it, so that one index serves a list in both directions.
class QuerySql
{
public:
    QuerySql(const Schema &schema, const Dialect &dialect) : m_schema(schema), m_dialect(dialect) {}

    /// Reads Table::selectList of the query's entity and then Query::joined.
    /// Errors: field_unknown, value_malformed (field), page_malformed, search_unsupported.
    Result<Statement> list(const Query &query);
    /// The same on SQLite, choosing the row numbers of the page before its rows are read. The rows
    /// are read in the order of the first sort field where an index has it, until the page is full.
    /// Of the rows in `among` only, when it is given.
    Result<Statement> listInOrder(const Query &query, const std::optional<RowSet> &among = {});
    /// The list of those of the rows with these row numbers (SQLite) that pass the filter.
    Result<Statement> listAmong(const Query &query, const QList<qint64> &rows);
    /// Reads the row numbers (SQLite) of up to `most` rows that pass the filter, archived or not.
    Result<Statement> rowNumbers(const Query &query, int most);
    /// What the rows refer to by the reference that the list is sorted over ("owner.name").
    struct References {
        Statement statement; ///< reads up to `most` ids with their sort keys, in the list's order
        FieldType keyType = FieldType::Text;
    };
    Result<References> references(const Query &query, int most);
    /// Reads the numbers (SQLite) of the rows that refer so, by id, `behind` an id; of those in
    /// `among` only, when it is given.
    Result<Statement> rowsOfReferences(const Query &query, const QList<Value> &references,
                                       const Value &behind, int limit,
                                       const std::optional<RowSet> &among);
    /// What Query::after says of the first sort field, as it is compared.
    Result<Value> firstKey(const Query &query);
    /// Reads the count and then the sums. Errors as list().
    Result<Statement> totals(const Query &query, const QStringList &fields);
    /// The types of Query::joined.
    Result<QList<FieldType>> joinedTypes(const Query &query);

private:
    /// Where a field or path leads.
    struct Place {
        QString column;     ///< alias."name"
        QString sortColumn; ///< the same, or the sort key
        FieldType type = FieldType::Text;
        bool phonetic = false;
        bool neverEmpty = false;
    };
    struct SortKey {
        Place place;
        bool descending = false;
        Value after;
    };

    Result<void> start(const Query &query);
    Result<Place> place(const QString &path);
    /// The table that the reference leads to, joined once a path; nullptr when it leads nowhere.
    /// `alias` is that of `from` and becomes that of the answer.
    const Table *join(const QString &prefix, const Table &from, QString *alias,
                      const QString &field);

    Result<QString> condition(const Filter &filter);
    Result<QString> junction(const Filter &filter, const char *between, const char *none);
    Result<QString> comparison(const Filter &filter);
    Result<QString> membership(const Filter &filter, const Place &place);
    QString textMatch(const Filter &filter, const Place &place);
    Result<QString> search(const Filter &filter);
    Result<QString> where(const Query &query);

    Result<QList<SortKey>> sortKeys(const Query &query);
    QString pageCondition(const QList<SortKey> &keys);
    QString beyond(const SortKey &key);
    QString orderBy(const QList<SortKey> &keys) const;
    Result<QString> columns(const Query &query);
    /// From FROM to LIMIT. `hint` stands behind the table, `among` before the conditions.
    Result<QString> pageOf(const Query &query, const QString &hint, const QString &among);
    /// The rows whose numbers the page has. What `among` says has the one bound value.
    Result<Statement> listInSteps(const Query &query, const QString &hint, const QString &among,
                                  const Value &bound);

    const Schema &m_schema;
    Dialect m_dialect;
    const Table *m_table = nullptr;
    QHash<QString, QString> m_aliases; ///< path over references -> alias of the joined table
    QString m_joins;
    QList<Value> m_bound;
    bool m_inOrder = false;
};

} // namespace kontor
