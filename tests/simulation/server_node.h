#pragma once

#include "common/base/workers.h"
#include "server/engine/engine.h"
#include "server/net/requests.h"
#include "server/net/server.h"
#include "tests/simulation/network.h"

namespace kontor::sim {

/// Workers of a simulated machine: they take up work a moment later, in an order of chance.
class MomentaryWorkers final : public Workers
{
public:
    MomentaryWorkers(VirtualTime &time, Dice &dice) : m_time(time), m_dice(dice) {}

    void start(const std::function<void()> &work) override;
    void waitForDone() override;
    /// Called after each work.
    void setAfterWork(const std::function<void()> &after) { m_afterWork = after; }

private:
    void run(quint64 number);

    VirtualTime &m_time;
    Dice &m_dice;
    std::function<void()> m_afterWork;
    std::map<quint64, std::function<void()>> m_waiting;
    quint64 m_count = 0;
    std::shared_ptr<char> m_alive = std::make_shared<char>();
};

/// A kontor-server: the real engine, feed, requests and sessions, on a database in memory.
class ServerNode
{
public:
    /// `url`: where its database is; `setDown` is told when the machine goes down and comes back.
    ServerNode(VirtualTime &time, Dice &dice, const Registry &registry, const QString &url,
               const std::function<void(bool)> &setDown);
    ~ServerNode();

    void start();
    /// It ends without a word. Nothing of it may be on the call stack.
    void kill();
    /// Nothing that it sends arrives any more.
    void silence();
    bool isUp() const { return m_server != nullptr; }

    /// Takes a connection.
    void attach(const std::shared_ptr<Line> &line, std::unique_ptr<wire::Peer> peer);
    /// What has been done by any server may show in the feed.
    void noteWork();
    /// Has a command executed here, as the user, by a worker; `done` is not called when the server
    /// goes down first.
    void execute(const QUuid &user, const QString &command, const Arguments &arguments,
                 const std::function<void(const Result<QList<Record>> &)> &done = {});

    Engine &engine() { return *m_engine; }
    NodeClock &clock() { return m_clock; }
    /// Whether the feed is being read or a tick made.
    bool isTurning() const { return m_turning; }
    MomentaryWorkers &workers() { return *m_workers; }
    /// Until it looks what is new, at most.
    void setLongestTick(int milliseconds) { m_longestTickMs = milliseconds; }
    /// Called after anything a worker has done.
    std::function<void()> afterWork;

private:
    void planTurn(int milliseconds);
    void turnFeed(bool lookForOwed);

    VirtualTime &m_time;
    Dice &m_dice;
    const Registry &m_registry;
    QString m_url;
    std::function<void(bool)> m_setDown;
    NodeClock m_clock;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MomentaryWorkers> m_workers;
    std::unique_ptr<Requests> m_requests;
    std::unique_ptr<Server> m_server;
    std::vector<std::weak_ptr<Line>> m_lines;
    quint64 m_life = 0; ///< counts the starts
    int m_longestTickMs = 30;
    bool m_turnPlanned = false;
    bool m_lookPlanned = false;
    bool m_turning = false;
};

} // namespace kontor::sim
