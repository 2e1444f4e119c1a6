#pragma once

#include "common/entities/finance/open_item.h"
#include "common/store/tx.h"

/// What posting does to open items; documents use settlement.h.
namespace kontor::finance {

/// Opens an item for what an entry puts on an account for a party: positive on the debit side. It
/// belongs to the document behind the entry, or to the entry itself.
Result<OpenItem> openItem(Tx &tx, const JournalEntry &entry, Id<Account> account, Id<Party> party,
                          Amount amount, QDate due);

/// Settles the items of an entry against those of its reversal. Errors: item_settled (args:
/// document).
Result<void> settleReversal(Tx &tx, Id<JournalEntry> original, Id<JournalEntry> reversal,
                            QDate date);

/// Takes back every settlement of the items of a document, so that all is open again.
Result<void> takeBackSettlements(Tx &tx, const QString &documentEntity, const QUuid &documentId,
                                 QDate date);

} // namespace kontor::finance
