#pragma once

#include "app/models/data_source.h"
#include "common/store/store.h"
#include "common/sync/client_core.h"
#include "common/sync/device_command.h"

#include <functional>

namespace kontor {

/// The commands of this device: those that the server has not answered, those that wait for a
/// person, and, for a year and more, those that are done, in case the server's database is restored
/// from a backup and has forgotten them.
///
/// A small SQLite file of its own, written through to the disk: when add() has returned, the
/// command is saved, whatever happens to this machine's power or to the copy of the server's
/// records. Used by one thread.
class Outbox
{
public:
    /// `key` as StoreOptions::key. Errors: those of Store::open.
    static Result<std::unique_ptr<Outbox>> open(const QString &path, const Clock &clock,
                                                const QByteArray &key = {});

    /// What a person did, before it gets its number.
    struct Draft {
        QString name; ///< "party.update"
        int version = 1;
        Arguments arguments;
        QString title; ///< what stands for the record
    };
    /// Stores a command behind all others.
    Result<DeviceCommand> add(const Draft &draft);
    /// Stores commands that take the place of commands that waited for a person.
    Result<QList<DeviceCommand>> replace(const QList<QUuid> &replaced, const QList<Draft> &drafts);
    /// A person gave the command up.
    Result<void> discard(const QUuid &command);

    /// What the server has not answered, in order.
    const QList<DeviceCommand> &pending() const { return m_pending; }
    QList<PendingCommand> pendingNumbers() const;
    /// The same as a person knows them; whether they are sent is not known here.
    Result<QList<WaitingCommand>> waiting();
    /// The pending commands with these numbers.
    QList<DeviceCommand> commands(const QList<qint64> &numbers) const;
    /// The command with this number; null: there is none, or it is not kept any more.
    Result<QUuid> idOf(qint64 number);
    /// The server has answered, and the copy shows it at this tick; those in conflict and those
    /// rejected then wait for a person.
    Result<void> settle(const QList<Outcome> &outcomes, qint64 tick);
    /// Of the last commands that were settled; 0: none were.
    qint64 settledTick() const { return m_settledTick; }
    /// Makes answered commands pending again from this number on, which the server does not know,
    /// and before them what was answered under earlier identities, which it may have forgotten too
    /// (it knows by its id what it has not). Those that a person decided on keep a number but have
    /// no effect any more. Answers what is pending again, or has another number.
    Result<QList<PendingCommand>> reopen(qint64 number);
    /// Makes the last answered command pending again: a server that knows it knows all before it.
    /// When this identity has none, what was done under earlier ones.
    Result<QList<PendingCommand>> reopenLast();

    /// Counts the pending commands from 1, as the server expects it of a new device; the others
    /// keep their order before them. When answered commands are pending again, since the server may
    /// have forgotten them, all become pending but those that a person decided on.
    Result<void> renumber();

    /// What waits for a person, the oldest first.
    Result<QList<AttentionItem>> attention();
    int attentionCount() const { return m_attention; }
    /// A command that waits for a person, as it was made. Errors: record_not_found.
    Result<DeviceCommand> find(const QUuid &command);
    /// The commands that were rejected because they rest on this one.
    Result<QList<QUuid>> dependents(const QUuid &command);

    /// The next number of this device's own series for documents made offline.
    Result<qint64> nextProvisionalNumber();
    /// Forgets what was done before this instant.
    Result<void> prune(Instant before);

private:
    explicit Outbox(std::unique_ptr<Store> store, const Clock &clock)
        : m_store(std::move(store)), m_clock(clock)
    {
    }
    Result<void> load();
    DeviceCommand made(const Draft &draft, qint64 number, const QList<DeviceCommand> &before) const;
    Result<QList<PendingCommand>> reopened(const std::function<Result<void>(Tx &)> &reopen);

    std::unique_ptr<Store> m_store;
    const Clock &m_clock;
    QList<DeviceCommand> m_pending;
    qint64 m_last = 0; ///< number of the last command
    qint64 m_settledTick = 0;
    int m_attention = 0;
};

} // namespace kontor
