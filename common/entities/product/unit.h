#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A unit of measure.
struct Unit {
    Id<Unit> id;
    qint64 version = 0;
    QString name;
    QString code;   ///< short form, as printed: pcs, kg
    int digits = 0; ///< of quantities in this unit, 0 .. 6
    static const Entity entity;
};

} // namespace kontor
