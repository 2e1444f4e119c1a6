#pragma once

#include "common/model/entity.h"

namespace kontor {

class Tx;

/// What a device seals its copy and outbox with. The device makes it; the server keeps it, so that
/// what waits there can be read again after a forgotten password or an expired lease.
struct DeviceKey {
    static constexpr int bytes = 32;

    QUuid id; ///< null: the device has none
    QByteArray key;
};

/// The keys that devices have given to the server, each for its user alone.
namespace deviceKeys {

QString table();

/// Whether the server has the key, given by this device.
Result<bool> isKept(Tx &tx, const DeviceKey &key, const QUuid &user, const QUuid &device);
/// Keeps it as that which the device works with now; one that is no key is not kept.
Result<bool> keep(Tx &tx, const DeviceKey &key, const QUuid &user, const QUuid &device);
/// The key with this id that the user's device has given; empty: there is none, or the device that
/// gave it is not welcome any more.
Result<QByteArray> find(Tx &tx, const QUuid &id, const QUuid &user);
/// What the device has given is gone for good, and with it what can still be read from its disk.
Result<void> forget(Tx &tx, const QUuid &device);

} // namespace deviceKeys

} // namespace kontor
