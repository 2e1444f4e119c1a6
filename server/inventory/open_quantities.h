#pragma once

#include "server/inventory/stock_book.h"

namespace kontor::inventory {

/// Which lines of confirmed orders a column of stock_level sums up.
struct OpenQuantity {
    const char *orders = ""; ///< table: "sales_order"
    const char *done = "";   ///< column of its lines: "delivered"
    const char *column = ""; ///< of stock_level: "reserved"
};

/// Stock levels whose reserved or incoming quantity is not what confirmed orders still lack.
Result<QList<Finding>> checkOpenQuantities(Tx &tx, const OpenQuantity &what);

} // namespace kontor::inventory
