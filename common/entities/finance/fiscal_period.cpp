#include "common/entities/finance/fiscal_period.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"FiscalPeriod", source};
}

} // namespace

const QList<Choice> &ChoicesOf<FiscalPeriod::State>::choices()
{
    static const QList<Choice> list = {
        {"open", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Open"))},
        {"closed", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Closed"))},
    };
    return list;
}

const Entity ClosePeriodParameters::entity{
    "fiscal_period_close",
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Close period")),
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Close periods")),
    "finance",
    {field<&ClosePeriodParameters::carryProfit>(
        "carry_profit",
        text(QT_TRANSLATE_NOOP("FiscalPeriod", "Carry income and expenses to profit")))}};

const Entity ReopenPeriodParameters::entity{
    "fiscal_period_reopen",
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Reopen period")),
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Reopen periods")),
    "finance",
    {field<&ReopenPeriodParameters::reason>(
        "reason", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Reason")), Required)}};

const Entity OpenYearParameters::entity{
    "fiscal_period_open_year",
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Open fiscal year")),
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Open fiscal years")),
    "finance",
    {field<&OpenYearParameters::year>("year", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Year")),
                                      Required)}};

const Entity FiscalPeriod::entity{
    "fiscal_period",
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Accounting period")),
    text(QT_TRANSLATE_NOOP("FiscalPeriod", "Accounting periods")),
    "finance",
    {
        field<&FiscalPeriod::name>("name", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Period")),
                                   Required | Unique | Naming | ReadOnly),
        field<&FiscalPeriod::starts>("starts", text(QT_TRANSLATE_NOOP("FiscalPeriod", "First day")),
                                     Required | Unique | Indexed | ReadOnly),
        field<&FiscalPeriod::ends>("ends", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Last day")),
                                   Required | ReadOnly),
        field<&FiscalPeriod::state>("state", text(QT_TRANSLATE_NOOP("FiscalPeriod", "State")),
                                    ReadOnly),
        field<&FiscalPeriod::reopenReason>(
            "reopen_reason", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Why it was reopened")),
            ReadOnly),
    },
    {
        {"close", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Close")), false, nullptr,
         &ClosePeriodParameters::entity},
        {"reopen", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Reopen")), false, nullptr,
         &ReopenPeriodParameters::entity},
        {"open_year", text(QT_TRANSLATE_NOOP("FiscalPeriod", "Open fiscal year")), false, nullptr,
         &OpenYearParameters::entity},
    },
    Replication::Everyone,
    MergePolicy::Server};

} // namespace kontor
