#pragma once

#include "common/store/tx.h"
#include "common/sync/device_command.h"

namespace kontor {

/// What the server remembers of a command that it has decided: the ground of "exactly once". The
/// row is written in the transaction that does the command's work.
struct AppliedCommand {
    QUuid command;
    QUuid device;      ///< null when it came from no outbox
    qint64 number = 0; ///< in the device's outbox; 0 when it came from none
    QString name;
    QByteArray hash;
    Outcome outcome;
    /// The records that it changed, by the name of their entity.
    QList<std::pair<QString, QUuid>> records;
};

/// Remembers a command. Answers false, and writes nothing, when its id has been decided already
/// (perhaps a moment ago, by another connection).
Result<bool> rememberApplied(Tx &tx, const AppliedCommand &applied);

/// Remembers a command whose id had not been decided a moment ago, see appliedAmong(). When it has
/// been since, by another connection, the transaction fails and can be tried again.
Result<void> noteApplied(Tx &tx, const AppliedCommand &applied);

/// What is remembered of a command; nothing when it was never decided.
Result<std::optional<AppliedCommand>> findApplied(Tx &tx, const QUuid &command);

/// Those of the commands that have been decided about.
Result<QSet<QUuid>> appliedAmong(Tx &tx, const QList<QUuid> &commands);

/// Forgets what is older; at least 400 days must stay, longer than any device comes back with.
Result<qint64> forgetApplied(Tx &tx, Instant before);

} // namespace kontor
