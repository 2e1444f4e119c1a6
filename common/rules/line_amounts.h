#pragma once

#include "common/base/fixed.h"

namespace kontor::rules {

/// What the amounts of a document line follow from.
struct LineInput {
    Quantity quantity;
    Rate unitPrice; ///< for one unit, without tax, before discount
    Rate discount;  ///< a fraction: 0.05 is 5 %
    Rate taxRate;   ///< a fraction: 0.13 is 13 %
};

struct LineAmounts {
    Amount net; ///< without tax
    Amount tax;
    Amount gross; ///< net + tax

    bool operator==(const LineAmounts &) const = default;
};

/// net = quantity x price x (1 - discount), tax = net x rate, each rounded once, half-up, at the
/// currency's digits; gross is their sum. Stored with the line, so that no later setting or other
/// screen can come to another figure.
///
/// Errors: quantity_negative, price_negative, discount_out_of_range (0 .. 100 %),
/// number_out_of_range.
Result<LineAmounts> computeLine(const LineInput &line, int digits);

/// The totals of a document: the sums of its lines, never a recomputation.
struct DocumentTotals {
    Amount subtotal;
    Amount taxTotal;
    Amount total;

    bool operator==(const DocumentTotals &) const = default;
};

/// Errors: number_out_of_range.
Result<DocumentTotals> sumLines(const QList<LineAmounts> &lines);

} // namespace kontor::rules
