#pragma once

#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment_term.h"

/// Double entry: what holds for every journal entry, whoever writes it.
namespace kontor::rules {

/// Both sides of an entry.
struct EntryTotals {
    Amount debit;
    Amount credit;

    bool operator==(const EntryTotals &) const = default;
};

/// Checks the lines of an entry that is to be posted and sums them: there are lines, each has an
/// amount on exactly one side with at most `digits` fraction digits, and debits equal credits.
/// Errors: entry_has_no_lines, entry_line_one_side, entry_too_precise (args: line, counted from 1),
/// entry_not_balanced (args: debit, credit), number_out_of_range.
Result<EntryTotals> checkEntry(const QList<JournalLine> &lines, int digits);

/// The lines of the entry that takes these back: the same sides with negative amounts, as
/// red-letter entries (红字冲销) are written, so that turnovers shrink instead of growing on both
/// sides.
QList<JournalLine> reversedLines(const QList<JournalLine> &lines);

/// A line of an entry as the cash flow statement sees it.
struct CashFlowLine {
    Amount amount; ///< debit less credit
    bool isCash = false;
    CashFlowItem item = CashFlowItem::None;    ///< what the writer of the entry said
    CashFlowItem cashIn = CashFlowItem::None;  ///< of the account, when money comes in against it
    CashFlowItem cashOut = CashFlowItem::None; ///< of the account, when money goes out against it
};

/// Proposes what the cash lines without an item are for: what most of the other side of the entry
/// is for, other operating cash flows when that says nothing. Lines that are not cash, and entries
/// that only move money between cash accounts, have no cash flow.
QList<CashFlowItem> proposeCashFlow(const QList<CashFlowLine> &lines);

/// When an invoice of this date is due.
QDate dueDate(const PaymentTerm &term, QDate date);

} // namespace kontor::rules
