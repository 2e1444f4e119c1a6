#pragma once

#include "common/entities/finance/account.h"
#include "common/store/tx.h"

namespace kontor {
struct Party;
}

/// What stands on each account, without adding up the journal.
///
/// Posting appends what it moved to ledger_delta and touches nothing that others write. A job folds
/// the deltas into sums by account, party and cash flow item, in a table for each span of the
/// calendar: ledger_day (20261105), ledger_month (202611), ledger_year (2026) and ledger_total (0).
/// The balance of any day is the total less a few spans after that day, plus the deltas that are
/// not folded yet; all tables together are exact in every snapshot. The tables are apart because a
/// balance sheet reads all of ledger_total and little else, and that must lie close together.
namespace kontor::finance {

/// The tables, for Registry::addBookkeeping.
QStringList balanceTables();

/// What an entry moves on one account.
struct Movement {
    Id<Account> account;
    Id<Party> party; ///< only of accounts kept by party
    CashFlowItem item = CashFlowItem::None;
    Amount debit;
    Amount credit;
};

/// Counts what an entry of this day moves. Closing entries are told apart, because they do not
/// belong into an income statement.
Result<void> appendMovements(Tx &tx, QDate day, bool closing, const QList<Movement> &movements);

/// Folds the oldest deltas; the job that runs every few seconds.
Result<void> foldBalances(Tx &tx);

/// A part of a query: `SELECT ... FROM (<text>) b` with the columns account, party (the null UUID
/// where there is none), item, closing (0 or 1), debit and credit. Rows are parts of sums and may
/// be negative, so they are always summed by account.
struct BalanceSource {
    QString text;
    QList<Value> bound;
};

/// Everything up to and including the day: ledger_total and the corrections for the day.
BalanceSource balancesUpTo(QDate day);
/// What ledger_total has too much or too little for the day: what came later, taken off, and what
/// is not folded yet.
BalanceSource correctionsUpTo(QDate day);
/// What moved from one day to another, both included.
BalanceSource movementsBetween(QDate from, QDate to);

/// Debit less credit of one account up to a day, over all parties.
Result<Amount> balanceOf(Tx &tx, Id<Account> account, QDate day);

} // namespace kontor::finance
