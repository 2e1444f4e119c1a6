#pragma once

#include "common/model/entity.h"

namespace kontor {

struct User;

/// People who see each other's customers.
struct Team {
    Id<Team> id;
    qint64 version = 0;
    QString name;
    Id<User> manager;
    static const Entity entity;
};

} // namespace kontor
