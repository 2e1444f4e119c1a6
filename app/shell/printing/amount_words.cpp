#include "app/shell/printing/amount_words.h"

#include <QStringList>

#include <array>

namespace kontor {

namespace {

constexpr int fenDigits = 2;
constexpr qint64 fenPerYuan = 100;

const QString capitals = QStringLiteral("零壹贰叁肆伍陆柒捌玖");

QString capital(qint64 digit)
{
    return capitals.at(digit);
}

/// Four digits with 仟佰拾; zeros between digits are written once, those at the end not.
QString chineseGroup(qint64 value)
{
    static const std::array<QString, 4> steps{QString(), QStringLiteral("拾"), QStringLiteral("佰"),
                                              QStringLiteral("仟")};
    QString text;
    bool zero = false;
    for (int step = 3; step >= 0; --step) {
        const qint64 digit = value / detail::powerOfTen(step) % 10;
        if (digit == 0) {
            zero = !text.isEmpty();
            continue;
        }
        if (zero) {
            text += capital(0);
            zero = false;
        }
        text += capital(digit) + steps.at(static_cast<size_t>(step));
    }
    return text;
}

QString chineseInteger(qint64 value)
{
    static const std::array<QString, 5> groups{QString(), QStringLiteral("万"),
                                               QStringLiteral("亿"), QStringLiteral("万"),
                                               QStringLiteral("亿")};
    QString text;
    bool gap = false;
    for (int group = 4; group >= 0; --group) {
        const qint64 part = value / detail::powerOfTen(4 * group) % 10000;
        if (part == 0) {
            // 万亿 without 亿 still needs its 亿: 壹万亿.
            if (group == 2 && value / detail::powerOfTen(12) % 10000 != 0) {
                text += groups.at(2);
            }
            gap = !text.isEmpty();
            continue;
        }
        if (!text.isEmpty() && (gap || part < 1000)) {
            text += capital(0);
        }
        text += chineseGroup(part) + groups.at(static_cast<size_t>(group));
        gap = part % 10 == 0;
    }
    return text;
}

const QStringList &smallNumbers()
{
    static const QStringList words =
        QStringLiteral("zero one two three four five six seven eight nine ten eleven twelve "
                       "thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
            .split(QLatin1Char(' '));
    return words;
}

QString englishBelowThousand(qint64 value)
{
    static const QStringList tens =
        QStringLiteral("- - twenty thirty forty fifty sixty seventy eighty ninety")
            .split(QLatin1Char(' '));
    QStringList words;
    if (value >= 100) {
        words << smallNumbers().at(value / 100) << QStringLiteral("hundred");
        value %= 100;
    }
    if (value >= 20) {
        QString word = tens.at(value / 10);
        if (value % 10 != 0) {
            word += QLatin1Char('-') + smallNumbers().at(value % 10);
        }
        words << word;
    } else if (value > 0) {
        words << smallNumbers().at(value);
    }
    return words.join(QLatin1Char(' '));
}

QString englishInteger(qint64 value)
{
    static const std::array<const char *, 5> groups{"", "thousand", "million", "billion",
                                                    "trillion"};
    if (value == 0) {
        return smallNumbers().at(0);
    }
    QStringList words;
    for (int group = 4; group >= 0; --group) {
        const qint64 part = value / detail::powerOfTen(3 * group) % 1000;
        if (part == 0) {
            continue;
        }
        words << englishBelowThousand(part);
        if (group > 0) {
            words << QString::fromLatin1(groups.at(static_cast<size_t>(group)));
        }
    }
    return words.join(QLatin1Char(' '));
}

qint64 toFen(Amount amount)
{
    return roundTo(amount, fenDigits).raw() / (Amount::one / fenPerYuan);
}

} // namespace

QString chineseAmountWords(Amount amount)
{
    const qint64 fen = qAbs(toFen(amount));
    const qint64 yuan = fen / fenPerYuan;
    const qint64 jiao = fen / 10 % 10;
    const qint64 cents = fen % 10;
    QString text = toFen(amount) < 0 ? QStringLiteral("负") : QString();
    if (yuan > 0 || fen == 0) {
        text += (yuan == 0 ? capital(0) : chineseInteger(yuan)) + QStringLiteral("元");
    }
    if (jiao == 0 && cents == 0) {
        return text + QStringLiteral("整");
    }
    if (jiao > 0) {
        text += capital(jiao) + QStringLiteral("角");
    } else if (yuan > 0) {
        text += capital(0);
    }
    return text + (cents == 0 ? QStringLiteral("整") : capital(cents) + QStringLiteral("分"));
}

QString englishAmountWords(Amount amount)
{
    const qint64 fen = qAbs(toFen(amount));
    QString text = englishInteger(fen / fenPerYuan);
    if (toFen(amount) < 0) {
        text.prepend(QStringLiteral("minus "));
    }
    text.replace(0, 1, text.at(0).toUpper());
    return QStringLiteral("%1 and %2/100").arg(text).arg(fen % fenPerYuan, 2, 10, QLatin1Char('0'));
}

} // namespace kontor
