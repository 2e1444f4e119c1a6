#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// The ledger: chart of accounts, journal, payments, periods, statements.
void registerFinance(Registry &registry);

} // namespace kontor
