#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// The rules of users, roles and devices, and the engine's own jobs.
void registerSystem(Registry &registry);

} // namespace kontor
