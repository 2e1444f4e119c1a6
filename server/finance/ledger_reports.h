#pragma once

#include "server/engine/registry.h"

namespace kontor::finance {

/// Report trial_balance (科目余额表).
void registerTrialBalance(Registry &registry);
/// Report account_ledger (明细账): the lines of an account with the balance after each.
void registerAccountLedger(Registry &registry);
/// Report journal (序时账).
void registerJournal(Registry &registry);
/// Reports receivables_aging and payables_aging (账龄分析).
void registerAging(Registry &registry);

} // namespace kontor::finance
