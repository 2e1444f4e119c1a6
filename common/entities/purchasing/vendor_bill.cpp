#include "common/entities/purchasing/vendor_bill.h"

#include "common/entities/closed_documents.h"
#include "common/entities/finance/payment_term.h"
#include "common/entities/party/party.h"
#include "common/entities/party/pay_parameters.h"
#include "common/entities/purchasing/purchase_order.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"VendorBill", source};
}

} // namespace

const QList<Choice> &ChoicesOf<VendorBill::State>::choices()
{
    static const QList<Choice> list = {{"draft", text(QT_TRANSLATE_NOOP("VendorBill", "Draft"))},
                                       {"posted", text(QT_TRANSLATE_NOOP("VendorBill", "Posted"))}};
    return list;
}

const Entity VendorBillLine::entity{
    .name = "vendor_bill_line",
    .label = text(QT_TRANSLATE_NOOP("VendorBill", "Line")),
    .plural = text(QT_TRANSLATE_NOOP("VendorBill", "Lines")),
    .module = "purchasing",
    .fields = tradeLineFields()
        + QList<Field>{field<&VendorBillLine::orderLine>(
            "order_line", text(QT_TRANSLATE_NOOP("VendorBill", "Line of the order")),
            Technical | Indexed)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Document,
    .isLine = true};

const Entity VendorBill::entity = withLines<&VendorBill::lines>(
    {.name = "vendor_bill",
     .label = text(QT_TRANSLATE_NOOP("VendorBill", "Vendor bill")),
     .plural = text(QT_TRANSLATE_NOOP("VendorBill", "Vendor bills")),
     .module = "purchasing",
     .fields =
         {field<&VendorBill::number>("number", text(QT_TRANSLATE_NOOP("VendorBill", "Number")),
                                     ReadOnly | Unique | Naming | Searchable | Indexed),
          field<&VendorBill::provisionalNumber>(
              "provisional_number", text(QT_TRANSLATE_NOOP("VendorBill", "Draft number")),
              Searchable | Indexed),
          field<&VendorBill::supplier>(
              "supplier", text(QT_TRANSLATE_NOOP("VendorBill", "Supplier")), Required | Indexed),
          field<&VendorBill::supplierInvoice>(
              "supplier_invoice",
              text(QT_TRANSLATE_NOOP("VendorBill", "Supplier's invoice number")),
              Searchable | Indexed),
          field<&VendorBill::purchaseOrder>(
              "purchase_order", text(QT_TRANSLATE_NOOP("VendorBill", "Purchase order")), Indexed),
          field<&VendorBill::date>("date", text(QT_TRANSLATE_NOOP("VendorBill", "Date")),
                                   Required | Indexed),
          field<&VendorBill::dueDate>("due_date", text(QT_TRANSLATE_NOOP("VendorBill", "Due")),
                                      Indexed),
          field<&VendorBill::state>("state", text(QT_TRANSLATE_NOOP("VendorBill", "State")),
                                    ReadOnly | Indexed),
          field<&VendorBill::currency>("currency",
                                       text(QT_TRANSLATE_NOOP("VendorBill", "Currency"))),
          field<&VendorBill::paymentTerm>("payment_term",
                                          text(QT_TRANSLATE_NOOP("VendorBill", "Payment term"))),
          field<&VendorBill::note>("note", text(QT_TRANSLATE_NOOP("VendorBill", "Note")),
                                   Multiline),
          field<&VendorBill::subtotal>("subtotal",
                                       text(QT_TRANSLATE_NOOP("VendorBill", "Subtotal")), ReadOnly),
          field<&VendorBill::taxTotal>("tax_total", text(QT_TRANSLATE_NOOP("VendorBill", "Tax")),
                                       ReadOnly),
          field<&VendorBill::total>("total", text(QT_TRANSLATE_NOOP("VendorBill", "Total")),
                                    ReadOnly | Indexed),
          field<&VendorBill::paid>("paid", text(QT_TRANSLATE_NOOP("VendorBill", "Paid")), ReadOnly),
          field<&VendorBill::balance>("balance", text(QT_TRANSLATE_NOOP("VendorBill", "Open")),
                                      ReadOnly | Indexed)},
     .commands = {{.name = "post", .label = text(QT_TRANSLATE_NOOP("VendorBill", "Post"))},
                  {.name = "pay",
                   .label = text(QT_TRANSLATE_NOOP("VendorBill", "Register payment")),
                   .parameters = &PayParameters::entity}},
     .replication = Replication::Root,
     .merge = MergePolicy::Document,
     .rootField = "supplier",
     .closed = closedWhenPaid});

} // namespace kontor
