#pragma once

#include "common/base/fixed.h"

namespace kontor::rules {

/// What is on hand of a product in a warehouse and what it is worth. The cost of one is value /
/// quantity (移动加权平均); it is never stored, so nothing can drift from it.
struct StockValue {
    Quantity quantity;
    Amount value;

    bool operator==(const StockValue &) const = default;
};

/// Puts goods into stock. Errors: quantity_not_positive, value_negative, number_out_of_range.
Result<StockValue> receive(const StockValue &stock, Quantity quantity, Amount value);

/// What an issue costs, and what stays.
struct Issue {
    Amount cost;
    StockValue after;

    bool operator==(const Issue &) const = default;
};

/// Takes goods out at the average cost, rounded at `digits`. The last ones take all that is left of
/// the value, so that it is exactly zero when nothing is on hand.
/// Errors: quantity_not_positive, stock_insufficient (args: available, wanted).
Result<Issue> issue(const StockValue &stock, Quantity quantity, int digits);

/// value / quantity; zero when nothing is on hand.
Rate averageCost(const StockValue &stock);

/// An issue since some receipt.
struct LaterIssue {
    Quantity quantity;
    Quantity onHandBefore;
};

/// How much of a price difference that is found out after the receipt still lies in stock. The
/// receipt's cost went into the average of all that was on hand, and each issue since took its
/// share of it; that share belongs to the cost of what was sold, the rest to the stock. So stock
/// and cost come out as if the right price had been known at the receipt. Errors:
/// number_out_of_range.
Result<Amount> differenceInStock(Amount difference, const QList<LaterIssue> &issues, int digits);

} // namespace kontor::rules
