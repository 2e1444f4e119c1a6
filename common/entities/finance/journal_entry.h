#pragma once

#include "common/entities/finance/account.h"
#include "common/entities/finance/fiscal_period.h"

namespace kontor {

struct Party;
struct Product;

/// One line of a journal entry: an amount on one side of one account, in the currency of the books.
/// Exactly one of debit and credit is not zero; it is negative in a red-letter line (红字).
struct JournalLine : LineBase {
    Id<Account> account;
    Id<Party> party;
    Id<Product> product;
    QString memo;
    Amount debit;
    Amount credit;
    QString currency;      ///< of the document, ISO 4217; empty: the currency of the books
    Amount currencyAmount; ///< in that currency, positive on the debit side
    CashFlowItem cashFlowItem = CashFlowItem::None;
    static const Entity entity;
};

/// A journal entry (记账凭证). A draft may be changed; a posted one is final, and is corrected by
/// reversing it and posting another.
struct JournalEntry {
    enum class Kind {
        Manual,   ///< written by an accountant
        Document, ///< posted by a document: an invoice, a delivery, a payment
        Opening,  ///< the balances with which the books begin
        Closing   ///< carries income and expenses to profit; left out of the income statement
    };
    enum class State { Draft, Posted };

    Id<JournalEntry> id;
    qint64 version = 0;
    QString number; ///< drawn when it is posted, without gaps within a month
    QString provisionalNumber;
    QDate date;
    Id<FiscalPeriod> period; ///< null in an opening entry, which stands before the first period
    Kind kind = Kind::Manual;
    QString memo;
    int attachments = 0; ///< sheets of paper that prove it (附单据张数)
    QString sourceEntity;
    QUuid sourceId;
    QString sourceNumber;
    State state = State::Draft;
    Id<JournalEntry> reverses; ///< the entry that this one takes back
    Amount total;              ///< sum of the debit side
    QList<JournalLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<JournalEntry::Kind> {
    static const QList<Choice> &choices();
};
template <>
struct ChoicesOf<JournalEntry::State> {
    static const QList<Choice> &choices();
};

/// What journal_entry.reverse asks for.
struct ReverseEntryParameters {
    QDate date; ///< of the reversing entry; none: today
    QString memo;
    static const Entity entity;
};

} // namespace kontor
