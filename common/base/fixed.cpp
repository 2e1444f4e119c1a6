#include "common/base/fixed.h"

#include <algorithm>
#include <numeric>

namespace kontor {

namespace {

__extension__ typedef __int128 Int128;

constexpr qint64 rawMax = std::numeric_limits<qint64>::max();
constexpr qint64 rawMin = std::numeric_limits<qint64>::min();

/// numerator / denominator, rounded half away from zero.
Int128 divideRounded(Int128 numerator, Int128 denominator)
{
    Q_ASSERT(denominator != 0);
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const Int128 quotient = numerator / denominator;
    const Int128 rest = numerator % denominator;
    const Int128 magnitude = rest < 0 ? -rest : rest;
    // Compares with the half without doubling, which could overflow.
    if (magnitude >= denominator - magnitude) {
        return numerator < 0 ? quotient - 1 : quotient + 1;
    }
    return quotient;
}

/// numerator / denominator counts units of 10^-digits after rounding; the result is brought back to
/// T's scale.
template <class T>
Result<T> finish(Int128 numerator, Int128 denominator, int digits)
{
    Q_ASSERT(digits >= 0 && digits <= T::scale);
    const Int128 step = detail::powerOfTen(T::scale - digits);
    Int128 divisor = 0;
    if (__builtin_mul_overflow(denominator, step, &divisor)) {
        return fail("number_out_of_range");
    }
    const Int128 steps = divideRounded(numerator, divisor);
    Int128 raw = 0;
    if (__builtin_mul_overflow(steps, step, &raw) || raw > rawMax || raw < rawMin) {
        return fail("number_out_of_range");
    }
    return T::fromRaw(static_cast<qint64>(raw));
}

/// factor x factor x factor / divisor, where the operands are raw values and `divisor` also carries
/// the surplus scale of the product.
template <class T>
Result<T> scaledQuotient(qint64 first, qint64 second, qint64 third, Int128 divisor, int digits)
{
    if (divisor == 0) {
        return fail("number_divided_by_zero");
    }
    Int128 product = 0;
    if (__builtin_mul_overflow(Int128(first) * Int128(second), Int128(third), &product)) {
        return fail("number_out_of_range");
    }
    return finish<T>(product, divisor, digits);
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

} // namespace

Result<qint64> detail::parseFixed(QStringView text, int scale)
{
    const bool negative = text.startsWith(u'-');
    const QStringView digits = negative || text.startsWith(u'+') ? text.mid(1) : text;
    const qsizetype point = digits.indexOf(u'.');
    const QStringView whole = point < 0 ? digits : digits.left(point);
    const QStringView fraction = point < 0 ? QStringView() : digits.mid(point + 1);
    if ((whole.isEmpty() && fraction.isEmpty()) || !std::all_of(whole.begin(), whole.end(), isDigit)
        || !std::all_of(fraction.begin(), fraction.end(), isDigit)) {
        return fail("number_malformed");
    }
    // Collected below zero, because the negative range is the larger one.
    qint64 raw = 0;
    const auto append = [&raw](int digit) {
        return !__builtin_mul_overflow(raw, qint64(10), &raw)
            && !__builtin_sub_overflow(raw, qint64(digit), &raw);
    };
    for (const QChar character : whole) {
        if (!append(character.unicode() - u'0')) {
            return fail("number_out_of_range");
        }
    }
    for (int i = 0; i < scale; ++i) {
        if (!append(i < fraction.size() ? fraction[i].unicode() - u'0' : 0)) {
            return fail("number_out_of_range");
        }
    }
    if (fraction.size() > scale) {
        const QStringView surplus = fraction.mid(scale);
        if (!std::all_of(surplus.begin(), surplus.end(), [](QChar c) { return c == u'0'; })) {
            return fail("number_too_precise");
        }
    }
    if (!negative && raw == rawMin) {
        return fail("number_out_of_range");
    }
    return negative ? raw : -raw;
}

QString detail::formatFixed(qint64 raw, int scale, int minDigits)
{
    Q_ASSERT(minDigits >= 0);
    const quint64 magnitude =
        raw < 0 ? quint64(0) - static_cast<quint64>(raw) : static_cast<quint64>(raw);
    QString text = QString::number(magnitude).rightJustified(scale + 1, u'0');
    qsizetype drop = 0;
    while (drop < scale - minDigits && text[text.size() - 1 - drop] == u'0') {
        ++drop;
    }
    text.chop(drop);
    const qsizetype shown = scale - drop;
    if (shown > 0) {
        text.insert(text.size() - shown, u'.');
    }
    if (raw < 0) {
        text.prepend(u'-');
    }
    return text;
}

qint64 detail::roundRaw(qint64 raw, int scale, int digits)
{
    Q_ASSERT(digits >= 0 && digits <= scale);
    const Int128 step = powerOfTen(scale - digits);
    const Int128 rounded = divideRounded(raw, step) * step;
    Q_ASSERT(rounded >= rawMin && rounded <= rawMax);
    return static_cast<qint64>(rounded);
}

Result<Amount> multiply(Quantity quantity, Rate price, int digits)
{
    // Scale 6 + 6 down to 4.
    return scaledQuotient<Amount>(quantity.raw(), price.raw(), 1, detail::powerOfTen(8), digits);
}

Result<Amount> multiply(Quantity quantity, Rate price, Rate fraction, int digits)
{
    // Scale 6 + 6 + 6 down to 4.
    return scaledQuotient<Amount>(quantity.raw(), price.raw(), fraction.raw(),
                                  detail::powerOfTen(14), digits);
}

Result<Amount> applyRate(Amount amount, Rate rate, int digits)
{
    return scaledQuotient<Amount>(amount.raw(), rate.raw(), 1, Rate::one, digits);
}

Result<Amount> divideByRate(Amount amount, Rate rate, int digits)
{
    return scaledQuotient<Amount>(amount.raw(), Rate::one, 1, rate.raw(), digits);
}

Result<Amount> withoutRate(Amount gross, Rate rate, int digits)
{
    return scaledQuotient<Amount>(gross.raw(), Rate::one, 1, Int128(Rate::one) + rate.raw(),
                                  digits);
}

Result<Amount> proportion(Amount total, Quantity part, Quantity whole, int digits)
{
    return scaledQuotient<Amount>(total.raw(), part.raw(), 1, whole.raw(), digits);
}

Result<Amount> proportion(Amount total, Amount part, Amount whole, int digits)
{
    return scaledQuotient<Amount>(total.raw(), part.raw(), 1, whole.raw(), digits);
}

Result<Rate> divide(Amount amount, Quantity quantity, int digits)
{
    // Scale 4 - 6 up to 6.
    return scaledQuotient<Rate>(amount.raw(), detail::powerOfTen(8), 1, quantity.raw(), digits);
}

Result<Rate> divide(Amount part, Amount whole, int digits)
{
    return scaledQuotient<Rate>(part.raw(), Rate::one, 1, whole.raw(), digits);
}

Result<Rate> divide(Quantity part, Quantity whole, int digits)
{
    return scaledQuotient<Rate>(part.raw(), Rate::one, 1, whole.raw(), digits);
}

Result<Rate> multiply(Rate left, Rate right, int digits)
{
    return scaledQuotient<Rate>(left.raw(), right.raw(), 1, Rate::one, digits);
}

Result<Quantity> multiplyQuantity(Quantity quantity, Rate factor, int digits)
{
    return scaledQuotient<Quantity>(quantity.raw(), factor.raw(), 1, Rate::one, digits);
}

Result<Quantity> multiplyRatio(Quantity quantity, qint64 numerator, qint64 denominator, int digits)
{
    return scaledQuotient<Quantity>(quantity.raw(), numerator, 1, denominator, digits);
}

Result<Rate> multiplyRatio(Rate rate, qint64 numerator, qint64 denominator, int digits)
{
    return scaledQuotient<Rate>(rate.raw(), numerator, 1, denominator, digits);
}

Result<Rate> asRate(Amount amount)
{
    // Scale 4 up to 6.
    return scaledQuotient<Rate>(amount.raw(), detail::powerOfTen(2), 1, 1, Rate::scale);
}

QList<Amount> split(Amount total, const QList<qint64> &weights, int digits)
{
    Q_ASSERT(!weights.isEmpty());
    Q_ASSERT(digits >= 0 && digits <= Amount::scale);
    QList<qint64> shares = weights;
    Int128 weightSum = 0;
    for (const qint64 weight : weights) {
        Q_ASSERT(weight >= 0);
        weightSum += weight;
    }
    if (weightSum == 0) {
        shares.fill(1);
        weightSum = shares.size();
    }

    const qint64 step = detail::powerOfTen(Amount::scale - digits);
    const qint64 steps = total.raw() / step;
    QList<qint64> parts(shares.size());
    QList<Int128> rests(shares.size());
    qint64 left = steps;
    for (qsizetype i = 0; i < shares.size(); ++i) {
        const Int128 product = Int128(steps) * shares[i];
        parts[i] = static_cast<qint64>(product / weightSum);
        const Int128 rest = product % weightSum;
        rests[i] = rest < 0 ? -rest : rest;
        left -= parts[i];
    }

    QList<qsizetype> order(shares.size());
    std::iota(order.begin(), order.end(), qsizetype(0));
    std::stable_sort(order.begin(), order.end(),
                     [&rests](qsizetype a, qsizetype b) { return rests[a] > rests[b]; });
    // Fewer steps are left than parts have a remainder, so a part without weight never gets one.
    const qint64 direction = left < 0 ? -1 : 1;
    for (qsizetype i = 0; left != 0; ++i, left -= direction) {
        parts[order[i]] += direction;
    }

    QList<Amount> result;
    result.reserve(parts.size());
    for (const qint64 part : parts) {
        result.append(Amount::fromRaw(part * step));
    }
    const qsizetype heaviest = std::max_element(shares.begin(), shares.end()) - shares.begin();
    result[heaviest] += Amount::fromRaw(total.raw() - steps * step);
    return result;
}

} // namespace kontor
