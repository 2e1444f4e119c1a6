#include "common/entities/sales/sales_order.h"

#include "common/entities/closed_documents.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/finance/payment_term.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/address.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/posting_date_parameters.h"
#include "common/entities/product/price_list.h"
#include "common/entities/sales/quotation.h"
#include "common/entities/system/user.h"
#include "common/model/arguments.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"SalesOrder", source};
}

void showConfirmed(Record &record, const Arguments &)
{
    record.set("state", Value(QStringLiteral("confirmed")));
}

} // namespace

const QList<Choice> &ChoicesOf<SalesOrder::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", text(QT_TRANSLATE_NOOP("SalesOrder", "Draft"))},
        {"on_hold", text(QT_TRANSLATE_NOOP("SalesOrder", "On hold"))},
        {"confirmed", text(QT_TRANSLATE_NOOP("SalesOrder", "Confirmed"))},
        {"done", text(QT_TRANSLATE_NOOP("SalesOrder", "Done"))},
        {"cancelled", text(QT_TRANSLATE_NOOP("SalesOrder", "Cancelled"))}};
    return list;
}

const Entity SalesOrderLine::entity{
    .name = "sales_order_line",
    .label = text(QT_TRANSLATE_NOOP("SalesOrder", "Line")),
    .plural = text(QT_TRANSLATE_NOOP("SalesOrder", "Lines")),
    .module = "sales",
    .fields = tradeLineFields()
        + QList<Field>{field<&SalesOrderLine::promisedDate>(
                           "promised_date", text(QT_TRANSLATE_NOOP("SalesOrder", "Promised")),
                           ReadOnly),
                       field<&SalesOrderLine::delivered>(
                           "delivered", text(QT_TRANSLATE_NOOP("SalesOrder", "Delivered")),
                           ReadOnly),
                       field<&SalesOrderLine::invoiced>(
                           "invoiced", text(QT_TRANSLATE_NOOP("SalesOrder", "Invoiced")), ReadOnly),
                       field<&SalesOrderLine::listPrice>(
                           "list_price", text(QT_TRANSLATE_NOOP("SalesOrder", "List price")),
                           UnitPrice | Technical),
                       field<&SalesOrderLine::unitCost>(
                           "unit_cost", text(QT_TRANSLATE_NOOP("SalesOrder", "Unit cost")),
                           ReadOnly | Sensitive | UnitPrice)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Document,
    .isLine = true};

const Entity SalesOrder::entity = withLines<&SalesOrder::lines>(
    {.name = "sales_order",
     .label = text(QT_TRANSLATE_NOOP("SalesOrder", "Sales order")),
     .plural = text(QT_TRANSLATE_NOOP("SalesOrder", "Sales orders")),
     .module = "sales",
     .fields =
         {field<&SalesOrder::number>("number", text(QT_TRANSLATE_NOOP("SalesOrder", "Number")),
                                     ReadOnly | Unique | Naming | Searchable | Indexed),
          field<&SalesOrder::provisionalNumber>(
              "provisional_number", text(QT_TRANSLATE_NOOP("SalesOrder", "Draft number")),
              Searchable | Indexed),
          field<&SalesOrder::customer>(
              "customer", text(QT_TRANSLATE_NOOP("SalesOrder", "Customer")), Required | Indexed),
          field<&SalesOrder::contact>("contact", text(QT_TRANSLATE_NOOP("SalesOrder", "Contact"))),
          field<&SalesOrder::date>("date", text(QT_TRANSLATE_NOOP("SalesOrder", "Date")),
                                   Required | Indexed),
          field<&SalesOrder::state>("state", text(QT_TRANSLATE_NOOP("SalesOrder", "State")),
                                    ReadOnly | Indexed),
          field<&SalesOrder::deliveryState>("delivery_state",
                                            text(QT_TRANSLATE_NOOP("SalesOrder", "Delivered")),
                                            ReadOnly | Indexed),
          field<&SalesOrder::invoiceState>("invoice_state",
                                           text(QT_TRANSLATE_NOOP("SalesOrder", "Invoiced")),
                                           ReadOnly | Indexed),
          field<&SalesOrder::holdReason>("hold_reason",
                                         text(QT_TRANSLATE_NOOP("SalesOrder", "On hold because")),
                                         ReadOnly | Technical),
          field<&SalesOrder::customerReference>(
              "customer_reference",
              text(QT_TRANSLATE_NOOP("SalesOrder", "Customer's order number")), Searchable),
          field<&SalesOrder::requestedDate>(
              "requested_date", text(QT_TRANSLATE_NOOP("SalesOrder", "Requested for")), Indexed),
          field<&SalesOrder::promisedDate>("promised_date",
                                           text(QT_TRANSLATE_NOOP("SalesOrder", "Promised")),
                                           ReadOnly | Indexed),
          field<&SalesOrder::currency>("currency",
                                       text(QT_TRANSLATE_NOOP("SalesOrder", "Currency"))),
          field<&SalesOrder::priceList>("price_list",
                                        text(QT_TRANSLATE_NOOP("SalesOrder", "Price list"))),
          field<&SalesOrder::paymentTerm>("payment_term",
                                          text(QT_TRANSLATE_NOOP("SalesOrder", "Payment term"))),
          field<&SalesOrder::warehouse>(
              "warehouse", text(QT_TRANSLATE_NOOP("SalesOrder", "Warehouse")), Indexed),
          field<&SalesOrder::salesperson>(
              "salesperson", text(QT_TRANSLATE_NOOP("SalesOrder", "Salesperson")), Indexed),
          field<&SalesOrder::shipTo>("ship_to", text(QT_TRANSLATE_NOOP("SalesOrder", "Ship to"))),
          field<&SalesOrder::quotation>(
              "quotation", text(QT_TRANSLATE_NOOP("SalesOrder", "Quotation")), ReadOnly | Indexed),
          field<&SalesOrder::opportunity>(
              "opportunity", text(QT_TRANSLATE_NOOP("SalesOrder", "Opportunity")), Indexed),
          field<&SalesOrder::note>("note", text(QT_TRANSLATE_NOOP("SalesOrder", "Note")),
                                   Multiline),
          field<&SalesOrder::subtotal>("subtotal",
                                       text(QT_TRANSLATE_NOOP("SalesOrder", "Subtotal")), ReadOnly),
          field<&SalesOrder::taxTotal>("tax_total", text(QT_TRANSLATE_NOOP("SalesOrder", "Tax")),
                                       ReadOnly),
          field<&SalesOrder::total>("total", text(QT_TRANSLATE_NOOP("SalesOrder", "Total")),
                                    ReadOnly | Indexed)},
     .commands = {{.name = "confirm",
                   .label = text(QT_TRANSLATE_NOOP("SalesOrder", "Confirm")),
                   .offline = true,
                   .localEffect = showConfirmed},
                  {.name = "release",
                   .label = text(QT_TRANSLATE_NOOP("SalesOrder", "Release from hold"))},
                  {.name = "deliver",
                   .label = text(QT_TRANSLATE_NOOP("SalesOrder", "Deliver")),
                   .parameters = &PostingDateParameters::entity},
                  {.name = "invoice",
                   .label = text(QT_TRANSLATE_NOOP("SalesOrder", "Invoice")),
                   .parameters = &PostingDateParameters::entity},
                  {.name = "cancel",
                   .label = text(QT_TRANSLATE_NOOP("SalesOrder", "Cancel order"))}},
     .replication = Replication::Root,
     .merge = MergePolicy::Document,
     .rootField = "customer",
     .closed = closedWhenDoneOrCancelled});

} // namespace kontor
