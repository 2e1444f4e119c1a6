#include "server/purchasing/checks.h"

#include "common/entities/purchasing/purchase_order.h"
#include "common/entities/purchasing/vendor_bill.h"
#include "server/inventory/open_quantities.h"
#include "server/product/checks.h"

namespace kontor::purchasing {

namespace {

Result<QList<Finding>> quantities(Tx &tx)
{
    TRY_ASSIGN(const QList<Finding> received,
               product::checkDone(tx, {"purchase_order_line", "received", "goods_receipt"}));
    TRY_ASSIGN(const QList<Finding> billed,
               product::checkDone(tx, {"purchase_order_line", "billed", "vendor_bill"}));
    return received + billed;
}

Result<QList<Finding>> totals(Tx &tx)
{
    TRY_ASSIGN(const QList<Finding> orders, product::checkTotals(tx, PurchaseOrder::entity));
    TRY_ASSIGN(const QList<Finding> bills, product::checkTotals(tx, VendorBill::entity));
    return orders + bills;
}

Result<QList<Finding>> incoming(Tx &tx)
{
    return inventory::checkOpenQuantities(tx, {"purchase_order", "received", "incoming"});
}

} // namespace

void registerChecks(Registry &registry)
{
    registry.addCheck({"purchase_quantities_match_documents", quantities});
    registry.addCheck({"purchase_totals_match_lines", totals});
    registry.addCheck({"incoming_matches_orders", incoming});
}

} // namespace kontor::purchasing
