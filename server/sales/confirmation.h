#pragma once

#include "server/engine/registry.h"

/// Whether an order can be taken: the price that was written, the stock or a date for it, the
/// customer's credit.
namespace kontor::sales {

/// `sales_order.confirm`: reserves the goods and promises a date for each line; draws the number.
/// Where the customer's credit does not reach, the order goes on hold instead, unless the caller
/// may release it; the same again without more credit fails.
///
/// Errors: state_forbids, order_has_no_lines, price_changed (args: product, price, now),
/// stock_insufficient (args: product, available, wanted; nothing says when more will come),
/// promise_too_late (args: product, promised, requested), credit_limit_exceeded (args: limit,
/// exposure), customer_on_hold.
Result<void> confirm(Call &call);

/// `sales_order.release`: confirms an order that is on hold, whatever the customer's credit.
Result<void> release(Call &call);

/// `sales_order.cancel`: takes an order back of which nothing was delivered or invoiced, and sets
/// free what it had reserved. Errors: state_forbids, order_partly_delivered.
Result<void> cancel(Call &call);

} // namespace kontor::sales
