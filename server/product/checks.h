#pragma once

#include "server/engine/registry.h"

/// Invariants that documents of several modules share, for verify.
namespace kontor::product {

/// Documents whose subtotal, tax_total or total are not the sums of their lines.
Result<QList<Finding>> checkTotals(Tx &tx, const Entity &document);

/// What the lines of an order say was done with them, against the documents that did it.
struct DoneQuantity {
    const char *orderLines = ""; ///< table: "sales_order_line"
    const char *done = "";       ///< its column: "delivered"
    const char *documents = "";  ///< table: "delivery"; its lines have the column order_line
};

/// Lines whose done-quantity is not the sum over the posted documents.
Result<QList<Finding>> checkDone(Tx &tx, const DoneQuantity &what);

} // namespace kontor::product
