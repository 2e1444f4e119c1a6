#pragma once

#include "common/entities/sales/delivery.h"
#include "common/entities/sales/sales_order.h"
#include "server/product/products.h"

namespace kontor::sales {

/// Saving deliveries, and `delivery.post`.
void registerDelivery(Registry &registry);

/// Posts a delivery against its locked order, whose products are given, and saves both: the goods
/// leave the stock at average cost (Dr cost of sales, Cr inventory), and what was reserved for them
/// is set free. Errors: delivery_exceeds_order (args: product, open, wanted), line_not_of_order,
/// stock_insufficient, product_has_no_stock, and those of finance::post.
Result<void> postDelivery(Call &call, Delivery &delivery, SalesOrder &order,
                          const product::Products &products);

} // namespace kontor::sales
