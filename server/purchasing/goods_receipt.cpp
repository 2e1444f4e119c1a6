#include "server/purchasing/goods_receipt.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "server/engine/numbering.h"
#include "server/finance/posting.h"
#include "server/inventory/inventory.h"
#include "server/product/documents.h"
#include "server/product/product.h"
#include "server/product/trade_lines.h"
#include "server/purchasing/purchase_order.h"

namespace kontor::purchasing {

namespace {

Result<void> saveReceipt(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before, {"note", "delivery_note"}));
    auto receipt = fromRecord<GoodsReceipt>(record);
    if (receipt.state != GoodsReceipt::State::Draft) {
        return {};
    }
    TRY_ASSIGN(const PurchaseOrder order, call.tx.get(receipt.purchaseOrder));
    receipt.supplier = order.supplier;
    if (receipt.warehouse.isNull()) {
        receipt.warehouse = order.warehouse;
    }
    if (receipt.date.isNull()) {
        receipt.date = call.today();
    }
    if (receipt.provisionalNumber.isEmpty()) {
        receipt.provisionalNumber = product::provisionalNumber(record.id);
    }
    for (GoodsReceiptLine &line : receipt.lines) {
        TRY(require(line.quantity.isPositive(), "quantity_not_positive", "quantity"));
        const PurchaseOrderLine *ordered = product::lineWithId(order.lines, line.orderLine.uuid());
        TRY(require(ordered != nullptr, "line_not_of_order", "order_line"));
        line.product = ordered->product;
        line.unit = ordered->unit;
        line.value = {};
        if (line.description.isEmpty()) {
            line.description = ordered->description;
        }
    }
    writeValues(&receipt, record);
    return {};
}

/// What `received` of an ordered line is worth; all of it exactly what the line costs.
Result<Amount> valueOf(Amount cost, Quantity received, Quantity ordered, int digits)
{
    return received == ordered ? Result<Amount>(cost) : proportion(cost, received, ordered, digits);
}

/// Receives one line: quantities and value on the order, goods in the book.
Result<void> receiveLine(Tx &tx, inventory::StockBook &book, const GoodsReceipt &receipt,
                         GoodsReceiptLine &line, PurchaseOrderLine &ordered, const Product &product,
                         int digits)
{
    TRY(require(product.kind == Product::Kind::Goods, "product_has_no_stock", "product",
                {{QStringLiteral("product"), product.name}}));
    const Quantity open = ordered.quantity - ordered.received;
    TRY(require(line.quantity <= open, "receipt_exceeds_order", "quantity",
                {{QStringLiteral("product"), product.name},
                 {QStringLiteral("open"), open.toString()},
                 {QStringLiteral("wanted"), line.quantity.toString()}}));
    // Differences of sums, so that parts add up to the whole whatever is rounded.
    TRY_ASSIGN(const Amount cost, costOf(tx, ordered));
    TRY_ASSIGN(const Quantity stockBefore,
               product::inStockUnit(tx, product, ordered.unit, ordered.received));
    ordered.received += line.quantity;
    TRY_ASSIGN(const Quantity stockAfter,
               product::inStockUnit(tx, product, ordered.unit, ordered.received));
    TRY_ASSIGN(const Amount worth, valueOf(cost, ordered.received, ordered.quantity, digits));
    line.value = worth - ordered.receivedValue;
    ordered.receivedValue = worth;

    const inventory::StockKey key{line.product, receipt.warehouse};
    TRY(book.receive(key, stockAfter - stockBefore, line.value, line.lineId));
    book.expect({line.product, receipt.warehouse}, stockBefore - stockAfter);
    return {};
}

Result<void> post(Call &call)
{
    TRY_ASSIGN(GoodsReceipt receipt,
               call.tx.get(Id<GoodsReceipt>(call.arguments.record), Lock::Update));
    TRY(product::stateAfter(receipt, "post"));
    TRY_ASSIGN(PurchaseOrder order, openOrder(call.tx, receipt.purchaseOrder, "receive"));
    TRY_ASSIGN(const product::Products products, product::Products::of(call.tx, order.lines));
    return postReceipt(call, receipt, order, products);
}

} // namespace

Result<void> postReceipt(Call &call, GoodsReceipt &receipt, PurchaseOrder &order,
                         const product::Products &products)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(receipt.state, product::stateAfter(receipt, "post"));
    TRY(require(!receipt.lines.isEmpty(), "document_has_no_lines", "lines"));
    QList<inventory::StockKey> keys;
    for (const GoodsReceiptLine &line : receipt.lines) {
        keys.append({line.product, receipt.warehouse});
    }
    TRY_ASSIGN(inventory::StockBook book, inventory::StockBook::open(tx, keys));
    TRY_ASSIGN(const int digits, product::currencyDigits(tx));
    Amount total;
    for (GoodsReceiptLine &line : receipt.lines) {
        PurchaseOrderLine *ordered = product::lineWithId(order.lines, line.orderLine.uuid());
        TRY(require(ordered != nullptr && ordered->product == line.product, "line_not_of_order",
                    "order_line"));
        TRY(receiveLine(tx, book, receipt, line, *ordered, products.at(line.product), digits));
        total += line.value;
    }
    TRY(saveProgress(tx, order, products));
    for (const inventory::StockKey &key : keys) {
        TRY(inventory::updateCost(tx, book.level(key)));
    }
    TRY_ASSIGN(receipt.number, drawNumber(tx, "goods_receipt", receipt.date));
    TRY(product::save(tx, receipt));
    TRY(book.write(tx, inventory::MoveSource::of(receipt)));

    finance::EntryDraft entry;
    entry.date = receipt.date;
    entry.memo = receipt.number;
    entry.setSource(receipt);
    entry.party = receipt.supplier;
    entry.debit(AccountRole::Inventory, total);
    entry.credit(AccountRole::GoodsReceived, total);
    if (!entry.isEmpty()) {
        TRY(finance::post(tx, call.actor, entry));
    }
    return {};
}

void registerGoodsReceipt(Registry &registry)
{
    registry.addSaveRule(GoodsReceipt::entity,
                         {.beforeSave = saveReceipt, .beforeDelete = product::refuseDelete});
    registry.addCommand("goods_receipt.post", post);
}

} // namespace kontor::purchasing
