#include "server/engine/numbering.h"

#include "common/entities/system/number_series.h"

#include <algorithm>

namespace kontor {

namespace {

/// "sales_invoice" -> "SI".
QString initials(const QString &series)
{
    QString result;
    for (const QString &word : series.split(u'_')) {
        result += word.left(1).toUpper();
    }
    return result;
}

/// 2026 or 202611: what the counters of a year and of its months are kept under.
qint64 spanKey(QDate date, NumberSpan span)
{
    return span == NumberSpan::Year ? date.year() : date.year() * qint64{100} + date.month();
}

} // namespace

Result<QString> drawNumber(Tx &tx, const char *series, QDate date, NumberSpan span)
{
    const QString key = QString::fromLatin1(series);
    TRY_ASSIGN(const auto configured, tx.first<NumberSeries>(Filter::equal("key", Value(key))));
    const QString prefix = configured ? configured->prefix : initials(key);
    const int digits = configured ? configured->digits : NumberSeries().digits;
    TRY_ASSIGN(
        const Rows drawn,
        tx.rows(QStringLiteral("INSERT INTO number_counter (series, year, last) VALUES (?, ?, 1)"
                               " ON CONFLICT (series, year) DO UPDATE"
                               " SET last = number_counter.last + 1 RETURNING last"),
                {Value(key), Value(spanKey(date, span))}, {FieldType::Integer}));
    const qint64 counter = drawn.first().first().toInt();
    const QString when = date.toString(span == NumberSpan::Year ? QStringLiteral("yyyy")
                                                                : QStringLiteral("yyyy-MM"));
    return QStringLiteral("%1-%2-%3")
        .arg(prefix, when, QString::number(counter).rightJustified(digits, u'0'));
}

Result<void> holdNumbers(Tx &tx, const char *series, QDate date, NumberSpan span)
{
    return tx
        .execute(QStringLiteral("INSERT INTO number_counter (series, year, last) VALUES (?, ?, 0)"
                                " ON CONFLICT (series, year) DO UPDATE"
                                " SET last = number_counter.last"),
                 {Value(QString::fromLatin1(series)), Value(spanKey(date, span))})
        .map([](qint64) {});
}

Result<qint64> drawnNumbers(Tx &tx, const char *series, QDate date, NumberSpan span)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT last FROM number_counter"
                                      " WHERE series = ? AND year = ?"),
                       {Value(QString::fromLatin1(series)), Value(spanKey(date, span))},
                       {FieldType::Integer}));
    return rows.isEmpty() ? 0 : rows.first().first().toInt();
}

bool drewNumber(const QList<Change> &changes)
{
    return std::any_of(changes.begin(), changes.end(), [](const Change &change) {
        if (change.operation == Change::Operation::Delete) {
            return false;
        }
        const Entity &entity = *change.after.entity;
        const qsizetype number = entity.indexOf(QLatin1String("number"));
        return number >= 0 && entity.fields.at(number).has(ReadOnly)
            && !change.after.values.at(number).isBlank()
            && (change.before.entity == nullptr || change.before.values.at(number).isBlank());
    });
}

} // namespace kontor
