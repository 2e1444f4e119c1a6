#pragma once

#include "common/sync/local_view.h"

namespace kontor {

/// Computes the amounts of a trade document's lines and its totals by the same rules as the server,
/// so that an order taken offline shows them; other records are left as they are. Lines whose
/// amounts cannot be computed keep what they have: the server will say what is wrong with them.
///
/// `currency` is that of the books, for documents without one of their own.
Result<void> completeTotals(LocalCopy &copy, Record &record, const QString &currency);

} // namespace kontor
