#pragma once

#include "common/sync/merge.h"

namespace kontor {

/// A command as it waits in a device's outbox and as the server receives it. It never changes once
/// it is stored: what a person sends again after a decision is another command.
struct DeviceCommand {
    QUuid id;          ///< made on the device; the server applies it at most once
    qint64 number = 0; ///< counts the device's commands from 1, without gaps: their order
    QString name;      ///< "party.update"
    int version = 1;   ///< of the argument format
    Arguments arguments;
    QList<QUuid> creates; ///< records that come into being with it
    QList<QUuid> needs;   ///< records made by earlier commands of the outbox that it rests on
    Instant madeAt = 0;   ///< by the device's clock: a claim, never used for order
    /// What contentHash() gave when it was made; empty in commands from before it was kept.
    QByteArray hash = {};

    bool operator==(const DeviceCommand &) const = default;
};

/// The name under which a command is sent again that a person has decided about meanwhile: it keeps
/// its id and its number and has no effect any more.
inline const QString decidedCommand = QStringLiteral("outbox.decided");

/// BLAKE2b-256 over what the command says, whichever number its device gives it. The same command
/// with another hash means that two machines run under one identity. It is made once, with the
/// command: a program of another version may read less, or more, out of the same command.
QByteArray contentHash(const DeviceCommand &command);

/// Every record id that the arguments mention: the record, references in values and in lines.
QList<QUuid> mentionedIds(const Arguments &arguments);

/// What became of a DeviceCommand; remembered by the server and given again when it is resent.
struct Outcome {
    enum class Kind {
        Applied,  ///< in the data
        Merged,   ///< in the data, together with somebody else's change of the same record
        Conflict, ///< in the data but for the fields in conflict, where the server's values stand
        Rejected, ///< by a rule: `error` says why; what rests on it is rejected as well
        Resend    ///< earlier commands are missing: the device sends again from `number`
    };
    Kind kind = Kind::Applied;
    QUuid command;
    qint64 number = 0;
    Error error;
    QList<FieldConflict> conflicts;

    bool operator==(const Outcome &) const = default;
};

/// How far a command of this device has come, as the desktop shows it.
enum class CommandState {
    Waiting, ///< stored on the device only
    Sent,    ///< on its way; the server may or may not have it
    Applied,
    Merged,
    Conflict,
    Rejected
};

/// The state in which an outcome leaves its command; Resend: Waiting.
CommandState stateAfter(Outcome::Kind kind);

} // namespace kontor
