#pragma once

#include "common/entities/finance/fiscal_period.h"
#include "server/engine/registry.h"

namespace kontor::finance {

/// Posts the closing entries of a day (结转损益): what stands on income and expense accounts goes
/// to the profit for the year, and at the end of the fiscal year that to retained earnings. Carries
/// what is there at the time, so after a reopening it posts the difference only, and nothing when
/// there is none. Errors: account_role_missing, and those of posting.
Result<void> carryProfit(Tx &tx, const Actor &actor, QDate day);

/// Whether the books balance at the end of the period. Errors: books_not_balanced (args: debit,
/// credit).
Result<void> requireBalanced(Tx &tx, const FiscalPeriod &period);

} // namespace kontor::finance
