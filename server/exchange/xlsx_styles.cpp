#include "server/exchange/xlsx_styles.h"

#include <QDateTime>
#include <QHash>
#include <QXmlStreamReader>

#include <cmath>

namespace kontor {

namespace {

constexpr qint64 msPerDay = 86'400'000;

/// The formats that are not written out in the file (ECMA-376 part 1, 18.8.30), the East Asian ones
/// included.
CellKind kindOfBuiltin(int id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54)
        || id == 57 || id == 58) {
        return CellKind::Date;
    }
    if (id == 22) {
        return CellKind::DateTime;
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55
        || id == 56) {
        return CellKind::Time;
    }
    return CellKind::Number;
}

/// Whether the bracket at `open` encloses one of [h], [hh], [m], [mm], [s], [ss].
bool isElapsedTime(const QString &format, qsizetype open)
{
    const QString inside = format.mid(open + 1, format.indexOf(u']', open) - open - 1).toLower();
    return !inside.isEmpty() && QStringLiteral("hms").contains(inside.at(0))
        && inside.count(inside.at(0)) == inside.size();
}

} // namespace

CellKind kindOfFormat(const QString &format)
{
    bool date = false;
    bool time = false;
    QChar closing;
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar c = format.at(i).toLower();
        if (!closing.isNull()) {
            closing = c == closing ? QChar() : closing;
        } else if (c == u'"') {
            closing = u'"';
        } else if (c == u'[' && !isElapsedTime(format, i)) {
            closing = u']'; // a colour, a condition or a language
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u';') {
            break;
        } else if (c == u'y' || c == u'd') {
            date = true;
        } else if (c == u'h' || c == u's') {
            time = true;
        }
    }
    if (!date && !time && format.contains(u'm') && !format.contains(u'0')) {
        return CellKind::Date;
    }
    return date ? (time ? CellKind::DateTime : CellKind::Date)
                : (time ? CellKind::Time : CellKind::Number);
}

QList<CellKind> readStyles(QIODevice &styles)
{
    QList<CellKind> kinds;
    QHash<int, CellKind> custom;
    bool cellFormats = false;
    QXmlStreamReader xml(&styles);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.name() == QLatin1String("cellXfs")) {
            cellFormats = xml.isStartElement();
        } else if (!xml.isStartElement()) {
            continue;
        } else if (xml.name() == QLatin1String("numFmt")) {
            custom.insert(
                xml.attributes().value(QLatin1String("numFmtId")).toInt(),
                kindOfFormat(xml.attributes().value(QLatin1String("formatCode")).toString()));
        } else if (cellFormats && xml.name() == QLatin1String("xf")) {
            const int id = xml.attributes().value(QLatin1String("numFmtId")).toInt();
            kinds.append(custom.contains(id) ? custom.value(id) : kindOfBuiltin(id));
        }
    }
    return kinds;
}

QString serialToText(double serial, CellKind kind, bool since1904)
{
    const bool representable = std::isfinite(serial) && serial > 0 && serial < 2'958'466;
    if (kind == CellKind::Number || !representable) {
        return QString::number(serial, 'g', 15);
    }
    const auto milliseconds = static_cast<qint64>(std::llround(serial * double(msPerDay)));
    qint64 days = milliseconds / msPerDay;
    const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(milliseconds % msPerDay));
    const QString clock = time.toString(QStringLiteral("HH:mm:ss"));
    if (kind == CellKind::Time) {
        // Elapsed time may pass a day.
        const qint64 hours = milliseconds / 3'600'000;
        return hours < 24 ? clock : QString::number(hours) + clock.mid(2);
    }
    // Excel believes that 1900 was a leap year: its first 59 days are one day off.
    if (!since1904 && days < 60) {
        ++days;
    }
    const QDate date = (since1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30)).addDays(days);
    const QString day = date.toString(Qt::ISODate);
    return kind == CellKind::Date && time == QTime(0, 0) ? day : day + u' ' + clock;
}

} // namespace kontor
