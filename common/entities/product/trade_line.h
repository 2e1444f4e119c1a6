#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Product;
struct Tax;
struct Unit;

/// What the lines of quotations, orders, invoices and bills have in common. The entity of each
/// begins with tradeLineFields(); the amounts are computed by rules::computeLine.
struct TradeLine : LineBase {
    Id<Product> product;
    QString description; ///< as printed; the product's name unless it was changed
    Quantity quantity;   ///< in `unit`
    Id<Unit> unit;       ///< empty: the product's stock unit
    Rate unitPrice;      ///< for one `unit`, without tax, before discount
    Rate discount;       ///< a fraction: 0.05 is 5 %
    Id<Tax> tax;
    Rate taxRate; ///< that of `tax` when the line was written
    Amount net;   ///< quantity x price x (1 - discount), rounded
    Amount taxAmount;
    Amount gross; ///< net + tax
};

/// The fields of a TradeLine, with which the entity of every such line begins.
QList<Field> tradeLineFields();

} // namespace kontor
