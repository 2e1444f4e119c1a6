#pragma once

#include "common/entities/system/user.h"

namespace kontor {

/// A desktop or laptop that has signed in; what an administrator revokes when it is stolen.
struct Device {
    enum class State { Active, Revoked, Wiped };

    Id<Device> id;
    qint64 version = 0;
    Id<User> user; ///< who signed in last
    QString name;
    QString platform;
    QString appVersion;
    qint64 lastContact = 0; ///< the last sign-in, UTC milliseconds
    State state = State::Active;
    int leaseDays = 0; ///< without contact until its copy closes; 0: as its user's roles say
    static const Entity entity;
};

/// What `device.set_lease` asks for.
struct SetLeaseParameters {
    int days = 0; ///< 0: as the roles of its user say
    static const Entity entity;
};

template <>
struct ChoicesOf<Device::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
