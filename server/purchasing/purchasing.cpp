#include "server/purchasing/purchasing.h"

#include "server/purchasing/checks.h"
#include "server/purchasing/goods_receipt.h"
#include "server/purchasing/purchase_order.h"
#include "server/purchasing/vendor_bill.h"

namespace kontor {

void registerPurchasing(Registry &registry)
{
    purchasing::registerPurchaseOrder(registry);
    purchasing::registerGoodsReceipt(registry);
    purchasing::registerVendorBill(registry);
    purchasing::registerChecks(registry);
}

} // namespace kontor
