#pragma once

#include "server/engine/registry.h"

namespace kontor::inventory {

/// The reports of this module.
void registerReports(Registry &registry);

} // namespace kontor::inventory
