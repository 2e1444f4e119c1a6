#pragma once

#include "tests/simulation/world.h"

namespace kontor::sim {

/// Does what a person, the administrator or bad luck does. What it is about may be missing; then
/// nothing happens.
void runOperation(World &world, const Operation &operation);

// Its three kinds; false: it is of another kind.
bool runPerson(World &world, ClientNode &client, Act act);
bool runAdministrator(World &world, Act act);
bool runFault(World &world, const Operation &operation);

} // namespace kontor::sim
