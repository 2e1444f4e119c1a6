#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A stretch of days that is posted into and closed as a whole; a month of the fiscal year.
struct FiscalPeriod {
    enum class State { Open, Closed };

    Id<FiscalPeriod> id;
    qint64 version = 0;
    QString name; ///< "2026-11"
    QDate starts;
    QDate ends; ///< inclusive
    State state = State::Open;
    QString reopenReason; ///< why it was opened again, the last time
    static const Entity entity;
};

template <>
struct ChoicesOf<FiscalPeriod::State> {
    static const QList<Choice> &choices();
};

/// What fiscal_period.close asks for.
struct ClosePeriodParameters {
    /// Moves income and expenses to the profit for the year (结转损益); at the end of the fiscal
    /// year also the profit for the year to retained earnings.
    bool carryProfit = false;
    static const Entity entity;
};

/// What fiscal_period.reopen asks for.
struct ReopenPeriodParameters {
    QString reason;
    static const Entity entity;
};

/// What fiscal_period.open_year asks for.
struct OpenYearParameters {
    int year = 0; ///< in which the fiscal year begins
    static const Entity entity;
};

} // namespace kontor
