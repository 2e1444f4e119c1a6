#pragma once

#include "common/store/store.h"

namespace kontor::test {

/// What fillLedger() wrote, to be compared with what reports say.
struct LedgerVolume {
    qint64 lines = 0;
    Amount revenue;
    Amount receivable; ///< what customers owe
    Amount advances;   ///< what customers have paid too much
    Amount cash;
};

/// Writes about `lines` journal lines of sales, deliveries and receipts of many customers into the
/// books of a founded company, spread over two years until `until`, past all commands: the volume
/// of years in a minute. Balances, open items and numbers fit the entries, so verify finds nothing.
Result<LedgerVolume> fillLedger(Store &store, qint64 lines, QDate until);

} // namespace kontor::test
