#include "common/model/record.h"

namespace kontor {

Record::Record(const Entity &of) : entity(&of), id(newUuid())
{
    values.reserve(of.fields.size());
    for (const Field &field : of.fields) {
        values.append(field.initial);
    }
}

const Value &Record::value(QLatin1String fieldName) const
{
    const qsizetype index = entity->indexOf(fieldName);
    Q_ASSERT_X(index >= 0, entity->name, fieldName.data());
    return values.at(index);
}

void Record::set(QLatin1String fieldName, const Value &value)
{
    const qsizetype index = entity->indexOf(fieldName);
    Q_ASSERT_X(index >= 0, entity->name, fieldName.data());
    values[index] = value;
}

QString Record::title() const
{
    const Field *naming = entity->namingField();
    const QString name = naming != nullptr ? value(naming->name).toText() : QString();
    constexpr QLatin1String provisional("provisional_number");
    return name.isEmpty() && entity->find(provisional) != nullptr ? value(provisional).toText()
                                                                  : name;
}

bool Record::operator==(const Record &other) const
{
    return entity == other.entity && id == other.id && version == other.version
        && archived == other.archived && createdAt == other.createdAt
        && createdBy == other.createdBy && changedAt == other.changedAt
        && changedBy == other.changedBy && values == other.values && lines == other.lines;
}

void readValues(const Record &record, void *object)
{
    const Entity &entity = *record.entity;
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        entity.fields.at(i).set(object, record.values.at(i));
    }
    if (entity.lines == nullptr) {
        return;
    }
    entity.clearLines(object);
    for (const Record &line : record.lines) {
        void *lineObject = entity.appendLine(object);
        static_cast<LineBase *>(lineObject)->lineId = line.id;
        readValues(line, lineObject);
    }
}

void writeValues(const void *object, Record &record)
{
    const Entity &entity = *record.entity;
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        record.values[i] = entity.fields.at(i).get(object);
    }
    if (entity.lines == nullptr) {
        return;
    }
    record.lines.clear();
    const qsizetype count = entity.lineCount(object);
    for (qsizetype i = 0; i < count; ++i) {
        const void *lineObject = entity.lineAt(object, i);
        Record line(*entity.lines);
        const QUuid &id = static_cast<const LineBase *>(lineObject)->lineId;
        if (!id.isNull()) {
            line.id = id;
        }
        writeValues(lineObject, line);
        record.lines.append(line);
    }
}

} // namespace kontor
