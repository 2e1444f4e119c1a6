#include "server/sample/selling.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/sales/delivery.h"

namespace kontor::sample {

using namespace Qt::StringLiterals;

namespace {

/// Thousandths of orders and of quotations on an ordinary day.
constexpr int ordersADay = 1'050;
constexpr int quotationsADay = 700;

} // namespace

Result<void> Selling::prepare()
{
    TRY_ASSIGN(const Tax tax, m_world.withCode<Tax>("VAT0"));
    m_exportTax = tax.id;
    TRY_ASSIGN(const Unit box, m_world.withCode<Unit>("box"));
    m_box = box.id;
    for (std::size_t i = 0; i < m_world.items.size(); ++i) {
        Item &item = m_world.items[i];
        m_items.insert(item.product.id.uuid(), &item);
        m_goods.append(QList<qsizetype>(item.popularity, static_cast<qsizetype>(i)));
    }
    for (qsizetype i = 0; i < m_world.customers.size(); ++i) {
        addCustomer(i);
    }
    return {};
}

void Selling::addCustomer(qsizetype customer)
{
    m_buyers.append(QList<qsizetype>(m_world.customers.at(customer).weight, customer));
}

const Actor &Selling::sellerOf(qsizetype customer) const
{
    return m_world.staff.sellers.at(m_world.customers.at(customer).seller).actor;
}

qsizetype Selling::anyCustomer()
{
    return m_world.any(m_buyers);
}

Item &Selling::itemOf(Id<Product> product)
{
    return *m_items.value(product.uuid());
}

qint64 Selling::stockQuantity(const Item &item, const TradeLine &line) const
{
    const qint64 units = line.quantity.raw() / Quantity::one;
    return line.unit == item.product.unit ? units : units * item.inBox;
}

/// Some different products, mostly of those that are there.
template <class Line>
QList<Line> Selling::someLines(const Customer &customer)
{
    QList<Line> lines;
    QSet<qsizetype> taken;
    const int wanted = m_world.between(1, 8);
    for (int i = 0; i < wanted; ++i) {
        const qsizetype index = m_world.any(m_goods);
        const Item &item = m_world.items[static_cast<std::size_t>(index)];
        qint64 quantity = std::max(1, item.usual * m_world.between(30, 170) / 100);
        const bool scarce = item.isGoods() && item.available() < quantity;
        if (taken.contains(index) || (scarce && !m_world.chance(15))) {
            continue;
        }
        taken.insert(index);
        Line line;
        line.product = item.product.id;
        if (item.inBox > 0 && m_world.chance(40)) {
            line.unit = m_box;
            quantity = std::max<qint64>(quantity / item.inBox, 1);
        }
        line.quantity = Quantity::fromInteger(quantity);
        line.discount = Rate::fromRaw(m_world.chance(20) ? Rate::one / 20 : 0);
        if (customer.isAbroad) {
            line.tax = m_exportTax;
        }
        lines.append(line);
    }
    return lines;
}

Result<void> Selling::day(int percent)
{
    const int orders = m_world.about(ordersADay * percent / 100);
    for (int i = 0; i < orders; ++i) {
        TRY(order(anyCustomer()));
    }
    const int quotations = m_world.about(quotationsADay * percent / 100);
    for (int i = 0; i < quotations; ++i) {
        const int answer = m_world.below(100);
        TRY(quote(anyCustomer(), {},
                  answer < 85 ? std::optional<bool>(answer < 55) : std::nullopt));
    }
    return {};
}

Result<void> Selling::quote(qsizetype customer, Id<Opportunity> opportunity,
                            std::optional<bool> accepted)
{
    const Actor &seller = sellerOf(customer);
    Quotation quotation;
    quotation.customer = m_world.customers.at(customer).party.id;
    quotation.opportunity = opportunity;
    quotation.validUntil = m_world.today().addDays(30);
    quotation.terms = m_world.anyText("terms");
    quotation.lines = someLines<QuotationLine>(m_world.customers.at(customer));
    if (quotation.lines.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(quotation, m_world.create(seller, quotation));
    const Id<Quotation> id = quotation.id;
    TRY(m_world.call(seller, "send", id));
    if (!accepted) {
        return {};
    }
    m_world.in(m_world.between(2, 20), [this, customer, id, accepted]() -> Result<void> {
        if (!*accepted) {
            TRY(m_world.call(sellerOf(customer), "decline", id,
                             {{u"reason"_s, Value(m_world.anyText("decline_reasons"))}}));
            return {};
        }
        TRY_ASSIGN(const QList<Record> answer, m_world.call(sellerOf(customer), "accept", id));
        TRY_ASSIGN(const SalesOrder order, World::find<SalesOrder>(answer));
        return confirm(customer, order.id);
    });
    return {};
}

Result<void> Selling::order(qsizetype customer, Id<Opportunity> opportunity)
{
    const Customer &who = m_world.customers.at(customer);
    SalesOrder order;
    order.customer = who.party.id;
    order.opportunity = opportunity;
    order.lines = someLines<SalesOrderLine>(who);
    if (order.lines.isEmpty()) {
        return {};
    }
    if (m_world.chance(35)) {
        order.customerReference = u"PO-%1"_s.arg(m_world.between(10'000, 99'999));
    }
    if (m_world.chance(15)) {
        order.note = m_world.anyText("order_notes");
    }
    TRY_ASSIGN(order, m_world.create(sellerOf(customer), order));
    return confirm(customer, order.id);
}

Result<void> Selling::confirm(qsizetype customer, Id<SalesOrder> id)
{
    TRY_ASSIGN(const QList<Record> answer, m_world.call(sellerOf(customer), "confirm", id));
    TRY_ASSIGN(const SalesOrder order, World::find<SalesOrder>(answer));
    if (order.state == SalesOrder::State::OnHold) {
        if (m_world.chance(65)) {
            m_world.in(m_world.between(2, 9),
                       [this, customer, id] { return release(customer, id); });
        } else {
            // Nobody decides, until the customer goes elsewhere.
            m_world.in(m_world.between(15, 40), [this, customer, id] {
                return m_world.call(sellerOf(customer), "cancel", id)
                    .map([](const QList<Record> &) {});
            });
        }
        return {};
    }
    return confirmed(customer, order);
}

/// The accountant lets an order go over the limit.
Result<void> Selling::release(qsizetype customer, Id<SalesOrder> id)
{
    TRY_ASSIGN(const QList<Record> answer, m_world.call(m_world.staff.accountant, "release", id));
    TRY_ASSIGN(const SalesOrder order, World::find<SalesOrder>(answer));
    return confirmed(customer, order);
}

Result<void> Selling::confirmed(qsizetype customer, const SalesOrder &order)
{
    bool hasGoods = false;
    for (const SalesOrderLine &line : order.lines) {
        Item &item = itemOf(line.product);
        hasGoods = hasGoods || item.isGoods();
        item.reserved += item.isGoods() ? stockQuantity(item, line) : 0;
    }
    const int days = m_world.between(1, 5);
    if (m_world.chance(2)) {
        m_world.in(1, [this, customer, order] { return cancel(customer, order); });
    } else if (hasGoods) {
        m_world.in(days, [this, customer, order] { return deliver(customer, order); });
    } else {
        m_world.in(days, [this, customer, id = order.id] { return invoice(customer, id); });
    }
    return {};
}

Result<void> Selling::cancel(qsizetype customer, const SalesOrder &order)
{
    for (const SalesOrderLine &line : order.lines) {
        Item &item = itemOf(line.product);
        item.reserved -= item.isGoods() ? stockQuantity(item, line) : 0;
    }
    TRY(m_world.call(sellerOf(customer), "cancel", order.id));
    return {};
}

Result<void> Selling::deliver(qsizetype customer, SalesOrder order)
{
    QList<SalesOrderLine> there;
    bool complete = true;
    for (const SalesOrderLine &line : std::as_const(order.lines)) {
        Item &item = itemOf(line.product);
        if (!item.isGoods() || line.delivered == line.quantity) {
            continue;
        }
        const bool enough = item.onHand >= stockQuantity(item, line);
        complete = complete && enough;
        if (enough) {
            there.append(line);
        }
    }
    if (complete) {
        TRY_ASSIGN(const QList<Record> answer,
                   m_world.call(m_world.staff.clerk, "deliver", order.id));
        return delivered(customer, answer);
    }
    if (!there.isEmpty() && m_world.chance(30)) {
        return deliverWhatIsThere(customer, order, there);
    }
    m_world.in(m_world.between(2, 5), [this, customer, order] { return deliver(customer, order); });
    return {};
}

Result<void> Selling::deliverWhatIsThere(qsizetype customer, const SalesOrder &order,
                                         const QList<SalesOrderLine> &there)
{
    Delivery delivery;
    delivery.salesOrder = order.id;
    for (const SalesOrderLine &ordered : there) {
        DeliveryLine line;
        line.orderLine = Id<SalesOrderLine>(ordered.lineId);
        line.quantity = ordered.quantity;
        delivery.lines.append(line);
    }
    TRY_ASSIGN(delivery, m_world.create(m_world.staff.clerk, delivery));
    TRY_ASSIGN(const QList<Record> answer, m_world.call(m_world.staff.clerk, "post", delivery.id));
    TRY_ASSIGN(const SalesOrder rest, World::find<SalesOrder>(answer));
    m_world.in(m_world.between(3, 6), [this, customer, rest] { return deliver(customer, rest); });
    return delivered(customer, answer);
}

Result<void> Selling::delivered(qsizetype customer, const QList<Record> &answer)
{
    TRY_ASSIGN(const Delivery delivery, World::find<Delivery>(answer));
    for (const DeliveryLine &line : delivery.lines) {
        Item &item = itemOf(line.product);
        const qint64 units = line.quantity.raw() / Quantity::one;
        const qint64 moved = line.unit == item.product.unit ? units : units * item.inBox;
        item.onHand -= moved;
        item.reserved -= moved;
    }
    m_world.in(m_world.between(0, 2),
               [this, customer, id = delivery.salesOrder] { return invoice(customer, id); });
    return {};
}

Result<void> Selling::invoice(qsizetype customer, Id<SalesOrder> id)
{
    if (m_finished.contains(id.uuid())) {
        return {}; // with what was delivered before
    }
    TRY_ASSIGN(const QList<Record> answer, m_world.call(m_world.staff.accountant, "invoice", id));
    TRY_ASSIGN(const SalesOrder order, World::find<SalesOrder>(answer));
    if (order.state == SalesOrder::State::Done) {
        m_finished.insert(id.uuid());
    }
    TRY_ASSIGN(const SalesInvoice invoice, World::find<SalesInvoice>(answer));
    expectPayment(customer, invoice);
    return {};
}

} // namespace kontor::sample
