#include "app/documents/document_kinds.h"

#include "app/documents/allocation_dialog.h"
#include "app/documents/payment_lines.h"
#include "app/documents/voucher_lines.h"
#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment.h"
#include "common/entities/inventory/stocktake.h"
#include "common/entities/purchasing/goods_receipt.h"
#include "common/entities/purchasing/purchase_order.h"
#include "common/entities/purchasing/vendor_bill.h"
#include "common/entities/sales/delivery.h"
#include "common/entities/sales/quotation.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"

namespace kontor {

namespace {

using Measure = DocumentStep::Measure;

constexpr Label text(const char *source)
{
    return {"DocumentKinds", source};
}

QStringList names(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '));
}

QHash<QString, QStringList> primaryIn(
    std::initializer_list<std::pair<const char *, const char *>> rows)
{
    QHash<QString, QStringList> result;
    for (const auto &[state, commands] : rows) {
        result.insert(QString::fromLatin1(state), names(commands));
    }
    return result;
}

const QString pricedColumns =
    QStringLiteral("product description quantity unit unit_price discount tax net");

DocumentKind quotation()
{
    DocumentKind kind;
    kind.entity = &Quotation::entity;
    kind.side = DocumentKind::Side::Sale;
    kind.party = "customer";
    kind.head = names("customer date contact valid_until");
    kind.more =
        names("opportunity salesperson price_list payment_term warehouse ship_to terms note");
    kind.columns = pricedColumns.split(QLatin1Char(' '));
    kind.primary = primaryIn({{"draft", "send"}, {"sent", "accept"}});
    kind.opened = names("accept");
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Sent")), Measure::State, "state",
                   names("sent accepted declined")},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Accepted")), Measure::State, "state",
                   names("accepted"), &SalesOrder::entity, "quotation"}};
    return kind;
}

DocumentKind salesOrder()
{
    DocumentKind kind;
    kind.entity = &SalesOrder::entity;
    kind.side = DocumentKind::Side::Sale;
    kind.party = "customer";
    kind.head = names("customer date customer_reference requested_date");
    kind.more = names("contact ship_to salesperson price_list payment_term warehouse quotation "
                      "opportunity note");
    kind.columns = names("product description quantity unit unit_price discount tax net "
                         "delivered invoiced");
    kind.primary =
        primaryIn({{"draft", "confirm"}, {"on_hold", "release"}, {"confirmed", "deliver invoice"}});
    kind.opened = names("invoice");
    kind.progress = {{QStringLiteral("deliver"), QStringLiteral("delivery_state")},
                     {QStringLiteral("invoice"), QStringLiteral("invoice_state")}};
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Ordered")), Measure::State, "state",
                   names("confirmed done")},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Delivered")),
                   Measure::Progress,
                   "delivery_state",
                   {},
                   &Delivery::entity,
                   "sales_order"},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Invoiced")),
                   Measure::Progress,
                   "invoice_state",
                   {},
                   &SalesInvoice::entity,
                   "sales_order"},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Paid")),
                   Measure::Paid,
                   "",
                   {},
                   &SalesInvoice::entity,
                   "sales_order"}};
    return kind;
}

DocumentKind delivery()
{
    DocumentKind kind;
    kind.entity = &Delivery::entity;
    kind.party = "customer";
    kind.head = names("customer date sales_order warehouse");
    kind.more = names("ship_to carrier tracking_number note");
    kind.columns = names("product description quantity unit cost");
    kind.linesFixed = true;
    kind.primary = primaryIn({{"draft", "post"}});
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Delivered")), Measure::State, "state",
                   names("posted")}};
    return kind;
}

DocumentKind salesInvoice()
{
    DocumentKind kind;
    kind.entity = &SalesInvoice::entity;
    kind.side = DocumentKind::Side::Sale;
    kind.party = "customer";
    kind.head = names("customer date sales_order due_date");
    kind.more = names("payment_term salesperson invoice_title invoice_tax_number "
                      "vat_invoice_number note");
    kind.columns = pricedColumns.split(QLatin1Char(' '));
    kind.primary = primaryIn({{"draft", "post"}, {"posted", "pay"}});
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Invoiced")), Measure::State, "state",
                   names("posted")},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Paid")), Measure::Paid, "balance"}};
    return kind;
}

DocumentKind purchaseOrder()
{
    DocumentKind kind;
    kind.entity = &PurchaseOrder::entity;
    kind.side = DocumentKind::Side::Purchase;
    kind.party = "supplier";
    kind.head = names("supplier date supplier_reference expected_date");
    kind.more = names("warehouse buyer payment_term note");
    kind.columns = names("product description quantity unit unit_price discount tax net "
                         "received billed");
    kind.primary = primaryIn({{"draft", "confirm"}, {"confirmed", "receive bill"}});
    kind.opened = names("bill");
    kind.progress = {{QStringLiteral("receive"), QStringLiteral("receipt_state")},
                     {QStringLiteral("bill"), QStringLiteral("bill_state")}};
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Ordered")), Measure::State, "state",
                   names("confirmed done")},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Received")),
                   Measure::Progress,
                   "receipt_state",
                   {},
                   &GoodsReceipt::entity,
                   "purchase_order"},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Billed")),
                   Measure::Progress,
                   "bill_state",
                   {},
                   &VendorBill::entity,
                   "purchase_order"},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Paid")),
                   Measure::Paid,
                   "",
                   {},
                   &VendorBill::entity,
                   "purchase_order"}};
    return kind;
}

DocumentKind goodsReceipt()
{
    DocumentKind kind;
    kind.entity = &GoodsReceipt::entity;
    kind.party = "supplier";
    kind.head = names("supplier date purchase_order warehouse");
    kind.more = names("delivery_note note");
    kind.columns = names("product description quantity unit value");
    kind.linesFixed = true;
    kind.primary = primaryIn({{"draft", "post"}});
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Received")), Measure::State, "state",
                   names("posted")}};
    return kind;
}

DocumentKind vendorBill()
{
    DocumentKind kind;
    kind.entity = &VendorBill::entity;
    kind.side = DocumentKind::Side::Purchase;
    kind.party = "supplier";
    kind.head = names("supplier date supplier_invoice due_date");
    kind.more = names("purchase_order payment_term note");
    kind.columns = pricedColumns.split(QLatin1Char(' '));
    kind.primary = primaryIn({{"draft", "post"}, {"posted", "pay"}});
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Billed")), Measure::State, "state",
                   names("posted")},
                  {text(QT_TRANSLATE_NOOP("DocumentKinds", "Paid")), Measure::Paid, "balance"}};
    return kind;
}

DocumentKind stocktake()
{
    DocumentKind kind;
    kind.entity = &Stocktake::entity;
    kind.head = names("warehouse date");
    kind.more = names("note");
    kind.columns = names("product counted booked difference unit_cost value");
    kind.primary = primaryIn({{"draft", "post"}});
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Posted")), Measure::State, "state",
                   names("posted")}};
    return kind;
}

DocumentKind journalEntry()
{
    DocumentKind kind;
    kind.entity = &JournalEntry::entity;
    kind.head = names("date attachments");
    kind.more = names("kind period memo");
    kind.columns = names("memo account party debit credit cash_flow_item");
    kind.lines = [](DataSource &source, const Clock &, const DocumentKind &of) {
        return std::unique_ptr<DocumentLines>(std::make_unique<VoucherLines>(source, of));
    };
    kind.opened = names("reverse");
    kind.repeated = names("date");
    kind.primary = primaryIn({{"draft", "post"}});
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Posted")), Measure::State, "state",
                   names("posted")}};
    return kind;
}

DocumentKind payment()
{
    DocumentKind kind;
    kind.entity = &Payment::entity;
    kind.party = "party";
    kind.head = names("direction party date amount account method");
    kind.more = names("memo");
    kind.columns = names("document_kind document_number document_date due open amount");
    kind.linesFixed = true;
    kind.lines = [](DataSource &source, const Clock &, const DocumentKind &of) {
        return std::unique_ptr<DocumentLines>(std::make_unique<PaymentLines>(source, of));
    };
    kind.asked = {{QStringLiteral("allocate"), &AllocationDialog::ask}};
    kind.primary = primaryIn({{"draft", "post"}, {"posted", "allocate"}});
    kind.steps = {{text(QT_TRANSLATE_NOOP("DocumentKinds", "Posted")), Measure::State, "state",
                   names("posted")}};
    return kind;
}

} // namespace

const DocumentKind *findDocumentKind(const Entity &entity)
{
    static const QList<DocumentKind> kinds{
        quotation(),    salesOrder(), delivery(),  salesInvoice(), purchaseOrder(),
        goodsReceipt(), vendorBill(), stocktake(), journalEntry(), payment()};
    for (const DocumentKind &kind : kinds) {
        if (kind.entity == &entity) {
            return &kind;
        }
    }
    return nullptr;
}

} // namespace kontor
