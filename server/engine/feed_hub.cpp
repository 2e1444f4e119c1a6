#include "server/engine/feed_hub.h"

#include <QLoggingCategory>

namespace kontor {

Q_LOGGING_CATEGORY(lcFeed, "kontor.feed")

namespace {

using std::chrono::milliseconds;

/// The time between two ticks of this server: the shortest, and what a change waits at most.
constexpr milliseconds tickInterval{10};
constexpr milliseconds longestTickInterval{40};
/// Ticks take at most about one part in so many of the time. Where writers keep the machine busy
/// they come less often, rather than at the writers' cost.
constexpr int tickShare = 10;
/// How often the ticks of other servers are asked for.
constexpr milliseconds pollInterval{25};
/// How often commits are looked for whose server died before it made their tick.
constexpr milliseconds checkInterval{1000};
/// Between attempts while the database does not answer.
constexpr milliseconds retryInterval{500};

} // namespace

Result<std::unique_ptr<FeedHub>> FeedHub::start(Store &store, Drive drive)
{
    const auto makeTick = [](Tx &tx) { return feed::makeTick(tx); };
    TRY_ASSIGN(const Cursor at,
               store.kind() == DatabaseKind::Sqlite ? store.read<Cursor>(makeTick)
                                                    : store.write<Cursor>(QUuid(), makeTick));
    std::unique_ptr<FeedHub> hub(new FeedHub(store, at));
    if (drive == Drive::Thread) {
        hub->m_thread = std::thread([raw = hub.get()] { raw->run(); });
    }
    return hub;
}

FeedHub::FeedHub(Store &store, const Cursor &at) : m_store(store), m_current(at)
{
    m_sinceTick.start();
    m_sinceCheck.start();
}

FeedHub::~FeedHub()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void FeedHub::poke()
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_poked, true)) {
            return; // the thread knows; under load most commits come while it waits for the tick
        }
    }
    m_wake.notify_all();
}

FeedHub::Subscription FeedHub::subscribe(const Listener &listener)
{
    const std::lock_guard lock(m_listenersMutex);
    m_listeners.insert(++m_lastId, listener);
    return {m_lastId, m_current};
}

void FeedHub::unsubscribe(int id)
{
    const std::lock_guard lock(m_listenersMutex);
    m_listeners.remove(id);
}

Cursor FeedHub::current() const
{
    const std::lock_guard lock(m_listenersMutex);
    return m_current;
}

void FeedHub::run()
{
    while (true) {
        waitForWork();
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping) {
                return;
            }
        }
        const auto outcome = turn(isTimeToLook());
        if (!outcome && !m_failing) {
            qCWarning(lcFeed) << "cannot read the feed:" << outcome.error().code
                              << outcome.error().args;
        }
        m_failing = !outcome;
    }
}

Result<void> FeedHub::turn(bool lookForOwed)
{
    bool poked = false;
    {
        const std::lock_guard lock(m_mutex);
        poked = std::exchange(m_poked, false);
    }
    QElapsedTimer timer;
    timer.start();
    const auto outcome = work(poked, lookForOwed);
    m_interval =
        std::clamp(milliseconds(timer.elapsed() * tickShare), tickInterval, longestTickInterval);
    if (!outcome && poked) {
        const std::lock_guard lock(m_mutex);
        m_poked = true; // the tick is still owed
    }
    return outcome;
}

bool FeedHub::isTimeToLook()
{
    if (milliseconds(m_sinceCheck.elapsed()) < checkInterval) {
        return false;
    }
    m_sinceCheck.restart();
    return true;
}

void FeedHub::waitForWork()
{
    std::unique_lock lock(m_mutex);
    const auto stopping = [this] { return m_stopping; };
    if (m_failing) {
        m_wake.wait_for(lock, retryInterval, stopping);
        return;
    }
    const auto woken = [this] { return m_poked || m_stopping; };
    if (m_store.kind() == DatabaseKind::Sqlite) {
        m_wake.wait(lock, woken); // nobody else writes
    } else {
        m_wake.wait_for(lock, pollInterval, woken);
    }
    // Changes of the next moments share the tick.
    const milliseconds passed(m_sinceTick.elapsed());
    if (m_poked && passed < m_interval) {
        m_wake.wait_for(lock, m_interval - passed, stopping);
    }
}

Result<void> FeedHub::work(bool poked, bool lookForOwed)
{
    TRY_ASSIGN(const Cursor newest, newestTick(poked, lookForOwed));
    const auto outcome = readTo(newest);
    if (!outcome
        && (outcome.error().code == QLatin1String("cursor_unknown")
            || outcome.error().code == QLatin1String("cursor_too_old"))) {
        // The database was replaced under the running server. A delta that does not begin where
        // its listener stands makes him ask with his own cursor.
        handOut(std::make_shared<feed::Delta>(feed::Delta{newest, newest, {}}));
        return {};
    }
    return outcome;
}

Result<Cursor> FeedHub::newestTick(bool poked, bool lookForOwed)
{
    const auto makeTick = [](Tx &tx) { return feed::makeTick(tx); };
    if (m_store.kind() == DatabaseKind::Sqlite) {
        m_sinceTick.restart();
        return m_store.read<Cursor>(makeTick);
    }
    if (!poked && lookForOwed) {
        TRY_ASSIGN(poked, m_store.read<bool>([](Tx &tx) { return feed::hasUnticked(tx); }));
    }
    if (!poked) {
        return m_store.read<Cursor>([](Tx &tx) { return feed::head(tx); });
    }
    m_sinceTick.restart();
    return m_store.write<Cursor>(QUuid(), makeTick);
}

Result<void> FeedHub::readTo(const Cursor &newest)
{
    Cursor at = current();
    while (at != newest) {
        TRY_ASSIGN(feed::Delta delta,
                   m_store.read<feed::Delta>([&](Tx &tx) { return feed::read(tx, at, newest); }));
        if (delta.to == at) {
            return {};
        }
        at = delta.to;
        handOut(std::make_shared<feed::Delta>(std::move(delta)));
    }
    return {};
}

void FeedHub::handOut(const Delta &delta)
{
    const std::lock_guard lock(m_listenersMutex);
    m_current = delta->to;
    for (const Listener &listener : std::as_const(m_listeners)) {
        listener(delta);
    }
}

} // namespace kontor
