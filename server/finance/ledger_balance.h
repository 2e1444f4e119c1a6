#pragma once

#include "common/entities/finance/account.h"
#include "common/store/tx.h"

namespace kontor {
struct Party;
}

/// What stands on each account, without adding up the journal.
///
/// Posting appends what it moved to ledger_delta and touches nothing that others write. A job folds
/// the deltas into ledger_balance, which holds sums by account, party and cash flow item for each
/// span of the calendar: a day (20261105), a month (202611), a year (2026) and all time (0). The
/// balance of any day is the sum of all time less a few spans after that day, plus the deltas that
/// are not folded yet; both tables together are exact in every snapshot.
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

/// Everything up to and including the day.
BalanceSource balancesUpTo(QDate day);
/// What moved from one day to another, both included.
BalanceSource movementsBetween(QDate from, QDate to);

/// Debit less credit of one account up to a day, over all parties.
Result<Amount> balanceOf(Tx &tx, Id<Account> account, QDate day);

} // namespace kontor::finance
