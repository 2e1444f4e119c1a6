#pragma once

#include "server/engine/registry.h"
#include "server/finance/statement_layout.h"

namespace kontor::finance {

/// The figures of one column of a statement by line number, and what they open.
struct StatementColumn {
    QHash<int, Amount> figures;
    QDate from;
    QDate to;
};

/// The statement computed at a day, column by column: a balance sheet at its end and at the
/// beginning of the fiscal year; the others for the fiscal year until then and for the month,
/// quarter or last year ("month", "quarter", "year").
struct StatementColumns {
    Statement layout;
    QList<StatementColumn> columns;
};
Result<StatementColumns> computeStatement(Tx &tx, const QString &name, QDate asOf,
                                          const QString &span = QStringLiteral("month"));

/// Reports balance_sheet, income_statement and cash_flow_statement.
void registerStatements(Registry &registry);

} // namespace kontor::finance
