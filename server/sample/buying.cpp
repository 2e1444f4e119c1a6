#include "server/sample/buying.h"

#include "common/entities/inventory/stocktake.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/purchasing/goods_receipt.h"

namespace kontor::sample {

using namespace Qt::StringLiterals;

namespace {

/// Wages, rent, taxes and what else a month takes from a company of the usual size.
constexpr qint64 monthlyCosts = 150'000;

qint64 wholeUnits(Quantity quantity)
{
    return quantity.raw() / Quantity::one;
}

} // namespace

Buying::Needs Buying::needs(bool everything)
{
    QHash<QUuid, QString> codes;
    for (const Party &supplier : std::as_const(m_world.suppliers)) {
        codes.insert(supplier.id.uuid(), supplier.code);
    }
    Needs needs;
    for (Item &item : m_world.items) {
        const qint64 minimum = wholeUnits(item.product.reorderMinimum);
        const qint64 lacking = minimum - item.available() - item.incoming;
        if (item.isGoods() && (everything || lacking > 0)) {
            needs[codes.value(item.product.supplier.uuid())].append(
                {&item, std::max<qint64>(lacking, 0) + wholeUnits(item.product.reorderQuantity)});
        }
    }
    return needs;
}

PurchaseOrder Buying::draft(const QList<Need> &needs) const
{
    PurchaseOrder order;
    order.supplier = needs.first().item->product.supplier;
    for (const Need &need : needs) {
        PurchaseOrderLine line;
        line.product = need.item->product.id;
        line.quantity = Quantity::fromInteger(need.quantity);
        order.lines.append(line);
    }
    return order;
}

Result<void> Buying::stockUp()
{
    const Needs wanted = needs(true);
    for (const QList<Need> &each : wanted) {
        m_world.in(m_world.below(4), [this, each] { return order(each); });
    }
    return {};
}

Result<void> Buying::reorder()
{
    const Needs wanted = needs(false);
    for (const QList<Need> &each : wanted) {
        TRY(order(each));
    }
    return {};
}

Result<void> Buying::order(const QList<Need> &needs)
{
    TRY_ASSIGN(const PurchaseOrder order, m_world.create(m_world.staff.buyer, draft(needs)));
    TRY(m_world.call(m_world.staff.buyer, "confirm", order.id));
    int lead = 0;
    for (const Need &need : needs) {
        need.item->incoming += need.quantity;
        lead = std::max(lead, need.item->product.leadDays);
    }
    const int days = std::max(lead + m_world.between(-2, 3), 1);
    const bool inParts = m_world.chance(10);
    m_world.in(days, [this, order, needs, inParts] {
        return inParts ? receiveHalf(order, needs) : receive(order, needs);
    });
    return {};
}

Item &Buying::itemOf(const QList<Need> &needs, Id<Product> product) const
{
    const auto found = std::find_if(needs.begin(), needs.end(), [product](const Need &need) {
        return need.item->product.id == product;
    });
    Q_ASSERT(found != needs.end());
    return *found->item;
}

void Buying::arrived(const QList<Record> &answer, const QList<Need> &needs)
{
    const auto receipt = World::find<GoodsReceipt>(answer);
    for (const GoodsReceiptLine &line : receipt ? receipt->lines : QList<GoodsReceiptLine>()) {
        Item &item = itemOf(needs, line.product);
        item.onHand += wholeUnits(line.quantity);
        item.incoming -= wholeUnits(line.quantity);
    }
}

Result<void> Buying::receive(const PurchaseOrder &order, const QList<Need> &needs)
{
    TRY_ASSIGN(const QList<Record> answer, m_world.call(m_world.staff.clerk, "receive", order.id));
    arrived(answer, needs);
    TRY_ASSIGN(const PurchaseOrder received, World::find<PurchaseOrder>(answer));
    const bool otherPrices = m_world.chance(5);
    m_world.in(m_world.between(1, 7), [this, received, otherPrices] {
        return otherPrices ? billAtOtherPrices(received) : bill(received.id);
    });
    return {};
}

/// Half of each line first, the rest some days later.
Result<void> Buying::receiveHalf(const PurchaseOrder &order, const QList<Need> &needs)
{
    GoodsReceipt receipt;
    receipt.purchaseOrder = order.id;
    for (const PurchaseOrderLine &ordered : order.lines) {
        GoodsReceiptLine line;
        line.orderLine = Id<PurchaseOrderLine>(ordered.lineId);
        line.quantity = Quantity::fromInteger(wholeUnits(ordered.quantity) / 2);
        if (line.quantity.isPositive()) {
            receipt.lines.append(line);
        }
    }
    if (!receipt.lines.isEmpty()) {
        receipt.deliveryNote = u"DN-%1"_s.arg(m_world.between(10'000, 99'999));
        TRY_ASSIGN(receipt, m_world.create(m_world.staff.clerk, receipt));
        TRY_ASSIGN(const QList<Record> answer,
                   m_world.call(m_world.staff.clerk, "post", receipt.id));
        arrived(answer, needs);
    }
    m_world.in(m_world.between(3, 7), [this, order, needs] { return receive(order, needs); });
    return {};
}

Result<void> Buying::bill(Id<PurchaseOrder> order)
{
    const QString number = u"INV%1"_s.arg(80'000 + ++m_billsOfSuppliers);
    TRY_ASSIGN(const QList<Record> answer,
               m_world.call(m_world.staff.accountant, "bill", order,
                            {{u"supplier_invoice"_s, Value(number)}}));
    TRY_ASSIGN(const VendorBill bill, World::find<VendorBill>(answer));
    m_world.at(bill.dueDate, [this, bill] { return pay(bill); });
    return {};
}

/// The supplier charges a little more than was agreed.
Result<void> Buying::billAtOtherPrices(const PurchaseOrder &order)
{
    VendorBill bill;
    bill.purchaseOrder = order.id;
    bill.supplierInvoice = u"INV%1"_s.arg(80'000 + ++m_billsOfSuppliers);
    for (const PurchaseOrderLine &ordered : order.lines) {
        VendorBillLine line;
        static_cast<TradeLine &>(line) = ordered;
        line.lineId = newUuid();
        line.orderLine = Id<PurchaseOrderLine>(ordered.lineId);
        line.unitPrice += Rate::fromRaw(ordered.unitPrice.raw() / 500'000 * 10'000);
        bill.lines.append(line);
    }
    TRY_ASSIGN(bill, m_world.create(m_world.staff.accountant, bill));
    TRY_ASSIGN(const QList<Record> answer, m_world.call(m_world.staff.accountant, "post", bill.id));
    TRY_ASSIGN(const VendorBill posted, World::find<VendorBill>(answer));
    m_world.at(posted.dueDate, [this, posted] { return pay(posted); });
    return {};
}

/// On the day when it is due, or as soon as there is money for it and for a month's wages and rent.
Result<void> Buying::pay(const VendorBill &bill)
{
    const qint64 amount = bill.total.raw() / Amount::one + 1;
    if (amount + m_world.scaled(monthlyCosts) > m_world.bank) {
        m_world.in(7, [this, bill] { return pay(bill); });
        return {};
    }
    m_world.bank -= amount;
    return m_world.call(m_world.staff.accountant, "pay", bill.id).map([](const QList<Record> &) {});
}

Result<void> Buying::countStock()
{
    TRY_ASSIGN(const Warehouse warehouse, m_world.withCode<Warehouse>("MAIN"));
    Stocktake count;
    count.warehouse = warehouse.id;
    for (Item &item : m_world.items) {
        if (item.isGoods() && item.available() > 2 && m_world.chance(12)) {
            item.onHand += m_world.chance(15) ? m_world.between(-2, 1) : 0;
            StocktakeLine line;
            line.product = item.product.id;
            line.counted = Quantity::fromInteger(item.onHand);
            count.lines.append(line);
        }
    }
    if (count.lines.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(count, m_world.create(m_world.staff.clerk, count));
    TRY(m_world.call(m_world.staff.clerk, "post", count.id));
    return {};
}

Result<void> Buying::leaveDrafts()
{
    Needs wanted = needs(true);
    for (int i = 0; i < 2 && !wanted.isEmpty(); ++i) {
        const QList<Need> some = wanted.take(wanted.firstKey()).mid(0, 5);
        TRY(m_world.create(m_world.staff.buyer, draft(some)));
    }
    return {};
}

} // namespace kontor::sample
