#pragma once

#include "server/engine/registry.h"

namespace kontor::sales {

/// The reports of this module.
void registerReports(Registry &registry);

} // namespace kontor::sales
