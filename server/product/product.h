#pragma once

#include "common/entities/product/price_list.h"
#include "common/entities/product/product.h"
#include "common/rules/price.h"
#include "common/rules/unit_ratio.h"
#include "server/engine/registry.h"

namespace kontor {

/// Rules of products, units, taxes and price lists, and what a company is founded with of them.
void registerProduct(Registry &registry);

namespace product {

/// How many stock units of the product one `unit` holds; an empty unit is the stock unit.
/// Errors: unit_not_of_product (args: product).
Result<rules::UnitRatio> unitRatio(Tx &tx, const Product &product, Id<Unit> unit);

/// Decimal places of quantities in this unit.
Result<int> unitDigits(Tx &tx, Id<Unit> unit);

/// A quantity of `unit` in the product's stock unit, rounded to what that unit allows.
Result<Quantity> inStockUnit(Tx &tx, const Product &product, Id<Unit> unit, Quantity quantity);

/// The price that holds on a day for a quantity in stock units: that of the list (empty: none) or
/// of the product, see rules::choosePrice.
Result<rules::ChosenPrice> salesPrice(Tx &tx, Id<PriceList> list, const Product &product,
                                      Quantity quantity, QDate day);

} // namespace product
} // namespace kontor
