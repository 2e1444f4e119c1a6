#include "server/exchange/import_mapping.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kontor {

namespace {

Unexpected unknownField(const QString &name)
{
    return fail("field_unknown", "", {{QStringLiteral("name"), name}});
}

Unexpected unknownColumn(const QString &column)
{
    return fail("column_unknown", "", {{QStringLiteral("column"), column}});
}

Result<FieldSource> readSource(const Field &field, const QJsonValue &value, const TextTable &table)
{
    FieldSource source;
    source.field = &field;
    if (value.isString()) {
        source.column = value.toString();
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        source.column = object.value(QLatin1String("column")).toString();
        source.constant = object.value(QLatin1String("value")).toString();
        source.prefix = object.value(QLatin1String("prefix")).toString();
        source.matchBy = object.value(QLatin1String("match")).toString();
        const QJsonObject translation = object.value(QLatin1String("translate")).toObject();
        for (auto each = translation.begin(); each != translation.end(); ++each) {
            source.translation.insert(each.key(), each.value().toString());
        }
    } else {
        return fail("mapping_malformed", field.name);
    }
    if (!source.column.isEmpty() && table.column(source.column) < 0) {
        return unknownColumn(source.column);
    }
    if (!source.matchBy.isEmpty()
        && (field.target == nullptr || field.target->find(source.matchBy) == nullptr)) {
        return unknownField(source.matchBy);
    }
    return source;
}

Result<QList<FieldSource>> readSources(const Entity &entity, const QJsonObject &object,
                                       const TextTable &table)
{
    QList<FieldSource> sources;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const Field *field = entity.find(member.key());
        if (field == nullptr) {
            return unknownField(member.key());
        }
        TRY_ASSIGN(const FieldSource source, readSource(*field, member.value(), table));
        sources.append(source);
    }
    return sources;
}

/// The field that a column of this name means.
const Field *fieldNamed(const Entity &entity, const QString &column)
{
    const QString wanted = column.trimmed();
    for (const Field &field : entity.fields) {
        if (wanted.compare(QLatin1String(field.name), Qt::CaseInsensitive) == 0
            || wanted.compare(QLatin1String(field.label.text), Qt::CaseInsensitive) == 0
            || wanted.compare(field.label.translated(), Qt::CaseInsensitive) == 0) {
            return &field;
        }
    }
    return nullptr;
}

} // namespace

Result<ImportMapping> readMapping(const Entity &entity, const QByteArray &json,
                                  const TextTable &table)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        return fail("mapping_malformed", "",
                    {{QStringLiteral("detail"), problem.errorString()},
                     {QStringLiteral("position"), problem.offset}});
    }
    const QJsonObject object = document.object();
    ImportMapping mapping;
    mapping.entity = &entity;
    mapping.key = object.value(QLatin1String("key")).toString();
    mapping.group = object.value(QLatin1String("group")).toString();
    if (!mapping.key.isEmpty() && entity.find(mapping.key) == nullptr) {
        return unknownField(mapping.key);
    }
    if (!mapping.group.isEmpty() && table.column(mapping.group) < 0) {
        return unknownColumn(mapping.group);
    }
    TRY_ASSIGN(mapping.fields,
               readSources(entity, object.value(QLatin1String("fields")).toObject(), table));
    const QJsonObject lines = object.value(QLatin1String("lines")).toObject();
    if (!lines.isEmpty()) {
        TRY(require(entity.lines != nullptr, "mapping_malformed", "lines"));
        TRY_ASSIGN(mapping.lineFields, readSources(*entity.lines, lines, table));
    }
    return mapping;
}

Result<ImportMapping> suggestedMapping(const Entity &entity, const TextTable &table)
{
    ImportMapping mapping;
    mapping.entity = &entity;
    for (const QString &column : table.header) {
        const Field *field = fieldNamed(entity, column);
        if (field == nullptr) {
            return unknownColumn(column);
        }
        if (field->has(ReadOnly)) {
            mapping.skipped.append(column);
            continue;
        }
        FieldSource source;
        source.field = field;
        source.column = column;
        mapping.fields.append(source);
        if (field->has(Unique) && mapping.key.isEmpty()) {
            mapping.key = QString::fromLatin1(field->name);
        }
    }
    return mapping;
}

} // namespace kontor
