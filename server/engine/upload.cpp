#include "server/engine/dispatcher.h"

#include "common/store/connection.h"
#include "server/engine/directory.h"
#include "server/engine/feed.h"
#include "server/engine/numbering.h"

#include <algorithm>

namespace kontor {

namespace {

/// Locks the device until the end of the transaction and answers how far its outbox has been
/// applied.
Result<qint64> lockDevice(Tx &tx, const QUuid &device)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("INSERT INTO device_upload (device, last_number)"
                                      " VALUES (?, 0) ON CONFLICT (device) DO UPDATE"
                                      " SET last_number = device_upload.last_number"
                                      " RETURNING last_number"),
                       {Value(device)}, {FieldType::Integer}));
    return rows.first().first().toInt();
}

Result<void> moveDevice(Tx &tx, const QUuid &device, qint64 number, const QUuid &command)
{
    TRY(tx.executeLater(QStringLiteral("UPDATE device_upload SET last_number = ? WHERE device = ?"),
                        {Value(number), Value(device)}));
    return tx.executeLater(
        QStringLiteral("INSERT INTO device_last_command (device, number, command_id)"
                       " VALUES (?, ?, ?) ON CONFLICT (device) DO UPDATE"
                       " SET number = excluded.number, command_id = excluded.command_id"),
        {Value(device), Value(number), Value(command)});
}

/// Fails with device_forked when the last command of this device is another than the one that the
/// upload says it goes on after: a machine with the same identity was here. The numbers alone do
/// not tell, since a server restored from a backup asks to have some of them again.
Result<void> requireFollows(Tx &tx, const QUuid &device, const DeviceCommand &first,
                            const QUuid &after)
{
    // A server of an earlier version does not write it down.
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT command_id FROM device_last_command"
                                      " WHERE device = ? AND number = ?"),
                       {Value(device), Value(first.number - 1)}, {FieldType::Reference}));
    return require(rows.isEmpty() || rows.first().first().toUuid() == after, "device_forked", "",
                   {{QStringLiteral("number"), first.number}});
}

/// Whether the error says that the server could not work, not that the command is wrong: then the
/// whole upload fails, to be run again by the store (a deadlock) or sent again by the device.
bool isOutage(const Error &error)
{
    static const QStringList codes{
        QStringLiteral("database_busy"), QStringLiteral("database_unreachable"),
        QStringLiteral("disk_full"), QStringLiteral("transaction_conflict")};
    return codes.contains(error.code);
}

QList<Value> toValues(const QList<QUuid> &ids)
{
    QList<Value> values;
    for (const QUuid &id : ids) {
        values.append(Value(id));
    }
    return values;
}

/// Fails with dependency_rejected when the command rests on a record that never came to be.
Result<void> requireNeeds(Tx &tx, const DeviceCommand &command)
{
    if (command.needs.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT command_id FROM rejected_record WHERE record IN %1")
                           .arg(placeholderRow(command.needs.size())),
                       toValues(command.needs), {FieldType::Reference}));
    if (rows.isEmpty()) {
        return {};
    }
    return fail("dependency_rejected", "",
                {{QStringLiteral("command"),
                  rows.first().first().toUuid().toString(QUuid::WithoutBraces)}});
}

/// Keeps the list of records that never came to be: those of a rejected command are on it, until a
/// later command makes them after all.
Result<void> noteCreates(Tx &tx, const DeviceCommand &command, bool rejected)
{
    if (command.creates.isEmpty()) {
        return {};
    }
    TRY(tx.executeLater(QStringLiteral("DELETE FROM rejected_record WHERE record IN %1")
                            .arg(placeholderRow(command.creates.size())),
                        toValues(command.creates)));
    if (!rejected) {
        return {};
    }
    for (const QUuid &record : command.creates) {
        TRY(tx.executeLater(
            QStringLiteral("INSERT INTO rejected_record (record, command_id) VALUES (?, ?)"),
            {Value(record), Value(command.id)}));
    }
    return {};
}

/// Whether it is the command that was applied. A person may have decided about it since, here or at
/// another machine that had the same outbox once.
bool isSame(const AppliedCommand &applied, const DeviceCommand &command, const QByteArray &hash)
{
    return applied.hash == hash || applied.name == decidedCommand || command.name == decidedCommand;
}

/// What was decided about a command that the device sends again.
Result<Outcome> outcomeAgain(Tx &tx, const DeviceCommand &command, const QByteArray &hash)
{
    TRY_ASSIGN(const std::optional<AppliedCommand> applied, findApplied(tx, command.id));
    TRY(require(applied && isSame(*applied, command, hash), "device_forked", "",
                {{QStringLiteral("number"), command.number}}));
    Outcome outcome = applied->outcome;
    outcome.number = command.number;
    return outcome;
}

} // namespace

Result<QList<Outcome>> Dispatcher::upload(const Actor &actor, const QList<DeviceCommand> &commands,
                                          const QUuid &after)
{
    TRY(require(!actor.device.isNull(), "device_required"));
    TRY(m_directory.requireDevice(actor.device));
    QList<Prepared> prepared;
    for (const DeviceCommand &command : commands) {
        prepared.append(
            {command, contentHash(command),
             resolveCommand(m_registry, m_directory, actor, command.name, command.version)});
    }
    QList<Outcome> outcomes;
    while (outcomes.size() < prepared.size()) {
        const QList<Prepared> batch = prepared.mid(outcomes.size(), maximumBatch);
        TRY_ASSIGN(const QList<Outcome> decided, write<QList<Outcome>>(actor.user, [&](Tx &tx) {
                       return uploadBatch(tx, actor, batch, outcomes.isEmpty() ? after : QUuid());
                   }));
        outcomes += decided;
        if (decided.last().kind == Outcome::Kind::Resend) {
            break;
        }
    }
    return outcomes;
}

QList<QUuid> Dispatcher::idsOf(const QList<Prepared> &batch)
{
    QList<QUuid> ids;
    for (const Prepared &prepared : batch) {
        ids.append(prepared.command.id);
    }
    return ids;
}

Result<QList<Outcome>> Dispatcher::uploadBatch(Tx &tx, const Actor &actor,
                                               const QList<Prepared> &batch, const QUuid &after)
{
    TRY_ASSIGN(const qint64 before, lockDevice(tx, actor.device));
    const DeviceCommand &first = batch.first().command;
    if (!after.isNull() && first.number == before + 1) {
        TRY(requireFollows(tx, actor.device, first, after));
    }
    // A device that was given a new identity counts anew; what it sends again is the same.
    TRY_ASSIGN(QSet<QUuid> applied, appliedAmong(tx, idsOf(batch)));
    qint64 last = before;
    QUuid lastCommand;
    QList<Outcome> outcomes;
    for (const Prepared &prepared : batch) {
        const DeviceCommand &command = prepared.command;
        if (command.number > last + 1) {
            outcomes.append(Outcome{Outcome::Kind::Resend, command.id, last + 1, {}, {}});
            break;
        }
        if (command.number <= last || applied.contains(command.id)) {
            TRY_ASSIGN(const Outcome outcome, outcomeAgain(tx, command, prepared.hash));
            outcomes.append(outcome);
            if (command.number > last) {
                last = command.number;
                lastCommand = command.id;
            }
            continue;
        }
        const qsizetype changesBefore = tx.changes().size();
        TRY_ASSIGN(const Outcome outcome, decide(tx, actor, prepared));
        outcomes.append(outcome);
        applied.insert(command.id);
        last = command.number;
        lastCommand = command.id;
        if (drewNumber(tx.changes().mid(changesBefore))) {
            // Whoever wants the next number of the series waits for this transaction: end it.
            break;
        }
    }
    if (last != before) {
        TRY(moveDevice(tx, actor.device, last, lastCommand));
    }
    return outcomes;
}

Result<Outcome> Dispatcher::decide(Tx &tx, const Actor &actor, const Prepared &prepared)
{
    const DeviceCommand &command = prepared.command;
    const qsizetype changesBefore = tx.changes().size();
    const Result<SaveOutcome> result = tx.attempt([&]() -> Result<SaveOutcome> {
        TRY(requireNeeds(tx, command));
        TRY(prepared.resolved);
        return runCommand(tx, actor, *prepared.resolved, command.arguments, OnConflict::Keep);
    });
    AppliedCommand applied;
    applied.command = command.id;
    applied.device = actor.device;
    applied.number = command.number;
    applied.name = command.name;
    applied.hash = prepared.hash;
    Outcome &outcome = applied.outcome;
    outcome.command = command.id;
    outcome.number = command.number;
    if (!result) {
        if (isOutage(result.error())) {
            return Unexpected(result.error());
        }
        outcome.kind = Outcome::Kind::Rejected;
        outcome.error = result.error();
    } else if (!result->conflicts.isEmpty()) {
        outcome.kind = Outcome::Kind::Conflict;
        outcome.conflicts = result->conflicts;
    } else if (result->merged) {
        outcome.kind = Outcome::Kind::Merged;
    }
    TRY(noteCreates(tx, command, outcome.kind == Outcome::Kind::Rejected));
    TRY(noteApplied(tx, applied));
    TRY(feed::append(tx, tx.changes().mid(changesBefore), {command.id, command.name, outcome},
                     actor));
    return outcome;
}

} // namespace kontor
