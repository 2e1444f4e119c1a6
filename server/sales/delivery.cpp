#include "server/sales/delivery.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "server/engine/numbering.h"
#include "server/finance/posting.h"
#include "server/inventory/inventory.h"
#include "server/product/documents.h"
#include "server/product/product.h"
#include "server/product/trade_lines.h"
#include "server/sales/sales_order.h"

namespace kontor::sales {

namespace {

Result<void> saveDelivery(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before, {"note", "carrier", "tracking_number"}));
    auto delivery = fromRecord<Delivery>(record);
    if (delivery.state != Delivery::State::Draft) {
        return {};
    }
    TRY_ASSIGN(const SalesOrder order, call.tx.get(delivery.salesOrder));
    delivery.customer = order.customer;
    if (delivery.warehouse.isNull()) {
        delivery.warehouse = order.warehouse;
    }
    if (delivery.shipTo.isNull()) {
        delivery.shipTo = order.shipTo;
    }
    if (delivery.date.isNull()) {
        delivery.date = call.today();
    }
    if (delivery.provisionalNumber.isEmpty()) {
        delivery.provisionalNumber = product::provisionalNumber(record.id);
    }
    for (DeliveryLine &line : delivery.lines) {
        TRY(require(line.quantity.isPositive(), "quantity_not_positive", "quantity"));
        const SalesOrderLine *ordered = product::lineWithId(order.lines, line.orderLine.uuid());
        TRY(require(ordered != nullptr, "line_not_of_order", "order_line"));
        line.product = ordered->product;
        line.unit = ordered->unit;
        line.cost = {};
        if (line.description.isEmpty()) {
            line.description = ordered->description;
        }
    }
    writeValues(&delivery, record);
    return {};
}

/// Delivers one line: quantity on the order, goods out of the book.
Result<void> deliverLine(Tx &tx, inventory::StockBook &book, const SalesOrder &order,
                         const Delivery &delivery, DeliveryLine &line, SalesOrderLine &ordered,
                         const Product &product)
{
    TRY(require(product.kind == Product::Kind::Goods, "product_has_no_stock", "product",
                {{QStringLiteral("product"), product.name}}));
    const Quantity open = ordered.quantity - ordered.delivered;
    TRY(require(line.quantity <= open, "delivery_exceeds_order", "quantity",
                {{QStringLiteral("product"), product.name},
                 {QStringLiteral("open"), open.toString()},
                 {QStringLiteral("wanted"), line.quantity.toString()}}));
    // Differences of sums, so that parts add up to the whole whatever is rounded.
    TRY_ASSIGN(const Quantity stockBefore,
               product::inStockUnit(tx, product, ordered.unit, ordered.delivered));
    ordered.delivered += line.quantity;
    TRY_ASSIGN(const Quantity stockAfter,
               product::inStockUnit(tx, product, ordered.unit, ordered.delivered));
    const Quantity moved = stockAfter - stockBefore;
    TRY_ASSIGN(line.cost, book.issue({product.id, delivery.warehouse}, moved, line.lineId));
    book.reserve({product.id, order.warehouse}, -moved);
    return {};
}

Result<void> post(Call &call)
{
    TRY_ASSIGN(Delivery delivery, call.tx.get(Id<Delivery>(call.arguments.record), Lock::Update));
    TRY(product::stateAfter(delivery, "post"));
    TRY_ASSIGN(SalesOrder order, openOrder(call.tx, delivery.salesOrder, "deliver"));
    TRY_ASSIGN(const product::Products products, product::Products::of(call.tx, order.lines));
    return postDelivery(call, delivery, order, products);
}

} // namespace

Result<void> postDelivery(Call &call, Delivery &delivery, SalesOrder &order,
                          const product::Products &products)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(delivery.state, product::stateAfter(delivery, "post"));
    TRY(require(!delivery.lines.isEmpty(), "document_has_no_lines", "lines"));
    QList<inventory::StockKey> keys;
    for (const DeliveryLine &line : delivery.lines) {
        keys.append({line.product, delivery.warehouse});
        keys.append({line.product, order.warehouse}); // where it was reserved
    }
    TRY_ASSIGN(inventory::StockBook book, inventory::StockBook::open(tx, keys));
    Amount cost;
    for (DeliveryLine &line : delivery.lines) {
        SalesOrderLine *ordered = product::lineWithId(order.lines, line.orderLine.uuid());
        TRY(require(ordered != nullptr && ordered->product == line.product, "line_not_of_order",
                    "order_line"));
        TRY(deliverLine(tx, book, order, delivery, line, *ordered, products.at(line.product)));
        cost += line.cost;
    }
    TRY(saveProgress(tx, order, products));
    TRY_ASSIGN(delivery.number, drawNumber(tx, "delivery", delivery.date));
    TRY(product::save(tx, delivery));
    TRY(book.write(tx, inventory::MoveSource::of(delivery)));

    finance::EntryDraft entry;
    entry.date = delivery.date;
    entry.memo = delivery.number;
    entry.setSource(delivery);
    entry.party = delivery.customer;
    entry.debit(AccountRole::CostOfSales, cost);
    entry.credit(AccountRole::Inventory, cost);
    if (!entry.isEmpty()) {
        TRY(finance::post(tx, call.actor, entry));
    }
    return {};
}

void registerDelivery(Registry &registry)
{
    registry.addSaveRule(Delivery::entity,
                         {.beforeSave = saveDelivery, .beforeDelete = product::refuseDelete});
    registry.addCommand("delivery.post", post);
}

} // namespace kontor::sales
