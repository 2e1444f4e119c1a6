#pragma once

#include "common/model/entity.h"

namespace kontor {

/// What money came in or went out for: the lines of the cash flow statement by the direct method
/// (会小企03, lines 1-6, 8-12 and 14-18; IAS 7.14-17 asks for the same).
enum class CashFlowItem {
    None, ///< no cash moves, or it moves between two cash accounts
    SalesReceipts,
    OtherOperatingReceipts,
    PurchasePayments,
    EmployeePayments,
    TaxPayments,
    OtherOperatingPayments,
    InvestmentRecoveries,
    InvestmentIncome,
    AssetDisposals,
    InvestmentPayments,
    AssetPurchases,
    LoansReceived,
    CapitalReceived,
    LoanRepayments,
    InterestPayments,
    ProfitDistributions
};

template <>
struct ChoicesOf<CashFlowItem> {
    static const QList<Choice> &choices();
};

} // namespace kontor
