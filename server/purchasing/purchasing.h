#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// Purchase orders, goods receipts and vendor bills.
void registerPurchasing(Registry &registry);

} // namespace kontor
