#include "app/widgets/instant_edit.h"

#include "app/widgets/date_text.h"

#include <QDateTime>
#include <QLineEdit>
#include <QRegularExpression>

namespace kontor {

namespace {
/// What "on Friday" means without a time.
constexpr int endOfDayHour = 18;
} // namespace

InstantEdit::InstantEdit(const Clock &clock, QWidget *parent) : TypedEdit(parent), m_clock(clock)
{
    setPlaceholderText(tr("e.g. tomorrow 9:30"));
}

Result<Value> InstantEdit::read(const QString &text) const
{
    static const QRegularExpression withTime(
        QStringLiteral("^(.*?)\\s*\\b(\\d{1,2})[:\uff1a](\\d{2})$"));
    const QRegularExpressionMatch match = withTime.match(text.trimmed());
    const QString day = match.hasMatch() ? match.captured(1) : text;
    const QTime time = match.hasMatch()
        ? QTime(match.captured(2).toInt(), match.captured(3).toInt())
        : QTime(endOfDayHour, 0);
    if (!time.isValid()) {
        return fail("date_malformed", "", {{QStringLiteral("text"), text}});
    }
    QDate date = m_clock.today();
    if (!day.trimmed().isEmpty()) {
        TRY_ASSIGN(date, readDate(day, m_clock.today(), locale()));
    }
    return Value(qint64{QDateTime(date, time).toMSecsSinceEpoch()});
}

QString InstantEdit::shownText(const Value &value) const
{
    return instantText(value.toInt(), locale());
}

} // namespace kontor
