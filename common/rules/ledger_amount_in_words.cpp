#include "common/rules/ledger_amount_in_words.h"

namespace kontor::rules {

namespace {

const QString digitWords = QStringLiteral("零壹贰叁肆伍陆柒捌玖");

QString digitWord(qint64 digit)
{
    return digitWords.mid(digit, 1);
}

/// A number from 1 to 9999 without zeros in front.
QString fourDigits(qint64 number)
{
    static const QStringList units = {QStringLiteral("仟"), QStringLiteral("佰"),
                                      QStringLiteral("拾"), QString()};
    QString words;
    bool gap = false;
    qint64 place = 1000;
    for (const QString &unit : units) {
        const qint64 digit = number / place % 10;
        if (digit == 0) {
            gap = !words.isEmpty();
        } else {
            words += (gap ? digitWord(0) : QString()) + digitWord(digit) + unit;
            gap = false;
        }
        place /= 10;
    }
    return words;
}

/// `high` groups of `unit` and a rest of `width` that follows, e.g. 12 万 and 0345.
QString joined(const QString &high, const QString &unit, qint64 rest, qint64 width,
               const QString &restWords)
{
    const QString head = high + unit;
    if (rest == 0) {
        return head;
    }
    return head + (rest < width / 10 ? digitWord(0) : QString()) + restWords;
}

/// A whole number above zero.
QString wholeWords(qint64 number)
{
    constexpr qint64 tenThousand = 10'000;
    constexpr qint64 hundredMillion = 100'000'000;
    if (number >= hundredMillion) {
        const qint64 rest = number % hundredMillion;
        return joined(wholeWords(number / hundredMillion), QStringLiteral("亿"), rest,
                      hundredMillion, rest > 0 ? wholeWords(rest) : QString());
    }
    if (number >= tenThousand) {
        const qint64 rest = number % tenThousand;
        return joined(fourDigits(number / tenThousand), QStringLiteral("万"), rest, tenThousand,
                      rest > 0 ? fourDigits(rest) : QString());
    }
    return fourDigits(number);
}

} // namespace

QString amountInWords(Amount amount)
{
    const qint64 fenTotal = roundTo(amount, 2).abs().raw() / (Amount::one / 100);
    const qint64 yuan = fenTotal / 100;
    const qint64 jiao = fenTotal / 10 % 10;
    const qint64 fen = fenTotal % 10;

    QString words =
        amount.isNegative() && fenTotal > 0 ? QStringLiteral("负") : QStringLiteral("人民币");
    if (fenTotal == 0) {
        return words + QStringLiteral("零元整");
    }
    if (yuan > 0) {
        words += wholeWords(yuan) + QStringLiteral("元");
    }
    if (jiao == 0 && fen == 0) {
        return words + QStringLiteral("整");
    }
    if (yuan > 0 && (jiao == 0 || yuan % 10 == 0)) {
        words += digitWord(0);
    }
    if (jiao > 0) {
        words += digitWord(jiao) + QStringLiteral("角");
    }
    return words + (fen > 0 ? digitWord(fen) + QStringLiteral("分") : QStringLiteral("整"));
}

} // namespace kontor::rules
