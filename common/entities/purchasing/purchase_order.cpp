#include "common/entities/purchasing/purchase_order.h"

#include "common/entities/closed_documents.h"
#include "common/entities/finance/payment_term.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/product/posting_date_parameters.h"
#include "common/entities/system/user.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"PurchaseOrder", source};
}

} // namespace

const QList<Choice> &ChoicesOf<PurchaseOrder::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Draft"))},
        {"confirmed", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Confirmed"))},
        {"done", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Done"))},
        {"cancelled", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Cancelled"))}};
    return list;
}

const Entity PurchaseOrderLine::entity{
    .name = "purchase_order_line",
    .label = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Line")),
    .plural = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Lines")),
    .module = "purchasing",
    .fields = tradeLineFields()
        + QList<Field>{field<&PurchaseOrderLine::expectedDate>(
                           "expected_date", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Expected")),
                           Indexed),
                       field<&PurchaseOrderLine::received>(
                           "received", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Received")),
                           ReadOnly),
                       field<&PurchaseOrderLine::billed>(
                           "billed", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Billed")), ReadOnly),
                       field<&PurchaseOrderLine::receivedValue>(
                           "received_value",
                           text(QT_TRANSLATE_NOOP("PurchaseOrder", "Value received")),
                           ReadOnly | Sensitive | Technical),
                       field<&PurchaseOrderLine::billedValue>(
                           "billed_value", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Value billed")),
                           ReadOnly | Sensitive | Technical)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Document,
    .isLine = true};

const Entity BillOrderParameters::entity{
    .name = "purchase_order_bill",
    .label = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Bill")),
    .plural = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Bills")),
    .module = "purchasing",
    .fields = {
        field<&BillOrderParameters::date>("date", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Date"))),
        field<&BillOrderParameters::supplierInvoice>(
            "supplier_invoice",
            text(QT_TRANSLATE_NOOP("PurchaseOrder", "Supplier's invoice number")))}};

const Entity PurchaseOrder::entity = withLines<&PurchaseOrder::lines>(
    {.name = "purchase_order",
     .label = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Purchase order")),
     .plural = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Purchase orders")),
     .module = "purchasing",
     .fields =
         {field<&PurchaseOrder::number>("number",
                                        text(QT_TRANSLATE_NOOP("PurchaseOrder", "Number")),
                                        ReadOnly | Unique | Naming | Searchable | Indexed),
          field<&PurchaseOrder::provisionalNumber>(
              "provisional_number", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Draft number")),
              Searchable | Indexed),
          field<&PurchaseOrder::supplier>(
              "supplier", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Supplier")), Required | Indexed),
          field<&PurchaseOrder::date>("date", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Date")),
                                      Required | Indexed),
          field<&PurchaseOrder::state>("state", text(QT_TRANSLATE_NOOP("PurchaseOrder", "State")),
                                       ReadOnly | Indexed),
          field<&PurchaseOrder::receiptState>("receipt_state",
                                              text(QT_TRANSLATE_NOOP("PurchaseOrder", "Received")),
                                              ReadOnly | Indexed),
          field<&PurchaseOrder::billState>(
              "bill_state", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Billed")), ReadOnly | Indexed),
          field<&PurchaseOrder::supplierReference>(
              "supplier_reference",
              text(QT_TRANSLATE_NOOP("PurchaseOrder", "Supplier's order number")), Searchable),
          field<&PurchaseOrder::expectedDate>(
              "expected_date", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Expected")), Indexed),
          field<&PurchaseOrder::currency>("currency",
                                          text(QT_TRANSLATE_NOOP("PurchaseOrder", "Currency"))),
          field<&PurchaseOrder::paymentTerm>(
              "payment_term", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Payment term"))),
          field<&PurchaseOrder::warehouse>(
              "warehouse", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Warehouse")), Indexed),
          field<&PurchaseOrder::buyer>("buyer", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Buyer")),
                                       Indexed),
          field<&PurchaseOrder::note>("note", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Note")),
                                      Multiline),
          field<&PurchaseOrder::subtotal>(
              "subtotal", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Subtotal")), ReadOnly),
          field<&PurchaseOrder::taxTotal>(
              "tax_total", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Tax")), ReadOnly),
          field<&PurchaseOrder::total>("total", text(QT_TRANSLATE_NOOP("PurchaseOrder", "Total")),
                                       ReadOnly | Indexed)},
     .commands = {{.name = "confirm", .label = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Confirm"))},
                  {.name = "receive",
                   .label = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Receive")),
                   .parameters = &PostingDateParameters::entity},
                  {.name = "bill",
                   .label = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Bill")),
                   .parameters = &BillOrderParameters::entity},
                  {.name = "cancel",
                   .label = text(QT_TRANSLATE_NOOP("PurchaseOrder", "Cancel order"))}},
     .replication = Replication::Root,
     .merge = MergePolicy::Document,
     .rootField = "supplier",
     .closed = closedWhenDoneOrCancelled});

} // namespace kontor
