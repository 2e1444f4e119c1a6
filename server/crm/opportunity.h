#pragma once

#include "common/entities/crm/opportunity.h"
#include "server/engine/registry.h"

namespace kontor::crm {

/// Saving opportunities, and `opportunity.move`.
void registerOpportunity(Registry &registry);

/// Fills what a new opportunity takes from its customer and the pipeline where nothing was given.
Result<void> completeOpportunity(Call &call, Opportunity &opportunity);

} // namespace kontor::crm
