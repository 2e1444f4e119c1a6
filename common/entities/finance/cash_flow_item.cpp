#include "common/entities/finance/cash_flow_item.h"

namespace kontor {

const QList<Choice> &ChoicesOf<CashFlowItem>::choices()
{
    // clang-format off
    static const QList<Choice> list = {
        {"", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "No cash flow")}},
        {"sales_receipts", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Received from sales of goods and services")}},
        {"other_operating_receipts", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Other operating receipts")}},
        {"purchase_payments", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Paid for materials, goods and services")}},
        {"employee_payments", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Paid to and for employees")}},
        {"tax_payments", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Taxes paid")}},
        {"other_operating_payments", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Other operating payments")}},
        {"investment_recoveries", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Received from sold or repaid investments")}},
        {"investment_income", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Investment income received")}},
        {"asset_disposals", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Received from disposal of long-term assets")}},
        {"investment_payments", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Paid for investments")}},
        {"asset_purchases", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Paid for long-term assets")}},
        {"loans_received", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Loans received")}},
        {"capital_received", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Capital paid in by owners")}},
        {"loan_repayments", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Loans repaid")}},
        {"interest_payments", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Interest paid")}},
        {"profit_distributions", {"CashFlowItem", QT_TRANSLATE_NOOP("CashFlowItem", "Profit distributed to owners")}},
    };
    // clang-format on
    return list;
}

} // namespace kontor
