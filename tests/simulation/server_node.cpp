#include "tests/simulation/server_node.h"

#include "server/engine/feed_hub.h"

namespace kontor::sim {

namespace {

constexpr int longestWaitForWorkerMs = 8;
// As the hub's own thread does it.
constexpr int lookForOwedMs = 1'000;
constexpr int retryMs = 500;

} // namespace

// --- workers ------------------------------------------------------------------------------------

void MomentaryWorkers::start(const std::function<void()> &work)
{
    const quint64 number = ++m_count;
    m_waiting.emplace(number, work);
    const std::weak_ptr<char> alive = m_alive;
    m_time.in(m_dice.between(1, longestWaitForWorkerMs), [this, alive, number] {
        if (!alive.expired()) {
            run(number);
        }
    });
}

void MomentaryWorkers::run(quint64 number)
{
    const auto work = m_waiting.extract(number);
    if (work.empty()) {
        return;
    }
    work.mapped()();
    if (m_afterWork) {
        m_afterWork();
    }
}

void MomentaryWorkers::waitForDone()
{
    while (!m_waiting.empty()) {
        run(m_waiting.begin()->first);
    }
}

// --- the server ---------------------------------------------------------------------------------

ServerNode::ServerNode(VirtualTime &time, Dice &dice, const Registry &registry, const QString &url,
                       const std::function<void(bool)> &setDown)
    : m_time(time),
      m_dice(dice),
      m_registry(registry),
      m_url(url),
      m_setDown(setDown),
      m_clock(time)
{
}

ServerNode::~ServerNode()
{
    kill();
}

void ServerNode::start()
{
    m_setDown(false);
    EngineOptions options;
    options.store.url = m_url;
    options.registry = &m_registry;
    options.feedThread = false;
    auto opened = Engine::open(options, m_clock);
    if (!opened) {
        // Its disk is full, say; whoever runs it tries again.
        return;
    }
    ++m_life;
    m_turnPlanned = m_lookPlanned = m_turning = false;
    m_engine = std::move(*opened);
    m_workers = std::make_unique<MomentaryWorkers>(m_time, m_dice);
    m_workers->setAfterWork([this] {
        if (afterWork) {
            afterWork();
        }
    });
    m_requests = std::make_unique<Requests>(*m_engine, m_workers.get());
    m_server = std::make_unique<Server>(*m_requests, ServerOptions(), m_clock, m_workers.get());
    noteWork();
}

void ServerNode::silence()
{
    for (const auto &weak : m_lines) {
        if (const auto line = weak.lock()) {
            line->silence(1);
        }
    }
}

void ServerNode::kill()
{
    if (!isUp()) {
        return;
    }
    m_setDown(true);
    silence();
    for (const auto &weak : m_lines) {
        if (const auto line = weak.lock()) {
            line->cut(m_dice.below(40'000));
        }
    }
    m_lines.clear();
    m_workers->setAfterWork({});
    m_server.reset();
    m_requests.reset();
    m_workers.reset();
    m_engine.reset();
}

void ServerNode::attach(const std::shared_ptr<Line> &line, std::unique_ptr<wire::Peer> peer)
{
    m_lines.push_back(line);
    m_server->attach(std::move(peer));
}

void ServerNode::noteWork()
{
    if (!isUp()) {
        return;
    }
    planTurn(m_dice.between(1, m_longestTickMs));
    if (m_engine->store().kind() == DatabaseKind::Postgres && !std::exchange(m_lookPlanned, true)) {
        m_time.in(lookForOwedMs, [this, life = m_life] {
            if (life == m_life && isUp()) {
                m_lookPlanned = false;
                turnFeed(true);
            }
        });
    }
}

void ServerNode::planTurn(int milliseconds)
{
    if (!std::exchange(m_turnPlanned, true)) {
        m_time.in(milliseconds, [this, life = m_life] {
            if (life == m_life && isUp()) {
                m_turnPlanned = false;
                turnFeed(false);
            }
        });
    }
}

void ServerNode::turnFeed(bool lookForOwed)
{
    if (m_turning) {
        planTurn(m_longestTickMs); // another turn waits for its commit
        return;
    }
    m_turning = true;
    const Result<void> turned = m_engine->feedHub().turn(lookForOwed);
    m_turning = false;
    if (!turned) {
        planTurn(retryMs);
    }
}

void ServerNode::execute(const QUuid &user, const QString &command, const Arguments &arguments,
                         const std::function<void(const Result<QList<Record>> &)> &done)
{
    if (!isUp()) {
        return;
    }
    m_workers->start([this, user, command, arguments, done] {
        const auto result = [&]() -> Result<QList<Record>> {
            TRY_ASSIGN(const Actor actor, m_engine->actAs(user));
            return m_engine->execute(actor, newUuid(), command, arguments);
        }();
        if (done) {
            done(result);
        }
    });
}

} // namespace kontor::sim
