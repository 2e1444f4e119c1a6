#include "server/purchasing/purchase_order.h"

#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/product/tax.h"
#include "common/entities/purchasing/goods_receipt.h"
#include "common/entities/purchasing/vendor_bill.h"
#include "server/engine/numbering.h"
#include "server/inventory/inventory.h"
#include "server/party/party.h"
#include "server/product/documents.h"
#include "server/product/product.h"
#include "server/product/progress.h"
#include "server/product/trade_lines.h"
#include "server/purchasing/goods_receipt.h"
#include "server/purchasing/vendor_bill.h"

namespace kontor::purchasing {

Result<PurchaseOrder> openOrder(Tx &tx, Id<PurchaseOrder> id, const char *command)
{
    TRY_ASSIGN(PurchaseOrder order, tx.get(id, Lock::Update));
    TRY(product::stateAfter(order, command));
    return order;
}

Result<Amount> costOf(Tx &tx, const TradeLine &line)
{
    if (line.tax.isNull()) {
        return line.net;
    }
    TRY_ASSIGN(const Tax tax, tx.get(line.tax));
    return tax.kind == Tax::Kind::Simplified ? line.gross : line.net;
}

Quantity billable(const PurchaseOrderLine &line, const product::Products &products)
{
    return (products.isGoods(line.product) ? line.received : line.quantity) - line.billed;
}

Result<void> saveProgress(Tx &tx, PurchaseOrder &order, const product::Products &products)
{
    product::Parts received;
    product::Parts billed;
    for (const PurchaseOrderLine &line : order.lines) {
        billed.add(line.billed, line.quantity);
        if (products.isGoods(line.product)) {
            received.add(line.received, line.quantity);
        }
    }
    order.receiptState = received.progress();
    order.billState = billed.progress();
    if (received.isComplete() && billed.isComplete()) {
        order.state = PurchaseOrder::State::Done;
    }
    return tx.update(order);
}

namespace {

Result<void> completeHead(Call &call, PurchaseOrder &order)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(const Party supplier, party::supplier(tx, order.supplier));
    TRY(product::checkCurrency(tx, order.currency));
    if (order.date.isNull()) {
        order.date = call.today();
    }
    if (order.provisionalNumber.isEmpty()) {
        order.provisionalNumber = product::provisionalNumber(order.id.uuid());
    }
    if (order.warehouse.isNull()) {
        TRY_ASSIGN(order.warehouse, inventory::defaultWarehouse(tx));
    }
    if (order.paymentTerm.isNull()) {
        order.paymentTerm = supplier.paymentTerm;
    }
    if (order.buyer.isNull()) {
        order.buyer = Id<User>(call.actor.user);
    }
    return {};
}

Result<void> saveOrder(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before,
                              {"note", "supplier_reference", "expected_date", "buyer"}));
    auto order = fromRecord<PurchaseOrder>(record);
    if (order.state != PurchaseOrder::State::Draft) {
        return {};
    }
    TRY(completeHead(call, order));
    TRY_ASSIGN(const int digits, product::currencyDigits(call.tx));
    const product::LineContext context{
        product::LineContext::Side::Purchase, digits, {}, order.date};
    std::optional<PurchaseOrder> old;
    if (before != nullptr) {
        old = fromRecord<PurchaseOrder>(*before);
    }
    TRY(product::completeLines(call.tx, order, old ? &*old : nullptr, context));
    writeValues(&order, record);
    return {};
}

/// Changes what the order's warehouse expects of goods by what each line still lacks, times `sign`.
Result<void> expectOpen(Tx &tx, const PurchaseOrder &order, const product::Products &products,
                        int sign)
{
    QList<inventory::StockKey> keys;
    QList<Quantity> quantities;
    for (const PurchaseOrderLine &line : order.lines) {
        if (products.isGoods(line.product)) {
            const Product &product = products.at(line.product);
            TRY_ASSIGN(const Quantity ordered,
                       product::inStockUnit(tx, product, line.unit, line.quantity));
            TRY_ASSIGN(const Quantity received,
                       product::inStockUnit(tx, product, line.unit, line.received));
            keys.append({line.product, order.warehouse});
            quantities.append(sign > 0 ? ordered - received : received - ordered);
        }
    }
    TRY_ASSIGN(inventory::StockBook book, inventory::StockBook::open(tx, keys));
    for (qsizetype i = 0; i < keys.size(); ++i) {
        book.expect(keys.at(i), quantities.at(i));
    }
    return book.write(tx, inventory::MoveSource::of(order));
}

Result<void> confirm(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(PurchaseOrder order, tx.get(Id<PurchaseOrder>(call.arguments.record), Lock::Update));
    TRY_ASSIGN(order.state, product::stateAfter(order, "confirm"));
    TRY(require(!order.lines.isEmpty(), "order_has_no_lines", "lines"));
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, order.lines));
    for (PurchaseOrderLine &line : order.lines) {
        if (line.expectedDate.isNull()) {
            line.expectedDate = order.expectedDate.isValid()
                ? order.expectedDate
                : order.date.addDays(products.at(line.product).leadDays);
        }
    }
    TRY(expectOpen(tx, order, products, 1));
    TRY_ASSIGN(order.number, drawNumber(tx, "purchase_order", order.date));
    return tx.update(order);
}

Result<void> receive(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(PurchaseOrder order,
               openOrder(tx, Id<PurchaseOrder>(call.arguments.record), "receive"));
    GoodsReceipt receipt;
    receipt.id = Id<GoodsReceipt>::create();
    receipt.provisionalNumber = product::provisionalNumber(receipt.id.uuid());
    receipt.supplier = order.supplier;
    receipt.purchaseOrder = order.id;
    receipt.warehouse = order.warehouse;
    receipt.date = product::postingDate(call);
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, order.lines));
    for (const PurchaseOrderLine &line : order.lines) {
        const Quantity open = line.quantity - line.received;
        if (products.isGoods(line.product) && open.isPositive()) {
            GoodsReceiptLine item;
            item.lineId = newUuid();
            item.product = line.product;
            item.description = line.description;
            item.quantity = open;
            item.unit = line.unit;
            item.orderLine = Id<PurchaseOrderLine>(line.lineId);
            receipt.lines.append(item);
        }
    }
    TRY(require(!receipt.lines.isEmpty(), "nothing_to_receive"));
    return postReceipt(call, receipt, order, products);
}

Result<void> bill(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(PurchaseOrder order,
               openOrder(tx, Id<PurchaseOrder>(call.arguments.record), "bill"));
    VendorBill bill;
    bill.id = Id<VendorBill>::create();
    bill.provisionalNumber = product::provisionalNumber(bill.id.uuid());
    bill.supplier = order.supplier;
    bill.purchaseOrder = order.id;
    bill.supplierInvoice = call.parameter("supplier_invoice").toText();
    bill.currency = order.currency;
    bill.paymentTerm = order.paymentTerm;
    bill.date = product::postingDate(call);
    TRY_ASSIGN(const int digits, product::currencyDigits(tx));
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, order.lines));
    for (const PurchaseOrderLine &line : order.lines) {
        const Quantity open = billable(line, products);
        if (open.isPositive()) {
            VendorBillLine item;
            TRY_ASSIGN(static_cast<TradeLine &>(item), product::partOf(line, open, digits));
            item.orderLine = Id<PurchaseOrderLine>(line.lineId);
            bill.lines.append(item);
        }
    }
    TRY(require(!bill.lines.isEmpty(), "nothing_to_bill"));
    TRY(product::sumUp(bill));
    return postBill(call, bill);
}

Result<void> cancel(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(PurchaseOrder order, tx.get(Id<PurchaseOrder>(call.arguments.record), Lock::Update));
    const bool confirmed = order.state == PurchaseOrder::State::Confirmed;
    TRY_ASSIGN(order.state, product::stateAfter(order, "cancel"));
    TRY(require(order.receiptState == Progress::Nothing && order.billState == Progress::Nothing,
                "order_partly_received"));
    if (confirmed) {
        TRY_ASSIGN(const product::Products products, product::Products::of(tx, order.lines));
        TRY(expectOpen(tx, order, products, -1));
    }
    return tx.update(order);
}

} // namespace

void registerPurchaseOrder(Registry &registry)
{
    registry.addSaveRule(PurchaseOrder::entity,
                         {.beforeSave = saveOrder, .beforeDelete = product::refuseDelete});
    registry.addCommand("purchase_order.confirm", confirm);
    registry.addCommand("purchase_order.receive", receive);
    registry.addCommand("purchase_order.bill", bill);
    registry.addCommand("purchase_order.cancel", cancel);
}

} // namespace kontor::purchasing
