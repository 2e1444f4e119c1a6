#pragma once

#include "server/engine/registry.h"

namespace kontor::sales {

/// The invariants of this module, for verify.
void registerChecks(Registry &registry);

} // namespace kontor::sales
