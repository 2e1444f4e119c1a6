#include "common/model/catalogue.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/lead.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/crm/stage.h"
#include "common/entities/finance/account.h"
#include "common/entities/finance/fiscal_period.h"
#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/open_item.h"
#include "common/entities/finance/payment.h"
#include "common/entities/finance/payment_term.h"
#include "common/entities/inventory/stock_level.h"
#include "common/entities/inventory/stock_move.h"
#include "common/entities/inventory/stocktake.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/address.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/price_list.h"
#include "common/entities/product/price_list_item.h"
#include "common/entities/product/product.h"
#include "common/entities/product/product_category.h"
#include "common/entities/product/product_unit.h"
#include "common/entities/product/tax.h"
#include "common/entities/product/unit.h"
#include "common/entities/purchasing/goods_receipt.h"
#include "common/entities/purchasing/purchase_order.h"
#include "common/entities/purchasing/vendor_bill.h"
#include "common/entities/sales/delivery.h"
#include "common/entities/sales/quotation.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "common/entities/system/company.h"
#include "common/entities/system/device.h"
#include "common/entities/system/number_series.h"
#include "common/entities/system/role.h"
#include "common/entities/system/setting.h"
#include "common/entities/system/team.h"
#include "common/entities/system/user.h"

namespace kontor {

const QList<const Entity *> &catalogue()
{
    // clang-format off
    static const QList<const Entity *> entities = {
        // system
        &Company::entity,
        &Setting::entity,
        &NumberSeries::entity,
        &Role::entity,
        &Team::entity,
        &User::entity,
        &Device::entity,
        // party
        &Party::entity,
        &Contact::entity,
        &Address::entity,
        // product
        &Unit::entity,
        &ProductCategory::entity,
        &Tax::entity,
        &Product::entity,
        &ProductUnit::entity,
        &PriceList::entity,
        &PriceListItem::entity,
        // finance
        &PaymentTerm::entity,
        &Account::entity,
        &FiscalPeriod::entity,
        &JournalEntry::entity,
        &OpenItem::entity,
        &Settlement::entity,
        &Payment::entity,
        // inventory
        &Warehouse::entity,
        &StockLevel::entity,
        &StockMove::entity,
        &Stocktake::entity,
        // purchasing
        &PurchaseOrder::entity,
        &GoodsReceipt::entity,
        &VendorBill::entity,
        // sales
        &Quotation::entity,
        &SalesOrder::entity,
        &Delivery::entity,
        &SalesInvoice::entity,
        // crm
        &Stage::entity,
        &Lead::entity,
        &Opportunity::entity,
        &Activity::entity,
    };
    // clang-format on
    return entities;
}

} // namespace kontor
