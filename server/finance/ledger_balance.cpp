#include "server/finance/ledger_balance.h"

namespace kontor::finance {

namespace {

/// Deltas that one run of the job folds: some 50 ms of work, so that writers wait no longer.
constexpr int foldLimit = 20'000;

const QString noParty = QStringLiteral("00000000-0000-0000-0000-000000000000");

/// A table of sums; a day's number, divided, is the span.
struct Level {
    const char *table;
    int divisor;
};
constexpr Level totals = {"ledger_total", 100'000'000};
constexpr Level years = {"ledger_year", 10'000};
constexpr Level months = {"ledger_month", 100};
constexpr Level dayLevel = {"ledger_day", 1};
constexpr Level levels[] = {totals, years, months, dayLevel};

qint64 yearSpan(QDate day)
{
    return day.year();
}
qint64 monthSpan(QDate day)
{
    return day.year() * qint64{100} + day.month();
}
qint64 daySpan(QDate day)
{
    return monthSpan(day) * 100 + day.day();
}

/// Collects selects over spans, each counted up or taken off.
class SourceBuilder
{
public:
    /// Spans from `low` to `high`, both included; nothing when there are none between.
    void spans(const Level &level, qint64 low, qint64 high, bool added = true)
    {
        if (low > high) {
            return;
        }
        const QString sign = added ? QString() : QStringLiteral("-");
        m_selects.append(QStringLiteral("SELECT account, party, item, closing, %1debit AS debit,"
                                        " %1credit AS credit FROM %2 WHERE span >= ? AND span <= ?")
                             .arg(sign, QLatin1String(level.table)));
        m_source.bound += {Value(low), Value(high)};
    }
    void deltas(QDate from, QDate to)
    {
        m_selects.append(QStringLiteral("SELECT account, party, item, closing, debit, credit"
                                        " FROM ledger_delta WHERE day >= ? AND day <= ?"));
        m_source.bound += {Value(from.isValid() ? daySpan(from) : qint64{0}), Value(daySpan(to))};
    }
    BalanceSource source()
    {
        m_source.text = m_selects.join(QStringLiteral(" UNION ALL "));
        return m_source;
    }

private:
    QStringList m_selects;
    BalanceSource m_source;
};

/// Whole months and the days before and behind them, of days of one year.
void addWithinYear(SourceBuilder &builder, QDate from, QDate to)
{
    const bool wholeFirst = from.day() == 1;
    const bool wholeLast = to.day() == to.daysInMonth();
    if (from.month() == to.month() && !(wholeFirst && wholeLast)) {
        builder.spans(dayLevel, daySpan(from), daySpan(to));
        return;
    }
    if (!wholeFirst) {
        builder.spans(dayLevel, daySpan(from), monthSpan(from) * 100 + 31);
    }
    if (!wholeLast) {
        builder.spans(dayLevel, monthSpan(to) * 100 + 1, daySpan(to));
    }
    builder.spans(months, monthSpan(from) + (wholeFirst ? 0 : 1),
                  monthSpan(to) - (wholeLast ? 0 : 1));
}

} // namespace

QStringList balanceTables()
{
    QStringList statements{
        QStringLiteral("CREATE TABLE IF NOT EXISTS ledger_delta (id {sequence},"
                       " day {bigint} NOT NULL, account {uuid} NOT NULL, party {uuid} NOT NULL,"
                       " item {text} NOT NULL, closing {bigint} NOT NULL, debit {bigint} NOT NULL,"
                       " credit {bigint} NOT NULL, folding {bigint} NOT NULL)")};
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
    return statements;
}

Result<void> appendMovements(Tx &tx, QDate day, bool closing, const QList<Movement> &movements)
{
    QList<QList<Value>> rows;
    rows.reserve(movements.size());
    for (const Movement &movement : movements) {
        const Value party = movement.party.isNull() ? Value(noParty) : Value(movement.party);
        rows.append({Value(daySpan(day)), Value(movement.account), party,
                     Value(choiceCode(movement.item)), Value(closing ? 1 : 0),
                     Value(movement.debit.raw()), Value(movement.credit.raw()), Value(0)});
    }
    static const QStringList columns = {QStringLiteral("day"),     QStringLiteral("account"),
                                        QStringLiteral("party"),   QStringLiteral("item"),
                                        QStringLiteral("closing"), QStringLiteral("debit"),
                                        QStringLiteral("credit"),  QStringLiteral("folding")};
    return tx.insertRows(QStringLiteral("ledger_delta"), columns, rows);
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

BalanceSource balancesUpTo(QDate day)
{
    BalanceSource source = correctionsUpTo(day);
    source.text = QStringLiteral("SELECT account, party, item, closing, debit, credit"
                                 " FROM ledger_total UNION ALL ")
        + source.text;
    return source;
}

BalanceSource correctionsUpTo(QDate day)
{
    SourceBuilder builder;
    builder.spans(years, yearSpan(day) + 1, 9999, false);
    builder.spans(months, monthSpan(day) + 1, yearSpan(day) * 100 + 12, false);
    builder.spans(dayLevel, daySpan(day) + 1, monthSpan(day) * 100 + 31, false);
    builder.deltas(QDate(), day);
    return builder.source();
}

BalanceSource movementsBetween(QDate from, QDate to)
{
    SourceBuilder builder;
    builder.deltas(from, to);
    if (from > to) {
        return builder.source();
    }
    const bool wholeYears =
        from.year() < to.year() || (from.dayOfYear() == 1 && to.dayOfYear() == to.daysInYear());
    if (!wholeYears) {
        addWithinYear(builder, from, to);
        return builder.source();
    }
    const bool wholeFirst = from.dayOfYear() == 1;
    const bool wholeLast = to.dayOfYear() == to.daysInYear();
    if (!wholeFirst) {
        addWithinYear(builder, from, QDate(from.year(), 12, 31));
    }
    if (!wholeLast) {
        addWithinYear(builder, QDate(to.year(), 1, 1), to);
    }
    builder.spans(years, yearSpan(from) + (wholeFirst ? 0 : 1), yearSpan(to) - (wholeLast ? 0 : 1));
    return builder.source();
}

Result<Amount> balanceOf(Tx &tx, Id<Account> account, QDate day)
{
    const BalanceSource source = balancesUpTo(day);
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT CAST(SUM(debit - credit) AS BIGINT) FROM (")
                           + source.text + QStringLiteral(") b WHERE account = ?"),
                       source.bound + QList<Value>{Value(account)}, {FieldType::Amount}));
    return Amount::fromRaw(rows.first().first().toInt());
}

} // namespace kontor::finance
