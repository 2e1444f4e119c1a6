#pragma once

#include "common/base/workers.h"
#include "common/sync/server_core.h"
#include "server/engine/feed_hub.h"

#include <QQueue>

namespace kontor {

class Engine;

/// Keeps one desktop level with the server: runs its ServerCore against the engine.
///
/// Thread-safe. Everything happens on the workers, one thing of this desktop after another; what is
/// to be sent is handed to the outlet there, in order.
class Replica : public std::enable_shared_from_this<Replica>
{
public:
    /// Where messages go; callable from any thread until stop() has returned.
    class Outlet
    {
    public:
        virtual ~Outlet() = default;
        virtual void send(const Subscribed &message) = 0;
        virtual void send(const SnapshotPage &message) = 0;
        virtual void send(const FeedBatch &message) = 0;
        virtual void close(const Error &error) = 0;
    };

    /// For a session of a device; engine and workers must outlive it, unless stop() was called.
    static std::shared_ptr<Replica> start(Engine &engine, Workers &workers, const QUuid &session,
                                          const QUuid &device, std::unique_ptr<Outlet> outlet);
    ~Replica();

    void subscribe(const Subscribe &request);
    void acknowledge(const SyncAck &ack);
    /// Applies the device's commands; blocks. Their outcomes also come with the feed.
    /// Errors: those of Engine::upload.
    Result<Uploaded> upload(const Upload &upload);
    /// Waits for what is being done and does nothing more. To be called before the last owner lets
    /// go.
    void stop();

private:
    Replica(Engine &engine, Workers &workers, const QUuid &session, std::unique_ptr<Outlet> outlet);
    void listen(const QUuid &device);
    void post(const ServerEvent &event);
    void goOn();
    void run();
    void perform(const ServerEffect &effect);

    // One for each effect; those that read post what they found as the next event.
    void on(const server_effect::ReadRights &effect);
    void on(const server_effect::CheckCursor &effect);
    void on(const server_effect::OpenSnapshot &effect);
    void on(const server_effect::ReadPage &effect);
    void on(const server_effect::ReadHead &effect);
    void on(const server_effect::ReadDelta &effect);
    void on(const server_effect::ReadRoots &effect);
    void on(const server_effect::SendSubscribed &effect);
    void on(const server_effect::SendPage &effect);
    void on(const server_effect::SendBatch &effect);
    void on(const server_effect::Close &effect);

    Result<Cursor> makeTick();
    void answer(const ServerEvent &event) { m_answers.enqueue(event); }

    Engine &m_engine;
    Workers &m_workers;
    const QUuid m_session;
    const std::unique_ptr<Outlet> m_outlet;
    int m_subscription = 0;
    std::unique_ptr<ServerCore> m_core; ///< used by whoever runs

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_idle;
    QQueue<ServerEvent> m_events;
    bool m_running = false;  ///< a worker has this replica, or is about to
    bool m_stepping = false; ///< a worker is at work for it
    bool m_stopped = false;

    QQueue<ServerEvent> m_answers; ///< used by whoever runs
};

} // namespace kontor
