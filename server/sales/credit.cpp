#include "server/sales/credit.h"

#include "server/finance/settlement.h"

namespace kontor::sales {

namespace {

/// What is ordered and not invoiced, with tax.
Result<Amount> openPart(const SalesOrder &order)
{
    Amount open;
    for (const SalesOrderLine &line : order.lines) {
        TRY_ASSIGN(
            const Amount part,
            proportion(line.gross, line.quantity - line.invoiced, line.quantity, Amount::scale));
        open += part;
    }
    return open;
}

Result<Amount> openOrders(Tx &tx, Id<Party> customer)
{
    TRY_ASSIGN(
        const QList<SalesOrder> orders,
        tx.select<SalesOrder>(Filter::equal("customer", Value(customer))
                              && Filter::equal("state", Value(QStringLiteral("confirmed")))));
    Amount sum;
    for (const SalesOrder &order : orders) {
        TRY_ASSIGN(const Amount open, openPart(order));
        sum += open;
    }
    return sum;
}

} // namespace

Result<void> checkCredit(Tx &tx, const Party &customer, const SalesOrder &order)
{
    TRY(require(customer.creditState != Party::CreditState::Hold, "customer_on_hold", "customer",
                {{QStringLiteral("party"), customer.name}}));
    if (customer.creditLimit.isZero()) {
        return {};
    }
    TRY_ASSIGN(const Amount owed, finance::partyBalance(tx, customer.id));
    TRY_ASSIGN(const Amount ordered, openOrders(tx, customer.id));
    const Amount exposure = owed + ordered + order.total;
    return require(exposure <= customer.creditLimit, "credit_limit_exceeded", "customer",
                   {{QStringLiteral("limit"), customer.creditLimit.toString(2)},
                    {QStringLiteral("exposure"), exposure.toString(2)}});
}

} // namespace kontor::sales
