#include "server/crm/crm.h"
#include "server/engine/registry.h"
#include "server/engine/system.h"
#include "server/finance/finance.h"
#include "server/inventory/inventory.h"
#include "server/party/party.h"
#include "server/product/product.h"
#include "server/purchasing/purchasing.h"
#include "server/sales/sales.h"

namespace kontor {

// One line for each module: `registerSales(registry);`, declared in server/<area>/<area>.h. Each
// stands after those it calls.
void registerModules(Registry &registry)
{
    registerSystem(registry);
    registerParty(registry);
    registerProduct(registry);
    registerFinance(registry);
    registerInventory(registry);
    registerPurchasing(registry);
    registerSales(registry);
    registerCrm(registry);
}

} // namespace kontor
