#pragma once

#include "common/model/record.h"
#include "common/sync/cursor.h"
#include "common/sync/device_command.h"

namespace kontor {

/// One change as the server's log holds it.
struct FeedEntry {
    qint64 sequence = 0;
    Instant at = 0;
    QUuid user;
    QUuid device;
    QUuid command;
    QString commandName;
    Change change; ///< without entity on both sides when the entry only carries an outcome
    std::optional<Outcome> outcome;
    /// Of records that belong to a root (Replication::Root): the root and its owner, now and before
    /// the change. Of records of one user (Replication::Own) the owners are that user.
    QUuid root;
    QUuid rootBefore;
    QUuid owner;
    QUuid ownerBefore;
    /// The root does not exist any more: only who sees everybody's records may see this one.
    bool ownerUnknown = false;
};

/// What changed between two ticks, in order; applied whole or not at all.
struct FeedDelta {
    Cursor from;
    Cursor to;
    QList<FeedEntry> entries;
};

} // namespace kontor
