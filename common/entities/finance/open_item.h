#pragma once

#include "common/entities/finance/journal_entry.h"

namespace kontor {

/// An amount that a party owes or is owed by one posted document and that is matched against others
/// until nothing is left (核销): the sub-ledger behind receivables and payables. Debit amounts are
/// positive (an invoice to a customer), credit amounts negative (a supplier's bill, an advance).
struct OpenItem {
    Id<OpenItem> id;
    qint64 version = 0;
    Id<Party> party;
    Id<Account> account;
    Id<JournalEntry> entry;
    QString documentEntity; ///< "sales_invoice", "payment", "journal_entry", ...
    QUuid documentId;
    QString documentNumber;
    QDate date;
    QDate due;
    Amount amount;     ///< in the currency of the books
    Amount openAmount; ///< what is not settled yet; between zero and `amount`
    static const Entity entity;
};

/// How much of two open items was matched, and when; only ever added. Taking a match back adds one
/// with the negative amount.
struct Settlement {
    Id<Settlement> id;
    qint64 version = 0;
    Id<OpenItem> debitItem;
    Id<OpenItem> creditItem;
    QDate date;
    Amount amount;
    static const Entity entity;
};

} // namespace kontor
