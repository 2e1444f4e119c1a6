#include "common/store/schema.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &name)
{
    return Dialect::quoted(name);
}

const QList<Column> &recordColumns()
{
    static const QList<Column> columns{
        {u"id"_s, FieldType::Reference},         {u"version"_s, FieldType::Integer},
        {u"archived"_s, FieldType::Boolean},     {u"created_at"_s, FieldType::Instant},
        {u"created_by"_s, FieldType::Reference}, {u"changed_at"_s, FieldType::Instant},
        {u"changed_by"_s, FieldType::Reference}};
    return columns;
}

const QList<Column> &lineColumns()
{
    static const QList<Column> columns{{u"id"_s, FieldType::Reference},
                                       {u"parent"_s, FieldType::Reference},
                                       {u"position"_s, FieldType::Integer}};
    return columns;
}

QString sortKeyName(const QString &field)
{
    return field + "_sort"_L1;
}

void addDerivedColumns(Table &table)
{
    const Entity &entity = *table.entity;
    if (entity.isLine) {
        return;
    }
    if (entity.isSearchable()) {
        table.columns.append({u"search_text"_s, FieldType::Text});
        table.derived.append({DerivedColumn::Kind::SearchText, -1});
    }
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        if (entity.fields.at(i).has(Phonetic)) {
            table.columns.append(
                {sortKeyName(QString::fromLatin1(entity.fields.at(i).name)), FieldType::Bytes});
            table.derived.append({DerivedColumn::Kind::SortKey, i});
        }
    }
}

void composeSql(Table &table)
{
    QStringList names;
    QStringList updates;
    for (const Column &column : table.columns) {
        names.append(quoted(column.name));
        if (column.name != "id"_L1) {
            updates.append(quoted(column.name) + " = excluded."_L1 + quoted(column.name));
        }
    }
    QStringList read;
    for (qsizetype i = 0; i < table.readColumns(); ++i) {
        read.append("t."_L1 + names.at(i));
    }
    table.quotedName = quoted(table.name);
    table.selectList = read.join(", "_L1);
    table.insertHead =
        "INSERT INTO "_L1 + table.quotedName + " ("_L1 + names.join(", "_L1) + ") VALUES "_L1;
    table.upsertTail = " ON CONFLICT (id) DO UPDATE SET "_L1 + updates.join(", "_L1);
}

} // namespace

const Column *Table::find(const QString &field) const
{
    for (qsizetype i = 0; i < readColumns(); ++i) {
        if (columns.at(i).name == field) {
            return &columns.at(i);
        }
    }
    return nullptr;
}

QString Table::sortColumn(const QString &field) const
{
    const Field *described = entity->find(field);
    return described != nullptr && !entity->isLine && described->has(Phonetic) ? sortKeyName(field)
                                                                               : field;
}

bool Table::isOrdered(const QString &field) const
{
    const Field *described = entity->find(field);
    return described != nullptr
        && (described->has(Indexed) || described->has(Unique)
            || (described->has(Phonetic) && !entity->isLine));
}

QString Table::searchOrder() const
{
    const Field *naming = entity->namingField();
    return naming != nullptr && entity->isSearchable() && naming->has(Phonetic)
        ? QString::fromLatin1(naming->name)
        : QString();
}

QString Table::orderIndex(const QString &field) const
{
    return name + u'_' + sortColumn(field) + "_index"_L1;
}

bool Table::isNeverEmpty(const Column &column) const
{
    static const QStringList always{u"id"_s,         u"version"_s, u"archived"_s, u"created_at"_s,
                                    u"changed_at"_s, u"parent"_s,  u"position"_s};
    const qsizetype index = std::distance(columns.constData(), &column);
    return index < firstField && always.contains(column.name);
}

QString Table::insertSql(qsizetype rows) const
{
    const QString row = u'(' + QStringList(columns.size(), u"?"_s).join(u',') + u')';
    return insertHead + QStringList(rows, row).join(u',');
}

Schema::Schema(const QList<const Entity *> &entities, Indexes indexes) : m_indexes(indexes)
{
    for (const Entity *entity : entities) {
        add(*entity);
        if (entity->lines != nullptr) {
            add(*entity->lines);
        }
    }
}

void Schema::add(const Entity &entity)
{
    if (m_positions.contains(&entity)) {
        return;
    }
    Table table;
    table.entity = &entity;
    table.name = QString::fromLatin1(entity.name);
    table.columns = entity.isLine ? lineColumns() : recordColumns();
    table.firstField = table.columns.size();
    for (const Field &field : entity.fields) {
        table.columns.append({QString::fromLatin1(field.name), field.type});
    }
    addDerivedColumns(table);
    composeSql(table);
    m_positions.insert(&entity, m_tables.size());
    m_tables.append(table);
}

const Table *Schema::find(const Entity &entity) const
{
    const auto found = m_positions.constFind(&entity);
    return found != m_positions.cend() ? &m_tables.at(*found) : nullptr;
}

QString Schema::uniqueIndexName(const QString &table, const QString &field)
{
    return table + u'_' + field + "_unique"_L1;
}

QString columnDefinition(const Table &table, const Column &column, const Dialect &dialect)
{
    QString definition = quoted(column.name) + u' ' + dialect.columnType(column.type);
    if (column.name == "id"_L1) {
        return definition + " NOT NULL PRIMARY KEY"_L1;
    }
    return table.isNeverEmpty(column) ? definition + " NOT NULL"_L1 : definition;
}

QString createTableSql(const Table &table, const Dialect &dialect)
{
    QStringList columns;
    for (const Column &column : table.columns) {
        columns.append(columnDefinition(table, column, dialect));
    }
    return "CREATE TABLE "_L1 + table.quotedName + " ("_L1 + columns.join(", "_L1) + u')';
}

namespace {

/// Composes CREATE INDEX statements for one table.
class IndexList
{
public:
    IndexList(const Table &table, const Dialect &dialect) : m_table(table), m_dialect(dialect) {}

    const QList<Index> &indexes() const { return m_indexes; }

    /// The id makes the order of equal values definite, as every list wants it.
    void addOrdered(const QString &column)
    {
        add(column + "_index"_L1, u"INDEX"_s, quoted(column) + m_dialect.nullsFirst() + ", id"_L1,
            {});
    }
    /// Blank values are not compared.
    void addUnique(const QString &column, FieldType type)
    {
        const bool text = type == FieldType::Text || type == FieldType::Choice;
        add(column + "_unique"_L1, u"UNIQUE INDEX"_s, quoted(column),
            quoted(column) + (text ? " <> ''"_L1 : " IS NOT NULL"_L1));
    }
    /// Finds who refers to a record; most optional references are empty and need no place.
    void addReference(const QString &column)
    {
        add(column + "_reference"_L1, u"INDEX"_s, quoted(column),
            quoted(column) + " IS NOT NULL"_L1);
    }
    void addPlain(const QString &name, const QString &columns)
    {
        add(name, u"INDEX"_s, columns, {});
    }

private:
    void add(const QString &suffix, const QString &kind, const QString &columns,
             const QString &condition)
    {
        const QString name = m_table.name + u'_' + suffix;
        const QString where = condition.isEmpty() ? QString() : " WHERE "_L1 + condition;
        m_indexes.append({name,
                          "CREATE "_L1 + kind + " IF NOT EXISTS "_L1 + quoted(name) + " ON "_L1
                              + m_table.quotedName + " ("_L1 + columns + u')' + where});
    }

    const Table &m_table;
    const Dialect &m_dialect;
    QList<Index> m_indexes;
};

/// A copy begins with what its own upkeep needs, so that it is there soon; it gets others when
/// somebody sorts or filters by a field, see order_index.h.
void addOfCopy(const Table &table, IndexList &list)
{
    const Entity &entity = *table.entity;
    const QString root = QString::fromLatin1(entity.rootField);
    if (!root.isEmpty() && root != "id"_L1) {
        list.addOrdered(root);
    }
}

} // namespace

Index orderIndexOf(const Table &table, const QString &field, const Dialect &dialect)
{
    IndexList list(table, dialect);
    list.addOrdered(table.sortColumn(field));
    return list.indexes().first();
}

QList<Index> indexesOf(const Table &table, const Dialect &dialect, Schema::Indexes which)
{
    IndexList list(table, dialect);
    if (table.entity->isLine) {
        list.addPlain(u"parent_index"_s, u"parent, position"_s);
    }
    if (which == Schema::Indexes::NewCopy) {
        return list.indexes();
    }
    if (which == Schema::Indexes::Copy) {
        addOfCopy(table, list);
        return list.indexes();
    }
    // Searching reads this narrow copy instead of all the rows; in the order of the names where
    // they are phonetic, so that it may stop at a full page.
    const bool searched =
        !table.derived.isEmpty() && table.entity->isSearchable() && dialect.scansIndexes();
    const QString searchOrder = searched ? table.searchOrder() : QString();
    if (searched && searchOrder.isEmpty()) {
        list.addPlain(u"search_text_index"_s, u"search_text"_s);
    }
    for (const Field &field : table.entity->fields) {
        const QString column = QString::fromLatin1(field.name);
        if (field.has(Unique)) {
            list.addUnique(column, field.type);
        }
        if (searched && column == searchOrder) {
            const QString sortKey = table.sortColumn(column);
            list.addPlain(sortKey + "_index"_L1, quoted(sortKey) + ", search_text"_L1);
        } else if (table.isOrdered(column)) {
            list.addOrdered(table.sortColumn(column));
        } else if (field.type == FieldType::Reference) {
            list.addReference(column);
        }
    }
    return list.indexes();
}

} // namespace kontor
