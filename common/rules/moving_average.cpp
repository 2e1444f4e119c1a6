#include "common/rules/moving_average.h"

#include <algorithm>

namespace kontor::rules {

Result<StockValue> receive(const StockValue &stock, Quantity quantity, Amount value)
{
    TRY(require(quantity.isPositive(), "quantity_not_positive", "quantity"));
    TRY(require(!value.isNegative(), "value_negative", "value"));
    const std::optional<Quantity> onHand = stock.quantity.checkedAdd(quantity);
    const std::optional<Amount> worth = stock.value.checkedAdd(value);
    TRY(require(onHand.has_value() && worth.has_value(), "number_out_of_range"));
    return StockValue{*onHand, *worth};
}

Result<Issue> issue(const StockValue &stock, Quantity quantity, int digits)
{
    TRY(require(quantity.isPositive(), "quantity_not_positive", "quantity"));
    TRY(require(quantity <= stock.quantity, "stock_insufficient", "quantity",
                {{QStringLiteral("available"), stock.quantity.toString()},
                 {QStringLiteral("wanted"), quantity.toString()}}));
    if (quantity == stock.quantity) {
        return Issue{stock.value, {}};
    }
    TRY_ASSIGN(Amount cost, proportion(stock.value, quantity, stock.quantity, digits));
    // Rounding up a tiny value must not take more than there is.
    cost = std::min(cost, stock.value);
    return Issue{cost, {stock.quantity - quantity, stock.value - cost}};
}

Rate averageCost(const StockValue &stock)
{
    return divide(stock.value, stock.quantity).value_or(Rate());
}

Result<Amount> differenceInStock(Amount difference, const QList<LaterIssue> &issues, int digits)
{
    Amount left = difference;
    for (const LaterIssue &issue : issues) {
        // Kept at full precision until the end: many small issues must not round it away.
        TRY_ASSIGN(const Amount taken,
                   proportion(left, issue.quantity, issue.onHandBefore, Amount::scale));
        left -= taken;
    }
    return roundTo(left, digits);
}

} // namespace kontor::rules
