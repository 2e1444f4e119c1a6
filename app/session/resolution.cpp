#include "app/session/resolution.h"

#include "common/sync/local_view.h"

namespace kontor {

namespace {

/// The values that the person wants saved.
QMap<QString, Value> wantedValues(const DeviceCommand &command, const AttentionItem &item,
                                  const Resolution &resolution)
{
    QMap<QString, Value> values;
    if (item.conflicts.isEmpty()) {
        values = command.arguments.values;
    } else if (resolution.kind == Resolution::Kind::Retry) {
        for (const FieldConflict &conflict : item.conflicts) {
            values.insert(conflict.field, conflict.mine);
        }
    }
    for (auto it = resolution.values.cbegin(); it != resolution.values.cend(); ++it) {
        values.insert(it.key(), it.value());
    }
    return values;
}

} // namespace

Result<Arguments> resolvedArguments(const DeviceCommand &command, const AttentionItem &item,
                                    const Resolution &resolution,
                                    const std::optional<Record> &current)
{
    Arguments arguments = command.arguments;
    arguments.values = wantedValues(command, item, resolution);
    if (actionOf(command.name) == QLatin1String("create")) {
        return arguments;
    }
    if (actionOf(command.name) == QLatin1String("update")) {
        TRY(require(current.has_value(), "record_not_found"));
        arguments.base.clear();
        for (auto it = arguments.values.cbegin(); it != arguments.values.cend(); ++it) {
            const QByteArray field = it.key().toLatin1();
            arguments.base.insert(it.key(), current->value(QLatin1String(field)));
        }
        if (!item.conflicts.isEmpty()) {
            arguments.lines.reset(); // saved with the rest of the first command
        }
    }
    if (arguments.baseVersion != 0 && current) {
        arguments.baseVersion = current->version;
    }
    return arguments;
}

} // namespace kontor
