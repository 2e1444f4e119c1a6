#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// How wrong passwords are answered.
struct SignInLimits {
    int attempts = 5;          ///< failures in a row before a user is locked
    int lockedSeconds = 300;   ///< for how long
    int minimumPassword = 8;   ///< characters of a new password
    bool cheapHashing = false; ///< tests only: Argon2id at its minimum cost
};

/// A person who wants to work at a device.
struct SignIn {
    QString login;
    QString password;
    QUuid device; ///< null: this machine has not signed in before
    /// What the device is called; empty: the session ends with the connection and gets no device
    /// (kontor-admin).
    QString deviceName;
    QString platform;
    QString appVersion;
};

/// Someone who is signed in.
struct Session {
    QUuid id;
    QUuid user;
    QString userName;
    QUuid device;
    QByteArray token; ///< what the device keeps to go on later; stored hashed on the server
};

} // namespace kontor
