#pragma once

#include "common/store/store.h"
#include "server/engine/feed.h"

#include <QElapsedTimer>
#include <QMap>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace kontor {

/// Makes ticks when something was committed, reads each delta once and hands it to all who
/// subscribed. One for each server process, with a thread of its own; the engine owns it and calls
/// poke() after each commit that wrote changes.
///
/// Several servers on one PostgreSQL: each sees the others' ticks by asking for the newest one
/// every 25 ms.
class FeedHub
{
public:
    using Delta = std::shared_ptr<const feed::Delta>;
    using Listener = std::function<void(const Delta &)>;

    /// Who has turn() called: the hub's own thread, or its owner.
    enum class Drive { Thread, Owner };
    /// Makes a first tick and starts the thread. The store must outlive the hub.
    /// Errors: those of the store.
    static Result<std::unique_ptr<FeedHub>> start(Store &store, Drive drive = Drive::Thread);
    /// Waits for the delta that is being read, then stops.
    ~FeedHub();
    FeedHub(const FeedHub &) = delete;
    FeedHub &operator=(const FeedHub &) = delete;

    /// Says that something was committed; a tick follows within 10 ms, or 40 under load. Never
    /// blocks.
    void poke();
    /// Makes the tick that is owed and hands out what is new. `lookForOwed`: also looks for commits
    /// whose server died before it made their tick. Errors: those of the store; then the tick is
    /// still owed.
    Result<void> turn(bool lookForOwed);

    struct Subscription {
        int id = 0;
        Cursor at; ///< where the listener's first delta begins
    };
    /// Calls `listener`, on the hub's thread, with every delta from now on; they are chained
    /// without gap. The listener must be quick and must not call the hub.
    Subscription subscribe(const Listener &listener);
    /// After this returns the listener is not called any more.
    void unsubscribe(int id);

    /// The tick up to which deltas were handed out.
    Cursor current() const;

private:
    FeedHub(Store &store, const Cursor &at);
    void run();
    void waitForWork();
    bool isTimeToLook();
    Result<void> work(bool poked, bool lookForOwed);
    Result<Cursor> newestTick(bool poked, bool lookForOwed);
    Result<void> readTo(const Cursor &newest);
    void handOut(const Delta &delta);

    Store &m_store;
    std::thread m_thread;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    bool m_poked = false;
    bool m_stopping = false;

    mutable std::mutex m_listenersMutex; ///< held while listeners are called
    QMap<int, Listener> m_listeners;
    int m_lastId = 0;
    Cursor m_current;

    std::chrono::milliseconds m_interval{0}; ///< until the next tick; used by the thread only, too
    QElapsedTimer m_sinceTick;               ///< used by the thread only
    QElapsedTimer m_sinceCheck;              ///< for what other servers left without tick
    bool m_failing = false;
};

} // namespace kontor
