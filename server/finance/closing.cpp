#include "server/finance/closing.h"

#include "server/finance/chart.h"
#include "server/finance/fiscal_periods.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/posting.h"

namespace kontor::finance {

namespace {

struct ResultBalance {
    Id<Account> account;
    AccountKind kind = AccountKind::Income;
    Amount net; ///< debit less credit
};

/// Income and expense accounts that have a balance, by code.
Result<QList<ResultBalance>> resultBalances(Tx &tx, QDate day)
{
    const BalanceSource source = balancesUpTo(day);
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT a.id, a.kind, CAST(SUM(b.debit - b.credit) AS BIGINT)"
                                      " FROM (")
                           + source.text
                           + QStringLiteral(") b JOIN account a ON a.id = b.account"
                                            " WHERE a.kind IN ('income', 'expense')"
                                            " GROUP BY a.id, a.kind, a.code"
                                            " HAVING SUM(b.debit - b.credit) <> 0 ORDER BY a.code"),
                       source.bound, {FieldType::Reference, FieldType::Choice, FieldType::Amount}));
    QList<ResultBalance> balances;
    for (const QList<Value> &row : rows) {
        balances.append({Id<Account>(row.at(0).toUuid()),
                         choiceFromCode<AccountKind>(row.at(1).toText()),
                         Amount::fromRaw(row.at(2).toInt())});
    }
    return balances;
}

EntryDraft closingDraft(QDate day, const QString &memo)
{
    EntryDraft draft;
    draft.date = day;
    draft.kind = JournalEntry::Kind::Closing;
    draft.memo = memo;
    return draft;
}

/// Dr income, Cr profit for the year; Dr profit for the year, Cr expenses.
Result<void> carryResults(Tx &tx, const Actor &actor, QDate day, const QString &memo)
{
    TRY_ASSIGN(const QList<ResultBalance> balances, resultBalances(tx, day));
    if (balances.isEmpty()) {
        return {};
    }
    EntryDraft draft = closingDraft(day, memo);
    Amount income;
    Amount expenses;
    for (const ResultBalance &balance : balances) {
        if (balance.kind == AccountKind::Income) {
            draft.debit(balance.account, -balance.net);
            income -= balance.net;
        } else {
            draft.credit(balance.account, balance.net);
            expenses += balance.net;
        }
    }
    draft.credit(AccountRole::ProfitForYear, income);
    draft.debit(AccountRole::ProfitForYear, expenses);
    return post(tx, actor, draft).map([](const JournalEntry &) {});
}

/// Dr profit for the year, Cr retained earnings; a loss as negative amounts.
Result<void> carryYear(Tx &tx, const Actor &actor, QDate day, const QString &memo)
{
    TRY_ASSIGN(const Account profit, accountFor(tx, AccountRole::ProfitForYear));
    TRY_ASSIGN(const Amount net, balanceOf(tx, profit.id, day));
    if (net.isZero()) {
        return {};
    }
    EntryDraft draft = closingDraft(day, memo);
    if (net.isNegative()) {
        draft.debit(profit.id, -net);
        draft.credit(AccountRole::RetainedEarnings, -net);
    } else {
        draft.debit(AccountRole::RetainedEarnings, net);
        draft.credit(profit.id, net);
    }
    return post(tx, actor, draft).map([](const JournalEntry &) {});
}

} // namespace

Result<void> carryProfit(Tx &tx, const Actor &actor, QDate day)
{
    TRY_ASSIGN(const Chart chart, companyChart(tx));
    const QString month = day.toString(QStringLiteral("yyyy-MM"));
    TRY(carryResults(tx, actor, day, chart.text("closing", month)));
    TRY_ASSIGN(const QDate nextYear, fiscalYearStart(tx, day.addDays(1)));
    return nextYear == day.addDays(1)
        ? carryYear(tx, actor, day, chart.text("year_end", QString::number(day.year())))
        : Result<void>();
}

Result<void> requireBalanced(Tx &tx, const FiscalPeriod &period)
{
    const BalanceSource source = balancesUpTo(period.ends);
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT CAST(SUM(debit) AS BIGINT),"
                                      " CAST(SUM(credit) AS BIGINT) FROM (")
                           + source.text + QStringLiteral(") b"),
                       source.bound, {FieldType::Amount, FieldType::Amount}));
    const Amount debit = Amount::fromRaw(rows.first().at(0).toInt());
    const Amount credit = Amount::fromRaw(rows.first().at(1).toInt());
    return require(debit == credit, "books_not_balanced", "",
                   {{QStringLiteral("debit"), debit.toString(2)},
                    {QStringLiteral("credit"), credit.toString(2)}});
}

} // namespace kontor::finance
