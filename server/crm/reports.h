#pragma once

#include "server/engine/registry.h"

namespace kontor::crm {

/// The reports of this module.
void registerReports(Registry &registry);

} // namespace kontor::crm
