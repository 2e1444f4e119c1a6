#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Product;
struct Unit;

/// A unit besides the stock unit in which a product is bought or sold, by an exact ratio: a box of
/// 9 pieces has 9 / 1.
struct ProductUnit {
    Id<ProductUnit> id;
    qint64 version = 0;
    Id<Product> product;
    Id<Unit> unit;
    qint64 numerator = 1;   ///< stock units in `denominator` of this unit, at least 1
    qint64 denominator = 1; ///< at least 1
    QString barcode;
    static const Entity entity;
};

} // namespace kontor
