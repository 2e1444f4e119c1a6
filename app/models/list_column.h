#pragma once

#include "common/model/query.h"

namespace kontor {

/// One column of a list: a field of the entity, what every record has ("changed_at"), or a field of
/// a record that it refers to ("customer.phone"). A reference shows what stands for its record.
struct ListColumn {
    QString name;       ///< as asked for; the key of settings and filters
    QString title;      ///< the header
    QString path;       ///< what is read, sorted by and shown: "customer.name" for "customer"
    Field field;        ///< describes the shown value
    qsizetype own = -1; ///< index among the entity's fields, of a field of its own
    const Entity *target = nullptr; ///< what a reference column refers to

    bool isJoined() const { return path.contains(u'.'); }
    /// Whether a footer may add it up.
    bool isSummable() const { return field.type == FieldType::Amount && !isJoined(); }
    bool operator==(const ListColumn &other) const { return name == other.name; }
};

/// The column of this name; nothing when the entity has no such field.
std::optional<ListColumn> listColumn(const Entity &entity, const QString &name);

/// The columns a list starts with: those of firstColumns(), else what stands for the record first,
/// no long texts, nothing technical; at most `count`.
QList<ListColumn> defaultColumns(const Entity &entity, qsizetype count = 9);

/// Every column that a list of the entity can have.
QList<ListColumn> allColumns(const Entity &entity);

/// The value of the column in a row that was read with the paths in `joined`.
Value columnValue(const ListColumn &column, const ListRow &row, const QStringList &joined);
/// The value of what every record has ("id", "changed_at", ...), or of a field of its own.
Value recordValue(const Record &record, const QString &name);

} // namespace kontor
