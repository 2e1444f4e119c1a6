#include "tests/simulation/virtual_time.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimerEvent>

namespace kontor::sim {

void VirtualTime::in(qint64 milliseconds, const std::function<void()> &action)
{
    m_due.emplace(std::pair(m_now + std::max(qint64{0}, milliseconds), ++m_count), action);
}

bool VirtualTime::step(Instant until)
{
    if (m_due.empty() || m_due.begin()->first.first > until) {
        return false;
    }
    const auto next = m_due.extract(m_due.begin());
    moveTo(next.key().first);
    ++m_steps;
    next.mapped()();
    return true;
}

void VirtualTime::restart(Instant now)
{
    m_due.clear();
    m_now = now;
    m_count = 0;
    m_steps = 0;
}

// --- Qt's timers --------------------------------------------------------------------------------

bool VirtualDispatcher::processEvents(QEventLoop::ProcessEventsFlags)
{
    QCoreApplication::sendPostedEvents();
    return true;
}

void VirtualDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType, QObject *object)
{
    m_timers.insert(id, {interval, object, 0, ++m_turns});
    schedule(id);
}

void VirtualDispatcher::schedule(int id)
{
    Timer &timer = m_timers[id];
    timer.due = m_time.now() + timer.interval;
    m_time.in(timer.interval, [this, id, turn = timer.turn] { fire(id, turn); });
}

void VirtualDispatcher::fire(int id, quint64 turn)
{
    const auto timer = m_timers.constFind(id);
    if (timer == m_timers.cend() || timer->turn != turn) {
        return;
    }
    QObject *const object = timer->object;
    schedule(id);
    QTimerEvent event(id);
    QCoreApplication::sendEvent(object, &event);
}

bool VirtualDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeIf([object](const auto &it) { return it.value().object == object; }) > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> VirtualDispatcher::registeredTimers(
    QObject *object) const
{
    QList<TimerInfo> found;
    for (auto it = m_timers.cbegin(); it != m_timers.cend(); ++it) {
        if (it->object == object) {
            found.append(TimerInfo(it.key(), static_cast<int>(it->interval), Qt::PreciseTimer));
        }
    }
    return found;
}

int VirtualDispatcher::remainingTime(int id)
{
    const auto timer = m_timers.constFind(id);
    return timer == m_timers.cend()
        ? -1
        : static_cast<int>(std::max(qint64{0}, timer->due - m_time.now()));
}

void runQueuedCalls()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QDate NodeClock::today() const
{
    return QDateTime::fromMSecsSinceEpoch(now(), Qt::UTC).date();
}

} // namespace kontor::sim
