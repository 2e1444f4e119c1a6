#include "server/finance/statement_figures.h"

#include "common/entities/finance/fiscal_period.h"
#include "server/finance/ledger_balance.h"

namespace kontor::finance {

namespace {

/// Reads a query with the columns code, kind, kept by party, net, and the part of it of parties
/// that stand on the debit side.
Result<rules::LedgerFigures> readFigures(Tx &tx, const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, bound,
                       {FieldType::Text, FieldType::Choice, FieldType::Boolean, FieldType::Amount,
                        FieldType::Amount}));
    rules::LedgerFigures figures;
    figures.accounts.reserve(rows.size());
    for (const QList<Value> &row : rows) {
        rules::AccountFigure figure;
        figure.code = row.at(0).toText();
        figure.kind = choiceFromCode<AccountKind>(row.at(1).toText());
        figure.net = Amount::fromRaw(row.at(3).toInt());
        figure.debitByParty = row.at(2).toBool() ? Amount::fromRaw(row.at(4).toInt())
                                                 : std::max(figure.net, Amount());
        figure.creditByParty = figure.debitByParty - figure.net;
        figures.accounts.append(figure);
    }
    return figures;
}

} // namespace

Result<rules::LedgerFigures> balanceFigures(Tx &tx, QDate day)
{
    const BalanceSource balances = balancesUpTo(day);
    const BalanceSource debtors = debtorsUpTo(day);
    const QString sql =
        QStringLiteral("SELECT a.code, a.kind, a.by_party, CAST(SUM(x.net) AS BIGINT),"
                       " CAST(SUM(x.debtors) AS BIGINT) FROM ("
                       " SELECT account, debit - credit AS net, 0 AS debtors FROM (%1) b"
                       " UNION ALL SELECT account, 0, amount FROM (%2) d) x"
                       " JOIN account a ON a.id = x.account"
                       " GROUP BY a.id, a.code, a.kind, a.by_party")
            .arg(balances.text, debtors.text);
    return readFigures(tx, sql, balances.bound + debtors.bound);
}

Result<rules::LedgerFigures> movementFigures(Tx &tx, QDate from, QDate to)
{
    // Income and expenses are not kept by party.
    const BalanceSource source = movementsBetween(from, to);
    const QString sql =
        QStringLiteral("SELECT a.code, a.kind, a.by_party, s.net, 0 FROM (SELECT account,"
                       "  CAST(SUM(debit - credit) AS BIGINT) AS net FROM (%1) b"
                       "  WHERE closing = 0 GROUP BY account) s"
                       " JOIN account a ON a.id = s.account"
                       " WHERE a.kind IN ('income', 'expense')")
            .arg(source.text);
    return readFigures(tx, sql, source.bound);
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
               tx.rows(QStringLiteral("SELECT CAST(SUM(debit - credit) AS BIGINT) FROM (%1) b WHERE"
                                      " account IN (SELECT id FROM account WHERE is_cash = ?)")
                           .arg(source.text),
                       source.bound + QList<Value>{Value(true)}, {FieldType::Amount}));
    return Amount::fromRaw(rows.first().first().toInt());
}

} // namespace kontor::finance
