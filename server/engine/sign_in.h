#pragma once

#include "common/model/rights.h"
#include "server/engine/device_keys.h"

namespace kontor {

/// How wrong passwords are answered.
struct SignInLimits {
    int attempts = 5;        ///< failures in a row before a user is locked
    int lockedSeconds = 300; ///< for how long
};

/// A person who wants to work at a device.
struct SignIn {
    QString login;
    QString password;
    QUuid device; ///< null: this machine has not signed in before
    /// What the device is called; empty, and no device: the session belongs to no device and cannot
    /// upload (kontor-admin).
    QString deviceName;
    QString platform;
    QString appVersion;
    DeviceKey key = {}; ///< of the device; an id without a key asks for it
};

/// Someone who is signed in.
struct OpenSession {
    QUuid id;
    QUuid user;
    QString userName;
    QString language; ///< "en" or "zh_CN"
    Rights rights;    ///< as they are now; Engine::actor() knows later changes
    QUuid device;
    QByteArray token; ///< what a new device keeps to go on later; stored hashed on the server
    QString company;
    QString currency;     ///< of the books, ISO 4217
    int leaseDays = 0;    ///< that the device may be without contact; 0: there is no device
    QByteArray key;       ///< of the device, when it was asked for and the server has it
    bool keyKept = false; ///< whether the server has the device's key now
};

} // namespace kontor
