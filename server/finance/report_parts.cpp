#include "server/finance/report_parts.h"

#include "server/finance/fiscal_periods.h"

#include <QLocale>

namespace kontor::finance {

ReportParameter languageParameter()
{
    ReportParameter parameter = parameterOf(
        "language", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Language")), FieldType::Choice);
    parameter.choices = {{"zh_CN", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Chinese"))},
                         {"en", ledgerText(QT_TRANSLATE_NOOP("Ledger", "English"))}};
    return parameter;
}

ReportParameter parameterOf(const char *name, Label label, FieldType type)
{
    ReportParameter parameter;
    parameter.name = QString::fromLatin1(name);
    parameter.label = label;
    parameter.type = type;
    return parameter;
}

ReportColumn amountColumn(const QByteArray &name, Label label)
{
    return {QString::fromLatin1(name), label, FieldType::Amount, 2};
}

ReportColumn textColumn(const QByteArray &name, Label label)
{
    return {QString::fromLatin1(name), label, FieldType::Text, 0};
}

Result<DateSpan> spanOf(Tx &tx, const QVariantMap &parameters, SpanStart start)
{
    DateSpan span;
    span.to = dateOr(parameters, "to", tx.clock().today());
    QDate first(span.to.year(), span.to.month(), 1);
    if (start == SpanStart::FiscalYear) {
        TRY_ASSIGN(first, fiscalYearStart(tx, span.to));
    }
    span.from = dateOr(parameters, "from", first);
    return span;
}

Result<QHash<QString, Value>> initialDay(Tx &tx)
{
    return QHash<QString, Value>{{QStringLiteral("as_of"), Value(tx.clock().today())}};
}

QDate dateOr(const QVariantMap &parameters, const char *name, QDate otherwise)
{
    const QDate date = parameters.value(QString::fromLatin1(name)).toDate();
    return date.isValid() ? date : otherwise;
}

QVariantMap between(QDate from, QDate to)
{
    return {{QStringLiteral("from"), from.toString(Qt::ISODate)},
            {QStringLiteral("to"), to.toString(Qt::ISODate)}};
}

namespace {

QString written(QDate day, const QString &language)
{
    return QLocale(language).toString(day,
                                      language == QLatin1String("zh_CN")
                                          ? QStringLiteral("yyyy年M月d日")
                                          : QStringLiteral("d MMMM yyyy"));
}

} // namespace

QString periodText(QDate from, QDate to, const QString &language)
{
    const bool chinese = language == QLatin1String("zh_CN");
    return (chinese ? QStringLiteral("%1至%2") : QStringLiteral("%1 – %2"))
        .arg(written(from, language), written(to, language));
}

QString dayText(QDate day, const QString &language)
{
    const bool chinese = language == QLatin1String("zh_CN");
    return (chinese ? QStringLiteral("截至%1") : QStringLiteral("As of %1"))
        .arg(written(day, language));
}

DrillTarget opensReport(const char *report, const QVariantMap &parameters)
{
    DrillTarget target;
    target.report = QString::fromLatin1(report);
    target.parameters = parameters;
    return target;
}

DrillTarget opensRecord(const QString &entity, const QUuid &id)
{
    DrillTarget target;
    target.entity = entity;
    target.id = id;
    return target;
}

Result<void> requireFits(qsizetype rows)
{
    return require(rows <= maximumRows, "report_too_large", "",
                   {{QStringLiteral("limit"), maximumRows}});
}

} // namespace kontor::finance
