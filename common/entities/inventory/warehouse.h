#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A place where stock is kept and valued.
struct Warehouse {
    Id<Warehouse> id;
    qint64 version = 0;
    QString code;
    QString name;
    QString address;
    static const Entity entity;
};

} // namespace kontor
