#include "server/finance/statement_figures.h"

#include "common/entities/finance/fiscal_period.h"
#include "server/finance/ledger_balance.h"

namespace kontor::finance {

namespace {

const QString onDebit = QStringLiteral("CASE WHEN %1 > 0 THEN %1 ELSE 0 END");
const QString onCredit = QStringLiteral("CASE WHEN %1 < 0 THEN -(%1) ELSE 0 END");

/// Reads a query with the columns code, kind, kept by party, net, and its parts by the side on
/// which the parties stand.
Result<rules::LedgerFigures> readFigures(Tx &tx, const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, bound,
                       {FieldType::Text, FieldType::Choice, FieldType::Boolean, FieldType::Amount,
                        FieldType::Amount, FieldType::Amount}));
    rules::LedgerFigures figures;
    figures.accounts.reserve(rows.size());
    for (const QList<Value> &row : rows) {
        rules::AccountFigure figure;
        figure.code = row.at(0).toText();
        figure.kind = choiceFromCode<AccountKind>(row.at(1).toText());
        figure.net = Amount::fromRaw(row.at(3).toInt());
        const bool byParty = row.at(2).toBool();
        figure.debitByParty =
            byParty ? Amount::fromRaw(row.at(4).toInt()) : std::max(figure.net, Amount());
        figure.creditByParty =
            byParty ? Amount::fromRaw(row.at(5).toInt()) : std::max(-figure.net, Amount());
        figures.accounts.append(figure);
    }
    return figures;
}

} // namespace

Result<rules::LedgerFigures> balanceFigures(Tx &tx, QDate day)
{
    // All of ledger_total summed by account, in one pass, plus what differs for the few accounts
    // and parties that moved since. An account kept by party is no cash account and is in no
    // closing entry, so it has one total for each party.
    const BalanceSource corrections = correctionsUpTo(day);
    const QString before = QStringLiteral("COALESCE(z.debit - z.credit, 0)");
    const QString after = before + QStringLiteral(" + t.change");
    const QString sql =
        QStringLiteral(
            "SELECT a.code, a.kind, a.by_party, CAST(SUM(x.net) AS BIGINT),"
            " CAST(SUM(x.debit) AS BIGINT), CAST(SUM(x.credit) AS BIGINT) FROM ("
            " SELECT account, SUM(debit - credit) AS net, SUM(%1) AS debit, SUM(%2) AS credit"
            "  FROM ledger_total GROUP BY account"
            " UNION ALL SELECT t.account, t.change, %3 - %4, %5 - %6 FROM"
            "  (SELECT account, party, CAST(SUM(debit - credit) AS BIGINT) AS change"
            "   FROM (%7) c GROUP BY account, party) t"
            "  LEFT JOIN ledger_total z ON z.span = 0 AND z.account = t.account"
            "   AND z.party = t.party AND z.item = '' AND z.closing = 0) x"
            " JOIN account a ON a.id = x.account GROUP BY a.id, a.code, a.kind, a.by_party")
            .arg(onDebit.arg(QLatin1String("debit - credit")),
                 onCredit.arg(QLatin1String("debit - credit")), onDebit.arg(after),
                 onDebit.arg(before), onCredit.arg(after), onCredit.arg(before), corrections.text);
    return readFigures(tx, sql, corrections.bound);
}

Result<rules::LedgerFigures> movementFigures(Tx &tx, QDate from, QDate to)
{
    // Income and expenses are not kept by party.
    const BalanceSource source = movementsBetween(from, to);
    const QString sql =
        QStringLiteral("SELECT a.code, a.kind, a.by_party, s.net, 0, 0 FROM (SELECT account,"
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
