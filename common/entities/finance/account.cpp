#include "common/entities/finance/account.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Account", source};
}

} // namespace

const QList<Choice> &ChoicesOf<AccountKind>::choices()
{
    static const QList<Choice> list = {
        {"asset", text(QT_TRANSLATE_NOOP("Account", "Asset"))},
        {"liability", text(QT_TRANSLATE_NOOP("Account", "Liability"))},
        {"equity", text(QT_TRANSLATE_NOOP("Account", "Equity"))},
        {"cost", text(QT_TRANSLATE_NOOP("Account", "Production cost"))},
        {"income", text(QT_TRANSLATE_NOOP("Account", "Income"))},
        {"expense", text(QT_TRANSLATE_NOOP("Account", "Expense"))},
    };
    return list;
}

const QList<Choice> &ChoicesOf<AccountSide>::choices()
{
    static const QList<Choice> list = {
        {"debit", text(QT_TRANSLATE_NOOP("Account", "Debit"))},
        {"credit", text(QT_TRANSLATE_NOOP("Account", "Credit"))},
    };
    return list;
}

const QList<Choice> &ChoicesOf<AccountRole>::choices()
{
    static const QList<Choice> list = {
        {"", text(QT_TRANSLATE_NOOP("Account", "None"))},
        {"cash", text(QT_TRANSLATE_NOOP("Account", "Cash on hand"))},
        {"bank", text(QT_TRANSLATE_NOOP("Account", "Bank"))},
        {"receivable", text(QT_TRANSLATE_NOOP("Account", "Receivables from customers"))},
        {"payable", text(QT_TRANSLATE_NOOP("Account", "Payables to suppliers"))},
        {"goods_received", text(QT_TRANSLATE_NOOP("Account", "Goods received, not invoiced"))},
        {"inventory", text(QT_TRANSLATE_NOOP("Account", "Inventory"))},
        {"work_in_progress", text(QT_TRANSLATE_NOOP("Account", "Work in progress"))},
        {"input_vat", text(QT_TRANSLATE_NOOP("Account", "Input VAT"))},
        {"output_vat", text(QT_TRANSLATE_NOOP("Account", "Output VAT"))},
        {"revenue", text(QT_TRANSLATE_NOOP("Account", "Revenue from goods"))},
        {"service_revenue", text(QT_TRANSLATE_NOOP("Account", "Revenue from services"))},
        {"cost_of_sales", text(QT_TRANSLATE_NOOP("Account", "Cost of sales"))},
        {"price_variance", text(QT_TRANSLATE_NOOP("Account", "Purchase price variance"))},
        {"stock_gain", text(QT_TRANSLATE_NOOP("Account", "Stocktaking gain"))},
        {"stock_loss", text(QT_TRANSLATE_NOOP("Account", "Stocktaking loss"))},
        {"purchased_services", text(QT_TRANSLATE_NOOP("Account", "Purchased services"))},
        {"bank_charges", text(QT_TRANSLATE_NOOP("Account", "Bank charges"))},
        {"exchange_gain", text(QT_TRANSLATE_NOOP("Account", "Exchange gain"))},
        {"exchange_loss", text(QT_TRANSLATE_NOOP("Account", "Exchange loss"))},
        {"rounding_difference", text(QT_TRANSLATE_NOOP("Account", "Rounding difference"))},
        {"profit_for_year", text(QT_TRANSLATE_NOOP("Account", "Profit for the year"))},
        {"retained_earnings", text(QT_TRANSLATE_NOOP("Account", "Retained earnings"))},
    };
    return list;
}

const Entity Account::entity{
    "account",
    text(QT_TRANSLATE_NOOP("Account", "Account")),
    text(QT_TRANSLATE_NOOP("Account", "Chart of accounts")),
    "finance",
    {
        field<&Account::code>("code", text(QT_TRANSLATE_NOOP("Account", "Code")),
                              Required | Unique | Indexed | Searchable),
        field<&Account::name>("name", text(QT_TRANSLATE_NOOP("Account", "Name")),
                              Required | Searchable | Naming | Phonetic),
        field<&Account::otherName>("other_name",
                                   text(QT_TRANSLATE_NOOP("Account", "Name in the other language")),
                                   Searchable),
        field<&Account::kind>("kind", text(QT_TRANSLATE_NOOP("Account", "Kind")), Required),
        field<&Account::normalSide>("normal_side",
                                    text(QT_TRANSLATE_NOOP("Account", "Normal side")), Required),
        field<&Account::parent>("parent", text(QT_TRANSLATE_NOOP("Account", "Belongs to")),
                                Indexed),
        field<&Account::role>("role", text(QT_TRANSLATE_NOOP("Account", "Used by documents as")),
                              Indexed),
        field<&Account::isCash>("is_cash", text(QT_TRANSLATE_NOOP("Account", "Cash or bank"))),
        field<&Account::byParty>("by_party",
                                 text(QT_TRANSLATE_NOOP("Account", "By customer or supplier"))),
        field<&Account::openItems>("open_items",
                                   text(QT_TRANSLATE_NOOP("Account", "Keeps open items"))),
        field<&Account::isHeading>(
            "is_heading", text(QT_TRANSLATE_NOOP("Account", "Has sub-accounts")), ReadOnly),
        field<&Account::active>("active", text(QT_TRANSLATE_NOOP("Account", "In use"))),
        field<&Account::cashIn>("cash_in",
                                text(QT_TRANSLATE_NOOP("Account", "Cash flow when received"))),
        field<&Account::cashOut>("cash_out",
                                 text(QT_TRANSLATE_NOOP("Account", "Cash flow when paid"))),
    },
    {},
    Replication::Everyone,
    MergePolicy::ByField};

} // namespace kontor
