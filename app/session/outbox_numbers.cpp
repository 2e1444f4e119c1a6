#include "app/session/outbox.h"
#include "app/session/outbox_rows.h"

#include <algorithm>

namespace kontor {

using namespace outbox;

namespace {

/// Numbers the commands from `first` on, which must be free, and makes them pending.
Result<void> number(Tx &tx, const QList<DeviceCommand> &commands, qint64 first)
{
    for (DeviceCommand command : commands) {
        command.number = first++;
        TRY(tx.execute(
            QStringLiteral("UPDATE command SET number = ?, command = ?, state = ? WHERE id = ?"),
            {Value(command.number), Value(encoded(command)), Value(qint64{Pending}),
             Value(command.id)}));
    }
    return {};
}

/// Puts what was answered under earlier identities before the commands from this number on.
Result<void> insertEarlier(Tx &tx, qint64 first)
{
    TRY_ASSIGN(QList<DeviceCommand> commands,
               commandsWhere(tx,
                             QStringLiteral("number < 1 AND state <> ? AND NOT decided"
                                            " ORDER BY number"),
                             Value(qint64{Pending})));
    if (commands.isEmpty()) {
        return {};
    }
    const qint64 count = commands.size();
    TRY_ASSIGN(const QList<DeviceCommand> later,
               commandsWhere(tx, QStringLiteral("number >= ? ORDER BY number"), Value(first)));
    commands += later;
    // Out of the way first: each number is there once.
    TRY(tx.execute(QStringLiteral("UPDATE command SET number = number + ?"
                                  " + (SELECT MAX(number) FROM command) WHERE number >= ?"),
                   {Value(count), Value(first)}));
    return number(tx, commands, first);
}

} // namespace

Result<QList<PendingCommand>> Outbox::reopened(const std::function<Result<void>(Tx &)> &reopen)
{
    const QList<PendingCommand> before = pendingNumbers();
    TRY(m_store->write<void>(QUuid(), reopen));
    TRY(load());
    QList<PendingCommand> reopened = pendingNumbers();
    reopened.removeIf([&before](const PendingCommand &c) { return before.contains(c); });
    return reopened;
}

Result<QList<PendingCommand>> Outbox::reopen(qint64 number)
{
    return reopened([number](Tx &tx) -> Result<void> {
        TRY(tx.execute(QStringLiteral("UPDATE command SET state = ? WHERE number >= ?"),
                       {Value(qint64{Pending}), Value(number)}));
        return insertEarlier(tx, number);
    });
}

Result<QList<PendingCommand>> Outbox::reopenLast()
{
    return reopened([](Tx &tx) -> Result<void> {
        TRY_ASSIGN(const qint64 reopened,
                   tx.execute(QStringLiteral("UPDATE command SET state = ? WHERE number ="
                                             " (SELECT MAX(number) FROM command WHERE"
                                             " outcome IS NOT NULL AND NOT decided"
                                             " AND number > 0)"),
                              {Value(qint64{Pending})}));
        return reopened > 0 ? Result<void>() : insertEarlier(tx, 1);
    });
}

Result<void> Outbox::renumber()
{
    const auto stored = m_store->write<void>(QUuid(), [](Tx &tx) -> Result<void> {
        // What was decided on only filled a gap in the old count.
        TRY(tx.execute(QStringLiteral("UPDATE command SET state = ? WHERE state = ? AND decided"),
                       {Value(qint64{Done}), Value(qint64{Pending})}));
        // What was sent again to a server that may have forgotten it got no answer yet; what was
        // done before that is sent again too, since nobody would ask a new device for it.
        TRY(tx.execute(QStringLiteral("UPDATE command SET state = ? WHERE NOT decided AND EXISTS"
                                      " (SELECT 1 FROM command"
                                      " WHERE state = ? AND outcome IS NOT NULL)"),
                       {Value(qint64{Pending}), Value(qint64{Pending})}));
        // The others move below all numbers that are there, none above 0.
        TRY(tx.execute(QStringLiteral("UPDATE command SET number = number - 1"
                                      " - (SELECT MAX(number) - MIN(MIN(number), 1) FROM command)"
                                      " WHERE state <> ?"),
                       {Value(qint64{Pending})}));
        TRY_ASSIGN(
            const QList<DeviceCommand> pending,
            commandsWhere(tx, QStringLiteral("state = ? ORDER BY number"), Value(qint64{Pending})));
        // Out of the way first: each number is there once.
        TRY(tx.execute(QStringLiteral("UPDATE command SET number = number + 1"
                                      " + (SELECT MAX(number) - MIN(number) FROM command)"
                                      " WHERE state = ?"),
                       {Value(qint64{Pending})}));
        return number(tx, pending, 1);
    });
    TRY(stored);
    return load();
}

} // namespace kontor
