#pragma once

#include "common/model/device_status.h"
#include "common/model/rights.h"
#include "common/store/tx.h"
#include "common/sync/feed_delta.h"
#include "server/engine/registry.h"

/// The change feed: what was changed, in an order that loses nothing, and the audit trail at once.
///
/// Every transaction writes its changes into change_log. On PostgreSQL the rows carry the
/// transaction's id, and a tick is a stored snapshot: the feed from tick A to tick B is what B sees
/// and A does not, so a transaction that commits late falls into a later tick, nobody waits for it
/// and nothing is missed. On SQLite the one writer's order is the feed, and a tick is a sequence
/// number.
namespace kontor::feed {

/// Why changes happened.
struct Cause {
    QUuid command;                  ///< id of the command; null for work of the server itself
    QString name;                   ///< "party.update"; shown in the history
    std::optional<Outcome> outcome; ///< for the feed of the device that sent it, with the changes
};

/// The feed's tables, for StoreOptions::bookkeeping.
QStringList tables();

/// Begins a new epoch when the database is new or was loaded from a dump since (transaction ids
/// start anew there). Called once in a write transaction when the server has opened its store.
Result<void> prepare(Tx &tx);

/// Writes the changes of a command (usually tx.changes() since it began) into the log, as the last
/// thing in its transaction or savepoint. Also called without changes when there is an outcome: a
/// rejection has no effect but must reach its device.
Result<void> append(Tx &tx, const QList<Change> &changes, const Cause &cause, const Actor &actor);

using Entry = FeedEntry;
using Delta = FeedDelta;

/// The newest tick.
Result<Cursor> head(Tx &tx);

/// Stores a tick that sees everything committed until now, and returns it. PostgreSQL: a write
/// transaction of its own, which must do nothing else. SQLite: reads only.
Result<Cursor> makeTick(Tx &tx);

/// Whether something is committed that the newest tick does not see (a server died between its
/// commit and its tick). Always false on SQLite.
Result<bool> hasUnticked(Tx &tx);

/// Whether what follows the cursor can be read. Errors: cursor_unknown (another epoch or nonce: the
/// database was restored or replaced), cursor_too_old.
Result<void> check(Tx &tx, const Cursor &cursor);

/// Reads what changed after `from`, up to `to` or, when that would be more than about `limit`
/// entries, up to an earlier tick; a transaction is never split.
/// Errors: as check().
Result<Delta> read(Tx &tx, const Cursor &from, const Cursor &to, int limit = 20'000);

/// The changes of one record, the latest first; `before` 0 or the sequence to go on from.
Result<QList<Entry>> history(Tx &tx, const Entity &entity, const QUuid &id, int limit,
                             qint64 before = 0);

/// Forgets the ticks older than `before`: readers that stand there must take a snapshot. The
/// entries stay, as the audit trail.
Result<void> prune(Tx &tx, Instant before);

/// Days for which prune() is asked to keep ticks: a desktop that was away longer gets a new copy.
constexpr int keptDays = 90;
/// How far the feed is and how much of it is kept; counts of changes and bytes are estimates of the
/// database on PostgreSQL.
Result<FeedStatus> status(Tx &tx);

} // namespace kontor::feed
