#pragma once

#include "common/base/fixed.h"

#include <QLocale>

namespace kontor {

/// How a fixed-point number is shown and typed.
struct NumberFormat {
    int scale = 0;         ///< the raw number counts units of 10^-scale
    int minimumDigits = 0; ///< fraction digits that are shown even when they are zero
    int maximumDigits = 0; ///< fraction digits at most; the rest is rounded away, half up
    bool percent = false;  ///< a fraction shown and typed as so many hundredths

    bool operator==(const NumberFormat &) const = default;

    /// Money with the fraction digits of its currency.
    static NumberFormat amount(int digits = 2) { return {Amount::scale, digits, digits, false}; }
    /// A quantity with the fraction digits of its unit at least, more when there are more.
    static NumberFormat quantity(int digits = 0)
    {
        return {Quantity::scale, digits, Quantity::scale, false};
    }
    /// A price of one unit: two digits, more when there are more.
    static NumberFormat unitPrice() { return {Rate::scale, 2, Rate::scale, false}; }
    static NumberFormat rate() { return {Rate::scale, 0, Rate::scale, false}; }
    static NumberFormat percentage() { return {Rate::scale, 0, 4, true}; }
    static NumberFormat integer() { return {}; }
};

/// The number as people of the locale write it, with grouped digits: "-1,234.50", "13%".
QString numberText(qint64 raw, const NumberFormat &format, const QLocale &locale = {});
/// The number as it is put into an editor: without grouping and percent sign, in full precision.
QString plainNumberText(qint64 raw, const NumberFormat &format, const QLocale &locale = {});

/// Reads what people type: grouped digits with '.' or ',' as the point, full-width digits, 万 and
/// 亿, "13%", and sums with + - * / and parentheses: "12/3", "=1,200*(1+13%)". Computed exactly and
/// rounded once, half up, to `format.scale` digits.
///
/// One ',' or '.' alone is read as the locale's grouping only when three digits follow it.
/// Errors: number_malformed, number_out_of_range, number_divided_by_zero.
Result<qint64> readNumber(QStringView text, const NumberFormat &format, const QLocale &locale = {});

template <class T>
QString numberText(T value, const NumberFormat &format,
                   const QLocale &locale = {}) requires requires
{
    value.raw();
}
{
    return numberText(value.raw(), format, locale);
}

} // namespace kontor
