#pragma once

#include "server/engine/registry.h"

namespace kontor::crm {

/// Saving leads, and `lead.convert`.
void registerLead(Registry &registry);

} // namespace kontor::crm
