#pragma once

#include "common/entities/finance/fiscal_period.h"
#include "server/engine/registry.h"

namespace kontor::finance {

/// Makes the twelve periods of the fiscal year that begins in the year given, in the month that
/// the company says. Errors: period_exists (args: period).
Result<void> openYear(Tx &tx, int year);

/// The period of a day, open or not.
Result<std::optional<FiscalPeriod>> periodOf(Tx &tx, QDate day);

/// The first day of the fiscal year in which a day lies.
Result<QDate> fiscalYearStart(Tx &tx, QDate day);

/// Commands fiscal_period.close, .reopen and .open_year.
void registerPeriods(Registry &registry);

} // namespace kontor::finance
