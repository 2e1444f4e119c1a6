#pragma once

#include "common/entities/purchasing/purchase_order.h"
#include "server/product/products.h"

namespace kontor::purchasing {

/// Saving purchase orders, and the commands `purchase_order.confirm`, `.receive`, `.bill` and
/// `.cancel`.
void registerPurchaseOrder(Registry &registry);

/// A confirmed order, locked, from which something is received or billed.
/// Errors: state_forbids (args: state, command).
Result<PurchaseOrder> openOrder(Tx &tx, Id<PurchaseOrder> id, const char *command);

/// What a line costs the company: net, and the tax that it may not deduct.
Result<Amount> costOf(Tx &tx, const TradeLine &line);

/// How much of the line, in its unit, may be billed: what was received of goods, what was ordered
/// of services, less what was billed.
Quantity billable(const PurchaseOrderLine &line, const product::Products &products);

/// Writes back what was received or billed: states of the parts, and done when all is.
Result<void> saveProgress(Tx &tx, PurchaseOrder &order, const product::Products &products);

} // namespace kontor::purchasing
