#pragma once

#include "common/model/entity.h"

namespace kontor {

struct PriceList;
struct Product;

/// The price of a product in a price list, from some quantity on and for some time.
struct PriceListItem {
    Id<PriceListItem> id;
    qint64 version = 0;
    Id<PriceList> priceList;
    Id<Product> product;
    Quantity minimumQuantity; ///< in the stock unit
    Rate price;               ///< without tax, for one stock unit
    QDate validFrom;          ///< empty: always was
    QDate validTo;            ///< the last day; empty: until further notice
    static const Entity entity;
};

} // namespace kontor
