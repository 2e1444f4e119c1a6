#include "common/sync/local_view.h"

#include "common/model/catalogue.h"

#include <algorithm>

namespace kontor {

const Entity *entityOf(const QString &command)
{
    return findEntity(command.section(u'.', 0, 0));
}

QString actionOf(const QString &command)
{
    return command.section(u'.', 1);
}

namespace {

/// Values of names that the entity does not have (parameters, fields of a newer program) are left
/// to the server.
void writeKnown(Record &record, const QMap<QString, Value> &values)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const qsizetype index = record.entity->indexOf(QLatin1String(it.key().toLatin1()));
        if (index >= 0 && !it.value().isWithheld()) {
            record.values[index] = it.value();
        }
    }
}

/// The lines as the server will have them: what one does not say stays as it is.
QList<Record> completed(QList<Record> lines, const QList<Record> &current)
{
    for (Record &line : lines) {
        const auto found = std::find_if(current.begin(), current.end(),
                                        [&line](const Record &own) { return own.id == line.id; });
        for (qsizetype i = 0; i < line.values.size(); ++i) {
            if (line.values.at(i).isWithheld()) {
                line.values[i] = found != current.end() ? found->values.at(i)
                                                        : line.entity->fields.at(i).initial;
            }
        }
    }
    return lines;
}

Record created(const Entity &entity, const DeviceCommand &command, const LocalAuthor &author)
{
    Record record(entity);
    record.id = command.arguments.record;
    record.createdAt = command.madeAt;
    record.createdBy = author.user;
    writeKnown(record, command.arguments.values);
    record.lines = completed(command.arguments.lines.value_or(QList<Record>()), {});
    return record;
}

} // namespace

LocalEffect localEffect(const DeviceCommand &command, const std::optional<Record> &current,
                        const LocalAuthor &author)
{
    const Entity *entity = entityOf(command.name);
    if (entity == nullptr) {
        return {};
    }
    const QString action = actionOf(command.name);
    if (!current && action != QLatin1String("create")) {
        return {}; // gone meanwhile: the server decides
    }
    Record record = current ? *current : created(*entity, command, author);
    if (action == QLatin1String("create")) {
        // Its own create over a record that the server has told of already changes nothing.
        if (current) {
            return {};
        }
    } else if (action == QLatin1String("update")) {
        writeKnown(record, command.arguments.values);
        if (command.arguments.lines) {
            record.lines = completed(*command.arguments.lines, record.lines);
        }
    } else if (action == QLatin1String("delete")) {
        if (entity->merge == MergePolicy::Document) {
            return {true, std::nullopt};
        }
        record.archived = true;
    } else if (action == QLatin1String("restore")) {
        record.archived = false;
    } else {
        const Command *described = entity->findCommand(action);
        if (described == nullptr || described->localEffect == nullptr) {
            return {};
        }
        described->localEffect(record, command.arguments);
    }
    record.changedAt = command.madeAt;
    record.changedBy = author.user;
    if (record.version > 0) {
        // The version that the server will give, so that the next command of this desktop is made
        // on top of this one.
        ++record.version;
    }
    return {true, record};
}

} // namespace kontor
