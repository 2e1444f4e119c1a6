#pragma once

#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "server/engine/registry.h"

namespace kontor::sales {

/// Saving sales invoices, `sales_invoice.post` and `sales_invoice.pay`.
void registerSalesInvoice(Registry &registry);

/// Posts an invoice and saves it with its locked order (nullptr: an invoice without one): Dr
/// receivable, Cr revenue and output VAT.
/// Errors: invoice_exceeds_delivered (args: product, open, wanted), line_not_of_order, and those of
/// finance::post.
Result<void> postInvoice(Call &call, SalesInvoice &invoice, SalesOrder *order);

} // namespace kontor::sales
