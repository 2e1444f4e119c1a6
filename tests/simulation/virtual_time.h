#pragma once

#include "common/base/clock.h"

#include <QAbstractEventDispatcher>
#include <QHash>

#include <functional>
#include <map>

namespace kontor::sim {

/// The time of a simulation. It stands still until the next thing happens, and that is asked for:
/// so timers, messages and work of any number of machines run in one thread, in one order.
class VirtualTime
{
public:
    /// Milliseconds since 1970, as a machine with the right time has it.
    Instant now() const { return m_now; }
    /// Has `action` called in so many milliseconds; what is due at the same moment comes in the
    /// order in which it was asked for.
    void in(qint64 milliseconds, const std::function<void()> &action);
    /// Moves to the next thing that is due until then and does it; false when there is none.
    bool step(Instant until);
    /// Moves on, over nothing that is due.
    void moveTo(Instant now) { m_now = std::max(m_now, now); }
    /// Forgets everything that is due and begins anew.
    void restart(Instant now);
    /// Things done since the restart.
    qint64 steps() const { return m_steps; }

private:
    Instant m_now = 0;
    quint64 m_count = 0;
    qint64 m_steps = 0;
    std::map<std::pair<Instant, quint64>, std::function<void()>> m_due;
};

/// Lets Qt's timers run in virtual time.
class VirtualDispatcher final : public QAbstractEventDispatcher
{
public:
    explicit VirtualDispatcher(VirtualTime &time) : m_time(time) {}

    bool processEvents(QEventLoop::ProcessEventsFlags) override;
    void registerSocketNotifier(QSocketNotifier *) override {}
    void unregisterSocketNotifier(QSocketNotifier *) override {}
    void registerTimer(int id, qint64 interval, Qt::TimerType, QObject *object) override;
    bool unregisterTimer(int id) override { return m_timers.remove(id) > 0; }
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void wakeUp() override {}
    void interrupt() override {}

private:
    struct Timer {
        qint64 interval = 0;
        QObject *object = nullptr;
        Instant due = 0;
        quint64 turn = 0; ///< tells it from an earlier timer of the same number
    };
    void schedule(int id);
    void fire(int id, quint64 turn);

    VirtualTime &m_time;
    QHash<int, Timer> m_timers;
    quint64 m_turns = 0;
};

/// Does what Qt has put off: queued calls, then deletions.
void runQueuedCalls();

/// The clock of one machine, which may be wrong and may jump.
class NodeClock final : public Clock
{
public:
    explicit NodeClock(const VirtualTime &time) : m_time(time) {}

    Instant now() const override { return m_time.now() + m_skew; }
    qint64 monotonicMs() const override { return m_time.now(); }
    QDate today() const override;
    void setSkew(qint64 milliseconds) { m_skew = milliseconds; }

private:
    const VirtualTime &m_time;
    qint64 m_skew = 0;
};

} // namespace kontor::sim
