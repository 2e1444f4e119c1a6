#pragma once

#include "common/entities/purchasing/goods_receipt.h"
#include "common/entities/purchasing/purchase_order.h"
#include "server/product/products.h"

namespace kontor::purchasing {

/// Saving goods receipts, and `goods_receipt.post`.
void registerGoodsReceipt(Registry &registry);

/// Posts a receipt against its locked order, whose products are given, and saves both: the goods
/// enter the stock at what the order says they cost (Dr inventory, Cr goods received not invoiced).
/// Errors: receipt_exceeds_order (args: product, open, wanted), line_not_of_order,
/// product_has_no_stock, and those of finance::post.
Result<void> postReceipt(Call &call, GoodsReceipt &receipt, PurchaseOrder &order,
                         const product::Products &products);

} // namespace kontor::purchasing
