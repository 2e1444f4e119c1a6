#pragma once

#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "server/engine/registry.h"

namespace kontor::sales {

/// Whether the customer's credit reaches for one more order: what he owes, what is confirmed and
/// not invoiced, and the order must not exceed his limit (0: none).
/// Errors: customer_on_hold (args: party), credit_limit_exceeded (args: limit, exposure).
Result<void> checkCredit(Tx &tx, const Party &customer, const SalesOrder &order);

} // namespace kontor::sales
