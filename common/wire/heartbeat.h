#pragma once

#include "common/wire/limits.h"

namespace kontor::wire {

/// Decides when a silent peer is asked whether it is there, and when it counts as gone. Knows no
/// clock: the times are monotonic milliseconds.
class Heartbeat
{
public:
    enum class Action { None, Ping, Dead };

    explicit Heartbeat(qint64 now, int intervalMs = limits::heartbeatMs,
                       int misses = limits::heartbeatMisses)
        : m_intervalMs(intervalMs), m_misses(misses), m_lastSign(now)
    {
    }

    /// Something came from the peer, or it took something that waited.
    void sign(qint64 now)
    {
        m_lastSign = now;
        m_pings = 0;
    }
    /// What to do now; to be asked a few times an interval.
    Action check(qint64 now)
    {
        const qint64 silence = now - m_lastSign;
        if (silence >= qint64{m_intervalMs} * (m_misses + 1)) {
            return Action::Dead;
        }
        if (silence >= qint64{m_intervalMs} * (m_pings + 1)) {
            ++m_pings;
            return Action::Ping;
        }
        return Action::None;
    }

private:
    int m_intervalMs;
    int m_misses;
    qint64 m_lastSign;
    int m_pings = 0;
};

} // namespace kontor::wire
