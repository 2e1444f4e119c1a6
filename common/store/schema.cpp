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
    table.quotedName = quoted(table.name);
    table.insertHead =
        "INSERT INTO "_L1 + table.quotedName + " ("_L1 + names.join(", "_L1) + ") VALUES "_L1;
    table.upsertTail = " ON CONFLICT (id) DO UPDATE SET "_L1 + updates.join(", "_L1);
}

} // namespace

QString Table::selectList(const QString &alias) const
{
    QStringList names;
    for (qsizetype i = 0; i < readColumns(); ++i) {
        names.append(alias + u'.' + quoted(columns.at(i).name));
    }
    return names.join(", "_L1);
}

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
    if (m_index.contains(&entity)) {
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
    m_index.insert(&entity, m_tables.size());
    m_tables.append(table);
}

const Table *Schema::find(const Entity &entity) const
{
    const auto found = m_index.constFind(&entity);
    return found != m_index.cend() ? &m_tables.at(*found) : nullptr;
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

QList<Index> indexesOf(const Table &table, const Dialect &dialect, Schema::Indexes which)
{
    QList<Index> indexes;
    // The id makes the order of equal values definite, as every list wants it.
    const auto addSorted = [&](const QString &column) {
        const QString name = table.name + u'_' + column + "_index"_L1;
        indexes.append({name,
                        "CREATE INDEX "_L1 + quoted(name) + " ON "_L1 + table.quotedName + " ("_L1
                            + quoted(column) + dialect.nullsFirst() + ", id)"_L1});
    };
    if (table.entity->isLine) {
        const QString name = table.name + "_parent_index"_L1;
        indexes.append({name,
                        "CREATE INDEX "_L1 + quoted(name) + " ON "_L1 + table.quotedName
                            + " (parent, position)"_L1});
    }
    if (which == Schema::Indexes::Lines) {
        return indexes;
    }
    for (const Field &field : table.entity->fields) {
        const QString column = QString::fromLatin1(field.name);
        if (field.has(Unique) && which == Schema::Indexes::All) {
            const QString name = Schema::uniqueIndexName(table.name, column);
            const bool text = field.type == FieldType::Text || field.type == FieldType::Choice;
            indexes.append({name,
                            "CREATE UNIQUE INDEX "_L1 + quoted(name) + " ON "_L1 + table.quotedName
                                + " ("_L1 + quoted(column) + ") WHERE "_L1 + quoted(column)
                                + (text ? " <> ''"_L1 : " IS NOT NULL"_L1)});
        }
        if (field.has(Indexed) || field.has(Unique) || field.type == FieldType::Reference) {
            addSorted(column);
        }
        if (!table.entity->isLine && field.has(Phonetic)) {
            addSorted(table.sortColumn(column));
        }
    }
    return indexes;
}

} // namespace kontor
