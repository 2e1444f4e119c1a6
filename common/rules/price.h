#pragma once

#include "common/base/fixed.h"

#include <QDate>

namespace kontor::rules {

/// One price of a product in the customer's price list.
struct ListPrice {
    Quantity minimumQuantity; ///< it holds from this quantity on, in the stock unit
    Rate price;               ///< for one stock unit
    QDate validFrom;          ///< null: always was
    QDate validTo;            ///< the last day; null: until further notice
};

/// A price with where it comes from, for the tooltip "why this price".
struct ChosenPrice {
    enum class Source { PriceList, Product };

    Rate price; ///< for one stock unit
    Source source = Source::Product;
    Quantity minimumQuantity; ///< of the list's price that was taken

    bool operator==(const ChosenPrice &) const = default;
};

/// The price of `quantity` (in the stock unit) on a day. In this order:
/// 1. of the customer's price list, the prices of the product that are valid on the day and whose
///    minimum quantity is reached; of those the one with the highest minimum quantity; of those the
///    one that began last (a promotion beats the standing price); of those the lowest;
/// 2. otherwise the product's own price.
ChosenPrice choosePrice(const QList<ListPrice> &prices, Quantity quantity, QDate day,
                        Rate productPrice);

} // namespace kontor::rules
