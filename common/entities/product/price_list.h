#pragma once

#include "common/model/entity.h"

namespace kontor {

/// Prices agreed with some customers; what it does not name costs the product's own price.
struct PriceList {
    Id<PriceList> id;
    qint64 version = 0;
    QString name;
    QString currency; ///< ISO 4217; empty: the currency of the books
    static const Entity entity;
};

} // namespace kontor
