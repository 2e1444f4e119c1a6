#pragma once

#include "common/entities/sales/sales_order.h"
#include "server/product/products.h"

namespace kontor::sales {

/// Saving sales orders, and the commands `sales_order.confirm`, `.release`, `.deliver`, `.invoice`
/// and `.cancel`.
void registerSalesOrder(Registry &registry);

/// Fills the head of an order from its customer where nothing was given.
Result<void> completeOrderHead(Call &call, SalesOrder &order);

/// Writes into each line what its product costs now, for the margin.
Result<void> snapshotCosts(Tx &tx, SalesOrder &order);

/// A confirmed order, locked, of which something is delivered or invoiced.
/// Errors: state_forbids (args: state, command).
Result<SalesOrder> openOrder(Tx &tx, Id<SalesOrder> id, const char *command);

/// How much of the line, in its unit, may be invoiced: what was delivered of goods, what was
/// ordered of services, less what was invoiced.
Quantity invoiceable(const SalesOrderLine &line, const product::Products &products);

/// Writes back what was delivered or invoiced: states of the parts, and done when all is.
Result<void> saveProgress(Tx &tx, SalesOrder &order, const product::Products &products);

} // namespace kontor::sales
