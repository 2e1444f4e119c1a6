#include "common/store/query_sql.h"

#include "common/base/pinyin.h"
#include "common/store/record_rows.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

QString literalPattern(const QString &text)
{
    QString pattern = text;
    pattern.replace(u'\\', "\\\\"_L1);
    pattern.replace(u'%', "\\%"_L1);
    pattern.replace(u'_', "\\_"_L1);
    return pattern;
}

QLatin1String comparisonOperator(Filter::Op op)
{
    switch (op) {
    case Filter::Op::Equal:
        return " = ?"_L1;
    case Filter::Op::NotEqual:
        return " <> ?"_L1;
    case Filter::Op::Less:
        return " < ?"_L1;
    case Filter::Op::LessOrEqual:
        return " <= ?"_L1;
    case Filter::Op::Greater:
        return " > ?"_L1;
    default:
        return " >= ?"_L1;
    }
}

/// Looks at the number of a row before the row itself is read.
const QString amongRows = u"kontor_has_row(?, t.rowid) AND "_s;

bool isText(FieldType type)
{
    return type == FieldType::Text || type == FieldType::Choice;
}

} // namespace

// --- fields and paths ----------------------------------------------------------------------------

Result<void> QuerySql::start(const Query &query)
{
    m_table = m_schema.find(*query.entity);
    m_aliases.clear();
    m_joins.clear();
    m_bound.clear();
    if (m_table == nullptr) {
        return fail("entity_unknown", "", {{u"entity"_s, QString::fromLatin1(query.entity->name)}});
    }
    return {};
}

const Table *QuerySql::join(const QString &prefix, const Table &from, QString *alias,
                            const QString &field)
{
    const Field *reference = from.entity->find(field);
    const Table *target = reference != nullptr && reference->target != nullptr
        ? m_schema.find(*reference->target)
        : nullptr;
    if (target == nullptr) {
        return nullptr;
    }
    QString &known = m_aliases[prefix];
    if (known.isEmpty()) {
        known = u'j' + QString::number(m_aliases.size());
        m_joins += " LEFT JOIN "_L1 + target->quotedName + u' ' + known + " ON "_L1 + known
            + ".id = "_L1 + *alias + u'.' + Dialect::quoted(field);
    }
    *alias = known;
    return target;
}

Result<QuerySql::Place> QuerySql::place(const QString &path)
{
    const QStringList steps = path.split(u'.');
    const Table *table = m_table;
    QString alias = u"t"_s;
    for (qsizetype i = 0; i + 1 < steps.size() && table != nullptr; ++i) {
        table = join(steps.mid(0, i + 1).join(u'.'), *table, &alias, steps.at(i));
    }
    const Column *column = table != nullptr ? table->find(steps.last()) : nullptr;
    if (column == nullptr) {
        return fail("field_unknown", qPrintable(path));
    }
    Place place;
    place.type = column->type;
    place.column = alias + u'.' + Dialect::quoted(column->name);
    const QString sortColumn = table->sortColumn(column->name);
    place.sortColumn = alias + u'.' + Dialect::quoted(sortColumn);
    place.phonetic = sortColumn != column->name;
    place.neverEmpty = steps.size() == 1 && table->isNeverEmpty(*column);
    return place;
}

// --- conditions ----------------------------------------------------------------------------------

Result<QString> QuerySql::condition(const Filter &filter)
{
    switch (filter.op) {
    case Filter::Op::All:
        return junction(filter, " AND ", "TRUE");
    case Filter::Op::Any:
        return junction(filter, " OR ", "FALSE");
    case Filter::Op::Not: {
        TRY_ASSIGN(const QString part, condition(filter.parts.value(0)));
        return QString("("_L1 + part + ") IS NOT TRUE"_L1);
    }
    case Filter::Op::Search:
        return search(filter);
    default:
        return comparison(filter);
    }
}

Result<QString> QuerySql::junction(const Filter &filter, const char *between, const char *none)
{
    QStringList parts;
    for (const Filter &part : filter.parts) {
        TRY_ASSIGN(const QString sql, condition(part));
        parts.append(u'(' + sql + u')');
    }
    return parts.isEmpty() ? QString::fromLatin1(none) : parts.join(QString::fromLatin1(between));
}

Result<QString> QuerySql::comparison(const Filter &filter)
{
    TRY_ASSIGN(Place place, place(filter.field));
    if (m_inOrder) {
        place.column.prepend(u'+'); // SQLite looks for no index behind a plus
    }
    for (const Value &value : filter.values) {
        if (!codec::fits(value, place.type)) {
            return fail("value_malformed", qPrintable(filter.field));
        }
    }
    const Value wanted = filter.values.value(0);
    switch (filter.op) {
    case Filter::Op::In:
        return membership(filter, place);
    case Filter::Op::Contains:
    case Filter::Op::StartsWith:
        return textMatch(filter, place);
    case Filter::Op::Empty: {
        const QString nothing = place.column + " IS NULL"_L1;
        return isText(place.type) ? nothing + " OR "_L1 + place.column + " = ''"_L1 : nothing;
    }
    case Filter::Op::Equal:
    case Filter::Op::NotEqual:
        if (wanted.isEmpty()) {
            return place.column
                + (filter.op == Filter::Op::Equal ? " IS NULL"_L1 : " IS NOT NULL"_L1);
        }
        break;
    default:
        // Nothing is less or greater than an empty value.
        if (wanted.isEmpty()) {
            return u"FALSE"_s;
        }
    }
    m_bound.append(wanted);
    return QString(place.column + comparisonOperator(filter.op));
}

Result<QString> QuerySql::membership(const Filter &filter, const Place &place)
{
    QStringList parts;
    qsizetype count = 0;
    for (const Value &value : filter.values) {
        if (value.isEmpty()) {
            parts = QStringList{place.column + " IS NULL"_L1};
        } else {
            m_bound.append(value);
            ++count;
        }
    }
    if (count > 0) {
        parts.append(place.column + " IN ("_L1 + QStringList(count, u"?"_s).join(u',') + u')');
    }
    return parts.isEmpty() ? u"FALSE"_s : parts.join(" OR "_L1);
}

QString QuerySql::textMatch(const Filter &filter, const Place &place)
{
    const QString wanted = filter.values.value(0).toText();
    if (wanted.isEmpty()) {
        return u"TRUE"_s;
    }
    if (!isText(place.type)) {
        return u"FALSE"_s;
    }
    const QString pattern = literalPattern(wanted) + u'%';
    m_bound.append(Value(filter.op == Filter::Op::Contains ? u'%' + pattern : pattern));
    return m_dialect.like(place.column);
}

Result<QString> QuerySql::search(const Filter &filter)
{
    if (!m_table->entity->isSearchable()) {
        return fail("search_unsupported", "",
                    {{u"entity"_s, QString::fromLatin1(m_table->entity->name)}});
    }
    QStringList parts;
    for (const QString &form : searchForms(filter.values.value(0).toText())) {
        m_bound.append(Value(u'%' + literalPattern(form) + u'%'));
        parts.append("t.search_text LIKE ? ESCAPE '\\'"_L1);
    }
    return parts.isEmpty() ? u"TRUE"_s : parts.join(" AND "_L1);
}

Result<QString> QuerySql::where(const Query &query)
{
    TRY_ASSIGN(QString sql, condition(query.filter));
    if (!query.withArchived && !m_table->entity->isLine) {
        sql = "NOT t.archived AND ("_L1 + sql + u')';
    }
    return sql;
}

// --- order and pages -----------------------------------------------------------------------------

Result<QList<QuerySql::SortKey>> QuerySql::sortKeys(const Query &query)
{
    QList<Sort> sorts = query.sort;
    sorts.append({u"id"_s, !sorts.isEmpty() && sorts.last().descending});
    if (!query.after.isEmpty() && query.after.size() != sorts.size()) {
        return fail("page_malformed");
    }
    QList<SortKey> keys;
    for (qsizetype i = 0; i < sorts.size(); ++i) {
        SortKey key;
        TRY_ASSIGN(key.place, place(sorts.at(i).field));
        key.descending = sorts.at(i).descending;
        key.after = query.after.value(i);
        if (!codec::fits(key.after, key.place.type)) {
            return fail("page_malformed", qPrintable(sorts.at(i).field));
        }
        if (key.place.phonetic && !key.after.isEmpty()) {
            key.after = Value(pinyinSortKey(key.after.toText()));
        }
        keys.append(key);
    }
    return keys;
}

QString QuerySql::beyond(const SortKey &key)
{
    const QString &column = key.place.sortColumn;
    if (key.after.isEmpty()) {
        return key.descending ? u"FALSE"_s : column + " IS NOT NULL"_L1;
    }
    m_bound.append(key.after);
    if (!key.descending) {
        return column + " > ?"_L1;
    }
    return key.place.neverEmpty ? column + " < ?"_L1
                                : u'(' + column + " < ? OR "_L1 + column + " IS NULL)"_L1;
}

QString QuerySql::pageCondition(const QList<SortKey> &keys)
{
    // The first key alone bounds where the index is entered; the rest decides exactly.
    QString sql;
    const SortKey &first = keys.first();
    if (!first.after.isEmpty()) {
        m_bound.append(first.after);
        const QString &column = first.place.sortColumn;
        if (!first.descending) {
            sql = column + " >= ? AND "_L1;
        } else if (first.place.neverEmpty) {
            sql = column + " <= ? AND "_L1;
        } else {
            sql = u'(' + column + " <= ? OR "_L1 + column + " IS NULL) AND "_L1;
        }
    }
    QStringList ways;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        QStringList steps;
        for (qsizetype before = 0; before < i; ++before) {
            const SortKey &key = keys.at(before);
            if (key.after.isEmpty()) {
                steps.append(key.place.sortColumn + " IS NULL"_L1);
            } else {
                m_bound.append(key.after);
                steps.append(key.place.sortColumn + " = ?"_L1);
            }
        }
        steps.append(beyond(keys.at(i)));
        ways.append(steps.join(" AND "_L1));
    }
    return sql + u'(' + ways.join(" OR "_L1) + u')';
}

QString QuerySql::orderBy(const QList<SortKey> &keys) const
{
    QStringList terms;
    for (const SortKey &key : keys) {
        terms.append(key.place.sortColumn + (key.descending ? " DESC"_L1 : " ASC"_L1)
                     + (key.place.neverEmpty ? ""_L1
                            : key.descending ? " NULLS LAST"_L1
                                             : " NULLS FIRST"_L1));
    }
    return terms.join(", "_L1);
}

// --- statements ----------------------------------------------------------------------------------

Result<QString> QuerySql::columns(const Query &query)
{
    QString list = m_table->selectList;
    for (const QString &path : query.joined) {
        TRY_ASSIGN(const Place joined, place(path));
        list += ", "_L1 + joined.column;
    }
    return list;
}

Result<QString> QuerySql::pageOf(const Query &query, const QString &hint, const QString &among)
{
    TRY_ASSIGN(QString conditions, where(query));
    TRY_ASSIGN(const QList<SortKey> keys, sortKeys(query));
    if (!query.after.isEmpty()) {
        conditions = u'(' + conditions + ") AND "_L1 + pageCondition(keys);
    }
    return QString(" FROM "_L1 + m_table->quotedName + " t"_L1 + hint + m_joins + " WHERE "_L1
                   + among + conditions + " ORDER BY "_L1 + orderBy(keys) + " LIMIT "_L1
                   + QString::number(std::max(query.limit, 0)));
}

Result<Statement> QuerySql::list(const Query &query)
{
    TRY(start(query));
    TRY_ASSIGN(const QString list, columns(query));
    TRY_ASSIGN(const QString page, pageOf(query, {}, {}));
    return Statement{"SELECT "_L1 + list + page, m_bound};
}

Result<Statement> QuerySql::listInSteps(const Query &query, const QString &hint,
                                        const QString &among, const Value &bound)
{
    TRY(start(query));
    TRY_ASSIGN(const QString list, columns(query));
    if (!among.isEmpty()) {
        m_bound.append(bound);
    }
    m_inOrder = true;
    const auto page = pageOf(query, hint, among);
    m_inOrder = false;
    TRY(page);
    TRY_ASSIGN(const QList<SortKey> keys, sortKeys(query));
    return Statement{"SELECT "_L1 + list + " FROM "_L1 + m_table->quotedName + " t"_L1 + m_joins
                         + " WHERE t.rowid IN (SELECT t.rowid"_L1 + *page + ") ORDER BY "_L1
                         + orderBy(keys),
                     m_bound};
}

Result<Statement> QuerySql::listInOrder(const Query &query, const std::optional<RowSet> &among)
{
    TRY(start(query));
    const QString field = query.sort.first().field;
    const QString hint = m_schema.indexes() == Schema::Indexes::All && m_table->isOrdered(field)
        ? " INDEXED BY "_L1 + Dialect::quoted(m_table->orderIndex(field))
        : QString();
    return among ? listInSteps(query, hint, amongRows, Value(among->bytes()))
                 : listInSteps(query, hint, {}, {});
}

Result<Statement> QuerySql::listAmong(const Query &query, const QList<qint64> &rows)
{
    QStringList numbers;
    for (const qint64 row : rows) {
        numbers.append(QString::number(row));
    }
    return listInSteps(query, {}, u"t.rowid IN (SELECT value FROM json_each(?)) AND "_s,
                       Value(u'[' + numbers.join(u',') + u']'));
}

Result<Statement> QuerySql::rowNumbers(const Query &query, int most)
{
    TRY(start(query));
    TRY_ASSIGN(const QString conditions, condition(query.filter));
    return Statement{"SELECT t.rowid FROM "_L1 + m_table->quotedName + " t"_L1 + m_joins
                         + " WHERE "_L1 + conditions + " LIMIT "_L1 + QString::number(most),
                     m_bound};
}

// --- lists that are sorted over a reference ------------------------------------------------------

Result<QuerySql::References> QuerySql::references(const Query &query, int most)
{
    TRY(start(query));
    const Sort &sort = query.sort.first();
    const QString reference = Dialect::quoted(sort.field.section(u'.', 0, 0));
    TRY_ASSIGN(const Place key, place(sort.field));
    const QString alias = key.sortColumn.section(u'.', 0, 0);
    const Field *field = m_table->entity->find(sort.field.section(u'.', 0, 0));
    const QString target = m_schema.find(*field->target)->quotedName;
    // From one value to the next by the index, instead of through all rows.
    const QString sql =
        u"WITH RECURSIVE held(v) AS (SELECT MIN(%1) FROM %2 UNION ALL"
        " SELECT (SELECT MIN(%1) FROM %2 WHERE %1 > held.v) FROM held"
        " WHERE held.v IS NOT NULL LIMIT %3)"
        " SELECT held.v, %4 FROM held LEFT JOIN %5 %6 ON %6.id = held.v"
        " WHERE held.v IS NOT NULL ORDER BY %4 %7"_s.arg(reference, m_table->quotedName)
            .arg(most)
            .arg(key.sortColumn, target, alias, sort.descending ? u"DESC"_s : u"ASC"_s);
    return References{{sql, {}}, key.phonetic ? FieldType::Bytes : key.type};
}

Result<Statement> QuerySql::rowsOfReferences(const Query &query, const QList<Value> &references,
                                             const Value &behind, int limit,
                                             const std::optional<RowSet> &among)
{
    TRY(start(query));
    const Sort &sort = query.sort.first();
    const QString column = "t."_L1 + Dialect::quoted(sort.field.section(u'.', 0, 0));
    QStringList ways;
    for (const Value &reference : references) {
        ways.append(column + (reference.isEmpty() ? " IS NULL"_L1 : " = ?"_L1));
        if (!reference.isEmpty()) {
            m_bound.append(reference);
        }
    }
    if (among) {
        m_bound.append(Value(among->bytes()));
    }
    m_inOrder = true;
    const auto conditions = where(query);
    m_inOrder = false;
    TRY(conditions);
    QString more;
    if (!behind.isEmpty()) {
        more = sort.descending ? u" AND t.id < ?"_s : u" AND t.id > ?"_s;
        m_bound.append(behind);
    }
    return Statement{"SELECT t.rowid FROM "_L1 + m_table->quotedName + " t"_L1 + m_joins
                         + " WHERE ("_L1 + ways.join(" OR "_L1) + ") AND "_L1
                         + (among ? amongRows : QString()) + u'(' + *conditions + u')' + more
                         + " ORDER BY t.id"_L1 + (sort.descending ? " DESC"_L1 : ""_L1)
                         + " LIMIT "_L1 + QString::number(limit),
                     m_bound};
}

Result<Value> QuerySql::firstKey(const Query &query)
{
    TRY(start(query));
    return sortKeys(query).map([](const QList<SortKey> &keys) { return keys.first().after; });
}

// --- totals --------------------------------------------------------------------------------------

Result<Statement> QuerySql::totals(const Query &query, const QStringList &fields)
{
    TRY(start(query));
    QString columns = u"COUNT(*)"_s;
    for (const QString &field : fields) {
        TRY_ASSIGN(const Place summed, place(field));
        columns += ", CAST(COALESCE(SUM("_L1 + summed.column + "), 0) AS BIGINT)"_L1;
    }
    TRY_ASSIGN(const QString conditions, where(query));
    return Statement{"SELECT "_L1 + columns + " FROM "_L1 + m_table->quotedName + " t"_L1 + m_joins
                         + " WHERE "_L1 + conditions,
                     m_bound};
}

Result<QList<FieldType>> QuerySql::joinedTypes(const Query &query)
{
    TRY(start(query));
    QList<FieldType> types;
    for (const QString &path : query.joined) {
        TRY_ASSIGN(const Place joined, place(path));
        types.append(joined.type);
    }
    return types;
}

} // namespace kontor
