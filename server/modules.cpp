#include "server/engine/registry.h"
#include "server/engine/system.h"

namespace kontor {

// One line for each module: `registerSales(registry);`, declared in server/<area>/<area>.h.
void registerModules(Registry &registry)
{
    registerSystem(registry);
}

} // namespace kontor
