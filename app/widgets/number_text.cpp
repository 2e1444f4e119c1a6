#include "app/widgets/number_text.h"

#include <algorithm>
#include <numeric>

namespace kontor {

namespace {

__extension__ typedef __int128 Int128;

Int128 magnitude(Int128 value)
{
    return value < 0 ? -value : value;
}

/// An exact fraction; invalid once a step overflowed or divided by zero.
struct Fraction {
    Int128 numerator = 0;
    Int128 denominator = 1;

    void reduce()
    {
        Int128 a = magnitude(numerator);
        Int128 b = denominator;
        while (b != 0) {
            const Int128 rest = a % b;
            a = b;
            b = rest;
        }
        if (a > 1) {
            numerator /= a;
            denominator /= a;
        }
    }
};

Result<Fraction> makeFraction(Int128 numerator, Int128 denominator)
{
    if (denominator == 0) {
        return fail("number_divided_by_zero");
    }
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    Fraction result{numerator, denominator};
    result.reduce();
    return result;
}

Result<Fraction> product(const Fraction &a, const Fraction &b)
{
    Fraction result;
    if (__builtin_mul_overflow(a.numerator, b.numerator, &result.numerator)
        || __builtin_mul_overflow(a.denominator, b.denominator, &result.denominator)) {
        return fail("number_out_of_range");
    }
    return makeFraction(result.numerator, result.denominator);
}

Result<Fraction> quotient(const Fraction &a, const Fraction &b)
{
    TRY_ASSIGN(const Fraction inverse, makeFraction(b.denominator, b.numerator));
    return product(a, inverse);
}

Result<Fraction> sum(const Fraction &a, const Fraction &b)
{
    Int128 left = 0;
    Int128 right = 0;
    Fraction result;
    if (__builtin_mul_overflow(a.numerator, b.denominator, &left)
        || __builtin_mul_overflow(b.numerator, a.denominator, &right)
        || __builtin_add_overflow(left, right, &result.numerator)
        || __builtin_mul_overflow(a.denominator, b.denominator, &result.denominator)) {
        return fail("number_out_of_range");
    }
    return makeFraction(result.numerator, result.denominator);
}

/// Full-width characters of Chinese input methods, and signs that look like the ASCII ones.
QChar narrow(QChar character)
{
    const char16_t code = character.unicode();
    if (code >= 0xff01 && code <= 0xff5e) {
        return QChar(code - 0xfee0);
    }
    switch (code) {
    case 0x2212: // minus sign
        return u'-';
    case 0x00d7: // multiplication sign
        return u'*';
    case 0x00f7: // division sign
        return u'/';
    case 0x3002: // ideographic full stop
        return u'.';
    case 0x3001: // ideographic comma
        return u',';
    default:
        return character;
    }
}

bool isAsciiDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

bool isSeparator(QChar character)
{
    return character == u'.' || character == u',';
}

/// Reads sums of products of signed numbers, by recursive descent.
class SumReader
{
public:
    SumReader(const QString &text, QChar groupSign) : m_text(text), m_group(groupSign) {}

    Result<Fraction> read()
    {
        TRY_ASSIGN(const Fraction value, readSum(0));
        if (m_at != m_text.size()) {
            return fail("number_malformed");
        }
        return value;
    }

private:
    static constexpr int depthMax = 20;

    QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    bool take(QChar character)
    {
        if (peek() != character) {
            return false;
        }
        ++m_at;
        return true;
    }

    Result<Fraction> readSum(int depth)
    {
        TRY_ASSIGN(Fraction value, readProduct(depth));
        while (true) {
            if (take(u'+')) {
                TRY_ASSIGN(const Fraction next, readProduct(depth));
                TRY_ASSIGN(value, sum(value, next));
            } else if (take(u'-')) {
                TRY_ASSIGN(const Fraction next, readProduct(depth));
                TRY_ASSIGN(value, sum(value, {-next.numerator, next.denominator}));
            } else {
                return value;
            }
        }
    }

    Result<Fraction> readProduct(int depth)
    {
        TRY_ASSIGN(Fraction value, readFactor(depth));
        while (true) {
            if (take(u'*') || take(u'x')) {
                TRY_ASSIGN(const Fraction next, readFactor(depth));
                TRY_ASSIGN(value, product(value, next));
            } else if (take(u'/')) {
                TRY_ASSIGN(const Fraction next, readFactor(depth));
                TRY_ASSIGN(value, quotient(value, next));
            } else {
                return value;
            }
        }
    }

    Result<Fraction> readFactor(int depth)
    {
        if (depth > depthMax) {
            return fail("number_malformed");
        }
        if (take(u'-')) {
            TRY_ASSIGN(const Fraction value, readFactor(depth + 1));
            return Fraction{-value.numerator, value.denominator};
        }
        if (take(u'+')) {
            return readFactor(depth + 1);
        }
        Fraction value;
        if (take(u'(')) {
            TRY_ASSIGN(value, readSum(depth + 1));
            if (!take(u')')) {
                return fail("number_malformed");
            }
        } else {
            TRY_ASSIGN(value, readNumeral());
        }
        return readUnits(value);
    }

    /// What may follow a number: "%", 万 (ten thousand), 亿 (a hundred million).
    Result<Fraction> readUnits(Fraction value)
    {
        while (true) {
            if (take(u'%')) {
                TRY_ASSIGN(value, product(value, {1, 100}));
            } else if (take(u'\u4e07')) {
                TRY_ASSIGN(value, product(value, {10'000, 1}));
            } else if (take(u'\u4ebf')) {
                TRY_ASSIGN(value, product(value, {100'000'000, 1}));
            } else {
                return value;
            }
        }
    }

    Result<Fraction> readNumeral()
    {
        const qsizetype start = m_at;
        while (isAsciiDigit(peek()) || isSeparator(peek())) {
            ++m_at;
        }
        const QStringView numeral = QStringView(m_text).mid(start, m_at - start);
        const qsizetype point = pointOf(numeral);
        if (point == -2) {
            return fail("number_malformed");
        }
        Fraction value;
        int digits = 0;
        for (qsizetype i = 0; i < numeral.size(); ++i) {
            if (!isAsciiDigit(numeral[i])) {
                continue;
            }
            if (++digits > 24) {
                return fail("number_out_of_range");
            }
            value.numerator = value.numerator * 10 + (numeral[i].unicode() - u'0');
            if (point >= 0 && i > point) {
                value.denominator *= 10;
            }
        }
        if (digits == 0) {
            return fail("number_malformed");
        }
        value.reduce();
        return value;
    }

    /// Where the decimal point stands: -1 when there is none, -2 when the numeral makes no sense.
    qsizetype pointOf(QStringView numeral) const
    {
        qsizetype last = -1;
        qsizetype count = 0;
        for (qsizetype i = 0; i < numeral.size(); ++i) {
            if (isSeparator(numeral[i])) {
                last = i;
                ++count;
            }
        }
        if (count == 0) {
            return -1;
        }
        const QChar sign = numeral[last];
        const qsizetype sameSigns = numeral.count(sign);
        if (count == 1) {
            const bool grouping =
                sign == m_group && numeral.size() - last == 4 && last >= 1 && last <= 3;
            return grouping ? -1 : last;
        }
        // Several of one kind group; of two kinds the last one is the point, if it stands alone.
        if (sameSigns == count) {
            return isGrouped(numeral, sign) ? -1 : -2;
        }
        const QChar other = sign == u'.' ? u',' : u'.';
        return sameSigns == 1 && isGrouped(numeral.left(last), other) ? last : -2;
    }

    /// Whether `sign` stands before every three digits from the right.
    static bool isGrouped(QStringView numeral, QChar sign)
    {
        const QList<QStringView> groups = numeral.split(sign);
        return !groups.first().isEmpty() && groups.first().size() <= 3
            && std::all_of(groups.begin() + 1, groups.end(),
                           [](QStringView group) { return group.size() == 3; });
    }

    const QString &m_text;
    QChar m_group;
    qsizetype m_at = 0;
};

/// value x 10^scale, rounded half away from zero.
Result<qint64> toRaw(const Fraction &value, int scale)
{
    Int128 scaled = 0;
    if (__builtin_mul_overflow(value.numerator, Int128(detail::powerOfTen(scale)), &scaled)) {
        return fail("number_out_of_range");
    }
    Int128 raw = scaled / value.denominator;
    const Int128 rest = magnitude(scaled % value.denominator);
    if (rest >= value.denominator - rest) {
        raw += scaled < 0 ? -1 : 1;
    }
    if (raw > std::numeric_limits<qint64>::max() || raw < std::numeric_limits<qint64>::min()) {
        return fail("number_out_of_range");
    }
    return static_cast<qint64>(raw);
}

QString decimal(qint64 raw, const NumberFormat &format, int minimum, const QLocale &locale,
                bool grouped)
{
    const int scale = format.percent ? format.scale - 2 : format.scale;
    const int maximum = std::clamp(format.maximumDigits, 0, scale);
    const qint64 rounded = detail::roundRaw(raw, scale, maximum);
    QString text = detail::formatFixed(rounded, scale, std::min(minimum, maximum));
    const qsizetype start = text.startsWith(u'-') ? 1 : 0;
    const qsizetype point = text.indexOf(u'.');
    if (point >= 0) {
        text.replace(point, 1, locale.decimalPoint());
    }
    if (grouped) {
        for (qsizetype i = (point < 0 ? text.size() : point) - 3; i > start; i -= 3) {
            text.insert(i, locale.groupSeparator());
        }
    }
    return text;
}

} // namespace

QString numberText(qint64 raw, const NumberFormat &format, const QLocale &locale)
{
    const QString text = decimal(raw, format, format.minimumDigits, locale, true);
    return format.percent ? text + locale.percent() : text;
}

QString plainNumberText(qint64 raw, const NumberFormat &format, const QLocale &locale)
{
    NumberFormat full = format;
    full.maximumDigits = format.scale;
    return decimal(raw, full, format.minimumDigits, locale, false);
}

Result<qint64> readNumber(QStringView text, const NumberFormat &format, const QLocale &locale)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar character : text) {
        const QChar narrowed = narrow(character);
        if (!narrowed.isSpace() && narrowed != u'\'') {
            plain.append(narrowed);
        }
    }
    if (plain.startsWith(u'=')) {
        plain.remove(0, 1);
    }
    const QString group = locale.groupSeparator();
    const QChar groupSign = group == u"." ? QChar(u'.') : QChar(u',');
    TRY_ASSIGN(Fraction value, SumReader(plain, groupSign).read());
    // "13" typed into a percentage means 13 %; a sign says it already.
    if (format.percent && !plain.contains(u'%')) {
        TRY_ASSIGN(value, product(value, {1, 100}));
    }
    return toRaw(value, format.scale);
}

} // namespace kontor
