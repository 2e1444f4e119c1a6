#include "app/session/outbox_rows.h"

#include "common/model/catalogue.h"
#include "common/wire/stored.h"
#include "common/wire/sync_messages.h"

namespace kontor::outbox {

QStringList tables()
{
    return {QStringLiteral("CREATE TABLE IF NOT EXISTS command (number {bigint} PRIMARY KEY,"
                           " id {uuid} NOT NULL, name {text}, record {uuid}, title {text},"
                           " made_at {bigint}, state {bigint} NOT NULL, decided {bool} NOT NULL,"
                           " command {bytes} NOT NULL, outcome {bytes}, settled_at {bigint})"),
            QStringLiteral("CREATE INDEX IF NOT EXISTS command_state ON command(state, number)"),
            QStringLiteral("CREATE INDEX IF NOT EXISTS command_id ON command(id)"),
            QStringLiteral("CREATE TABLE IF NOT EXISTS counter (name {text} PRIMARY KEY,"
                           " value {bigint} NOT NULL)")};
}

QByteArray encoded(const DeviceCommand &command)
{
    return wire::toStored(command);
}

Result<DeviceCommand> decoded(const QByteArray &bytes)
{
    return wire::fromStored<DeviceCommand>(bytes, &findEntityOrLine);
}

QByteArray encoded(const Outcome &outcome)
{
    return wire::toStored(outcome);
}

Result<Outcome> decodedOutcome(const QByteArray &bytes)
{
    return wire::fromStored<Outcome>(bytes, &findEntityOrLine);
}

Result<QList<DeviceCommand>> commandsWhere(Tx &tx, const QString &condition, const Value &bound)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT command FROM command WHERE ") + condition, {bound},
                       {FieldType::Bytes}));
    QList<DeviceCommand> commands;
    for (const QList<Value> &row : rows) {
        TRY_ASSIGN(const DeviceCommand command, decoded(row.first().toBytes()));
        commands.append(command);
    }
    return commands;
}

} // namespace kontor::outbox
