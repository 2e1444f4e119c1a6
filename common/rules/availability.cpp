#include "common/rules/availability.h"

#include <algorithm>

namespace kontor::rules {

Quantity available(const Stock &stock)
{
    return stock.onHand - stock.reserved;
}

Quantity projected(const Stock &stock)
{
    return available(stock) + stock.incoming;
}

QDate promiseDate(const Stock &stock, QList<Supply> supply, Quantity wanted, QDate today,
                  int leadDays)
{
    Quantity there = available(stock);
    if (there >= wanted) {
        return today;
    }
    const QDate afterLeadTime = leadDays > 0 ? today.addDays(leadDays) : QDate();
    for (Supply &coming : supply) {
        coming.date = coming.date.isNull() ? afterLeadTime : std::max(coming.date, today);
    }
    std::stable_sort(supply.begin(), supply.end(), [](const Supply &a, const Supply &b) {
        return b.date.isNull() ? !a.date.isNull() : !a.date.isNull() && a.date < b.date;
    });
    for (const Supply &coming : supply) {
        there += coming.quantity;
        if (there >= wanted) {
            // Buying anew may be faster than waiting for what is on order.
            const bool buyAnew =
                !afterLeadTime.isNull() && (coming.date.isNull() || afterLeadTime < coming.date);
            return buyAnew ? afterLeadTime : coming.date;
        }
    }
    return afterLeadTime;
}

} // namespace kontor::rules
