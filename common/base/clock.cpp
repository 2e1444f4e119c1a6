#include "common/base/clock.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace kontor {

Instant SystemClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::monotonicMs() const
{
    QElapsedTimer timer;
    timer.start();
    return timer.msecsSinceReference();
}

QDate SystemClock::today() const
{
    return QDate::currentDate();
}

QDate FixedClock::today() const
{
    return QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC).date();
}

} // namespace kontor
