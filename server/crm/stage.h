#pragma once

#include "common/entities/crm/stage.h"
#include "server/engine/registry.h"

namespace kontor::crm {

/// Saving stages, and the pipeline that a company begins with.
void registerStage(Registry &registry);

/// Where an opportunity begins: the first open stage. Errors: stage_missing.
Result<Stage> firstStage(Tx &tx);

} // namespace kontor::crm
