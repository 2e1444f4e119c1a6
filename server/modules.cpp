#include "server/crm/crm.h"
#include "server/engine/registry.h"
#include "server/engine/system.h"
#include "server/finance/finance.h"
#include "server/party/party.h"
#include "server/product/product.h"

namespace kontor {

// One line for each module: `registerSales(registry);`, declared in server/<area>/<area>.h. Each
// stands after those it calls.
void registerModules(Registry &registry)
{
    registerSystem(registry);
    registerParty(registry);
    registerProduct(registry);
    registerFinance(registry);
    registerCrm(registry);
}

} // namespace kontor
