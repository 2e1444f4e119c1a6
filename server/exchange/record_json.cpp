#include "server/exchange/record_json.h"

#include "server/exchange/record_table.h"

#include <QJsonArray>

namespace kontor {

namespace {

Unexpected malformed(const QString &field)
{
    return Unexpected(Error{QStringLiteral("json_malformed"), {}, field});
}

/// What parseValue reads: JSON has numbers, but a binary fraction is no amount of money.
Result<QString> textOf(const QString &name, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QString();
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double:
        // Shortest text that gives the same number back: 0.1 stays 0.1.
        return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    default:
        return malformed(name);
    }
}

Result<Value> valueOf(const Field &field, const QJsonValue &value)
{
    const QString name = QString::fromLatin1(field.name);
    TRY_ASSIGN(const QString text, textOf(name, value));
    return value.isNull() ? Result<Value>(Value()) : parseValue(field, text);
}

Result<QList<Record>> linesOf(const Entity &entity, const QJsonValue &value)
{
    if (entity.lines == nullptr || !value.isArray()) {
        return malformed(QStringLiteral("lines"));
    }
    QList<Record> lines;
    for (const QJsonValue &each : value.toArray()) {
        Record line(*entity.lines);
        const QJsonObject object = each.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member.key() == QLatin1String("id")) {
                line.id = QUuid::fromString(member.value().toString());
                continue;
            }
            const Field *field = entity.lines->find(member.key());
            if (field == nullptr) {
                return Unexpected(Error{QStringLiteral("field_unknown"),
                                        {{QStringLiteral("name"), member.key()}},
                                        QStringLiteral("lines.") + member.key()});
            }
            TRY_ASSIGN(const Value parsed, valueOf(*field, member.value()));
            line.set(field->name, parsed);
        }
        lines.append(line);
    }
    return lines;
}

QJsonObject fieldsOf(const Record &record)
{
    QJsonObject object;
    object.insert(QStringLiteral("id"), record.id.toString(QUuid::WithoutBraces));
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        const Value &value = record.values.at(i);
        if (value.isWithheld() || field.has(Secret)) {
            continue;
        }
        QJsonValue json;
        if (field.type == FieldType::Boolean) {
            json = value.toBool();
        } else if (field.type == FieldType::Integer && !value.isEmpty()) {
            json = value.toInt();
        } else if (!isUnset(field, value)) {
            json = formatValue(field, value);
        }
        object.insert(QString::fromLatin1(field.name), json);
    }
    return object;
}

} // namespace

QJsonObject toJson(const Record &record)
{
    QJsonObject object = fieldsOf(record);
    object.insert(QStringLiteral("version"), record.version);
    if (record.archived) {
        object.insert(QStringLiteral("archived"), true);
    }
    if (record.entity->lines != nullptr) {
        QJsonArray lines;
        for (const Record &line : record.lines) {
            lines.append(fieldsOf(line));
        }
        object.insert(QStringLiteral("lines"), lines);
    }
    return object;
}

Result<Arguments> argumentsFromJson(const Entity &entity, const Command *command,
                                    const QJsonObject &object)
{
    const Entity *fields = command == nullptr ? &entity : command->parameters;
    Arguments arguments;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString &name = member.key();
        if (name == QLatin1String("id")) {
            arguments.record = QUuid::fromString(member.value().toString());
            if (arguments.record.isNull()) {
                return malformed(name);
            }
        } else if (name == QLatin1String("version")) {
            arguments.baseVersion = member.value().toInteger();
        } else if (name == QLatin1String("lines")) {
            TRY_ASSIGN(arguments.lines, linesOf(entity, member.value()));
        } else {
            const Field *field = fields == nullptr ? nullptr : fields->find(name);
            if (field == nullptr) {
                return Unexpected(
                    Error{QStringLiteral("field_unknown"), {{QStringLiteral("name"), name}}, name});
            }
            TRY_ASSIGN(const Value value, valueOf(*field, member.value()));
            arguments.values.insert(name, value);
        }
    }
    return arguments;
}

QJsonObject toJson(const ReportTable &table)
{
    QJsonArray columns;
    QList<Field> formats;
    for (const ReportColumn &column : table.columns) {
        columns.append(column.name);
        Field format;
        format.type = column.type;
        formats.append(format);
    }
    QJsonArray rows;
    for (const ReportRow &row : table.rows) {
        QJsonObject values;
        for (qsizetype i = 0; i < row.values.size() && i < formats.size(); ++i) {
            if (!row.values.at(i).isEmpty()) {
                values.insert(table.columns.at(i).name,
                              formatValue(formats.at(i), row.values.at(i)));
            }
        }
        rows.append(values);
    }
    return {{QStringLiteral("title"), table.title},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("rows"), rows}};
}

QJsonObject toJson(const Error &error)
{
    QJsonObject object{{QStringLiteral("code"), error.code}};
    if (!error.field.isEmpty()) {
        object.insert(QStringLiteral("field"), error.field);
    }
    if (!error.args.isEmpty()) {
        object.insert(QStringLiteral("args"), QJsonObject::fromVariantMap(error.args));
    }
    return object;
}

} // namespace kontor
