#pragma once

#include "server/engine/registry.h"

namespace kontor::finance {

/// The invariants of the books that `kontor-admin verify` recomputes.
void registerChecks(Registry &registry);

} // namespace kontor::finance
