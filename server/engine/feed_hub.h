#pragma once

#include "common/store/store.h"
#include "server/engine/feed.h"

#include <functional>
#include <memory>

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
    using Listener = std::function<void(const std::shared_ptr<const feed::Delta> &)>;

    /// Starts the thread and makes a first tick. The store must outlive the hub.
    /// Errors: those of the store.
    static Result<std::unique_ptr<FeedHub>> start(Store &store, const Clock &clock);
    /// Waits for the delta that is being read, then stops.
    ~FeedHub();
    FeedHub(const FeedHub &) = delete;
    FeedHub &operator=(const FeedHub &) = delete;

    /// Says that something was committed; a tick follows within 10 ms. Never blocks.
    void poke();

    /// Calls `listener` (on the hub's thread; it must be quick) with every delta from now on. They
    /// are chained without gap, beginning at the returned cursor.
    struct Subscription {
        int id = 0;
        Cursor at;
    };
    Subscription subscribe(const Listener &listener);
    /// After this returns the listener is not called any more.
    void unsubscribe(int id);

    /// The tick up to which deltas were handed out.
    Cursor current() const;

private:
    class Worker;
    explicit FeedHub(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

} // namespace kontor
