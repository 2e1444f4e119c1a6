#include "app/shell/screen_list.h"

#include "common/model/catalogue.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Navigation", source};
}

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

Filter customers()
{
    return Filter::equal("is_customer", Value(true));
}

Filter suppliers()
{
    return Filter::equal("is_supplier", Value(true));
}

Filter withState(const char *state)
{
    return Filter::equal("state", Value(QString::fromLatin1(state)));
}

/// What this user should have done by the end of today.
Filter dueActivities(const ScreenContext &context)
{
    return Filter::equal("done", Value(false))
        && Filter::equal("assigned", Value(context.source.identity().user))
        && Filter::compare("due", Filter::Op::Greater, Value(0))
        && Filter::compare("due", Filter::Op::Less, Value(context.clock.now() + dayMs));
}

Filter heldOrders(const ScreenContext &)
{
    return withState("on_hold");
}

Filter overdue(const ScreenContext &context)
{
    return withState("posted") && Filter::compare("balance", Filter::Op::Greater, Value(0))
        && Filter::compare("due_date", Filter::Op::Less, Value(context.clock.today()));
}

Filter draftVouchers(const ScreenContext &)
{
    return withState("draft");
}

QList<ScreenEntry> startAndCrm()
{
    using Kind = ScreenEntry::Kind;
    return {
        {"start", "start", Kind::Made, "start", text(QT_TRANSLATE_NOOP("Navigation", "Today"))},

        {"customers", "crm", Kind::List, "party",
         text(QT_TRANSLATE_NOOP("Navigation", "Customers")), customers},
        {"contacts", "crm", Kind::List, "contact",
         text(QT_TRANSLATE_NOOP("Navigation", "Contacts"))},
        {"leads", "crm", Kind::List, "lead", text(QT_TRANSLATE_NOOP("Navigation", "Leads"))},
        {"pipeline", "crm", Kind::Made, "pipeline",
         text(QT_TRANSLATE_NOOP("Navigation", "Pipeline")), nullptr, "opportunity.read"},
        {"opportunities", "crm", Kind::List, "opportunity",
         text(QT_TRANSLATE_NOOP("Navigation", "Opportunities"))},
        {"activities", "crm", Kind::List, "activity",
         text(QT_TRANSLATE_NOOP("Navigation", "Activities")), nullptr, "", dueActivities},
        {"pipeline_report", "crm", Kind::Report, "pipeline",
         text(QT_TRANSLATE_NOOP("Navigation", "Pipeline by stage"))},
    };
}

QList<ScreenEntry> salesAndPurchasing()
{
    using Kind = ScreenEntry::Kind;
    return {
        {"quotations", "sales", Kind::List, "quotation",
         text(QT_TRANSLATE_NOOP("Navigation", "Quotations"))},
        {"sales_orders", "sales", Kind::List, "sales_order",
         text(QT_TRANSLATE_NOOP("Navigation", "Sales orders")), nullptr, "", heldOrders},
        {"deliveries", "sales", Kind::List, "delivery",
         text(QT_TRANSLATE_NOOP("Navigation", "Deliveries"))},
        {"sales_invoices", "sales", Kind::List, "sales_invoice",
         text(QT_TRANSLATE_NOOP("Navigation", "Invoices")), nullptr, "", overdue},
        {"receivables", "sales", Kind::Report, "receivables_aging",
         text(QT_TRANSLATE_NOOP("Navigation", "Receivables by age"))},
        {"sales_by_month", "sales", Kind::Report, "sales_by_month",
         text(QT_TRANSLATE_NOOP("Navigation", "Sales by month"))},
        {"sales_by_customer", "sales", Kind::Report, "sales_by_customer",
         text(QT_TRANSLATE_NOOP("Navigation", "Sales by customer"))},
        {"sales_by_product", "sales", Kind::Report, "sales_by_product",
         text(QT_TRANSLATE_NOOP("Navigation", "Sales by product"))},

        {"suppliers", "purchasing", Kind::List, "party",
         text(QT_TRANSLATE_NOOP("Navigation", "Suppliers")), suppliers},
        {"purchase_orders", "purchasing", Kind::List, "purchase_order",
         text(QT_TRANSLATE_NOOP("Navigation", "Purchase orders"))},
        {"goods_receipts", "purchasing", Kind::List, "goods_receipt",
         text(QT_TRANSLATE_NOOP("Navigation", "Goods receipts"))},
        {"vendor_bills", "purchasing", Kind::List, "vendor_bill",
         text(QT_TRANSLATE_NOOP("Navigation", "Vendor bills")), nullptr, "", overdue},
        {"payables", "purchasing", Kind::Report, "payables_aging",
         text(QT_TRANSLATE_NOOP("Navigation", "Payables by age"))},
    };
}

QList<ScreenEntry> stockAndProducts()
{
    using Kind = ScreenEntry::Kind;
    return {
        {"stock_on_hand", "inventory", Kind::Report, "stock_on_hand",
         text(QT_TRANSLATE_NOOP("Navigation", "Stock on hand"))},
        {"stock_moves", "inventory", Kind::List, "stock_move",
         text(QT_TRANSLATE_NOOP("Navigation", "Stock movements"))},
        {"stocktakes", "inventory", Kind::List, "stocktake",
         text(QT_TRANSLATE_NOOP("Navigation", "Stocktakes"))},
        {"stock_valuation", "inventory", Kind::Report, "stock_valuation",
         text(QT_TRANSLATE_NOOP("Navigation", "Value of the stock"))},
        {"products", "inventory", Kind::List, "product",
         text(QT_TRANSLATE_NOOP("Navigation", "Products"))},
        {"price_lists", "inventory", Kind::List, "price_list",
         text(QT_TRANSLATE_NOOP("Navigation", "Price lists"))},
        {"product_categories", "inventory", Kind::List, "product_category",
         text(QT_TRANSLATE_NOOP("Navigation", "Product categories"))},
        {"units", "inventory", Kind::List, "unit", text(QT_TRANSLATE_NOOP("Navigation", "Units"))},
        {"warehouses", "inventory", Kind::List, "warehouse",
         text(QT_TRANSLATE_NOOP("Navigation", "Warehouses"))},
    };
}

QList<ScreenEntry> finance()
{
    using Kind = ScreenEntry::Kind;
    return {
        {"vouchers", "finance", Kind::List, "journal_entry",
         text(QT_TRANSLATE_NOOP("Navigation", "Vouchers")), nullptr, "", draftVouchers},
        {"payments", "finance", Kind::List, "payment",
         text(QT_TRANSLATE_NOOP("Navigation", "Payments"))},
        {"open_items", "finance", Kind::List, "open_item",
         text(QT_TRANSLATE_NOOP("Navigation", "Open items"))},
        {"balance_sheet", "finance", Kind::Report, "balance_sheet",
         text(QT_TRANSLATE_NOOP("Navigation", "Balance sheet"))},
        {"income_statement", "finance", Kind::Report, "income_statement",
         text(QT_TRANSLATE_NOOP("Navigation", "Income statement"))},
        {"cash_flow_statement", "finance", Kind::Report, "cash_flow_statement",
         text(QT_TRANSLATE_NOOP("Navigation", "Cash flow statement"))},
        {"trial_balance", "finance", Kind::Report, "trial_balance",
         text(QT_TRANSLATE_NOOP("Navigation", "Trial balance"))},
        {"account_ledger", "finance", Kind::Report, "account_ledger",
         text(QT_TRANSLATE_NOOP("Navigation", "Account ledger"))},
        {"journal", "finance", Kind::Report, "journal",
         text(QT_TRANSLATE_NOOP("Navigation", "Journal"))},
        {"accounts", "finance", Kind::List, "account",
         text(QT_TRANSLATE_NOOP("Navigation", "Chart of accounts"))},
        {"fiscal_periods", "finance", Kind::List, "fiscal_period",
         text(QT_TRANSLATE_NOOP("Navigation", "Periods"))},
        {"taxes", "finance", Kind::List, "tax", text(QT_TRANSLATE_NOOP("Navigation", "Taxes"))},
        {"payment_terms", "finance", Kind::List, "payment_term",
         text(QT_TRANSLATE_NOOP("Navigation", "Payment terms"))},
    };
}

QList<ScreenEntry> administration()
{
    using Kind = ScreenEntry::Kind;
    return {
        {"inbox", "admin", Kind::Made, "inbox",
         text(QT_TRANSLATE_NOOP("Navigation", "Needs attention"))},
        {"sync", "admin", Kind::Made, "sync",
         text(QT_TRANSLATE_NOOP("Navigation", "Synchronisation"))},
        {"settings", "admin", Kind::Made, "settings",
         text(QT_TRANSLATE_NOOP("Navigation", "Settings"))},
        {"users", "admin", Kind::List, "user", text(QT_TRANSLATE_NOOP("Navigation", "Users"))},
        {"roles", "admin", Kind::List, "role", text(QT_TRANSLATE_NOOP("Navigation", "Roles"))},
        {"teams", "admin", Kind::List, "team", text(QT_TRANSLATE_NOOP("Navigation", "Teams"))},
        {"devices", "admin", Kind::Made, "devices",
         text(QT_TRANSLATE_NOOP("Navigation", "Devices")), nullptr, "device.read"},
        {"company", "admin", Kind::List, "company",
         text(QT_TRANSLATE_NOOP("Navigation", "Company"))},
        {"stages", "admin", Kind::List, "stage",
         text(QT_TRANSLATE_NOOP("Navigation", "Stages of the pipeline"))},
        {"number_series", "admin", Kind::List, "number_series",
         text(QT_TRANSLATE_NOOP("Navigation", "Document numbers"))},
    };
}

} // namespace

Place ScreenEntry::place() const
{
    switch (kind) {
    case Kind::Report:
        return Place::report(QString::fromLatin1(target));
    case Kind::Made:
        return Place::named(QString::fromLatin1(target));
    case Kind::List:
        break;
    }
    Place place;
    place.target.entity = QString::fromLatin1(target);
    place.target.filter = filter == nullptr ? Filter() : filter();
    return place;
}

const Entity *ScreenEntry::entity() const
{
    return kind == Kind::List ? findEntity(QString::fromLatin1(target)) : nullptr;
}

bool ScreenEntry::isAllowed(const Rights &rights) const
{
    switch (kind) {
    case Kind::Report:
        return rights.may(QStringLiteral("report.") + QLatin1String(target));
    case Kind::Made:
        return *right == '\0' || rights.may(QString::fromLatin1(right));
    case Kind::List:
        break;
    }
    return entity() != nullptr && rights.may(*entity(), "read");
}

const QList<ModuleEntry> &moduleList()
{
    static const QList<ModuleEntry> modules = {
        {"start", "go-home", text(QT_TRANSLATE_NOOP("Navigation", "Today"))},
        {"crm", "user-others", text(QT_TRANSLATE_NOOP("Navigation", "Customers"))},
        {"sales", "document-edit", text(QT_TRANSLATE_NOOP("Navigation", "Sales"))},
        {"purchasing", "archive-insert", text(QT_TRANSLATE_NOOP("Navigation", "Purchasing"))},
        {"inventory", "package", text(QT_TRANSLATE_NOOP("Navigation", "Stock"))},
        {"finance", "view-bank", text(QT_TRANSLATE_NOOP("Navigation", "Finance"))},
        {"admin", "configure", text(QT_TRANSLATE_NOOP("Navigation", "Administration"))},
    };
    return modules;
}

const QList<ScreenEntry> &screenList()
{
    static const QList<ScreenEntry> screens =
        startAndCrm() + salesAndPurchasing() + stockAndProducts() + finance() + administration();
    return screens;
}

QList<ScreenEntry> screensFor(const Rights &rights)
{
    QList<ScreenEntry> allowed;
    for (const ScreenEntry &screen : screenList()) {
        if (screen.isAllowed(rights)) {
            allowed.append(screen);
        }
    }
    return allowed;
}

QString iconOf(const Entity &entity)
{
    for (const ScreenEntry &screen : screenList()) {
        if (screen.entity() != &entity) {
            continue;
        }
        for (const ModuleEntry &module : moduleList()) {
            if (qstrcmp(module.name, screen.module) == 0) {
                return QString::fromLatin1(module.icon);
            }
        }
    }
    return {};
}

} // namespace kontor
