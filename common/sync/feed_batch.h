#pragma once

#include "common/model/rights.h"
#include "common/sync/cursor.h"
#include "common/sync/device_command.h"
#include "common/sync/known_entities.h"

/// What server and desktop tell each other to keep a copy of the server's records: the messages of
/// the two sync cores. common/wire/sync_messages.h gives them their form on the line.
namespace kontor {

/// Which record.
struct RecordKey {
    const Entity *entity = nullptr;
    QUuid id;

    bool operator==(const RecordKey &) const = default;
};

inline size_t qHash(const RecordKey &key, size_t seed = 0)
{
    return qHash(key.id, seed); // ids are unique across entities
}

/// Where a snapshot stands: all records of the entities before `entity` in the catalogue, and of
/// `entity` those up to the id `after`, have been received.
struct SnapshotPosition {
    const Entity *entity = nullptr; ///< nullptr: there is none to be held
    QUuid after;

    bool operator==(const SnapshotPosition &) const = default;
};

/// Asks for everything that the user may hold, from where the copy stands.
struct Subscribe {
    Cursor cursor; ///< null: there is no copy yet, or it must be made anew
    /// The copy at `cursor` is only so far complete.
    std::optional<SnapshotPosition> snapshot;
    Rights rights; ///< that the copy keeps to
    /// What the program at the desktop knows; one that does not say is taken to know all.
    QList<KnownEntity> known;
    /// What Subscribed said when the copy was begun.
    QByteArray schema;
    /// Of a copy that is only so far complete: what its last page has seen.
    Cursor seen;
};

/// The first answer to Subscribe.
struct Subscribed {
    /// Where the feed begins; for a snapshot the tick it was begun at.
    Cursor cursor;
    /// Where the snapshot that follows first begins; nothing: the feed follows at once.
    std::optional<SnapshotPosition> snapshot;
    /// Why the copy cannot be kept: cursor_unknown (the server's database was restored or
    /// replaced), cursor_too_old, rights_changed, schema_changed; empty when it can, or when there
    /// was none.
    QString reason;
    qint64 records = 0; ///< of a snapshot, about how many are still to come
    /// The feed's newest tick: from there on the copy counts as level with the server.
    qint64 levelTick = 0;
    Rights rights; ///< of the user, which the copy keeps to
    /// What the copy can hold of the database as it is now, see sharedSchema().
    QByteArray schema;
};

/// One page of a snapshot: records of one entity in the order of their ids. The position after it
/// is the last record's id.
struct SnapshotPage {
    const Entity *entity = nullptr; ///< nullptr on the last page, which has no records
    QList<Record> records;
    /// Set on the last page: the copy is consistent once the feed has brought it to this tick.
    std::optional<Cursor> completeAt;
    /// A tick of the feed from about when it was read: its records are in no history of the
    /// database that lacks this tick.
    Cursor seen = {};
};

/// What changed between two ticks, as far as the reader may see it; or one part of that. Applied
/// whole: rights, removedRoots, gone, records, outcomes.
struct FeedBatch {
    Cursor from;
    Cursor to;
    bool last = true; ///< false: more of the same batch follows
    /// The user's rights from now on; what they do not allow is to be dropped.
    std::optional<Rights> rights;
    /// The rights allow more than before, so the copy must be made anew (Subscribe without cursor).
    bool renew = false;
    /// Roots that the user may not see any more, with everything that belongs to them.
    QList<RecordKey> removedRoots;
    /// Deleted, or no more to be seen.
    QList<RecordKey> gone;
    QList<Record> records; ///< as they are now; never older than what the copy holds
    QList<Outcome> outcomes;
    /// Entities of which records changed that this desktop holds no copy of: screens read them
    /// again.
    QList<const Entity *> touched;

    bool isEmpty() const
    {
        return !rights && !renew && removedRoots.isEmpty() && gone.isEmpty() && records.isEmpty()
            && outcomes.isEmpty() && touched.isEmpty();
    }
};

/// Says how many SnapshotPages and FeedBatches of this subscription are stored; the server has only
/// a few under way.
struct SyncAck {
    qint64 count = 0;
};

/// Commands of the device's outbox, in the order of their numbers.
struct Upload {
    QList<DeviceCommand> commands;
    /// The command with the number before the first; null: there is none, or it is not known any
    /// more. The server answers device_forked when it knows another one.
    QUuid after;
};

/// The answer to Upload: one outcome for each command that could be decided.
struct Uploaded {
    QList<Outcome> outcomes;
    qint64 tick = 0; ///< the feed shows the effects from this tick on, if not before
};

} // namespace kontor
