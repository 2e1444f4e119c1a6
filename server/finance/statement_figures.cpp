#include "server/finance/statement_figures.h"

#include "common/entities/finance/fiscal_period.h"
#include "server/finance/ledger_balance.h"

namespace kontor::finance {

namespace {

/// Sums by account, first by party so that each party's side is seen.
Result<QList<rules::AccountFigure>> accountFigures(Tx &tx, const BalanceSource &source,
                                                   const QString &condition)
{
    const QString sql =
        QStringLiteral(
            "SELECT a.code, a.kind, CAST(SUM(p.net) AS BIGINT),"
            " CAST(SUM(CASE WHEN p.net > 0 THEN p.net ELSE 0 END) AS BIGINT),"
            " CAST(SUM(CASE WHEN p.net < 0 THEN -p.net ELSE 0 END) AS BIGINT)"
            " FROM (SELECT account, party, CAST(SUM(debit - credit) AS BIGINT) AS net"
            "  FROM (%1) b %2 GROUP BY account, party) p"
            " JOIN account a ON a.id = p.account GROUP BY a.code, a.kind ORDER BY a.code")
            .arg(source.text, condition);
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, source.bound,
                       {FieldType::Text, FieldType::Choice, FieldType::Amount, FieldType::Amount,
                        FieldType::Amount}));
    QList<rules::AccountFigure> figures;
    figures.reserve(rows.size());
    for (const QList<Value> &row : rows) {
        figures.append({row.at(0).toText(), choiceFromCode<AccountKind>(row.at(1).toText()),
                        Amount::fromRaw(row.at(2).toInt()), Amount::fromRaw(row.at(3).toInt()),
                        Amount::fromRaw(row.at(4).toInt())});
    }
    return figures;
}

} // namespace

Result<rules::LedgerFigures> balanceFigures(Tx &tx, QDate day)
{
    rules::LedgerFigures figures;
    TRY_ASSIGN(figures.accounts, accountFigures(tx, balancesUpTo(day), {}));
    return figures;
}

Result<rules::LedgerFigures> movementFigures(Tx &tx, QDate from, QDate to)
{
    rules::LedgerFigures figures;
    TRY_ASSIGN(figures.accounts,
               accountFigures(tx, movementsBetween(from, to), QStringLiteral("WHERE closing = 0")));
    return figures;
}

Result<rules::LedgerFigures> cashFlowFigures(Tx &tx, QDate from, QDate to)
{
    const BalanceSource source = movementsBetween(from, to);
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT item, CAST(SUM(debit - credit) AS BIGINT) FROM (%1) b"
                                      " WHERE item <> '' GROUP BY item")
                           .arg(source.text),
                       source.bound, {FieldType::Choice, FieldType::Amount}));
    rules::LedgerFigures figures;
    for (const QList<Value> &row : rows) {
        figures.flows.insert(choiceFromCode<CashFlowItem>(row.at(0).toText()),
                             Amount::fromRaw(row.at(1).toInt()));
    }
    TRY_ASSIGN(const auto first, tx.first<FiscalPeriod>({}, {{QStringLiteral("starts"), false}}));
    const QDate begin = first ? std::max(from, first->starts) : from;
    TRY_ASSIGN(figures.cashBefore, cashAt(tx, begin.addDays(-1)));
    return figures;
}

Result<Amount> cashAt(Tx &tx, QDate day)
{
    const BalanceSource source = balancesUpTo(day);
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT CAST(SUM(b.debit - b.credit) AS BIGINT) FROM (%1) b"
                                      " JOIN account a ON a.id = b.account WHERE a.is_cash = ?")
                           .arg(source.text),
                       source.bound + QList<Value>{Value(true)}, {FieldType::Amount}));
    return Amount::fromRaw(rows.first().first().toInt());
}

} // namespace kontor::finance
