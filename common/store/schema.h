#pragma once

#include "common/store/dialect.h"

#include <QHash>

#include <memory>

namespace kontor {

/// A column of an entity's table.
struct Column {
    QString name;
    FieldType type = FieldType::Text;
};

/// A column that is computed from fields when a record is saved.
struct DerivedColumn {
    enum class Kind { SearchText, SortKey };
    Kind kind = Kind::SearchText;
    qsizetype field = -1; ///< the field whose sort key it is
};

/// How an entity lies in the database: what every record has, then the fields in their order, then
/// the derived columns. A line has its id, parent and position before its fields.
struct Table {
    const Entity *entity = nullptr;
    QString name;
    QList<Column> columns;
    qsizetype firstField = 0; ///< index of the first field's column
    QList<DerivedColumn> derived;

    QString quotedName;
    QString selectList; ///< the columns that are read back, of the table as `t`
    QString insertHead; ///< INSERT INTO "name" (columns) VALUES
    QString upsertTail; ///< ON CONFLICT (id) DO UPDATE SET ...

    qsizetype readColumns() const { return columns.size() - derived.size(); }
    /// The column of a field, or of what every record has besides; nullptr when there is none.
    const Column *find(const QString &field) const;
    /// The column that the field is sorted by: its sort key when it has one.
    QString sortColumn(const QString &field) const;
    /// Whether an index has the rows in the order of the field.
    bool isOrdered(const QString &field) const;
    /// The field in whose order SQLite can search: its index holds the search text too. Empty when
    /// there is none.
    QString searchOrder() const;
    /// The index that has the rows in the order of the field, see isOrdered().
    QString orderIndex(const QString &field) const;
    /// Whether every row has a value in the column.
    bool isNeverEmpty(const Column &column) const;
    /// A statement that inserts so many rows.
    QString insertSql(qsizetype rows) const;
};

/// The tables of a store. Made once when it is opened, then only read, by all connections.
class Schema
{
public:
    /// Which indexes the tables have; see StoreOptions::Role.
    enum class Indexes { All, Copy, NewCopy };

    explicit Schema(const QList<const Entity *> &entities, Indexes indexes = Indexes::All);
    Indexes indexes() const { return m_indexes; }

    /// nullptr when the entity has no table here.
    const Table *find(const Entity &entity) const;
    const QList<Table> &tables() const { return m_tables; }

    /// The name of the index that keeps a Unique field's values apart.
    static QString uniqueIndexName(const QString &table, const QString &field);

private:
    void add(const Entity &entity);

    Indexes m_indexes;
    QList<Table> m_tables;
    QHash<const Entity *, qsizetype> m_positions;
};

/// The statement that makes the table.
QString createTableSql(const Table &table, const Dialect &dialect);
/// The definition of the column, as it stands in CREATE TABLE and ALTER TABLE.
QString columnDefinition(const Table &table, const Column &column, const Dialect &dialect);

struct Index {
    QString name;
    QString sql;
};
/// The index that has the rows in the order of the field, see Table::orderIndex().
Index orderIndexOf(const Table &table, const QString &field, const Dialect &dialect);
/// The indexes that the table should have.
QList<Index> indexesOf(const Table &table, const Dialect &dialect, Schema::Indexes which);

} // namespace kontor
