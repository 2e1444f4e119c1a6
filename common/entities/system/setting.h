#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A choice that holds for the whole company, e.g. "module.crm" = "off".
struct Setting {
    Id<Setting> id;
    qint64 version = 0;
    QString key;
    QString value;
    static const Entity entity;
};

} // namespace kontor
