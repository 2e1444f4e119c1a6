#pragma once

#include "common/entities/finance/account.h"
#include "common/store/tx.h"

namespace kontor {
struct Party;
}

/// What stands on each account, without adding up the journal.
///
/// Posting appends what it moved to ledger_delta and touches nothing that others write. A job folds
/// the deltas into sums for each span of the calendar: a day (20261105), a month (202611), a year
/// (2026). The balance of any day is that of the years before, the months of its year before and
/// the days of its month, plus the deltas that are not folded yet; all tables together are exact in
/// every snapshot.
///
/// Sums by account and cash flow item lie in ledger_sum: some hundred rows for any day, however
/// many customers there are. Sums by party besides lie in ledger_day, ledger_month, ledger_year and
/// ledger_total. A balance sheet shows the parties of an account that owe apart from those that are
/// owed; by how much the sum over debtors changes in each span lies in ledger_debtors.
namespace kontor::finance {

/// Stands for the party in sums of accounts that are not kept by party.
inline constexpr QLatin1String noParty{"00000000-0000-0000-0000-000000000000"};

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
/// A select of what ledger_debtors must hold, by what ledger_day says: span, account and amount.
QString debtorsByDay();

/// Whether sums are told apart by party.
enum class Detail { Account, Party };

/// A part of a query: `SELECT ... FROM (<text>) b` with the columns account, party (of
/// Detail::Party; the null UUID where there is none), item, closing (0 or 1), debit and credit.
/// Rows are parts of sums, so they are always summed by account.
struct BalanceSource {
    QString text;
    QList<Value> bound;
};

/// Everything up to and including the day.
BalanceSource balancesUpTo(QDate day, Detail detail = Detail::Account);
/// What moved from one day to another, both included.
BalanceSource movementsBetween(QDate from, QDate to, Detail detail = Detail::Account);
/// Of accounts kept by party, the balances of those parties that stand on the debit side at the
/// end of the day: columns account and amount.
BalanceSource debtorsUpTo(QDate day);

/// Debit less credit of one account up to a day, over all parties.
Result<Amount> balanceOf(Tx &tx, Id<Account> account, QDate day);

} // namespace kontor::finance
