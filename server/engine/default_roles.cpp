#include "server/engine/default_roles.h"

namespace kontor {

namespace {

QStringList grants(const char *list)
{
    return QString::fromLatin1(list).split(u' ');
}

/// What everyone who signs in needs to see names and choose from lists.
const char *const everyone =
    "company.read setting.read user.read team.read user.change_password unit.read"
    " product_category.read tax.read payment_term.read warehouse.read stage.read product.read"
    " product_unit.read price_list.read price_list_item.read party.read contact.read address.read";

/// What goods cost the company.
const char *const costs =
    " product.cost.read stock_level.value.read stock_move.unit_cost.read stock_move.value.read"
    " stock_move.value_after.read sales_order_line.unit_cost.read delivery_line.cost.read"
    " purchase_order_line.received_value.read purchase_order_line.billed_value.read"
    " goods_receipt_line.value.read stocktake_line.unit_cost.read stocktake_line.value.read";

const char *const selling =
    " party.create party.update contact.* address.* quotation.* sales_order.read"
    " sales_order.create sales_order.update sales_order.delete sales_order.confirm"
    " sales_order.cancel delivery.read sales_invoice.read stock_level.read lead.*"
    " opportunity.* activity.* report.pipeline report.sales_by_product"
    " report.sales_by_customer report.sales_by_month";

const char *const purchasing =
    " party.create party.update contact.* address.* product.* product_category.* unit.*"
    " product_unit.*"
    " purchase_order.* goods_receipt.read vendor_bill.read stock_level.read stock_move.read"
    " activity.* report.stock_on_hand report.payables_aging";

const char *const storing =
    " stock_level.read stock_move.read stocktake.* warehouse.* sales_order.read"
    " sales_order.deliver delivery.* purchase_order.read purchase_order.receive goods_receipt.*"
    " activity.* report.stock_on_hand";

const char *const accounting =
    " account.* fiscal_period.* journal_entry.* payment.* payment_term.* open_item.read"
    " settlement.read tax.*"
    " sales_invoice.* vendor_bill.* sales_order.read sales_order.invoice purchase_order.read"
    " purchase_order.bill quotation.read delivery.read goods_receipt.read party.create"
    " party.update contact.* address.* stock_level.read stock_move.read stocktake.read"
    " party.set_credit sales_order.release activity.* report.*";

} // namespace

const QList<DefaultRole> &defaultRoles()
{
    static const QByteArray common(everyone);
    static const QByteArray managing =
        " party.delete party.set_credit product.update price_list.* price_list_item.*"
        " stage.* sales_order.release sales_order.invoice report.receivables_aging";
    static const QList<DefaultRole> roles = {
        {"administrator", "Administrator", "系统管理员", RecordScope::All, {QStringLiteral("*")}},
        {"sales", "Sales", "销售", RecordScope::Own, grants((common + selling).constData())},
        {"sales_manager", "Sales manager", "销售经理", RecordScope::Team,
         grants((common + selling + managing + costs).constData())},
        {"purchasing", "Purchasing", "采购", RecordScope::All,
         grants((common + purchasing + costs).constData())},
        {"warehouse", "Warehouse", "仓库", RecordScope::All,
         grants((common + storing).constData())},
        {"accountant", "Accountant", "会计", RecordScope::All,
         grants((common + accounting + costs).constData())},
        {"management", "Management", "管理层", RecordScope::All,
         grants((common + " *.read report.*").constData())}};
    return roles;
}

} // namespace kontor
