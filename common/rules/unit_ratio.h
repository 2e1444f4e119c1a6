#pragma once

#include "common/base/fixed.h"

namespace kontor::rules {

/// How many stock units a unit holds, as an exact fraction: a box of 9 pieces is 9 / 1, a pound in
/// kilograms 453592292 / 1000000000. The stock unit itself is 1 / 1.
struct UnitRatio {
    qint64 numerator = 1;
    qint64 denominator = 1;

    bool isOne() const { return numerator == denominator; }
    bool operator==(const UnitRatio &) const = default;
};

/// A quantity of the unit in stock units, rounded once to the stock unit's digits.
/// Errors: unit_ratio_invalid (a part is not positive), number_out_of_range.
Result<Quantity> toStockUnit(Quantity quantity, const UnitRatio &ratio, int digits);

/// The price of one of the unit when `stockPrice` is that of one stock unit.
/// Errors: as above.
Result<Rate> unitPrice(Rate stockPrice, const UnitRatio &ratio);

/// Whether a quantity has no more decimal places than its unit allows.
bool fitsDigits(Quantity quantity, int digits);

} // namespace kontor::rules
