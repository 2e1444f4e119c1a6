#pragma once

#include "common/entities/system/role.h"
#include "common/entities/system/team.h"

namespace kontor {

struct Warehouse;

/// A role that a user holds.
struct UserRole : LineBase {
    Id<Role> role;
    static const Entity entity;
};

/// Someone who signs in.
struct User {
    enum class Language { English, Chinese };

    Id<User> id;
    qint64 version = 0;
    QString login; ///< lower case
    QString name;
    QString email;
    Language language = Language::English;
    QString passwordHash; ///< Argon2id, as libsodium writes it
    Id<Team> team;
    Id<Warehouse> warehouse; ///< the one whose stock his devices hold; empty: that of all
    bool active = true;
    QList<UserRole> roles;
    static const Entity entity;
};

/// What `user.set_password` asks for.
struct SetPasswordParameters {
    QString password;
    static const Entity entity;
};

/// What `user.change_password` asks for: everyone may change his own.
struct ChangePasswordParameters {
    QString oldPassword;
    QString password;
    static const Entity entity;
};

template <>
struct ChoicesOf<User::Language> {
    static const QList<Choice> &choices();
};

} // namespace kontor
