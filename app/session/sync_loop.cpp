#include "app/session/sync_loop.h"

#include "app/session/log.h"
#include "common/base/random.h"
#include "common/model/catalogue.h"
#include "common/sync/projection.h"
#include "common/wire/device_messages.h"
#include "common/wire/sync_messages.h"

namespace kontor {

using namespace client_event;

namespace {

/// After so many failures in a row the copy is thrown away; the server has everything.
constexpr int failuresOfCopy = 2;
/// Between two reports of how this device does.
constexpr int reportMs = 2'000;
/// How often it is asked whether the copy may still be open, and written down that it may.
constexpr int leaseCheckMs = 60'000;

} // namespace

SyncLoop::SyncLoop(const Clock &clock, const SessionOptions &options)
    : m_clock(clock),
      m_options(options),
      m_storer(options.storer ? options.storer : std::make_shared<WorkerThreads>(1)),
      m_link(clock, m_options, this)
{
    for (QTimer *timer :
         {&m_reconnectTimer, &m_uploadTimer, &m_directTimer, &m_awaitedTimer, &m_reportTimer}) {
        timer->setParent(this); // so that it moves to the loop's thread
        timer->setSingleShot(true);
    }
    connect(&m_reconnectTimer, &QTimer::timeout, this, [this] {
        if (!m_core) {
            startCore();
        } else if (!m_heldOffline) {
            post(TimerExpired{ClientTimer::Reconnect});
        }
    });
    connect(&m_uploadTimer, &QTimer::timeout, this,
            [this] { post(TimerExpired{ClientTimer::Upload}); });
    connect(&m_directTimer, &QTimer::timeout, this,
            [this] { post(TimerExpired{ClientTimer::Direct}); });
    connect(&m_reportTimer, &QTimer::timeout, this, &SyncLoop::reportDevice);
    m_leaseTimer.setParent(this);
    m_leaseTimer.setInterval(leaseCheckMs);
    connect(&m_leaseTimer, &QTimer::timeout, this, &SyncLoop::checkLease);
    connect(&m_awaitedTimer, &QTimer::timeout, this, [this] { answerAwaited(true); });
    connect(&m_link, &Link::received, this, &SyncLoop::receive);
    connect(&m_link, &Link::closed, this, [this](const Error &why) {
        ++m_linkNumber;
        post(LinkDown{why, randomBelow(1000)});
    });
}

SyncLoop::~SyncLoop()
{
    closeAccount();
}

void SyncLoop::reconnect()
{
    m_heldOffline = false;
    post(ReconnectAsked{});
}

void SyncLoop::disconnectFromServer()
{
    m_heldOffline = true;
    ++m_linkNumber;
    m_link.close();
    post(LinkDown{});
}

// --- the core -----------------------------------------------------------------------------------

void SyncLoop::startCore()
{
    m_copies = std::make_unique<Copies>(m_folder, fileKey(), m_clock, m_storer);
    if (const auto opened = m_copies->open(); !opened) {
        restartCore(opened.error());
        return;
    }
    emit copyChanged(m_copies->inUse(), m_copies->state().rights);
    Started started;
    if (m_copies->inUse()) {
        started.cursor = m_copies->state().cursor;
        started.rights = m_copies->state().renew ? Rights() : m_copies->state().rights;
        started.schema = m_copies->state().shared;
        // The commands of the outbox that the copy lacks, or has too many of after a power cut.
        const auto change =
            m_copies->inUse()->apply({}, m_outbox->pending(), m_author, m_copies->state());
        if (!change) {
            restartCore(change.error());
            return;
        }
        tell(*change);
    }
    if (m_copies->newCopy()) {
        const CacheState &state = m_copies->newState();
        started.newCopy = NewCopyState{state.cursor,     state.rights, state.position,
                                       state.completeAt, state.shared, state.seen};
    }
    started.pending = m_outbox->pendingNumbers();
    started.settledTick = m_outbox->settledTick();
    m_core = std::make_unique<ClientCore>(ClientCore::Options());
    post(started);
}

/// The disk did not do what it should: begins again with what is there.
void SyncLoop::restartCore(const Error &why)
{
    qCWarning(lcSession) << "the copy cannot be kept:" << why.code << why.args;
    m_failure = why;
    m_core.reset();
    m_events.clear();
    ++m_linkNumber;
    m_link.close();
    for (const auto &direct : std::exchange(m_directs, {})) {
        finish(direct, fail("answer_lost"));
    }
    const bool damaged = why.code != QLatin1String("disk_full");
    if (damaged && ++m_failures >= failuresOfCopy && m_copies) {
        m_copies->wipe();
        emit copyChanged(nullptr, {});
    }
    m_reconnectTimer.start(copyRetryMs);
    tellState();
}

void SyncLoop::post(const ClientEvent &event)
{
    if (!m_core) {
        return;
    }
    m_events.enqueue(event);
    if (std::exchange(m_stepping, true)) {
        return;
    }
    while (m_core && !m_events.isEmpty()) {
        const ClientEffects effects = m_core->step(m_events.dequeue());
        for (const ClientEffect &effect : effects) {
            const auto done = perform(effect);
            if (!done) {
                restartCore(done.error());
                break;
            }
        }
    }
    m_stepping = false;
    tellState();
}

Result<void> SyncLoop::perform(const ClientEffect &effect)
{
    // Pages are stored beside what follows them, as long as that touches no copy.
    const bool besidePages = std::holds_alternative<client_effect::StorePage>(effect)
        || std::holds_alternative<client_effect::SendAck>(effect);
    if (m_copies && !besidePages) {
        TRY(m_copies->storedPages());
    }
    return std::visit([this](const auto &content) { return on(content); }, effect);
}

void SyncLoop::receive(const wire::Message &message)
{
    const auto deliver = [this](const auto &received, auto make) {
        if (received) {
            post(make(*received));
        } else {
            qCWarning(lcSession) << "a message cannot be read:" << received.error().code
                                 << received.error().args;
            post(LinkDown{received.error(), 999});
            m_link.close();
        }
    };
    if (message.is<wire::Subscribed>()) {
        deliver(message.as<wire::Subscribed>(),
                [](const wire::Subscribed &m) { return SubscribedReceived{m}; });
    } else if (message.is<wire::SnapshotPage>()) {
        deliver(message.as<wire::SnapshotPage>(),
                [](const wire::SnapshotPage &m) { return PageReceived{m}; });
    } else if (message.is<wire::Editors>()) {
        if (const auto editors = message.as<wire::Editors>()) {
            emit editorsChanged(editors->entity, editors->id, editors->names);
        }
    } else if (message.is<wire::FeedBatch>()) {
        deliver(message.as<wire::FeedBatch>(),
                [](const wire::FeedBatch &m) { return BatchReceived{m}; });
    }
}

void SyncLoop::tellState()
{
    SyncState state;
    Session::Progress progress;
    if (m_outbox) {
        state.waiting = static_cast<int>(m_outbox->pending().size());
        state.attention = m_outbox->attentionCount();
    }
    if (m_core) {
        state.link = static_cast<SyncState::Link>(m_core->link());
        state.error = m_core->error();
        progress = {m_core->snapshotRecords(), m_core->snapshotTotal()};
    } else {
        state.error = m_failure;
    }
    if (m_copies && m_copies->inUse()) {
        if (state.link == SyncState::Link::Online) {
            m_copies->state().levelAt = m_clock.now();
        }
        state.lastSync = m_copies->state().levelAt;
    }
    state.server = m_link.server();
    if (m_link.isUp() && !m_reportTimer.isActive()) {
        m_reportTimer.start(reportMs);
    }
    emit stateChanged(state, progress);
}

void SyncLoop::tell(const ViewChange &change)
{
    for (auto it = change.records.cbegin(); it != change.records.cend(); ++it) {
        emit changed(it.key(), QList<QUuid>(it->begin(), it->end()));
    }
    for (const Entity *entity : change.entities) {
        emit changed(entity, {});
    }
}

void SyncLoop::tellEverything()
{
    for (const Entity *entity : catalogue()) {
        if (isReplicated(*entity)) {
            emit changed(entity, {});
        }
    }
}

} // namespace kontor
