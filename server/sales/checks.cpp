#include "server/sales/checks.h"

#include "common/entities/sales/quotation.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "server/inventory/open_quantities.h"
#include "server/product/checks.h"

namespace kontor::sales {

namespace {

Result<QList<Finding>> quantities(Tx &tx)
{
    TRY_ASSIGN(const QList<Finding> delivered,
               product::checkDone(tx, {"sales_order_line", "delivered", "delivery"}));
    TRY_ASSIGN(const QList<Finding> invoiced,
               product::checkDone(tx, {"sales_order_line", "invoiced", "sales_invoice"}));
    return delivered + invoiced;
}

Result<QList<Finding>> totals(Tx &tx)
{
    TRY_ASSIGN(const QList<Finding> quotations, product::checkTotals(tx, Quotation::entity));
    TRY_ASSIGN(const QList<Finding> orders, product::checkTotals(tx, SalesOrder::entity));
    TRY_ASSIGN(const QList<Finding> invoices, product::checkTotals(tx, SalesInvoice::entity));
    return quotations + orders + invoices;
}

Result<QList<Finding>> reserved(Tx &tx)
{
    return inventory::checkOpenQuantities(tx, {"sales_order", "delivered", "reserved"});
}

} // namespace

void registerChecks(Registry &registry)
{
    registry.addCheck({"sales_quantities_match_documents", quantities});
    registry.addCheck({"sales_totals_match_lines", totals});
    registry.addCheck({"reserved_matches_orders", reserved});
}

} // namespace kontor::sales
