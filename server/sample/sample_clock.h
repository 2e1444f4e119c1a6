#pragma once

#include "common/base/clock.h"

#include <atomic>

namespace kontor::sample {

/// The clock of the company's past: its day is moved from the first to the last, its timeouts run
/// as those of any program.
class SampleClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    qint64 monotonicMs() const override { return m_machine.monotonicMs(); }
    QDate today() const override { return FixedClock(m_now).today(); }

    void set(Instant now) { m_now = now; }
    void advance(qint64 milliseconds) { m_now += milliseconds; }

private:
    SystemClock m_machine;
    std::atomic<Instant> m_now = 0;
};

} // namespace kontor::sample
