#include "server/finance/ledger_balance.h"

namespace kontor::finance {

namespace {

/// Deltas that one run of the job folds: some 50 ms of work, so that writers wait no longer.
constexpr int foldLimit = 20'000;

/// A table of sums by party; a day's number, divided, is the span.
struct Level {
    const char *table;
    int divisor;
};
constexpr Level levels[] = {{"ledger_total", 100'000'000},
                            {"ledger_year", 10'000},
                            {"ledger_month", 100},
                            {"ledger_day", 1}};

/// The three kinds of spans below all time, as rows to join with: column1 divides a day's number.
const QString divisors = QStringLiteral("(VALUES (1), (100), (10000)) s");

/// What changes in ledger_debtors when `parts` are counted, a select with the columns account,
/// party, day, and what moved before and after: rows of span, account and amount. From each day on
/// which a party moved to its next one, the sum over debtors differs by one amount.
QString debtorChanges(const QString &parts)
{
    return QStringLiteral(
               "WITH moved AS (SELECT account, party, day, SUM(before) AS before,"
               "   SUM(after) AS after FROM (%1) p GROUP BY account, party, day),"
               "  reached AS (SELECT account, party, day,"
               "   SUM(before) OVER w AS before, SUM(after) OVER w AS after FROM moved"
               "   WINDOW w AS (PARTITION BY account, party ORDER BY day)),"
               "  gained AS (SELECT account, party, day,"
               "   CASE WHEN after > 0 THEN after ELSE 0 END"
               "    - CASE WHEN before > 0 THEN before ELSE 0 END AS gain FROM reached),"
               "  changed AS (SELECT account, day, gain - COALESCE(LAG(gain) OVER"
               "    (PARTITION BY account, party ORDER BY day), 0) AS change FROM gained)"
               " SELECT c.day / s.column1 AS span, c.account,"
               "  CAST(SUM(c.change) AS BIGINT) AS amount"
               "  FROM changed c CROSS JOIN %2 WHERE c.change <> 0"
               "  GROUP BY c.day / s.column1, c.account")
        .arg(parts, divisors);
}

/// A statement that adds what changes to ledger_debtors.
QString countDebtors(const QString &parts)
{
    return QStringLiteral("INSERT INTO ledger_debtors (span, account, amount) %1"
                          " ON CONFLICT (span, account) DO UPDATE"
                          " SET amount = ledger_debtors.amount + excluded.amount")
        .arg(debtorChanges(parts));
}

/// A statement that adds rows of days to ledger_sum.
QString countSums(const QString &table, const char *day, const char *condition)
{
    return QStringLiteral("INSERT INTO ledger_sum (span, account, item, closing, debit, credit)"
                          " SELECT d.%1 / s.column1, d.account, d.item, d.closing,"
                          "  CAST(SUM(d.debit) AS BIGINT), CAST(SUM(d.credit) AS BIGINT)"
                          "  FROM %2 d CROSS JOIN %3 WHERE %4"
                          "  GROUP BY d.%1 / s.column1, d.account, d.item, d.closing"
                          " ON CONFLICT (span, account, item, closing) DO UPDATE"
                          "  SET debit = ledger_sum.debit + excluded.debit,"
                          "   credit = ledger_sum.credit + excluded.credit")
        .arg(QLatin1String(day), table, divisors, QLatin1String(condition));
}

/// What the marked deltas add to the parties that they move. Where each stood before its first
/// marked day is its total less its later days.
QString markedParts()
{
    return QStringLiteral(
               "WITH m AS (SELECT account, party, MIN(day) AS since FROM ledger_delta"
               "  WHERE folding = 1 AND party <> '%1' GROUP BY account, party),"
               " later AS (SELECT d.account, d.party, d.span, d.debit - d.credit AS net FROM m"
               "  JOIN ledger_day d ON d.account = m.account AND d.party = m.party"
               "  AND d.span >= m.since)"
               " SELECT t.account, t.party, 0 AS day, t.debit - t.credit AS before,"
               "  t.debit - t.credit AS after FROM m JOIN ledger_total t ON t.span = 0"
               "  AND t.account = m.account AND t.party = m.party"
               " UNION ALL SELECT account, party, 0, -net, -net FROM later"
               " UNION ALL SELECT account, party, span, net, net FROM later"
               " UNION ALL SELECT account, party, day, 0, debit - credit FROM ledger_delta"
               "  WHERE folding = 1 AND party <> '%1'")
        .arg(noParty);
}

/// What the days that are folded moved on accounts kept by party, against nothing before.
QString allParts()
{
    return QStringLiteral("SELECT account, party, span AS day, 0 AS before,"
                          " debit - credit AS after FROM ledger_day WHERE party <> '%1'")
        .arg(noParty);
}

/// Fills the sums without parties in books that were kept before there were any.
QStringList fillOlderBooks()
{
    return {
        countDebtors(allParts() + QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM ledger_sum)")),
        countSums(QStringLiteral("ledger_day"), "span", "NOT EXISTS (SELECT 1 FROM ledger_sum)")};
}

} // namespace

QStringList balanceTables()
{
    QStringList statements{
        QStringLiteral("CREATE TABLE IF NOT EXISTS ledger_delta (id {sequence},"
                       " day {bigint} NOT NULL, account {uuid} NOT NULL, party {uuid} NOT NULL,"
                       " item {text} NOT NULL, closing {bigint} NOT NULL, debit {bigint} NOT NULL,"
                       " credit {bigint} NOT NULL, folding {bigint} NOT NULL)"),
        // Every row goes again within seconds. What is left of it in the table must be cleared away
        // before there is much of it, because every report reads the table from end to end.
        QStringLiteral("postgres: ALTER TABLE ledger_delta SET (autovacuum_vacuum_threshold = 1000,"
                       " autovacuum_vacuum_scale_factor = 0)")};
    for (const Level &level : levels) {
        const QString table =
            QStringLiteral("CREATE TABLE IF NOT EXISTS %1 (span {bigint} NOT NULL,"
                           " account {uuid} NOT NULL, party {uuid} NOT NULL, item {text} NOT NULL,"
                           " closing {bigint} NOT NULL, debit {bigint} NOT NULL,"
                           " credit {bigint} NOT NULL,"
                           " PRIMARY KEY (span, account, party, item, closing))")
                .arg(QLatin1String(level.table));
        // Rows are changed again and again: PostgreSQL does that in place where the page has room.
        // SQLite can keep them in the order of their key.
        statements +=
            {QStringLiteral("postgres: ") + table + QStringLiteral(" WITH (fillfactor = 70)"),
             QStringLiteral("sqlite: ") + table + QStringLiteral(" WITHOUT ROWID")};
    }
    statements += {QStringLiteral("CREATE INDEX IF NOT EXISTS ledger_day_party"
                                  " ON ledger_day (account, party, span)"),
                   QStringLiteral("CREATE TABLE IF NOT EXISTS ledger_sum (span {bigint} NOT NULL,"
                                  " account {uuid} NOT NULL, item {text} NOT NULL,"
                                  " closing {bigint} NOT NULL, debit {bigint} NOT NULL,"
                                  " credit {bigint} NOT NULL,"
                                  " PRIMARY KEY (span, account, item, closing))"),
                   QStringLiteral("CREATE TABLE IF NOT EXISTS ledger_debtors"
                                  " (span {bigint} NOT NULL, account {uuid} NOT NULL,"
                                  " amount {bigint} NOT NULL, PRIMARY KEY (span, account))")};
    return statements + fillOlderBooks();
}

Result<void> foldBalances(Tx &tx)
{
    // Marked first, so that the statements that follow mean the same rows whatever is appended in
    // between.
    TRY_ASSIGN(const qint64 marked,
               tx.execute(QStringLiteral("UPDATE ledger_delta SET folding = 1 WHERE id IN"
                                         " (SELECT id FROM ledger_delta ORDER BY id LIMIT %1)")
                              .arg(foldLimit)));
    if (marked == 0) {
        return {};
    }
    // Before the days are changed, as it asks where each party stood.
    TRY(tx.execute(countDebtors(markedParts())));
    TRY(tx.execute(countSums(QStringLiteral("ledger_delta"), "day", "d.folding = 1")));
    for (const Level &level : levels) {
        TRY(tx.execute(
            QStringLiteral("INSERT INTO %1 (span, account, party, item, closing, debit, credit)"
                           " SELECT day / %2, account, party, item, closing,"
                           "  CAST(SUM(debit) AS BIGINT), CAST(SUM(credit) AS BIGINT)"
                           " FROM ledger_delta WHERE folding = 1"
                           " GROUP BY day / %2, account, party, item, closing"
                           " ON CONFLICT (span, account, party, item, closing) DO UPDATE"
                           " SET debit = %1.debit + excluded.debit,"
                           "  credit = %1.credit + excluded.credit")
                .arg(QLatin1String(level.table))
                .arg(level.divisor)));
    }
    TRY(tx.execute(QStringLiteral("DELETE FROM ledger_delta WHERE folding = 1")));
    return {};
}

QString debtorsByDay()
{
    return debtorChanges(allParts());
}

} // namespace kontor::finance
