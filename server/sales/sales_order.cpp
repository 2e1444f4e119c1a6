#include "server/sales/sales_order.h"

#include "common/entities/product/product.h"
#include "common/entities/sales/delivery.h"
#include "common/entities/sales/sales_invoice.h"
#include "server/inventory/inventory.h"
#include "server/product/product.h"
#include "server/product/progress.h"
#include "server/product/trade_lines.h"
#include "server/sales/confirmation.h"
#include "server/sales/customer_terms.h"
#include "server/sales/delivery.h"
#include "server/sales/sales_invoice.h"

namespace kontor::sales {

Result<void> completeOrderHead(Call &call, SalesOrder &order)
{
    TRY_ASSIGN(const Party customer, completeHead(call, order));
    if (order.priceList.isNull()) {
        order.priceList = customer.priceList;
    }
    if (order.warehouse.isNull()) {
        TRY_ASSIGN(order.warehouse, inventory::defaultWarehouse(call.tx));
    }
    if (order.shipTo.isNull()) {
        TRY_ASSIGN(order.shipTo, party::shippingAddress(call.tx, order.customer));
    }
    return {};
}

Result<void> snapshotCosts(Tx &tx, SalesOrder &order)
{
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, order.lines));
    for (SalesOrderLine &line : order.lines) {
        const Product &product = products.at(line.product);
        TRY_ASSIGN(const rules::UnitRatio ratio, product::unitRatio(tx, product, line.unit));
        TRY_ASSIGN(line.unitCost, rules::unitPrice(product.cost, ratio));
    }
    return {};
}

Result<SalesOrder> openOrder(Tx &tx, Id<SalesOrder> id, const char *command)
{
    TRY_ASSIGN(SalesOrder order, tx.get(id, Lock::Update));
    TRY(product::stateAfter(order, command));
    return order;
}

Quantity invoiceable(const SalesOrderLine &line, const product::Products &products)
{
    return (products.isGoods(line.product) ? line.delivered : line.quantity) - line.invoiced;
}

Result<void> saveProgress(Tx &tx, SalesOrder &order, const product::Products &products)
{
    product::Parts delivered;
    product::Parts invoiced;
    for (const SalesOrderLine &line : order.lines) {
        invoiced.add(line.invoiced, line.quantity);
        if (products.isGoods(line.product)) {
            delivered.add(line.delivered, line.quantity);
        }
    }
    order.deliveryState = delivered.progress();
    order.invoiceState = invoiced.progress();
    if (delivered.isComplete() && invoiced.isComplete()) {
        order.state = SalesOrder::State::Done;
    }
    return tx.update(order);
}

namespace {

Result<void> saveOrder(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before,
                              {"note", "customer_reference", "opportunity", "ship_to"}));
    auto order = fromRecord<SalesOrder>(record);
    if (order.state != SalesOrder::State::Draft) {
        return {};
    }
    TRY(completeOrderHead(call, order));
    TRY_ASSIGN(const int digits, product::currencyDigits(call.tx));
    const product::LineContext context{product::LineContext::Side::Sale, digits, order.priceList,
                                       order.date};
    std::optional<SalesOrder> old;
    if (before != nullptr) {
        old = fromRecord<SalesOrder>(*before);
    }
    TRY(product::completeLines(call.tx, order, old ? &*old : nullptr, context));
    TRY(snapshotCosts(call.tx, order));
    writeValues(&order, record);
    return {};
}

Result<void> deliver(Call &call)
{
    TRY_ASSIGN(SalesOrder order,
               openOrder(call.tx, Id<SalesOrder>(call.arguments.record), "deliver"));
    Delivery delivery;
    delivery.id = Id<Delivery>::create();
    delivery.provisionalNumber = product::provisionalNumber(delivery.id.uuid());
    delivery.customer = order.customer;
    delivery.salesOrder = order.id;
    delivery.warehouse = order.warehouse;
    delivery.shipTo = order.shipTo;
    delivery.date = product::postingDate(call);
    TRY_ASSIGN(const product::Products products, product::Products::of(call.tx, order.lines));
    for (const SalesOrderLine &line : order.lines) {
        const Quantity open = line.quantity - line.delivered;
        if (products.isGoods(line.product) && open.isPositive()) {
            DeliveryLine item;
            item.lineId = newUuid();
            item.product = line.product;
            item.description = line.description;
            item.quantity = open;
            item.unit = line.unit;
            item.orderLine = Id<SalesOrderLine>(line.lineId);
            delivery.lines.append(item);
        }
    }
    TRY(require(!delivery.lines.isEmpty(), "nothing_to_deliver"));
    return postDelivery(call, delivery, order, products);
}

Result<void> invoice(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(SalesOrder order, openOrder(tx, Id<SalesOrder>(call.arguments.record), "invoice"));
    SalesInvoice invoice;
    invoice.id = Id<SalesInvoice>::create();
    invoice.provisionalNumber = product::provisionalNumber(invoice.id.uuid());
    invoice.customer = order.customer;
    invoice.salesOrder = order.id;
    invoice.currency = order.currency;
    invoice.paymentTerm = order.paymentTerm;
    invoice.salesperson = order.salesperson;
    invoice.date = product::postingDate(call);
    TRY_ASSIGN(const int digits, product::currencyDigits(tx));
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, order.lines));
    for (const SalesOrderLine &line : order.lines) {
        const Quantity open = invoiceable(line, products);
        if (open.isPositive()) {
            SalesInvoiceLine item;
            TRY_ASSIGN(static_cast<TradeLine &>(item), product::partOf(line, open, digits));
            item.orderLine = Id<SalesOrderLine>(line.lineId);
            invoice.lines.append(item);
        }
    }
    TRY(require(!invoice.lines.isEmpty(), "nothing_to_invoice"));
    TRY(product::sumUp(invoice));
    return postInvoice(call, invoice, &order);
}

} // namespace

void registerSalesOrder(Registry &registry)
{
    registry.addSaveRule(SalesOrder::entity,
                         {.beforeSave = saveOrder, .beforeDelete = product::refuseDelete});
    registry.addCommand("sales_order.confirm", confirm);
    registry.addCommand("sales_order.release", release);
    registry.addCommand("sales_order.cancel", cancel);
    registry.addCommand("sales_order.deliver", deliver);
    registry.addCommand("sales_order.invoice", invoice);
}

} // namespace kontor::sales
