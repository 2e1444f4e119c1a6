#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// Leads, the pipeline and activities.
void registerCrm(Registry &registry);

} // namespace kontor
