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
