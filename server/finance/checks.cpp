#include "server/finance/checks.h"

#include "common/entities/finance/journal_entry.h"
#include "server/engine/numbering.h"
#include "server/engine/settings.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/statement_figures.h"
#include "server/finance/statements.h"

namespace kontor::finance {

namespace {

using Findings = Result<QList<Finding>>;

/// A finding for each row that the query gives: texts and amounts in the order of `types`, in the
/// words of `detail` with %1, %2, ...
Findings findingPerRow(Tx &tx, const char *check, const QString &sql, const QList<Value> &bound,
                       const QList<FieldType> &types, const char *detail)
{
    TRY_ASSIGN(const Rows rows, tx.rows(sql, bound, types));
    QList<Finding> findings;
    for (const QList<Value> &row : rows) {
        QString text = QString::fromLatin1(detail);
        for (qsizetype i = 0; i < row.size(); ++i) {
            text = text.arg(types.at(i) == FieldType::Amount
                                ? Amount::fromRaw(row.at(i).toInt()).toString(2)
                                : row.at(i).toText());
        }
        findings.append({QString::fromLatin1(check), text});
    }
    return findings;
}

Findings entriesBalance(Tx &tx)
{
    return findingPerRow(
        tx, "entries_balance",
        QStringLiteral(
            "SELECT e.number, CAST(SUM(l.debit) AS BIGINT), CAST(SUM(l.credit) AS BIGINT)"
            " FROM journal_entry e JOIN journal_line l ON l.parent = e.id"
            " WHERE e.state = 'posted' GROUP BY e.id, e.number"
            " HAVING SUM(l.debit) <> SUM(l.credit)"),
        {}, {FieldType::Text, FieldType::Amount, FieldType::Amount},
        "entry %1: debit %2, credit %3");
}

/// What all-time sums and unfolded deltas hold, less what the journal says.
Findings balancesMatchJournal(Tx &tx)
{
    const QString sql = QStringLiteral(
        "SELECT a.code, CAST(SUM(x.debit) AS BIGINT), CAST(SUM(x.credit) AS BIGINT) FROM ("
        " SELECT account, party, item, closing, debit, credit FROM ledger_total"
        " UNION ALL SELECT account, party, item, closing, debit, credit FROM ledger_delta"
        " UNION ALL SELECT l.account,"
        "  CASE WHEN b.by_party = ? AND l.party IS NOT NULL THEN l.party"
        "   ELSE '00000000-0000-0000-0000-000000000000' END,"
        "  l.cash_flow_item, CASE WHEN e.kind = 'closing' THEN 1 ELSE 0 END, -l.debit, -l.credit"
        "  FROM journal_line l JOIN journal_entry e ON e.id = l.parent"
        "  JOIN account b ON b.id = l.account WHERE e.state = 'posted') x"
        " JOIN account a ON a.id = x.account GROUP BY a.code, x.party, x.item, x.closing"
        " HAVING SUM(x.debit) <> 0 OR SUM(x.credit) <> 0 ORDER BY a.code");
    return findingPerRow(tx, "balances_match_journal", sql, {Value(true)},
                         {FieldType::Text, FieldType::Amount, FieldType::Amount},
                         "account %1: kept balances exceed the journal by debit %2, credit %3");
}

/// Days sum to months, months to years, years to all time.
Findings spansMatch(Tx &tx)
{
    const QString sql = QStringLiteral(
        "SELECT a.code, CAST(SUM(x.total) AS BIGINT), CAST(SUM(x.years) AS BIGINT),"
        " CAST(SUM(x.months) AS BIGINT), CAST(SUM(x.days) AS BIGINT) FROM ("
        " SELECT account, party, item, closing, debit - credit AS total, 0 AS years, 0 AS months,"
        "  0 AS days FROM ledger_total"
        " UNION ALL SELECT account, party, item, closing, 0, debit - credit, 0, 0 FROM ledger_year"
        " UNION ALL SELECT account, party, item, closing, 0, 0, debit - credit, 0 FROM ledger_month"
        " UNION ALL SELECT account, party, item, closing, 0, 0, 0, debit - credit FROM ledger_day"
        " ) x JOIN account a ON a.id = x.account"
        " GROUP BY a.code, x.party, x.item, x.closing"
        " HAVING SUM(x.total) <> SUM(x.years) OR SUM(x.total) <> SUM(x.months)"
        "  OR SUM(x.total) <> SUM(x.days) ORDER BY a.code");
    return findingPerRow(tx, "balance_spans_match", sql, {},
                         {FieldType::Text, FieldType::Amount, FieldType::Amount, FieldType::Amount,
                          FieldType::Amount},
                         "account %1: all time %2, years %3, months %4, days %5");
}

/// In every span the sums by account are those of the sums by party.
Findings sumsMatchParties(Tx &tx)
{
    const QString sql = QStringLiteral(
        "SELECT CAST(x.span AS TEXT), a.code, CAST(SUM(x.debit) AS BIGINT),"
        " CAST(SUM(x.credit) AS BIGINT) FROM ("
        " SELECT span, account, item, closing, debit, credit FROM ledger_sum"
        " UNION ALL SELECT span, account, item, closing, -debit, -credit FROM ledger_year"
        " UNION ALL SELECT span, account, item, closing, -debit, -credit FROM ledger_month"
        " UNION ALL SELECT span, account, item, closing, -debit, -credit FROM ledger_day"
        " ) x JOIN account a ON a.id = x.account GROUP BY x.span, a.code, x.item, x.closing"
        " HAVING SUM(x.debit) <> 0 OR SUM(x.credit) <> 0 ORDER BY x.span, a.code");
    return findingPerRow(
        tx, "balance_sums_match", sql, {},
        {FieldType::Text, FieldType::Text, FieldType::Amount, FieldType::Amount},
        "in %1 account %2: its sum exceeds those of its parties by debit %3, credit %4");
}

/// What is kept about debtors is what their days lead to.
Findings debtorsMatchParties(Tx &tx)
{
    const QString sql =
        QStringLiteral("SELECT CAST(x.span AS TEXT), a.code, CAST(SUM(x.amount) AS BIGINT) FROM ("
                       " SELECT span, account, amount FROM ledger_debtors"
                       " UNION ALL SELECT span, account, -amount FROM (%1) d"
                       " ) x JOIN account a ON a.id = x.account GROUP BY x.span, a.code"
                       " HAVING SUM(x.amount) <> 0 ORDER BY x.span, a.code")
            .arg(debtorsByDay());
    return findingPerRow(tx, "debtors_match", sql, {},
                         {FieldType::Text, FieldType::Text, FieldType::Amount},
                         "in %1 account %2: debtors gain %3 more than their days say");
}

/// The sub-ledger of open items against its control account.
Findings itemsMatchAccounts(Tx &tx)
{
    const QString sql =
        QStringLiteral("SELECT a.code, CAST(SUM(x.amount) AS BIGINT) FROM ("
                       " SELECT account, party, open_amount AS amount FROM open_item"
                       " UNION ALL SELECT account, party, credit - debit FROM ledger_total"
                       " UNION ALL SELECT account, party, credit - debit FROM ledger_delta) x"
                       " JOIN account a ON a.id = x.account WHERE a.open_items = ?"
                       " GROUP BY a.code, x.party HAVING SUM(x.amount) <> 0 ORDER BY a.code");
    return findingPerRow(tx, "open_items_match_accounts", sql, {Value(true)},
                         {FieldType::Text, FieldType::Amount},
                         "account %1: the open items of a party exceed its balance by %2");
}

/// What is open of an item is its amount less what was settled.
Findings settlementsMatchItems(Tx &tx)
{
    const QString sql = QStringLiteral(
        "SELECT i.document_number, i.open_amount, CAST(SUM(x.amount) AS BIGINT) FROM ("
        " SELECT id AS item, amount FROM open_item"
        " UNION ALL SELECT debit_item, -amount FROM settlement"
        " UNION ALL SELECT credit_item, amount FROM settlement) x"
        " JOIN open_item i ON i.id = x.item GROUP BY i.id, i.document_number, i.open_amount"
        " HAVING SUM(x.amount) <> i.open_amount");
    return findingPerRow(tx, "settlements_match_items", sql, {},
                         {FieldType::Text, FieldType::Amount, FieldType::Amount},
                         "document %1: open %2, by its settlements %3");
}

void compareLines(QList<Finding> &findings, const StatementColumns &statement)
{
    for (const StatementColumn &column : statement.columns) {
        for (const auto &[left, right] : statement.layout.equalLines) {
            const Amount one = column.figures.value(left);
            const Amount other = column.figures.value(right);
            if (one != other) {
                findings.append({QStringLiteral("statements_agree"),
                                 QStringLiteral("balance sheet of %1: line %2 is %3, line %4 is %5")
                                     .arg(column.to.toString(Qt::ISODate))
                                     .arg(left)
                                     .arg(one.toString(2))
                                     .arg(right)
                                     .arg(other.toString(2))});
            }
        }
    }
}

/// Assets equal liabilities and equity, and cash flows lead to the cash that is there.
Findings statementsAgree(Tx &tx)
{
    TRY_ASSIGN(const Company owner, company(tx));
    QList<Finding> findings;
    if (owner.chart.isEmpty()) {
        return findings;
    }
    const QDate today = tx.clock().today();
    TRY_ASSIGN(const StatementColumns sheet,
               computeStatement(tx, QStringLiteral("balance_sheet"), today));
    compareLines(findings, sheet);
    TRY_ASSIGN(const StatementColumns flows,
               computeStatement(tx, QStringLiteral("cash_flow_statement"), today));
    for (const StatementColumn &column : flows.columns) {
        const Amount shown = column.figures.value(flows.layout.cashLine);
        TRY_ASSIGN(const Amount cash, cashAt(tx, column.to));
        if (shown != cash) {
            findings.append(
                {QStringLiteral("statements_agree"),
                 QStringLiteral("cash flow statement from %1 to %2 ends with %3,"
                                " the cash accounts with %4")
                     .arg(column.from.toString(Qt::ISODate), column.to.toString(Qt::ISODate),
                          shown.toString(2), cash.toString(2))});
        }
    }
    return findings;
}

/// Numbers are drawn one by one from a counter and never used twice, so none is missing when as
/// many entries are there as numbers were drawn.
Findings numbersHaveNoGaps(Tx &tx)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT substr(CAST(date AS TEXT), 1, 7), COUNT(*)"
                                      " FROM journal_entry WHERE state = 'posted' GROUP BY 1"),
                       {}, {FieldType::Text, FieldType::Integer}));
    QList<Finding> findings;
    for (const QList<Value> &row : rows) {
        const QString month = row.at(0).toText();
        const QDate day = QDate::fromString(month + QStringLiteral("-01"), Qt::ISODate);
        TRY_ASSIGN(const qint64 drawn, drawnNumbers(tx, "journal_entry", day, NumberSpan::Month));
        if (drawn != row.at(1).toInt()) {
            findings.append({QStringLiteral("entry_numbers_have_no_gaps"),
                             QStringLiteral("%1: %2 numbers drawn, %3 entries posted")
                                 .arg(month)
                                 .arg(drawn)
                                 .arg(row.at(1).toInt())});
        }
    }
    return findings;
}

} // namespace

void registerChecks(Registry &registry)
{
    registry.addCheck({"entries_balance", entriesBalance});
    registry.addCheck({"balances_match_journal", balancesMatchJournal});
    registry.addCheck({"balance_spans_match", spansMatch});
    registry.addCheck({"balance_sums_match", sumsMatchParties});
    registry.addCheck({"debtors_match", debtorsMatchParties});
    registry.addCheck({"open_items_match_accounts", itemsMatchAccounts});
    registry.addCheck({"settlements_match_items", settlementsMatchItems});
    registry.addCheck({"statements_agree", statementsAgree});
    registry.addCheck({"entry_numbers_have_no_gaps", numbersHaveNoGaps});
}

} // namespace kontor::finance
