#include "server/sales/sales_invoice.h"

#include "common/entities/product/product.h"
#include "common/rules/command_check.h"
#include "server/engine/numbering.h"
#include "server/finance/posting.h"
#include "server/finance/settlement.h"
#include "server/product/trade_lines.h"
#include "server/sales/customer_terms.h"
#include "server/sales/sales_order.h"

namespace kontor::sales {

namespace {

Result<void> saveInvoice(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before, {"note", "vat_invoice_number"}));
    auto invoice = fromRecord<SalesInvoice>(record);
    if (invoice.state != SalesInvoice::State::Draft) {
        return {};
    }
    Id<PriceList> priceList;
    if (!invoice.salesOrder.isNull()) {
        TRY_ASSIGN(const SalesOrder order, call.tx.get(invoice.salesOrder));
        invoice.customer = order.customer;
        priceList = order.priceList;
    }
    TRY_ASSIGN(const Party customer, completeHead(call, invoice));
    if (priceList.isNull()) {
        priceList = customer.priceList;
    }
    TRY_ASSIGN(const int digits, product::currencyDigits(call.tx));
    const product::LineContext context{product::LineContext::Side::Sale, digits, priceList,
                                       invoice.date};
    std::optional<SalesInvoice> old;
    if (before != nullptr) {
        old = fromRecord<SalesInvoice>(*before);
    }
    TRY(product::completeLines(call.tx, invoice, old ? &*old : nullptr, context));
    writeValues(&invoice, record);
    return {};
}

/// Matches a line with what was ordered and delivered.
Result<void> invoiceLine(const SalesInvoiceLine &line, const product::Products &products,
                         SalesOrder *order)
{
    if (line.orderLine.isNull()) {
        return {};
    }
    SalesOrderLine *ordered =
        order != nullptr ? product::lineWithId(order->lines, line.orderLine.uuid()) : nullptr;
    TRY(require(ordered != nullptr && ordered->product == line.product
                    && ordered->unit == line.unit,
                "line_not_of_order", "order_line"));
    const Quantity open = invoiceable(*ordered, products);
    TRY(require(line.quantity <= open, "invoice_exceeds_delivered", "quantity",
                {{QStringLiteral("product"), products.at(line.product).name},
                 {QStringLiteral("open"), open.toString()},
                 {QStringLiteral("wanted"), line.quantity.toString()}}));
    ordered->invoiced += line.quantity;
    return {};
}

Result<void> post(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(SalesInvoice invoice, tx.get(Id<SalesInvoice>(call.arguments.record), Lock::Update));
    TRY(product::stateAfter(invoice, "post"));
    if (invoice.salesOrder.isNull()) {
        return postInvoice(call, invoice, nullptr);
    }
    TRY_ASSIGN(SalesOrder order, openOrder(tx, invoice.salesOrder, "invoice"));
    return postInvoice(call, invoice, &order);
}

Result<void> pay(Call &call)
{
    TRY_ASSIGN(const SalesInvoice invoice, call.tx.get(Id<SalesInvoice>(call.arguments.record)));
    TRY(rules::checkCommand(toRecord(invoice), QStringLiteral("pay"), call.actor.user));
    finance::DocumentPayment wanted = finance::requestedPayment(call);
    wanted.direction = Payment::Direction::In;
    wanted.party = invoice.customer;
    wanted.documentEntity = SalesInvoice::entity.key();
    wanted.documentId = invoice.id.uuid();
    wanted.documentNumber = invoice.number;
    TRY(finance::payDocument(call.tx, call.actor, wanted));
    return {};
}

/// What stands on the invoice stays when the customer is renamed later.
Result<void> snapshotCustomer(Tx &tx, SalesInvoice &invoice)
{
    TRY_ASSIGN(const Party customer, party::customer(tx, invoice.customer));
    if (invoice.invoiceTitle.isEmpty()) {
        invoice.invoiceTitle = customer.name;
    }
    if (invoice.invoiceTaxNumber.isEmpty()) {
        invoice.invoiceTaxNumber = customer.taxNumber;
    }
    return {};
}

} // namespace

Result<void> postInvoice(Call &call, SalesInvoice &invoice, SalesOrder *order)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(invoice.state, product::stateAfter(invoice, "post"));
    TRY(require(!invoice.lines.isEmpty(), "document_has_no_lines", "lines"));
    Amount goods;
    Amount services;
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, invoice.lines));
    for (const SalesInvoiceLine &line : std::as_const(invoice.lines)) {
        TRY(invoiceLine(line, products, order));
        (products.isGoods(line.product) ? goods : services) += line.net;
    }
    if (order != nullptr) {
        TRY_ASSIGN(const product::Products ordered, product::Products::of(tx, order->lines));
        TRY(saveProgress(tx, *order, ordered));
    }
    TRY(snapshotCustomer(tx, invoice));
    if (invoice.dueDate.isNull()) {
        TRY_ASSIGN(invoice.dueDate, finance::dueDate(tx, invoice.paymentTerm, invoice.date));
    }
    invoice.paid = {};
    invoice.balance = invoice.total;
    TRY_ASSIGN(invoice.number, drawNumber(tx, "sales_invoice", invoice.date));
    TRY(product::save(tx, invoice));

    finance::EntryDraft entry;
    entry.date = invoice.date;
    entry.due = invoice.dueDate;
    entry.memo = invoice.number;
    entry.setSource(invoice);
    entry.party = invoice.customer;
    entry.debit(AccountRole::Receivable, invoice.total);
    entry.credit(AccountRole::Revenue, goods);
    entry.credit(AccountRole::ServiceRevenue, services);
    entry.credit(AccountRole::OutputVat, invoice.taxTotal);
    if (!entry.isEmpty()) {
        TRY(finance::post(tx, call.actor, entry));
    }
    return {};
}

void registerSalesInvoice(Registry &registry)
{
    registry.addSaveRule(SalesInvoice::entity,
                         {.beforeSave = saveInvoice, .beforeDelete = product::refuseDelete});
    registry.addCommand("sales_invoice.post", post);
    registry.addCommand("sales_invoice.pay", pay);
}

} // namespace kontor::sales
