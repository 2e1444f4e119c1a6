#pragma once

#include "common/rules/ledger_formula.h"
#include "common/store/tx.h"

namespace kontor::finance {

/// Balances of all accounts at the end of a day: a column of a balance sheet.
Result<rules::LedgerFigures> balanceFigures(Tx &tx, QDate day);

/// What moved on income and expense accounts, closing entries left out: a column of an income
/// statement.
Result<rules::LedgerFigures> movementFigures(Tx &tx, QDate from, QDate to);

/// Cash flows by item, and cash before the first day: a column of a cash flow statement. Where the
/// books begin within the time, cash before is what they begin with.
Result<rules::LedgerFigures> cashFlowFigures(Tx &tx, QDate from, QDate to);

/// Cash and what counts as cash at the end of a day.
Result<Amount> cashAt(Tx &tx, QDate day);

} // namespace kontor::finance
