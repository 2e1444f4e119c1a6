#pragma once

#include "common/entities/crm/opportunity.h"
#include "common/entities/product/tax.h"
#include "common/entities/sales/quotation.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "server/sample/world.h"

namespace kontor::sample {

/// Quotations, orders, deliveries, invoices and what customers pay: begun here on one day, carried
/// on by the agenda on later ones.
class Selling
{
public:
    explicit Selling(World &world) : m_world(world) {}

    Result<void> prepare();
    /// What customers order and ask for today; `percent` of an ordinary day.
    Result<void> day(int percent);
    /// An offer for an opportunity, which may be null; `accepted`: the customer's answer, if he
    /// will give one.
    Result<void> quote(qsizetype customer, Id<Opportunity> opportunity,
                       std::optional<bool> accepted);
    /// An order of the customer, for an opportunity that was won or none.
    Result<void> order(qsizetype customer, Id<Opportunity> opportunity = {});
    /// A new customer, who orders from now on as well.
    void addCustomer(qsizetype customer);
    /// What is still being written on the last day.
    Result<void> leaveDrafts();

private:
    const Actor &sellerOf(qsizetype customer) const;
    qsizetype anyCustomer();
    template <class Line>
    QList<Line> someLines(const Customer &customer);
    Item &itemOf(Id<Product> product);
    /// What a line orders, in stock units.
    qint64 stockQuantity(const Item &item, const TradeLine &line) const;

    Result<void> confirm(qsizetype customer, Id<SalesOrder> order);
    Result<void> confirmed(qsizetype customer, const SalesOrder &order);
    Result<void> release(qsizetype customer, Id<SalesOrder> order);
    Result<void> cancel(qsizetype customer, const SalesOrder &order);
    Result<void> deliver(qsizetype customer, SalesOrder order);
    Result<void> deliverWhatIsThere(qsizetype customer, const SalesOrder &order,
                                    const QList<SalesOrderLine> &there);
    Result<void> delivered(qsizetype customer, const QList<Record> &answer);
    Result<void> invoice(qsizetype customer, Id<SalesOrder> order);
    void expectPayment(qsizetype customer, const SalesInvoice &invoice);
    Result<void> receivePayment(const SalesInvoice &invoice, Amount amount);
    Result<void> receiveMonthly(qsizetype customer);

    World &m_world;
    Id<Tax> m_exportTax;
    Id<Unit> m_box;
    QHash<QUuid, Item *> m_items;
    QList<qsizetype> m_goods;  ///< indexes of items, the popular ones more often
    QList<qsizetype> m_buyers; ///< indexes of customers, those who order much more often
    QMap<qsizetype, QList<SalesInvoice>> m_monthly;
    QSet<QUuid> m_finished; ///< orders that are delivered and invoiced
};

} // namespace kontor::sample
