#pragma once

#include <QDate>
#include <QtGlobal>

namespace kontor {

/// Milliseconds since 1970-01-01T00:00:00Z.
using Instant = qint64;

/// Where "now" comes from. Everything that needs the time is given a Clock, so that tests and the
/// simulation decide what time it is.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// Monotonic milliseconds, for timeouts; unaffected by changes of the wall clock.
    virtual qint64 monotonicMs() const = 0;
    /// The business date at the company's seat (the machine's time zone).
    virtual QDate today() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    Instant now() const override;
    qint64 monotonicMs() const override;
    QDate today() const override;
};

/// A clock that stands still until it is told to move.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(Instant now) : m_now(now) {}
    Instant now() const override { return m_now; }
    qint64 monotonicMs() const override { return m_now; }
    QDate today() const override;
    void advance(qint64 milliseconds) { m_now += milliseconds; }

private:
    Instant m_now;
};

} // namespace kontor
