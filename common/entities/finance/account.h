#pragma once

#include "common/entities/finance/cash_flow_item.h"

namespace kontor {

/// What an account records, and so where it stands in the statements.
enum class AccountKind { Asset, Liability, Equity, Cost, Income, Expense };

template <>
struct ChoicesOf<AccountKind> {
    static const QList<Choice> &choices();
};

/// The side on which an account normally has its balance.
enum class AccountSide { Debit, Credit };

template <>
struct ChoicesOf<AccountSide> {
    static const QList<Choice> &choices();
};

/// The part that an account plays in postings made by documents. A chart of accounts gives each
/// role to one account, so documents never name accounts and the same trade posts to any chart.
enum class AccountRole {
    None,
    Cash,              ///< notes and coins
    Bank,              ///< the company's main bank account
    Receivable,        ///< what customers owe
    Payable,           ///< what is owed to suppliers
    GoodsReceived,     ///< received from suppliers and not invoiced yet (GRNI, 暂估)
    Inventory,         ///< goods in stock
    WorkInProgress,    ///< material and labour in production
    InputVat,          ///< VAT on purchases that can be deducted
    OutputVat,         ///< VAT on sales
    Revenue,           ///< sales of goods
    ServiceRevenue,    ///< sales of services
    CostOfSales,       ///< cost of what was sold
    PriceVariance,     ///< a supplier's bill differs from the receipt and the goods are gone
    StockGain,         ///< counted more than booked
    StockLoss,         ///< counted less than booked
    PurchasedServices, ///< bought things that do not go into stock
    BankCharges,
    ExchangeGain,
    ExchangeLoss,
    RoundingDifference, ///< what is left when parts do not sum
    ProfitForYear,      ///< takes the result when a period is closed (本年利润)
    RetainedEarnings    ///< takes the year's profit (未分配利润)
};

template <>
struct ChoicesOf<AccountRole> {
    static const QList<Choice> &choices();
};

/// An account of the general ledger.
struct Account {
    Id<Account> id;
    qint64 version = 0;
    QString code;      ///< 4-2-2-2 digits: 1122, 222101, 22210107
    QString name;      ///< in the language of the books, which the chart says
    QString otherName; ///< in the other language of the program; empty: `name`
    AccountKind kind = AccountKind::Asset;
    AccountSide normalSide = AccountSide::Debit;
    Id<Account> parent;
    AccountRole role = AccountRole::None;
    /// Cash or what counts as cash in the cash flow statement.
    bool isCash = false;
    /// Every line names a party; balances are kept by party and shown by party in the balance
    /// sheet.
    bool byParty = false;
    /// Its lines are matched against each other: invoice and payment.
    bool openItems = false;
    /// Has sub-accounts, so nothing is posted to it; kept by the program.
    bool isHeading = false;
    bool active = true;
    /// What money is for that comes in, or goes out, against this account; None: as the parent.
    CashFlowItem cashIn = CashFlowItem::None;
    CashFlowItem cashOut = CashFlowItem::None;
    static const Entity entity;
};

} // namespace kontor
