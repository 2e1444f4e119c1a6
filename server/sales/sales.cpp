#include "server/sales/sales.h"

#include "server/sales/checks.h"
#include "server/sales/delivery.h"
#include "server/sales/quotation.h"
#include "server/sales/reports.h"
#include "server/sales/sales_invoice.h"
#include "server/sales/sales_order.h"

namespace kontor {

void registerSales(Registry &registry)
{
    sales::registerQuotation(registry);
    sales::registerSalesOrder(registry);
    sales::registerDelivery(registry);
    sales::registerSalesInvoice(registry);
    sales::registerReports(registry);
    sales::registerChecks(registry);
}

} // namespace kontor
