#include "app/models/list_column.h"

#include "app/models/first_columns.h"

#include <QCoreApplication>

#include <array>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// What every record has besides its fields and a list may show.
const QList<Field> &commonFields()
{
    static const QList<Field> fields = [] {
        QList<Field> result;
        const auto add = [&result](const char *name, const char *text, FieldType type) {
            Field field;
            field.name = name;
            field.label = {"ListColumn", text};
            field.type = type;
            field.flags = ReadOnly;
            result.append(field);
        };
        add("created_at", QT_TRANSLATE_NOOP("ListColumn", "Created"), FieldType::Instant);
        add("changed_at", QT_TRANSLATE_NOOP("ListColumn", "Changed"), FieldType::Instant);
        add("archived", QT_TRANSLATE_NOOP("ListColumn", "Archived"), FieldType::Boolean);
        return result;
    }();
    return fields;
}

const Field *fieldOf(const Entity &entity, const QString &name)
{
    if (const Field *field = entity.find(name)) {
        return field;
    }
    for (const Field &field : commonFields()) {
        if (name == QLatin1String(field.name)) {
            return &field;
        }
    }
    return nullptr;
}

} // namespace

std::optional<ListColumn> listColumn(const Entity &entity, const QString &name)
{
    const QStringList steps = name.split(u'.');
    const Field *first = fieldOf(entity, steps.first());
    if (first == nullptr || steps.size() > 2) {
        return std::nullopt;
    }
    ListColumn column{name, first->label.translated(), name, *first, -1, nullptr};
    if (steps.size() == 2) {
        const Field *second =
            first->target == nullptr ? nullptr : fieldOf(*first->target, steps[1]);
        if (second == nullptr) {
            return std::nullopt;
        }
        column.title = QCoreApplication::translate("ListColumn", "%1: %2")
                           .arg(column.title, second->label.translated());
        column.field = *second;
        return column;
    }
    column.own = entity.indexOf(QLatin1String(first->name));
    if (first->type == FieldType::Reference && first->target != nullptr) {
        column.target = first->target;
        if (const Field *naming = first->target->namingField()) {
            column.path = name + u'.' + QString::fromLatin1(naming->name);
            column.field = *naming;
        }
    }
    return column;
}

QList<ListColumn> allColumns(const Entity &entity)
{
    QList<ListColumn> columns;
    const auto add = [&](const Field &field) {
        const bool hidden = field.has(Technical) || field.has(Secret)
            || field.type == FieldType::Bytes
            || (field.type == FieldType::Reference && field.target == nullptr);
        if (!hidden) {
            columns.append(*listColumn(entity, QString::fromLatin1(field.name)));
        }
    };
    for (const Field &field : entity.fields) {
        add(field);
    }
    if (!entity.isLine) {
        for (const Field &field : commonFields()) {
            add(field);
        }
    }
    return columns;
}

QList<ListColumn> defaultColumns(const Entity &entity, qsizetype count)
{
    QList<ListColumn> columns;
    const QStringList first = firstColumns(entity.key());
    for (const QString &name : first) {
        if (const std::optional<ListColumn> column = listColumn(entity, name)) {
            columns.append(*column);
        }
    }
    if (!columns.isEmpty()) {
        return columns.mid(0, count);
    }
    const Field *naming = entity.namingField();
    if (naming != nullptr) {
        columns.append(*listColumn(entity, QString::fromLatin1(naming->name)));
    }
    const QList<ListColumn> all = allColumns(entity);
    for (const ListColumn &column : all) {
        if (columns.size() < count && column.own >= 0 && !column.field.has(Multiline)
            && !columns.contains(column)) {
            columns.append(column);
        }
    }
    return columns;
}

Value recordValue(const Record &record, const QString &name)
{
    const QByteArray latin = name.toLatin1();
    const qsizetype index = record.entity->indexOf(QLatin1String(latin));
    if (index >= 0) {
        return record.values.at(index);
    }
    if (name == "id"_L1) {
        return Value(record.id);
    }
    if (name == "version"_L1) {
        return Value(record.version);
    }
    if (name == "archived"_L1) {
        return Value(record.archived);
    }
    if (name == "created_at"_L1) {
        return Value(record.createdAt);
    }
    if (name == "created_by"_L1) {
        return Value(record.createdBy);
    }
    if (name == "changed_at"_L1) {
        return Value(record.changedAt);
    }
    if (name == "changed_by"_L1) {
        return Value(record.changedBy);
    }
    return {};
}

Value columnValue(const ListColumn &column, const ListRow &row, const QStringList &joined)
{
    if (column.isJoined()) {
        return row.joined.value(joined.indexOf(column.path));
    }
    if (column.own >= 0 && column.own < row.record.values.size()) {
        return row.record.values.at(column.own);
    }
    return recordValue(row.record, column.name);
}

} // namespace kontor
