#pragma once

#include "common/base/result.h"
#include "common/model/arguments.h"

namespace kontor {

/// A command as it waits in a device's outbox.
struct DeviceCommand {
    QUuid id;          ///< made on the device; the server applies it at most once
    qint64 number = 0; ///< counts the device's commands from 1, without gaps
    QString name;      ///< "party.update"
    int version = 1;   ///< of the argument format
    Arguments arguments;
    QList<QUuid> creates; ///< records that come into being with it
    QList<QUuid> needs;   ///< records made by earlier commands of the outbox that it rests on
    Instant madeAt = 0;   ///< by the device's clock: a claim, never used for order

    bool operator==(const DeviceCommand &) const = default;
};

/// What became of a DeviceCommand; remembered by the server and given again when it is resent.
struct Outcome {
    enum class Kind {
        Applied,
        Rejected, ///< by a rule: `error` says why; what rests on it is rejected as well
        Resend    ///< earlier commands are missing: the device sends again from `number`
    };
    Kind kind = Kind::Applied;
    QUuid command;
    qint64 number = 0;
    Error error;

    bool operator==(const Outcome &) const = default;
};

} // namespace kontor
