#pragma once

#include "common/model/record.h"

namespace kontor {

/// A condition on records, as a tree; the same tree is compiled to SQL on the server and on the
/// laptop's cache, so a list is written once and works offline.
///
/// A field is named by its entity's field name, by a path over one reference ("customer.name"), or
/// by what every record has: id, version, archived, created_at, created_by, changed_at, changed_by.
struct Filter {
    enum class Op {
        All, ///< every part holds; without parts: always true
        Any, ///< at least one part holds; without parts: never true
        Not, ///< the only part does not hold
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        In,       ///< one of `values`; none given: never true
        Contains, ///< the text occurs, upper and lower case of a-z alike
        StartsWith,
        Empty, ///< nothing there, or an empty text
        Search ///< found by the record's search text: name, pinyin, initials, numbers
    };

    Op op = Op::All;
    QString field;
    QList<Value> values;
    QList<Filter> parts;

    static Filter compare(const char *field, Op op, const Value &value);
    static Filter equal(const char *field, const Value &value);
    static Filter in(const char *field, const QList<Value> &values);
    static Filter empty(const char *field);
    static Filter search(const QString &text);
    static Filter all(const QList<Filter> &parts);
    static Filter any(const QList<Filter> &parts);
    static Filter negate(const Filter &part);

    bool isTrue() const { return op == Op::All && parts.isEmpty(); }
    /// Written out for the same reason as Record's.
    bool operator==(const Filter &other) const;
};

/// `a && b`, leaving out conditions that are always true.
Filter operator&&(const Filter &a, const Filter &b);

struct Sort {
    QString field;
    bool descending = false;

    bool operator==(const Sort &) const = default;
};

/// One page of a list of records. Pages are found by key, never by offset: `after` holds the values
/// of the sort fields and then the id of the last record of the page before.
struct Query {
    const Entity *entity = nullptr;
    Filter filter;
    QList<Sort> sort;   ///< the id is always added as the last
    QList<Value> after; ///< empty for the first page
    int limit = 100;    ///< rows of the page
    QStringList joined; ///< paths over references to read besides: "customer.name"
    bool withLines = false;
    bool withArchived = false;
    /// On a desktop: asked of the server although there is a copy here, which does not hold closed
    /// documents of long ago. Servers are not told.
    bool atOffice = false;
};

/// A record of a page with the values of Query::joined.
struct ListRow {
    Record record;
    QList<Value> joined;

    bool operator==(const ListRow &) const = default;
};

/// Count and sums over all records that a filter lets through.
struct Totals {
    qint64 count = 0;
    QList<qint64> sums; ///< raw, in the order of the fields asked for

    bool operator==(const Totals &) const = default;
};

/// The sort values and id of a row: what the next page's Query::after must be.
QList<Value> pageKey(const Query &query, const ListRow &row);

/// Whether the record passes the filter, decided in memory; paths over references and Search are
/// not supported there and count as passed.
bool matches(const Filter &filter, const Record &record);

/// Reads a filter as people type it on a command line: `state=confirmed and total>=100 and
/// name~tea`. Operators: = != < <= > >= ~ (contains) ^ (starts with), `is empty`; joined by and /
/// or, with parentheses; values in quotes when they hold spaces. Errors: filter_malformed,
/// field_unknown, value_malformed.
Result<Filter> parseFilter(const Entity &entity, const QString &text);

/// Reads a field's value from text: numbers with a point, ISO dates, true/false, choice codes, ids.
/// Errors name the field: number_malformed, date_malformed, choice_unknown, id_malformed, ...
Result<Value> parseValue(const Field &field, const QString &text);

/// The value as parseValue would read it again; what CSV and JSON carry.
QString formatValue(const Field &field, const Value &value);

} // namespace kontor
