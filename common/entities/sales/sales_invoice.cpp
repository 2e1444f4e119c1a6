#include "common/entities/sales/sales_invoice.h"

#include "common/entities/closed_documents.h"
#include "common/entities/finance/payment_term.h"
#include "common/entities/party/party.h"
#include "common/entities/party/pay_parameters.h"
#include "common/entities/sales/sales_order.h"
#include "common/entities/system/user.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"SalesInvoice", source};
}

} // namespace

const QList<Choice> &ChoicesOf<SalesInvoice::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", text(QT_TRANSLATE_NOOP("SalesInvoice", "Draft"))},
        {"posted", text(QT_TRANSLATE_NOOP("SalesInvoice", "Posted"))}};
    return list;
}

const Entity SalesInvoiceLine::entity{
    .name = "sales_invoice_line",
    .label = text(QT_TRANSLATE_NOOP("SalesInvoice", "Line")),
    .plural = text(QT_TRANSLATE_NOOP("SalesInvoice", "Lines")),
    .module = "sales",
    .fields = tradeLineFields()
        + QList<Field>{field<&SalesInvoiceLine::orderLine>(
            "order_line", text(QT_TRANSLATE_NOOP("SalesInvoice", "Line of the order")),
            Technical | Indexed)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Document,
    .isLine = true};

const Entity SalesInvoice::entity = withLines<&SalesInvoice::lines>(
    {.name = "sales_invoice",
     .label = text(QT_TRANSLATE_NOOP("SalesInvoice", "Sales invoice")),
     .plural = text(QT_TRANSLATE_NOOP("SalesInvoice", "Sales invoices")),
     .module = "sales",
     .fields =
         {field<&SalesInvoice::number>("number", text(QT_TRANSLATE_NOOP("SalesInvoice", "Number")),
                                       ReadOnly | Unique | Naming | Searchable | Indexed),
          field<&SalesInvoice::provisionalNumber>(
              "provisional_number", text(QT_TRANSLATE_NOOP("SalesInvoice", "Draft number")),
              Searchable | Indexed),
          field<&SalesInvoice::customer>(
              "customer", text(QT_TRANSLATE_NOOP("SalesInvoice", "Customer")), Required | Indexed),
          field<&SalesInvoice::salesOrder>(
              "sales_order", text(QT_TRANSLATE_NOOP("SalesInvoice", "Sales order")), Indexed),
          field<&SalesInvoice::date>("date", text(QT_TRANSLATE_NOOP("SalesInvoice", "Date")),
                                     Required | Indexed),
          field<&SalesInvoice::dueDate>("due_date", text(QT_TRANSLATE_NOOP("SalesInvoice", "Due")),
                                        Indexed),
          field<&SalesInvoice::state>("state", text(QT_TRANSLATE_NOOP("SalesInvoice", "State")),
                                      ReadOnly | Indexed),
          field<&SalesInvoice::currency>("currency",
                                         text(QT_TRANSLATE_NOOP("SalesInvoice", "Currency"))),
          field<&SalesInvoice::paymentTerm>(
              "payment_term", text(QT_TRANSLATE_NOOP("SalesInvoice", "Payment term"))),
          field<&SalesInvoice::salesperson>(
              "salesperson", text(QT_TRANSLATE_NOOP("SalesInvoice", "Salesperson")), Indexed),
          field<&SalesInvoice::invoiceTitle>("invoice_title",
                                             text(QT_TRANSLATE_NOOP("SalesInvoice", "Invoice to"))),
          field<&SalesInvoice::invoiceTaxNumber>(
              "invoice_tax_number", text(QT_TRANSLATE_NOOP("SalesInvoice", "Tax number"))),
          field<&SalesInvoice::vatInvoiceNumber>(
              "vat_invoice_number", text(QT_TRANSLATE_NOOP("SalesInvoice", "VAT invoice number")),
              Searchable),
          field<&SalesInvoice::note>("note", text(QT_TRANSLATE_NOOP("SalesInvoice", "Note")),
                                     Multiline),
          field<&SalesInvoice::subtotal>(
              "subtotal", text(QT_TRANSLATE_NOOP("SalesInvoice", "Subtotal")), ReadOnly),
          field<&SalesInvoice::taxTotal>("tax_total",
                                         text(QT_TRANSLATE_NOOP("SalesInvoice", "Tax")), ReadOnly),
          field<&SalesInvoice::total>("total", text(QT_TRANSLATE_NOOP("SalesInvoice", "Total")),
                                      ReadOnly | Indexed),
          field<&SalesInvoice::paid>("paid", text(QT_TRANSLATE_NOOP("SalesInvoice", "Paid")),
                                     ReadOnly),
          field<&SalesInvoice::balance>("balance", text(QT_TRANSLATE_NOOP("SalesInvoice", "Open")),
                                        ReadOnly | Indexed)},
     .commands = {{.name = "post", .label = text(QT_TRANSLATE_NOOP("SalesInvoice", "Post"))},
                  {.name = "pay",
                   .label = text(QT_TRANSLATE_NOOP("SalesInvoice", "Register payment")),
                   .parameters = &PayParameters::entity}},
     .replication = Replication::Root,
     .merge = MergePolicy::Document,
     .rootField = "customer",
     .closed = closedWhenPaid});

} // namespace kontor
