#include "server/finance/ledger_balance.h"

namespace kontor::finance {

namespace {

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

/// Collects selects over spans.
class SourceBuilder
{
public:
    explicit SourceBuilder(Detail detail) : m_detail(detail) {}

    void years(qint64 low, qint64 high) { spans("ledger_year", low, high); }
    void months(qint64 low, qint64 high) { spans("ledger_month", low, high); }
    void days(qint64 low, qint64 high) { spans("ledger_day", low, high); }
    void deltas(QDate from, QDate to)
    {
        m_selects.append(QStringLiteral("SELECT %1 FROM ledger_delta WHERE day >= ? AND day <= ?")
                             .arg(columns()));
        m_source.bound += {Value(from.isValid() ? daySpan(from) : qint64{0}), Value(daySpan(to))};
    }
    BalanceSource source()
    {
        m_source.text = m_selects.join(QStringLiteral(" UNION ALL "));
        return m_source;
    }

private:
    /// Spans from `low` to `high`, both included; nothing when there are none between.
    void spans(const char *byParty, qint64 low, qint64 high)
    {
        if (low > high) {
            return;
        }
        m_selects.append(
            QStringLiteral("SELECT %1 FROM %2 WHERE span >= ? AND span <= ?")
                .arg(columns(), QLatin1String(m_detail == Detail::Party ? byParty : "ledger_sum")));
        m_source.bound += {Value(low), Value(high)};
    }
    QString columns() const
    {
        return m_detail == Detail::Party
            ? QStringLiteral("account, party, item, closing, debit, credit")
            : QStringLiteral("account, item, closing, debit, credit");
    }

    Detail m_detail;
    QStringList m_selects;
    BalanceSource m_source;
};

/// Whole months and the days before and behind them, of days of one year.
void addWithinYear(SourceBuilder &builder, QDate from, QDate to)
{
    const bool wholeFirst = from.day() == 1;
    const bool wholeLast = to.day() == to.daysInMonth();
    if (from.month() == to.month() && !(wholeFirst && wholeLast)) {
        builder.days(daySpan(from), daySpan(to));
        return;
    }
    if (!wholeFirst) {
        builder.days(daySpan(from), monthSpan(from) * 100 + 31);
    }
    if (!wholeLast) {
        builder.days(monthSpan(to) * 100 + 1, daySpan(to));
    }
    builder.months(monthSpan(from) + (wholeFirst ? 0 : 1), monthSpan(to) - (wholeLast ? 0 : 1));
}

} // namespace

Result<void> appendMovements(Tx &tx, QDate day, bool closing, const QList<Movement> &movements)
{
    QList<QList<Value>> rows;
    rows.reserve(movements.size());
    for (const Movement &movement : movements) {
        const Value party =
            movement.party.isNull() ? Value(QString(noParty)) : Value(movement.party);
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

BalanceSource balancesUpTo(QDate day, Detail detail)
{
    SourceBuilder builder(detail);
    builder.years(0, yearSpan(day) - 1);
    builder.months(yearSpan(day) * 100 + 1, monthSpan(day) - 1);
    builder.days(monthSpan(day) * 100 + 1, daySpan(day));
    builder.deltas(QDate(), day);
    return builder.source();
}

BalanceSource debtorsUpTo(QDate day)
{
    const QString positive = QStringLiteral("CASE WHEN %1 > 0 THEN %1 ELSE 0 END");
    // Of parties that move by what is not folded yet: where each stands with it, less where it
    // stands without.
    const QString unfolded =
        QStringLiteral("SELECT account, %1 - %2 AS amount FROM (SELECT m.account, m.change,"
                       "  COALESCE((SELECT SUM(t.debit - t.credit) FROM ledger_total t"
                       "   WHERE t.span = 0 AND t.account = m.account AND t.party = m.party), 0)"
                       "  - COALESCE((SELECT SUM(d.debit - d.credit) FROM ledger_day d"
                       "   WHERE d.account = m.account AND d.party = m.party AND d.span > ?), 0)"
                       "  AS folded FROM (SELECT account, party, SUM(debit - credit) AS change"
                       "   FROM ledger_delta WHERE day <= ? AND party <> '%3'"
                       "   GROUP BY account, party) m) u")
            .arg(positive.arg(QLatin1String("(folded + change)")),
                 positive.arg(QLatin1String("folded")), noParty);
    BalanceSource source;
    source.text = unfolded
        + QStringLiteral(" UNION ALL SELECT account, amount FROM ledger_debtors"
                         " WHERE (span >= 0 AND span < ?) OR (span > ? AND span < ?)"
                         " OR (span > ? AND span <= ?)");
    source.bound = {Value(daySpan(day)),        Value(daySpan(day)),   Value(yearSpan(day)),
                    Value(yearSpan(day) * 100), Value(monthSpan(day)), Value(monthSpan(day) * 100),
                    Value(daySpan(day))};
    return source;
}

BalanceSource movementsBetween(QDate from, QDate to, Detail detail)
{
    SourceBuilder builder(detail);
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
    builder.years(yearSpan(from) + (wholeFirst ? 0 : 1), yearSpan(to) - (wholeLast ? 0 : 1));
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
