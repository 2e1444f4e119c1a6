#pragma once

#include "server/engine/registry.h"

/// What the reports of the ledger share.
namespace kontor::finance {

/// Rows that one report gives at most; more than anybody reads.
constexpr int maximumRows = 20'000;

/// Labels of reports, their columns and parameters; marked by QT_TRANSLATE_NOOP("Ledger", ...).
constexpr Label ledgerText(const char *source)
{
    return {"Ledger", source};
}

/// The parameter `language` that reports with texts from the server have: "zh_CN" or "en", by
/// default the reader's.
ReportParameter languageParameter();
ReportParameter parameterOf(const char *name, Label label, FieldType type = FieldType::Date);
ReportColumn amountColumn(const QByteArray &name, Label label);
ReportColumn textColumn(const QByteArray &name, Label label);

/// The days that a report covers, and where they begin when nobody says so.
struct DateSpan {
    QDate from;
    QDate to;
};
enum class SpanStart { FiscalYear, Month };
/// Those of the parameters `from` and `to`; without them up to today, from the start of the fiscal
/// year or month in which the last day lies.
Result<DateSpan> spanOf(Tx &tx, const QVariantMap &parameters, SpanStart start);
/// For Report::initial: what spanOf() and the parameter `as_of` are when nothing is given.
template <SpanStart Start>
Result<QHash<QString, Value>> initialSpan(Tx &tx)
{
    TRY_ASSIGN(const DateSpan span, spanOf(tx, {}, Start));
    return QHash<QString, Value>{{QStringLiteral("from"), Value(span.from)},
                                 {QStringLiteral("to"), Value(span.to)}};
}
Result<QHash<QString, Value>> initialDay(Tx &tx);
/// A date among the parameters, else the other one.
QDate dateOr(const QVariantMap &parameters, const char *name, QDate otherwise);
/// Parameters for a drill target: the days as ISO text.
QVariantMap between(QDate from, QDate to);
/// The days that a report covers, as its heading says it: "1 January 2026 – 2 March 2026".
QString periodText(QDate from, QDate to, const QString &language);
/// The day for which a report holds: "As of 2 March 2026".
QString dayText(QDate day, const QString &language);
/// A target that opens another report.
DrillTarget opensReport(const char *report, const QVariantMap &parameters);
/// A target that opens a record.
DrillTarget opensRecord(const QString &entity, const QUuid &id);
/// Fails with report_too_large when there are more than maximumRows.
Result<void> requireFits(qsizetype rows);

} // namespace kontor::finance
