#pragma once

#include "server/engine/registry.h"

namespace kontor::finance {

/// What holds when the chart of accounts is changed, and the lengths of payment terms.
void registerAccounts(Registry &registry);

} // namespace kontor::finance
