#pragma once

#include "server/engine/registry.h"

namespace kontor::inventory {

/// Saving stocktakes, and `stocktake.post`.
void registerStocktake(Registry &registry);

} // namespace kontor::inventory
