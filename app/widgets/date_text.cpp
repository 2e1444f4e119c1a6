#include "app/widgets/date_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// The locale's short format with four digits for the year and two for month and day.
QString shortFormat(const QLocale &locale)
{
    static const QRegularExpression years(u"y+"_s);
    static const QRegularExpression months(u"M+"_s);
    static const QRegularExpression days(u"d+"_s);
    QString format = locale.dateFormat(QLocale::ShortFormat);
    format.replace(years, u"yyyy"_s);
    format.replace(months, u"MM"_s);
    format.replace(days, u"dd"_s);
    return format;
}

struct Word {
    const char16_t *text;
    int days;
};

/// "today", "today+3", "明天": the day that the words name, with what is added to it.
std::optional<QDate> readWords(const QString &text, const QDate &today)
{
    static constexpr std::array<Word, 12> words = {{{u"today", 0},
                                                    {u"tomorrow", 1},
                                                    {u"yesterday", -1},
                                                    {u"t", 0},
                                                    {u"\u4eca\u5929", 0},  // 今天
                                                    {u"\u4eca\u65e5", 0},  // 今日
                                                    {u"\u4eca", 0},        // 今
                                                    {u"\u660e\u5929", 1},  // 明天
                                                    {u"\u540e\u5929", 2},  // 后天
                                                    {u"\u6628\u5929", -1}, // 昨天
                                                    {u"\u524d\u5929", -2}, // 前天
                                                    {u"", 0}}};
    static const QRegularExpression form(
        u"^([^+\\-0-9]*)(?:([+-])(\\d{1,4})([dwmy\u5929\u5468\u6708\u5e74]?))?$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || text.isEmpty()) {
        return std::nullopt;
    }
    const QString word = match.captured(1);
    QDate date;
    if (word == u"eom" || word == u"\u6708\u5e95") { // 月底
        date = QDate(today.year(), today.month(), today.daysInMonth());
    }
    for (const Word &known : words) {
        if (word == QStringView(known.text)) {
            date = today.addDays(known.days);
        }
    }
    const int amount = match.captured(3).toInt() * (match.captured(2) == u"-" ? -1 : 1);
    const QString unit = match.captured(4);
    if (unit == u"w" || unit == u"\u5468") {
        date = date.addDays(7 * amount);
    } else if (unit == u"m" || unit == u"\u6708") {
        date = date.addMonths(amount);
    } else if (unit == u"y" || unit == u"\u5e74") {
        date = date.addYears(amount);
    } else {
        date = date.addDays(amount);
    }
    return date.isValid() ? std::optional(date) : std::nullopt;
}

/// The parts of a date in the order in which the locale writes them.
QDate arrange(const QList<int> &parts, const QDate &today, const QLocale &locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    const bool dayFirst = format.indexOf(u'd') < format.indexOf(u'M');
    const bool yearFirst = format.indexOf(u'y') < format.indexOf(u'M');
    const auto fullYear = [](int year) { return year < 100 ? 2000 + year : year; };
    switch (parts.size()) {
    case 1:
        return QDate(today.year(), today.month(), parts[0]);
    case 2:
        return dayFirst ? QDate(today.year(), parts[1], parts[0])
                        : QDate(today.year(), parts[0], parts[1]);
    case 3:
        if (parts[0] > 31 || yearFirst) {
            return QDate(fullYear(parts[0]), parts[1], parts[2]);
        }
        return dayFirst ? QDate(fullYear(parts[2]), parts[1], parts[0])
                        : QDate(fullYear(parts[2]), parts[0], parts[1]);
    default:
        return {};
    }
}

QDate readDigits(const QString &text, const QDate &today, const QLocale &locale)
{
    static const QRegularExpression together(u"^(?:(\\d{4}|\\d{2}))?(\\d{2})(\\d{2})$"_s);
    static const QRegularExpression separators(u"[-/. \u5e74\u6708]"_s); // 年, 月
    if (const auto match = together.match(text); match.hasMatch()) {
        const QString year = match.captured(1);
        QList<int> parts = {match.captured(2).toInt(), match.captured(3).toInt()};
        if (year.isEmpty()) {
            return arrange(parts, today, locale);
        }
        return QDate(year.toInt() < 100 ? 2000 + year.toInt() : year.toInt(), parts[0], parts[1]);
    }
    QString plain = text;
    if (plain.endsWith(u'\u65e5') || plain.endsWith(u'\u53f7')) { // 日, 号
        plain.chop(1);
    }
    QList<int> parts;
    const QStringList pieces = plain.split(separators, Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        bool number = false;
        parts.append(piece.toInt(&number));
        if (!number || piece.size() > 4) {
            return {};
        }
    }
    return arrange(parts, today, locale);
}

} // namespace

QString dateText(const QDate &date, const QLocale &locale)
{
    return date.isValid() ? locale.toString(date, shortFormat(locale)) : QString();
}

QString instantText(Instant instant, const QLocale &locale, const QTimeZone &zone)
{
    if (instant == 0) {
        return {};
    }
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(instant, zone);
    return dateText(time.date(), locale) + u' ' + time.time().toString(u"HH:mm"_s);
}

QString agoText(Instant instant, Instant now, const QLocale &locale)
{
    constexpr qint64 minute = 60'000;
    constexpr qint64 hour = 60 * minute;
    const qint64 passed = now - instant;
    if (instant == 0) {
        return QCoreApplication::translate("DateText", "never");
    }
    if (passed < 0 || passed > 20 * hour) {
        return instantText(instant, locale);
    }
    if (passed < minute) {
        return QCoreApplication::translate("DateText", "just now");
    }
    if (passed < hour) {
        return QCoreApplication::translate("DateText", "%n minute(s) ago", nullptr,
                                           static_cast<int>(passed / minute));
    }
    return QCoreApplication::translate("DateText", "%n hour(s) ago", nullptr,
                                       static_cast<int>(passed / hour));
}

Result<QDate> readDate(QStringView text, const QDate &today, const QLocale &locale)
{
    QString plain;
    for (const QChar character : text.trimmed()) {
        const char16_t code = character.unicode();
        plain.append(code >= 0xff01 && code <= 0xff5e ? QChar(code - 0xfee0) : character.toLower());
    }
    if (const std::optional<QDate> named = readWords(plain, today)) {
        return *named;
    }
    const QDate date = readDigits(plain, today, locale);
    if (!date.isValid()) {
        return fail("date_malformed", "", {{u"text"_s, text.toString()}});
    }
    return date;
}

} // namespace kontor
