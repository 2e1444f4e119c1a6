#pragma once

#include "common/base/fixed.h"

#include <QDate>

namespace kontor::rules {

/// What is known of a product's stock in a warehouse.
struct Stock {
    Quantity onHand;
    Quantity reserved; ///< promised to confirmed orders, not yet delivered
    Quantity incoming; ///< on confirmed purchase orders, not yet received
};

/// What can be promised at once: on hand - reserved. Negative when more is promised than there is.
Quantity available(const Stock &stock);

/// What can be promised once everything on order has come.
Quantity projected(const Stock &stock);

/// A quantity that will come.
struct Supply {
    QDate date; ///< null: not known, which counts as after the lead time
    Quantity quantity;
};

/// The first day on which `wanted` more can be delivered: today when it is available; otherwise
/// when enough of the supply has come, in the order of its dates (what is late counts as coming
/// today); otherwise after the product's lead time. Null when none of these is enough.
///
/// `stock.incoming` is not read; `supply` says it with dates.
QDate promiseDate(const Stock &stock, QList<Supply> supply, Quantity wanted, QDate today,
                  int leadDays);

} // namespace kontor::rules
