#include "common/entities/finance/cash_flow_item.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"CashFlowItem", source};
}

} // namespace

const QList<Choice> &ChoicesOf<CashFlowItem>::choices()
{
    static const QList<Choice> list = {
        {"", text(QT_TRANSLATE_NOOP("CashFlowItem", "No cash flow"))},
        {"sales_receipts",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Received from sales of goods and services"))},
        {"other_operating_receipts",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Other operating receipts"))},
        {"purchase_payments",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Paid for materials, goods and services"))},
        {"employee_payments", text(QT_TRANSLATE_NOOP("CashFlowItem", "Paid to and for employees"))},
        {"tax_payments", text(QT_TRANSLATE_NOOP("CashFlowItem", "Taxes paid"))},
        {"other_operating_payments",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Other operating payments"))},
        {"investment_recoveries",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Received from sold or repaid investments"))},
        {"investment_income",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Investment income received"))},
        {"asset_disposals",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Received from disposal of long-term assets"))},
        {"investment_payments", text(QT_TRANSLATE_NOOP("CashFlowItem", "Paid for investments"))},
        {"asset_purchases", text(QT_TRANSLATE_NOOP("CashFlowItem", "Paid for long-term assets"))},
        {"loans_received", text(QT_TRANSLATE_NOOP("CashFlowItem", "Loans received"))},
        {"capital_received", text(QT_TRANSLATE_NOOP("CashFlowItem", "Capital paid in by owners"))},
        {"loan_repayments", text(QT_TRANSLATE_NOOP("CashFlowItem", "Loans repaid"))},
        {"interest_payments", text(QT_TRANSLATE_NOOP("CashFlowItem", "Interest paid"))},
        {"profit_distributions",
         text(QT_TRANSLATE_NOOP("CashFlowItem", "Profit distributed to owners"))},
    };
    return list;
}

} // namespace kontor
