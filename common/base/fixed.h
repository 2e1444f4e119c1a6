#pragma once

#include "common/base/result.h"

#include <QDebug>
#include <QHashFunctions>
#include <QList>
#include <QString>

#include <compare>
#include <limits>
#include <optional>
#include <type_traits>

namespace kontor {

namespace detail {
/// 10^exponent for 0 <= exponent <= 18.
constexpr qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

Result<qint64> parseFixed(QStringView text, int scale);
QString formatFixed(qint64 raw, int scale, int minDigits);
qint64 roundRaw(qint64 raw, int scale, int digits);
} // namespace detail

/// A decimal number with `Scale` fraction digits, held as a 64-bit count of 10^-Scale.
///
/// Addition and subtraction are exact; a product or a quotient exists only as a named function
/// below that says how it rounds. There is no way from or to a double, and two kinds of number (an
/// amount of money, a quantity, a rate) do not convert into each other.
template <int Scale, class Tag>
class Fixed
{
public:
    static_assert(Scale >= 0 && Scale <= 18);

    /// Fraction digits.
    static constexpr int scale = Scale;
    /// The raw value of 1.
    static constexpr qint64 one = detail::powerOfTen(Scale);

    /// Zero.
    constexpr Fixed() = default;
    /// A bare number does not say its unit, and a double cannot hold a tenth: use fromRaw,
    /// fromInteger or fromString.
    template <class T>
    requires std::is_arithmetic_v<T> Fixed(T)
    = delete;

    /// `raw` counts units of 10^-Scale; the form in databases and on the wire.
    static constexpr Fixed fromRaw(qint64 raw)
    {
        Fixed value;
        value.m_raw = raw;
        return value;
    }
    /// A whole number; |units| must be at most max().raw() / one.
    static constexpr Fixed fromInteger(qint64 units)
    {
        Q_ASSERT(units <= std::numeric_limits<qint64>::max() / one);
        Q_ASSERT(units >= std::numeric_limits<qint64>::min() / one);
        return fromRaw(units * one);
    }
    /// Parses an optional sign, ASCII digits and at most one '.', e.g. "-1234.5". Zeros behind the
    /// last representable digit are dropped. Errors: number_malformed, number_too_precise,
    /// number_out_of_range.
    static Result<Fixed> fromString(QStringView text)
    {
        const Result<qint64> raw = detail::parseFixed(text, Scale);
        if (!raw) {
            return Unexpected(raw.error());
        }
        return fromRaw(*raw);
    }

    static constexpr Fixed max() { return fromRaw(std::numeric_limits<qint64>::max()); }
    static constexpr Fixed min() { return fromRaw(std::numeric_limits<qint64>::min()); }

    constexpr qint64 raw() const { return m_raw; }
    /// Plain decimal text without grouping; fraction zeros are dropped down to `minDigits`.
    /// fromString(toString()) gives the same value back.
    QString toString(int minDigits = 0) const
    {
        return detail::formatFixed(m_raw, Scale, minDigits);
    }

    constexpr bool isZero() const { return m_raw == 0; }
    constexpr bool isNegative() const { return m_raw < 0; }
    constexpr bool isPositive() const { return m_raw > 0; }
    /// -1, 0 or 1.
    constexpr int sign() const { return (m_raw > 0) - (m_raw < 0); }
    constexpr Fixed abs() const { return m_raw < 0 ? -*this : *this; }

    constexpr auto operator<=>(const Fixed &) const = default;

    /// The sum, or nothing when it does not fit.
    constexpr std::optional<Fixed> checkedAdd(Fixed other) const
    {
        qint64 sum = 0;
        if (__builtin_add_overflow(m_raw, other.m_raw, &sum)) {
            return std::nullopt;
        }
        return fromRaw(sum);
    }
    /// The difference, or nothing when it does not fit.
    constexpr std::optional<Fixed> checkedSubtract(Fixed other) const
    {
        qint64 difference = 0;
        if (__builtin_sub_overflow(m_raw, other.m_raw, &difference)) {
            return std::nullopt;
        }
        return fromRaw(difference);
    }

    constexpr Fixed operator-() const { return Fixed() - *this; }
    /// An overflow is a broken invariant here; where the operands come from outside, use
    /// checkedAdd.
    constexpr Fixed &operator+=(Fixed other)
    {
        const bool overflow = __builtin_add_overflow(m_raw, other.m_raw, &m_raw);
        Q_ASSERT(!overflow);
        Q_UNUSED(overflow);
        return *this;
    }
    constexpr Fixed &operator-=(Fixed other)
    {
        const bool overflow = __builtin_sub_overflow(m_raw, other.m_raw, &m_raw);
        Q_ASSERT(!overflow);
        Q_UNUSED(overflow);
        return *this;
    }
    friend constexpr Fixed operator+(Fixed left, Fixed right) { return left += right; }
    friend constexpr Fixed operator-(Fixed left, Fixed right) { return left -= right; }

    friend size_t qHash(Fixed value, size_t seed = 0) { return ::qHash(value.m_raw, seed); }
    friend QDebug operator<<(QDebug debug, Fixed value)
    {
        const QDebugStateSaver saver(debug);
        debug.nospace().noquote() << value.toString();
        return debug;
    }

private:
    qint64 m_raw = 0;
};

/// An amount of money in the currency of its document; up to 922 trillion.
using Amount = Fixed<4, struct AmountTag>;
/// A quantity in some unit of measure; up to 9.2 trillion.
using Quantity = Fixed<6, struct QuantityTag>;
/// A unit price, an exchange rate, or a percentage as a fraction (13 % is 0.13).
using Rate = Fixed<6, struct RateTag>;

/// `value` rounded to `digits` fraction digits (0 .. scale), half away from zero.
///
/// Half-up as taught in commerce and as the tax offices compute it; on negative numbers it mirrors
/// (-0.5 -> -1), so that a credit note is the exact opposite of the invoice that it cancels.
template <int Scale, class Tag>
Fixed<Scale, Tag> roundTo(Fixed<Scale, Tag> value, int digits)
{
    return Fixed<Scale, Tag>::fromRaw(detail::roundRaw(value.raw(), Scale, digits));
}

// The products and quotients. Each is computed exactly (128 bits inside) and rounded once, as
// roundTo does. Errors: number_out_of_range when the result does not fit, number_divided_by_zero.

/// quantity x price.
Result<Amount> multiply(Quantity quantity, Rate price, int digits);
/// quantity x price x fraction, e.g. a line less its discount, with one rounding at the end.
Result<Amount> multiply(Quantity quantity, Rate price, Rate fraction, int digits);
/// amount x rate: a tax on a net amount, a conversion at an exchange rate.
Result<Amount> applyRate(Amount amount, Rate rate, int digits);
/// amount / rate: a conversion against an exchange rate.
Result<Amount> divideByRate(Amount amount, Rate rate, int digits);
/// gross / (1 + rate): what is left of a gross amount when the tax at `rate` is taken out.
Result<Amount> withoutRate(Amount gross, Rate rate, int digits);
/// total x part / whole: the value of a part of a stock.
Result<Amount> proportion(Amount total, Quantity part, Quantity whole, int digits);
/// total x part / whole: the share of an amount that follows another one.
Result<Amount> proportion(Amount total, Amount part, Amount whole, int digits);
/// amount / quantity: a unit price.
Result<Rate> divide(Amount amount, Quantity quantity, int digits = Rate::scale);
/// part / whole as a fraction, e.g. a margin.
Result<Rate> divide(Amount part, Amount whole, int digits = Rate::scale);
/// part / whole as a fraction, e.g. how much of an order is delivered.
Result<Rate> divide(Quantity part, Quantity whole, int digits = Rate::scale);
/// rate x rate, e.g. a price at an exchange rate, or less a discount.
Result<Rate> multiply(Rate left, Rate right, int digits = Rate::scale);
/// quantity x rate, e.g. a component's need with its scrap.
Result<Quantity> multiplyQuantity(Quantity quantity, Rate factor, int digits = Quantity::scale);
/// quantity x numerator / denominator, e.g. an exact conversion of units.
Result<Quantity> multiplyRatio(Quantity quantity, qint64 numerator, qint64 denominator,
                               int digits = Quantity::scale);
/// rate x numerator / denominator: the price of one when a price is for several.
Result<Rate> multiplyRatio(Rate rate, qint64 numerator, qint64 denominator,
                           int digits = Rate::scale);
/// The same number as a unit price; fails only when it does not fit.
Result<Rate> asRate(Amount amount);

/// Shares `total` out by `weights` (none negative) in steps of 10^-digits, by largest remainder; of
/// equal remainders the earlier part wins. The parts always sum to `total`: what `total` has below
/// one step goes to the heaviest part. A weight of zero gets zero; when all are zero, all count the
/// same.
QList<Amount> split(Amount total, const QList<qint64> &weights, int digits);

} // namespace kontor
