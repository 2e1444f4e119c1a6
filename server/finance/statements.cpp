#include "server/finance/statements.h"

#include "server/engine/settings.h"
#include "server/finance/chart.h"
#include "server/finance/fiscal_periods.h"
#include "server/finance/report_parts.h"
#include "server/finance/statement_figures.h"

#include <QLocale>

namespace kontor::finance {

namespace {

const QString balanceSheet = QStringLiteral("balance_sheet");
const QString incomeStatement = QStringLiteral("income_statement");
const QString cashFlowStatement = QStringLiteral("cash_flow_statement");

/// The second column of income and cash flow statements.
std::pair<QDate, QDate> comparedTime(QDate yearStart, QDate asOf, const QString &span)
{
    if (span == QLatin1String("year")) {
        return {yearStart.addYears(-1), yearStart.addDays(-1)};
    }
    const QDate month(asOf.year(), asOf.month(), 1);
    if (span == QLatin1String("quarter")) {
        const int months = (asOf.year() - yearStart.year()) * 12 + asOf.month() - yearStart.month();
        return {month.addMonths(-(months % 3)), asOf};
    }
    return {month, asOf};
}

Result<StatementColumn> computeColumn(Tx &tx, const QString &name, const Statement &layout,
                                      QDate from, QDate to)
{
    StatementColumn column;
    column.from = from;
    column.to = to;
    rules::LedgerFigures figures;
    if (name == balanceSheet) {
        TRY_ASSIGN(figures, balanceFigures(tx, to));
    } else if (name == incomeStatement) {
        TRY_ASSIGN(figures, movementFigures(tx, from, to));
    } else {
        TRY_ASSIGN(figures, cashFlowFigures(tx, from, to));
    }
    TRY_ASSIGN(column.figures, rules::evaluate(layout.formulas, figures));
    return column;
}

/// What the figure of a line opens: the accounts behind it, or the entries that moved cash.
DrillTarget targetOf(const QString &name, const Statement &layout, int line,
                     const StatementColumn &column)
{
    const rules::FormulaSources sources = rules::sourcesOf(layout.formulas, line);
    QVariantMap parameters = between(column.from, column.to);
    if (!sources.cashFlowItems.isEmpty()) {
        parameters.insert(QStringLiteral("cash_flow_items"), sources.cashFlowItems.join(u' '));
        return opensReport("journal", parameters);
    }
    if (name == cashFlowStatement) {
        // Cash at the beginning.
        parameters.insert(QStringLiteral("cash"), true);
        return opensReport("trial_balance", parameters);
    }
    if (sources.accounts.isEmpty()) {
        return {};
    }
    parameters.insert(QStringLiteral("accounts"), sources.accounts.join(u' '));
    if (sources.byParty) {
        parameters.insert(QStringLiteral("by_party"), true);
    }
    if (name == incomeStatement) {
        parameters.insert(QStringLiteral("without_closing"), true);
    }
    return opensReport("trial_balance", parameters);
}

/// Adds label, line number and figures of one side to a row.
void addSide(ReportRow &row, const QString &name, const StatementColumns &statement,
             const StatementLine &line, const QString &label)
{
    const qsizetype width = 2 + statement.columns.size();
    if (statement.layout.hasTwoSides) {
        row.kinds += QList<ReportRow::Kind>(width, line.kind);
    }
    row.values += {Value(label), line.number == 0 ? Value() : Value(line.number)};
    row.cells += {DrillTarget(), DrillTarget()};
    for (const StatementColumn &column : statement.columns) {
        if (line.number == 0) {
            row.values.append(Value());
            row.cells.append(DrillTarget());
            continue;
        }
        row.values.append(Value(column.figures.value(line.number).raw()));
        row.cells.append(targetOf(name, statement.layout, line.number, column));
    }
}

/// The right side has no column of its own that could be indented.
QString indented(const QString &label, int level)
{
    return QString(level, QChar(0x3000)) + label;
}

ReportRow rowOf(const QString &name, const StatementColumns &statement, const StatementRow &line,
                const QString &language)
{
    ReportRow row;
    row.kind = line.left.kind;
    row.level = line.left.level;
    addSide(row, name, statement, line.left, line.left.label.in(language));
    if (statement.layout.hasTwoSides) {
        const StatementLine right = line.right.value_or(StatementLine());
        addSide(row, name, statement, right, indented(right.label.in(language), right.level));
    }
    return row;
}

QList<ReportColumn> columnsOf(const QString &name, const Statement &layout, const QString &span)
{
    const auto side = [&](const QByteArray &prefix, Label item) {
        const auto named = [&prefix](const char *column) { return QByteArray(prefix + column); };
        QList<ReportColumn> columns{textColumn(named("item"), item)};
        columns.append({QString::fromLatin1(named("line")),
                        ledgerText(QT_TRANSLATE_NOOP("Ledger", "Line")), FieldType::Integer, 0});
        if (name == balanceSheet) {
            columns.append(amountColumn(
                named("end"), ledgerText(QT_TRANSLATE_NOOP("Ledger", "Closing balance"))));
            columns.append(amountColumn(
                named("beginning"), ledgerText(QT_TRANSLATE_NOOP("Ledger", "Beginning of year"))));
            return columns;
        }
        columns.append(amountColumn(named("year_to_date"),
                                    ledgerText(QT_TRANSLATE_NOOP("Ledger", "Year to date"))));
        const Label compared = span == QLatin1String("year")
            ? ledgerText(QT_TRANSLATE_NOOP("Ledger", "Last year"))
            : span == QLatin1String("quarter")
            ? ledgerText(QT_TRANSLATE_NOOP("Ledger", "This quarter"))
            : ledgerText(QT_TRANSLATE_NOOP("Ledger", "This month"));
        columns.append(amountColumn(named("compared"), compared));
        return columns;
    };
    if (!layout.hasTwoSides) {
        return side({}, ledgerText(QT_TRANSLATE_NOOP("Ledger", "Item")));
    }
    return side({}, ledgerText(QT_TRANSLATE_NOOP("Ledger", "Assets")))
        + side("right_", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Liabilities and equity")));
}

QString dated(const BilingualText &format, QDate day, const QString &language)
{
    return QLocale(language).toString(day, format.in(language));
}

Result<ReportTable> runStatement(Tx &tx, const Actor &actor, const QVariantMap &parameters,
                                 const QString &name)
{
    const QDate asOf = dateOr(parameters, "as_of", tx.clock().today());
    const QString span =
        parameters.value(QStringLiteral("span"), QStringLiteral("month")).toString();
    TRY_ASSIGN(const QString language, reportLanguage(tx, actor, parameters));
    TRY_ASSIGN(const StatementColumns statement, computeStatement(tx, name, asOf, span));
    TRY_ASSIGN(const Company owner, company(tx));
    const Statement &layout = statement.layout;
    ReportTable table;
    table.title = layout.title.in(language);
    table.asOf = tx.clock().now();
    if (!layout.form.in(language).isEmpty()) {
        table.heading.append(layout.form.in(language));
    }
    const QString unit = layout.unit.in(language);
    table.heading +=
        {layout.company.in(language).arg(owner.name),
         dated(name == balanceSheet ? layout.dayFormat : layout.monthFormat, asOf, language),
         unit.contains(QLatin1String("%1")) ? unit.arg(owner.currency) : unit};
    table.columns = columnsOf(name, layout, span);
    for (const StatementRow &row : layout.rows) {
        table.rows.append(rowOf(name, statement, row, language));
    }
    return table;
}

template <const QString &Name>
Result<ReportTable> run(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    return runStatement(tx, actor, parameters, Name);
}

ReportParameter spanParameter()
{
    ReportParameter parameter = parameterOf(
        "span", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Second column")), FieldType::Choice);
    parameter.choices = {{"month", ledgerText(QT_TRANSLATE_NOOP("Ledger", "This month"))},
                         {"quarter", ledgerText(QT_TRANSLATE_NOOP("Ledger", "This quarter"))},
                         {"year", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Last year"))}};
    parameter.initial = Value(QStringLiteral("month"));
    return parameter;
}

ReportDescription described(const QString &name, Label label, bool hasSpan)
{
    ReportDescription description;
    description.name = name;
    description.module = QStringLiteral("finance");
    description.label = label;
    description.statement = true;
    description.parameters = {
        parameterOf("as_of", ledgerText(QT_TRANSLATE_NOOP("Ledger", "As of")))};
    if (hasSpan) {
        description.parameters.append(spanParameter());
    }
    description.parameters.append(languageParameter());
    return description;
}

} // namespace

Result<StatementColumns> computeStatement(Tx &tx, const QString &name, QDate asOf,
                                          const QString &span)
{
    TRY_ASSIGN(const Company owner, company(tx));
    StatementColumns statement;
    TRY_ASSIGN(statement.layout, statementFor(owner.chart, name));
    TRY_ASSIGN(const QDate yearStart, fiscalYearStart(tx, asOf));
    const auto [from, to] = name == balanceSheet
        ? std::pair(yearStart.addYears(-1), yearStart.addDays(-1))
        : comparedTime(yearStart, asOf, span);
    TRY_ASSIGN(const StatementColumn first,
               computeColumn(tx, name, statement.layout, yearStart, asOf));
    TRY_ASSIGN(const StatementColumn second, computeColumn(tx, name, statement.layout, from, to));
    statement.columns = {first, second};
    return statement;
}

void registerStatements(Registry &registry)
{
    registry.addReport(
        {described(balanceSheet, ledgerText(QT_TRANSLATE_NOOP("Ledger", "Balance sheet")), false),
         run<balanceSheet>, initialDay});
    registry.addReport(
        {described(incomeStatement, ledgerText(QT_TRANSLATE_NOOP("Ledger", "Income statement")),
                   true),
         run<incomeStatement>, initialDay});
    registry.addReport(
        {described(cashFlowStatement,
                   ledgerText(QT_TRANSLATE_NOOP("Ledger", "Cash flow statement")), true),
         run<cashFlowStatement>, initialDay});
}

} // namespace kontor::finance
