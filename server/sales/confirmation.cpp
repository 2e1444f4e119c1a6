#include "server/sales/confirmation.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"
#include "server/engine/numbering.h"
#include "server/inventory/inventory.h"
#include "server/party/party.h"
#include "server/product/documents.h"
#include "server/product/product.h"
#include "server/sales/credit.h"
#include "server/sales/sales_order.h"

#include <algorithm>

namespace kontor::sales {

namespace {

/// A line written at the list's price holds only while the list still says so; what was offered in
/// a quotation or agreed otherwise stays.
Result<void> checkPrice(Tx &tx, const SalesOrder &order, const SalesOrderLine &line)
{
    if (!order.quotation.isNull() || line.listPrice.isZero() || line.unitPrice != line.listPrice) {
        return {};
    }
    TRY_ASSIGN(const Product product, tx.get(line.product));
    TRY_ASSIGN(const Quantity quantity,
               product::inStockUnit(tx, product, line.unit, line.quantity));
    TRY_ASSIGN(const rules::ChosenPrice chosen,
               product::salesPrice(tx, order.priceList, product, quantity, order.date));
    TRY_ASSIGN(const rules::UnitRatio ratio, product::unitRatio(tx, product, line.unit));
    TRY_ASSIGN(const Rate now, rules::unitPrice(chosen.price, ratio));
    return require(now == line.unitPrice, "price_changed", "unit_price",
                   {{QStringLiteral("product"), product.name},
                    {QStringLiteral("price"), line.unitPrice.toString(2)},
                    {QStringLiteral("now"), now.toString(2)}});
}

/// The goods of an order with their quantities in stock units.
struct Goods {
    SalesOrderLine *line = nullptr;
    Product product;
    inventory::StockKey key;
    Quantity quantity;
};

Result<QList<Goods>> goodsOf(Tx &tx, SalesOrder &order)
{
    QList<Goods> goods;
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, order.lines));
    for (SalesOrderLine &line : order.lines) {
        const Product &product = products.at(line.product);
        if (product.kind == Product::Kind::Goods) {
            TRY_ASSIGN(const Quantity quantity,
                       product::inStockUnit(tx, product, line.unit, line.quantity));
            goods.append({&line, product, {product.id, order.warehouse}, quantity});
        }
    }
    return goods;
}

/// Says when the goods of a line can leave; fails when nobody knows, or later than asked for.
Result<void> promise(Tx &tx, const SalesOrder &order, const Goods &goods, const StockLevel &level)
{
    TRY_ASSIGN(const QDate date, inventory::promiseDate(tx, level, goods.product, goods.quantity));
    const Quantity available = level.onHand - level.reserved;
    TRY(require(date.isValid(), "stock_insufficient", "quantity",
                {{QStringLiteral("product"), goods.product.name},
                 {QStringLiteral("available"), available.toString()},
                 {QStringLiteral("wanted"), goods.quantity.toString()}}));
    // An order that is entered after its day (an import) cannot be promised for it any more.
    const bool stillPossible = order.requestedDate >= tx.clock().today();
    TRY(require(!stillPossible || date <= order.requestedDate, "promise_too_late", "requested_date",
                {{QStringLiteral("product"), goods.product.name},
                 {QStringLiteral("promised"), date},
                 {QStringLiteral("requested"), order.requestedDate}}));
    goods.line->promisedDate = date;
    return {};
}

Result<inventory::StockBook> openBook(Tx &tx, const QList<Goods> &goods)
{
    QList<inventory::StockKey> keys;
    for (const Goods &item : goods) {
        keys.append(item.key);
    }
    return inventory::StockBook::open(tx, keys);
}

Result<void> reserve(Call &call, SalesOrder &order)
{
    Tx &tx = call.tx;
    for (const SalesOrderLine &line : std::as_const(order.lines)) {
        TRY(checkPrice(tx, order, line));
    }
    TRY_ASSIGN(const QList<Goods> goods, goodsOf(tx, order));
    TRY_ASSIGN(inventory::StockBook book, openBook(tx, goods));
    order.promisedDate = {};
    for (const Goods &item : goods) {
        TRY(promise(tx, order, item, book.level(item.key)));
        book.reserve(item.key, item.quantity);
        order.promisedDate = std::max(order.promisedDate, item.line->promisedDate);
    }
    order.holdReason.clear();
    TRY_ASSIGN(order.number, drawNumber(tx, "sales_order", order.date));
    TRY(tx.update(order));
    return book.write(tx, inventory::MoveSource::of(order));
}

Result<SalesOrder> locked(Call &call)
{
    return call.tx.get(Id<SalesOrder>(call.arguments.record), Lock::Update);
}

} // namespace

Result<void> confirm(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(SalesOrder order, locked(call));
    const SalesOrder::State before = order.state;
    TRY_ASSIGN(order.state, product::stateAfter(order, "confirm"));
    TRY(require(!order.lines.isEmpty(), "order_has_no_lines", "lines"));
    TRY_ASSIGN(const Party customer, party::customer(tx, order.customer));
    const Result<void> credit = checkCredit(tx, customer, order);
    const bool mayRelease = call.actor.rights.may(SalesOrder::entity, "release");
    if (credit || mayRelease) {
        return reserve(call, order);
    }
    const QString code = credit.error().code;
    if (code != QLatin1String("credit_limit_exceeded")
        && code != QLatin1String("customer_on_hold")) {
        return credit;
    }
    TRY(before == SalesOrder::State::OnHold ? credit : Result<void>());
    order.state = SalesOrder::State::OnHold;
    order.holdReason = code;
    return tx.update(order);
}

Result<void> release(Call &call)
{
    TRY_ASSIGN(SalesOrder order, locked(call));
    TRY_ASSIGN(order.state, product::stateAfter(order, "release"));
    return reserve(call, order);
}

Result<void> cancel(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(SalesOrder order, locked(call));
    const bool confirmed = order.state == SalesOrder::State::Confirmed;
    TRY_ASSIGN(order.state, product::stateAfter(order, "cancel"));
    TRY(require(order.deliveryState == Progress::Nothing && order.invoiceState == Progress::Nothing,
                "order_partly_delivered"));
    if (!confirmed) {
        return tx.update(order);
    }
    TRY_ASSIGN(const QList<Goods> goods, goodsOf(tx, order));
    TRY_ASSIGN(inventory::StockBook book, openBook(tx, goods));
    for (const Goods &item : goods) {
        book.reserve(item.key, -item.quantity);
    }
    TRY(tx.update(order));
    return book.write(tx, inventory::MoveSource::of(order));
}

} // namespace kontor::sales
