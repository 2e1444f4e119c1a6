#pragma once

#include "common/store/tx.h"
#include "common/sync/device_command.h"

/// How the commands lie in the outbox's file.
namespace kontor::outbox {

/// As stored in the column "state"; the numbers stay.
enum State : qint64 {
    Pending = 0,
    Done = 1,
    Attention = 2 ///< a person must decide
};

QStringList tables();

QByteArray encoded(const DeviceCommand &command);
Result<DeviceCommand> decoded(const QByteArray &bytes);
QByteArray encoded(const Outcome &outcome);
Result<Outcome> decodedOutcome(const QByteArray &bytes);

/// The commands that meet an SQL condition about one value, which may end with an order.
Result<QList<DeviceCommand>> commandsWhere(Tx &tx, const QString &condition, const Value &bound);

} // namespace kontor::outbox
