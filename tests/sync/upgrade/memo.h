#pragma once

#include "common/model/entity.h"

namespace kontor {

/// What the older program has and this one has not any more.
struct Memo {
    Id<Memo> id;
    qint64 version = 0;
    QString text;
    static const Entity entity;
};

} // namespace kontor
