#pragma once

#include "common/entities/purchasing/vendor_bill.h"
#include "server/engine/registry.h"

namespace kontor::purchasing {

/// Saving vendor bills, `vendor_bill.post` and `vendor_bill.pay`.
void registerVendorBill(Registry &registry);

/// Posts a bill and saves it with its order: what was received is settled (Dr goods received not
/// invoiced + input VAT, Cr payable), and where the bill differs from the receipt, the difference
/// goes to the goods that are still there and to price variance for those that are gone.
///
/// Errors: bill_exceeds_received (args: product, open, wanted), supplier_invoice_exists (args:
/// number), goods_without_order (args: product), line_not_of_order, and those of finance::post.
Result<void> postBill(Call &call, VendorBill &bill);

} // namespace kontor::purchasing
