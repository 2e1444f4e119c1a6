#include "common/rules/line_amounts.h"

namespace kontor::rules {

namespace {

Result<Amount> add(Amount a, Amount b)
{
    const std::optional<Amount> sum = a.checkedAdd(b);
    if (!sum) {
        return fail("number_out_of_range");
    }
    return *sum;
}

} // namespace

Result<LineAmounts> computeLine(const LineInput &line, int digits)
{
    const Rate whole = Rate::fromInteger(1);
    TRY(require(!line.quantity.isNegative(), "quantity_negative", "quantity"));
    TRY(require(!line.unitPrice.isNegative(), "price_negative", "unit_price"));
    TRY(require(!line.discount.isNegative() && line.discount <= whole, "discount_out_of_range",
                "discount"));
    LineAmounts amounts;
    TRY_ASSIGN(amounts.net, multiply(line.quantity, line.unitPrice, whole - line.discount, digits));
    TRY_ASSIGN(amounts.tax, applyRate(amounts.net, line.taxRate, digits));
    TRY_ASSIGN(amounts.gross, add(amounts.net, amounts.tax));
    return amounts;
}

Result<DocumentTotals> sumLines(const QList<LineAmounts> &lines)
{
    DocumentTotals totals;
    for (const LineAmounts &line : lines) {
        TRY_ASSIGN(totals.subtotal, add(totals.subtotal, line.net));
        TRY_ASSIGN(totals.taxTotal, add(totals.taxTotal, line.tax));
        TRY_ASSIGN(totals.total, add(totals.total, line.gross));
    }
    return totals;
}

} // namespace kontor::rules
