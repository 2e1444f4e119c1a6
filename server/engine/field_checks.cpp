#include "server/engine/field_checks.h"

#include "common/wire/model_codec.h"
#include "server/engine/reader.h"

#include <algorithm>

namespace kontor {

namespace {

/// Adds the number of the line to an error in it.
Error inLine(Error error, qsizetype line)
{
    error.args.insert(QStringLiteral("line"), static_cast<int>(line) + 1);
    return error;
}

/// Whether the client has no say in the field: it is kept when he sends a whole line.
bool isKept(const Rights &rights, const Entity &entity, const Field &field)
{
    return field.has(ReadOnly) || !rights.maySee(entity, field);
}

const Record *lineById(const QList<Record> &lines, const QUuid &id)
{
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&id](const Record &line) { return line.id == id; });
    return found != lines.end() ? &*found : nullptr;
}

Result<Record> checkedLine(const Rights &rights, const Entity &entity, const Record &given,
                           const Record *stored)
{
    Record line = stored != nullptr ? *stored : Record(entity);
    if (stored == nullptr && !given.id.isNull()) {
        line.id = given.id;
    }
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        const Field &field = entity.fields.at(i);
        const Value &value = given.values.at(i);
        if (isKept(rights, entity, field) || value.isWithheld()) {
            continue;
        }
        TRY_ASSIGN(line.values[i], checkedValue(field, value));
    }
    return line;
}

} // namespace

Result<Value> checkedValue(const Field &field, const Value &value)
{
    TRY(require(wire::fits(field, value) && !value.isWithheld(), "value_malformed", field.name));
    if (value.isEmpty()) {
        if (field.isNumber()) {
            return Value(0);
        }
        if (field.type == FieldType::Boolean) {
            return Value(false);
        }
        if (field.type == FieldType::Choice) {
            return field.initial;
        }
        return field.type == FieldType::Text ? Value(QString()) : value;
    }
    if (field.type == FieldType::Text) {
        const qsizetype limit = field.has(Multiline) ? maximumMultilineText : maximumText;
        TRY(require(value.toText().size() <= limit, "text_too_long", field.name,
                    {{QStringLiteral("maximum"), limit}}));
    }
    if (field.type == FieldType::Choice) {
        const QString code = value.toText();
        const QList<Choice> &choices = field.choices();
        const bool known =
            std::any_of(choices.begin(), choices.end(), [&code](const Choice &choice) {
                return code == QLatin1String(choice.code);
            });
        TRY(require(known, "choice_unknown", field.name));
    }
    return value;
}

Result<QMap<QString, Value>> checkedValues(const Rights &rights, const Entity &entity,
                                           const QMap<QString, Value> &values)
{
    QMap<QString, Value> checked;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const Field *field = entity.find(it.key());
        TRY(require(field != nullptr, "field_unknown", it.key().toLatin1().constData(),
                    {{QStringLiteral("field"), it.key()}}));
        TRY(require(rights.maySee(entity, *field), "field_withheld", field->name));
        TRY(require(!field->has(ReadOnly), "field_read_only", field->name));
        TRY_ASSIGN(const Value value, checkedValue(*field, it.value()));
        checked.insert(it.key(), value);
    }
    return checked;
}

Result<QMap<QString, Value>> checkedParameters(const Entity *description,
                                               const QMap<QString, Value> &values)
{
    QMap<QString, Value> checked;
    const QList<Field> fields = description != nullptr ? description->fields : QList<Field>();
    for (const Field &field : fields) {
        const QString name = QString::fromLatin1(field.name);
        if (values.contains(name)) {
            TRY_ASSIGN(const Value value, checkedValue(field, values.value(name)));
            checked.insert(name, value);
        } else {
            checked.insert(name, field.initial);
        }
        TRY(require(!field.has(Required) || !checked.value(name).isBlank(), "field_required",
                    field.name));
    }
    for (auto it = values.begin(); it != values.end(); ++it) {
        TRY(require(checked.contains(it.key()), "field_unknown", it.key().toLatin1().constData(),
                    {{QStringLiteral("field"), it.key()}}));
    }
    return checked;
}

Result<QList<Record>> checkedLines(const Rights &rights, const Entity &entity,
                                   const QList<Record> &lines, const QList<Record> &stored)
{
    TRY(require(entity.lines != nullptr, "field_unknown", "lines"));
    QList<Record> checked;
    QSet<QUuid> ids;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Record &given = lines.at(i);
        TRY(require(given.entity == entity.lines && !ids.contains(given.id), "value_malformed",
                    "lines"));
        Result<Record> line = checkedLine(rights, *entity.lines, given, lineById(stored, given.id));
        if (!line) {
            return Unexpected(inLine(line.error(), i));
        }
        ids.insert(line->id);
        checked.append(*std::move(line));
    }
    return checked;
}

Result<void> requireFields(const Record &record)
{
    const Entity &entity = *record.entity;
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        const Field &field = entity.fields.at(i);
        TRY(require(!field.has(Required) || !record.values.at(i).isBlank(), "field_required",
                    field.name));
    }
    for (qsizetype i = 0; i < record.lines.size(); ++i) {
        const Result<void> line = requireFields(record.lines.at(i));
        if (!line) {
            return Unexpected(inLine(line.error(), i));
        }
    }
    return {};
}

namespace {

/// A reference that has to be looked up, and where an error about it points.
struct Reference {
    QUuid id;
    const Field *field = nullptr;
    qsizetype line = -1;
};

void collect(const Record &record, const Record *before, qsizetype line,
             QMap<const Entity *, QList<Reference>> &references)
{
    const Entity &entity = *record.entity;
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        const Field &field = entity.fields.at(i);
        const Value &value = record.values.at(i);
        // The line of another document is found through that document, by the rule that copies it.
        const bool isRecord =
            field.type == FieldType::Reference && field.target != nullptr && !field.target->isLine;
        if (isRecord && !value.isEmpty() && (before == nullptr || before->values.at(i) != value)) {
            references[field.target].append({value.toUuid(), &field, line});
        }
    }
    for (qsizetype i = 0; i < record.lines.size(); ++i) {
        const Record &own = record.lines.at(i);
        collect(own, before != nullptr ? lineById(before->lines, own.id) : nullptr, i, references);
    }
}

Result<QSet<QUuid>> existing(Tx &tx, const Rights &rights, const Entity &entity,
                             const QList<Reference> &references)
{
    QSet<QUuid> wanted;
    for (const Reference &reference : references) {
        wanted.insert(reference.id);
    }
    return Reader::existing(tx, rights.may(entity, "read") ? rights : Rights::everything(), entity,
                            wanted.values());
}

} // namespace

Result<void> requireReferences(Tx &tx, const Rights &rights, const Record &record,
                               const Record *before)
{
    QMap<const Entity *, QList<Reference>> references;
    collect(record, before, -1, references);
    for (auto it = references.begin(); it != references.end(); ++it) {
        TRY_ASSIGN(const QSet<QUuid> found, existing(tx, rights, *it.key(), it.value()));
        for (const Reference &reference : it.value()) {
            if (found.contains(reference.id)) {
                continue;
            }
            const Error error{QStringLiteral("reference_unknown"),
                              {},
                              QString::fromLatin1(reference.field->name)};
            return Unexpected(reference.line < 0 ? error : inLine(error, reference.line));
        }
    }
    return {};
}

} // namespace kontor
