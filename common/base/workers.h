#pragma once

#include <QThreadPool>

#include <functional>

namespace kontor {

/// Runs work that must not keep its caller.
class Workers
{
public:
    Workers() = default;
    virtual ~Workers() = default;
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    virtual void start(const std::function<void()> &work) = 0;
    /// Returns once everything that was started is done.
    virtual void waitForDone() = 0;
};

/// Threads that take work in the order in which it was started.
class WorkerThreads final : public Workers
{
public:
    explicit WorkerThreads(int count) { m_pool.setMaxThreadCount(count); }

    void start(const std::function<void()> &work) override { m_pool.start(work); }
    void waitForDone() override { m_pool.waitForDone(); }
    QThreadPool &pool() { return m_pool; }

private:
    QThreadPool m_pool;
};

} // namespace kontor
