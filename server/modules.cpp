#include "server/engine/registry.h"

namespace kontor {

// One line for each module: `registerSales(registry);`, declared in server/<area>/<area>.h.
void registerModules(Registry &registry)
{
    Q_UNUSED(registry);
}

} // namespace kontor
