#pragma once

#include "server/engine/registry.h"

namespace kontor::finance {

/// Commands payment.post, .allocate and .cancel; what documents call is in settlement.h.
void registerPayments(Registry &registry);

} // namespace kontor::finance
