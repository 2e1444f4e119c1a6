#pragma once

#include "common/rules/availability.h"
#include "server/inventory/stock_book.h"

namespace kontor {

/// Warehouses, stock and stocktakes.
void registerInventory(Registry &registry);

namespace inventory {

/// The warehouse of documents that name none: the setting default_warehouse (its code), otherwise
/// the first by code. Errors: warehouse_missing.
Result<Id<Warehouse>> defaultWarehouse(Tx &tx);

/// The day on which `quantity` more of a product can leave the warehouse, see rules::promiseDate;
/// null when nothing says when. Reads the confirmed purchase orders that are still to come.
Result<QDate> promiseDate(Tx &tx, const StockLevel &level, const Product &product,
                          Quantity quantity);

/// Writes the average cost of what is on hand into the product, after receipts.
Result<void> updateCost(Tx &tx, const StockLevel &level);

/// Books a price difference that was found out after `move` had put goods into stock: the part that
/// still lies there changes its value, and is returned; the rest has already left (see
/// rules::differenceInStock).
Result<Amount> spreadDifference(Tx &tx, StockBook &book, const StockMove &move, Amount difference,
                                const QUuid &line);

} // namespace inventory
} // namespace kontor
