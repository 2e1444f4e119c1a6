#include "common/entities/finance/account.h"

namespace kontor {

// clang-format off
const QList<Choice> &ChoicesOf<AccountKind>::choices()
{
    static const QList<Choice> list = {
        {"asset", {"Account", QT_TRANSLATE_NOOP("Account", "Asset")}},
        {"liability", {"Account", QT_TRANSLATE_NOOP("Account", "Liability")}},
        {"equity", {"Account", QT_TRANSLATE_NOOP("Account", "Equity")}},
        {"cost", {"Account", QT_TRANSLATE_NOOP("Account", "Production cost")}},
        {"income", {"Account", QT_TRANSLATE_NOOP("Account", "Income")}},
        {"expense", {"Account", QT_TRANSLATE_NOOP("Account", "Expense")}},
    };
    return list;
}

const QList<Choice> &ChoicesOf<AccountSide>::choices()
{
    static const QList<Choice> list = {
        {"debit", {"Account", QT_TRANSLATE_NOOP("Account", "Debit")}},
        {"credit", {"Account", QT_TRANSLATE_NOOP("Account", "Credit")}},
    };
    return list;
}

const QList<Choice> &ChoicesOf<AccountRole>::choices()
{
    static const QList<Choice> list = {
        {"", {"Account", QT_TRANSLATE_NOOP("Account", "None")}},
        {"cash", {"Account", QT_TRANSLATE_NOOP("Account", "Cash on hand")}},
        {"bank", {"Account", QT_TRANSLATE_NOOP("Account", "Bank")}},
        {"receivable", {"Account", QT_TRANSLATE_NOOP("Account", "Receivables from customers")}},
        {"payable", {"Account", QT_TRANSLATE_NOOP("Account", "Payables to suppliers")}},
        {"goods_received", {"Account", QT_TRANSLATE_NOOP("Account", "Goods received, not invoiced")}},
        {"inventory", {"Account", QT_TRANSLATE_NOOP("Account", "Inventory")}},
        {"work_in_progress", {"Account", QT_TRANSLATE_NOOP("Account", "Work in progress")}},
        {"input_vat", {"Account", QT_TRANSLATE_NOOP("Account", "Input VAT")}},
        {"output_vat", {"Account", QT_TRANSLATE_NOOP("Account", "Output VAT")}},
        {"revenue", {"Account", QT_TRANSLATE_NOOP("Account", "Revenue from goods")}},
        {"service_revenue", {"Account", QT_TRANSLATE_NOOP("Account", "Revenue from services")}},
        {"cost_of_sales", {"Account", QT_TRANSLATE_NOOP("Account", "Cost of sales")}},
        {"price_variance", {"Account", QT_TRANSLATE_NOOP("Account", "Purchase price variance")}},
        {"stock_gain", {"Account", QT_TRANSLATE_NOOP("Account", "Stocktaking gain")}},
        {"stock_loss", {"Account", QT_TRANSLATE_NOOP("Account", "Stocktaking loss")}},
        {"purchased_services", {"Account", QT_TRANSLATE_NOOP("Account", "Purchased services")}},
        {"bank_charges", {"Account", QT_TRANSLATE_NOOP("Account", "Bank charges")}},
        {"exchange_gain", {"Account", QT_TRANSLATE_NOOP("Account", "Exchange gain")}},
        {"exchange_loss", {"Account", QT_TRANSLATE_NOOP("Account", "Exchange loss")}},
        {"rounding_difference", {"Account", QT_TRANSLATE_NOOP("Account", "Rounding difference")}},
        {"profit_for_year", {"Account", QT_TRANSLATE_NOOP("Account", "Profit for the year")}},
        {"retained_earnings", {"Account", QT_TRANSLATE_NOOP("Account", "Retained earnings")}},
    };
    return list;
}

const Entity Account::entity{
    "account",
    {"Account", QT_TRANSLATE_NOOP("Account", "Account")},
    {"Account", QT_TRANSLATE_NOOP("Account", "Chart of accounts")},
    "finance",
    {
        field<&Account::code>("code", {"Account", QT_TRANSLATE_NOOP("Account", "Code")}, Required | Unique | Indexed | Searchable),
        field<&Account::name>("name", {"Account", QT_TRANSLATE_NOOP("Account", "Name")}, Required | Searchable | Naming | Phonetic),
        field<&Account::englishName>("english_name", {"Account", QT_TRANSLATE_NOOP("Account", "English name")}, Searchable),
        field<&Account::kind>("kind", {"Account", QT_TRANSLATE_NOOP("Account", "Kind")}, Required),
        field<&Account::normalSide>("normal_side", {"Account", QT_TRANSLATE_NOOP("Account", "Normal side")}, Required),
        field<&Account::parent>("parent", {"Account", QT_TRANSLATE_NOOP("Account", "Belongs to")}, Indexed),
        field<&Account::role>("role", {"Account", QT_TRANSLATE_NOOP("Account", "Used by documents as")}, Indexed),
        field<&Account::isCash>("is_cash", {"Account", QT_TRANSLATE_NOOP("Account", "Cash or bank")}),
        field<&Account::byParty>("by_party", {"Account", QT_TRANSLATE_NOOP("Account", "By customer or supplier")}),
        field<&Account::openItems>("open_items", {"Account", QT_TRANSLATE_NOOP("Account", "Keeps open items")}),
        field<&Account::isHeading>("is_heading", {"Account", QT_TRANSLATE_NOOP("Account", "Has sub-accounts")}, ReadOnly),
        field<&Account::active>("active", {"Account", QT_TRANSLATE_NOOP("Account", "In use")}),
        field<&Account::cashIn>("cash_in", {"Account", QT_TRANSLATE_NOOP("Account", "Cash flow when received")}),
        field<&Account::cashOut>("cash_out", {"Account", QT_TRANSLATE_NOOP("Account", "Cash flow when paid")}),
    },
    {},
    Replication::Everyone,
    MergePolicy::ByField};
// clang-format on

} // namespace kontor
