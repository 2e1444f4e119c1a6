#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A group of products; groups form a tree.
struct ProductCategory {
    Id<ProductCategory> id;
    qint64 version = 0;
    QString name;
    Id<ProductCategory> parent;
    static const Entity entity;
};

} // namespace kontor
