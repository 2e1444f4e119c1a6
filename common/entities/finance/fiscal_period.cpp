#include "common/entities/finance/fiscal_period.h"

namespace kontor {

// clang-format off
const QList<Choice> &ChoicesOf<FiscalPeriod::State>::choices()
{
    static const QList<Choice> list = {
        {"open", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Open")}},
        {"closed", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Closed")}},
    };
    return list;
}

const Entity ClosePeriodParameters::entity{
    "fiscal_period_close",
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Close period")},
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Close periods")},
    "finance",
    {field<&ClosePeriodParameters::carryProfit>("carry_profit", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Carry income and expenses to profit")})}};

const Entity ReopenPeriodParameters::entity{
    "fiscal_period_reopen",
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Reopen period")},
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Reopen periods")},
    "finance",
    {field<&ReopenPeriodParameters::reason>("reason", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Reason")}, Required)}};

const Entity OpenYearParameters::entity{
    "fiscal_period_open_year",
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Open fiscal year")},
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Open fiscal years")},
    "finance",
    {field<&OpenYearParameters::year>("year", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Year")}, Required)}};

const Entity FiscalPeriod::entity{
    "fiscal_period",
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Accounting period")},
    {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Accounting periods")},
    "finance",
    {
        field<&FiscalPeriod::name>("name", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Period")}, Required | Unique | Naming | ReadOnly),
        field<&FiscalPeriod::starts>("starts", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "First day")}, Required | Unique | Indexed | ReadOnly),
        field<&FiscalPeriod::ends>("ends", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Last day")}, Required | ReadOnly),
        field<&FiscalPeriod::state>("state", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "State")}, ReadOnly),
    },
    {
        {"close", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Close")}, false, nullptr, &ClosePeriodParameters::entity},
        {"reopen", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Reopen")}, false, nullptr, &ReopenPeriodParameters::entity},
        {"open_year", {"FiscalPeriod", QT_TRANSLATE_NOOP("FiscalPeriod", "Open fiscal year")}, false, nullptr, &OpenYearParameters::entity},
    },
    Replication::Everyone,
    MergePolicy::Server};
// clang-format on

} // namespace kontor
