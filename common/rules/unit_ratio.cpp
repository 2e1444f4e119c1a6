#include "common/rules/unit_ratio.h"

namespace kontor::rules {

namespace {

Result<void> check(const UnitRatio &ratio)
{
    return require(ratio.numerator > 0 && ratio.denominator > 0, "unit_ratio_invalid");
}

} // namespace

Result<Quantity> toStockUnit(Quantity quantity, const UnitRatio &ratio, int digits)
{
    TRY(check(ratio));
    return multiplyRatio(quantity, ratio.numerator, ratio.denominator, digits);
}

Result<Rate> unitPrice(Rate stockPrice, const UnitRatio &ratio)
{
    TRY(check(ratio));
    return multiplyRatio(stockPrice, ratio.numerator, ratio.denominator);
}

bool fitsDigits(Quantity quantity, int digits)
{
    return roundTo(quantity, digits) == quantity;
}

} // namespace kontor::rules
