#include "server/finance/finance.h"

#include "server/finance/accounts.h"
#include "server/finance/chart.h"
#include "server/finance/checks.h"
#include "server/finance/fiscal_periods.h"
#include "server/finance/journal_entries.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/ledger_reports.h"
#include "server/finance/payments.h"
#include "server/finance/statements.h"

namespace kontor {

using namespace finance;

void registerFinance(Registry &registry)
{
    registry.addBookkeeping(balanceTables());
    registry.addFounding(foundFinance);
    registry.addJob({"fold_balances", 5, foldBalances});
    registerAccounts(registry);
    registerPeriods(registry);
    registerJournalEntries(registry);
    registerPayments(registry);
    registerStatements(registry);
    registerTrialBalance(registry);
    registerAccountLedger(registry);
    registerJournal(registry);
    registerAging(registry);
    registerChecks(registry);
}

} // namespace kontor
