#pragma once

#include "common/model/report.h"
#include "common/rules/ledger_formula.h"

/// Financial statements as they are laid out in resources/statements: data, not code.
namespace kontor::finance {

/// A text in both languages of the program.
struct BilingualText {
    QString chinese;
    QString english;

    const QString &in(const QString &language) const
    {
        return language == QLatin1String("zh_CN") ? chinese : english;
    }
};

struct StatementLine {
    BilingualText label;
    int number = 0; ///< official line number (行次); 0: a heading without figures
    ReportRow::Kind kind = ReportRow::Kind::Line;
    int level = 0;
};

/// A row as printed: one line, or two beside each other.
struct StatementRow {
    StatementLine left;
    std::optional<StatementLine> right;
};

struct Statement {
    BilingualText title;
    BilingualText form; ///< number of the official form, if there is one
    bool hasTwoSides = false;
    QList<StatementRow> rows;
    rules::Formulas formulas;
    QList<std::pair<int, int>> equalLines; ///< that must show the same figure
    int cashLine = 0; ///< of a cash flow statement: cash at the end, which the ledger must confirm
    /// What stands above the table, with %1 for the company or its currency, and formats of dates.
    BilingualText company;
    BilingualText unit;
    BilingualText dayFormat;
    BilingualText monthFormat;
};

/// The layout of "balance_sheet", "income_statement" or "cash_flow_statement" for a chart.
/// Errors: chart_missing.
Result<Statement> statementFor(const QString &chart, const QString &name);

} // namespace kontor::finance
