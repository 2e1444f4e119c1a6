#pragma once

#include "server/engine/registry.h"

namespace kontor::purchasing {

/// The invariants of this module, for verify.
void registerChecks(Registry &registry);

} // namespace kontor::purchasing
