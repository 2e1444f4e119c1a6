#include "app/session/sync_loop.h"

#include "app/session/account_key.h"
#include "app/session/log.h"
#include "common/base/random.h"
#include "common/base/when_done.h"
#include "common/wire/sync_messages.h"

#include <QDir>

/// What the core wants done, one function for each.
namespace kontor {

using namespace client_event;
using namespace client_effect;

namespace {

/// Takes the settled commands out; answers the records that they are about.
QSet<RecordKey> removeSettled(QList<DeviceCommand> &pending, const QList<Outcome> &settled)
{
    QSet<QUuid> ids;
    for (const Outcome &outcome : settled) {
        ids.insert(outcome.command);
    }
    QSet<RecordKey> records;
    pending.removeIf([&](const DeviceCommand &command) {
        const bool isSettled = ids.contains(command.id);
        if (isSettled) {
            records.insert({entityOf(command.name), command.arguments.record});
        }
        return isSettled;
    });
    return records;
}

} // namespace

Result<void> SyncLoop::on(const Connect &)
{
    if (m_link.isUp()) {
        post(LinkUp{}); // signed in with a password a moment ago
        return {};
    }
    if (m_heldOffline) {
        post(LinkDown{});
        return {};
    }
    if (m_account.device.isNull()) {
        // The next sign-in with a password makes this a new device.
        post(LinkDown{Error{QStringLiteral("device_forked"), {}, {}}});
        return {};
    }
    const int number = ++m_linkNumber;
    whenDone(m_link.resume(m_account), this,
             [this, number](const Result<wire::SignInReply> &reply) {
                 if (number != m_linkNumber) {
                     return;
                 }
                 if (reply) {
                     note(*reply);
                     post(LinkUp{});
                 } else {
                     qCInfo(lcSession) << "no link:" << reply.error().code;
                     post(LinkDown{reply.error(), randomBelow(1000)});
                 }
             });
    return {};
}

Result<void> SyncLoop::on(const Disconnect &effect)
{
    ++m_linkNumber;
    m_link.close();
    post(LinkDown{effect.why, 999});
    return {};
}

Result<void> SyncLoop::on(const SetTimer &effect)
{
    switch (effect.timer) {
    case ClientTimer::Reconnect:
        m_reconnectTimer.start(effect.milliseconds);
        break;
    case ClientTimer::Upload:
        m_uploadTimer.start(effect.milliseconds);
        break;
    case ClientTimer::Direct:
        m_directTimer.start(effect.milliseconds);
        break;
    }
    return {};
}

Result<void> SyncLoop::on(const SendSubscribe &effect)
{
    m_link.connection().send(wire::Subscribe{effect.message});
    return {};
}

Result<void> SyncLoop::on(const SendAck &effect)
{
    m_link.connection().send(wire::SyncAck{effect.message});
    return {};
}

Result<void> SyncLoop::on(const SendUpload &effect)
{
    const int number = m_linkNumber;
    wire::Upload upload;
    upload.commands = m_outbox->commands(effect.numbers);
    if (const qint64 before = effect.numbers.first() - 1; before > 0) {
        TRY_ASSIGN(upload.after, m_outbox->idOf(before));
    }
    const auto replied = [this, number](const Result<wire::Uploaded> &reply) {
        if (number == m_linkNumber) {
            post(UploadedReceived{
                reply.map([](const wire::Uploaded &uploaded) -> Uploaded { return uploaded; })});
        }
    };
    whenDone(m_link.connection().request(upload), this, replied);
    return {};
}

Result<void> SyncLoop::on(const BeginNewCopy &effect)
{
    CacheState state;
    state.cursor = effect.cursor;
    state.rights = effect.rights;
    state.position = SnapshotPosition{};
    state.schema = Cache::currentSchema();
    state.shared = effect.schema;
    return m_copies->begin(state);
}

Result<void> SyncLoop::on(const StorePage &effect)
{
    CacheState &state = m_copies->newState();
    state.seen = effect.page.seen;
    if (effect.page.completeAt) {
        state.position.reset();
        state.completeAt = effect.page.completeAt;
    } else if (!effect.page.records.isEmpty()) {
        state.position = SnapshotPosition{effect.page.entity, effect.page.records.last().id};
    }
    return m_copies->storePage(effect.page, state);
}

Result<void> SyncLoop::on(const ApplyBatch &effect)
{
    CacheState &state = m_copies->state();
    if (!effect.batch.to.isNull()) {
        state.cursor = effect.batch.to;
    }
    if (effect.batch.rights) {
        state.renew = state.renew || effect.batch.renew;
        if (state.renew) {
            state.rights.narrowTo(*effect.batch.rights);
        } else {
            state.rights = *effect.batch.rights;
        }
        m_account.rights = *effect.batch.rights;
        emit accountChanged(m_account);
        emit copyChanged(m_copies->inUse(), state.rights);
    }
    state.levelAt = m_clock.now();
    QList<DeviceCommand> pending = m_outbox->pending();
    const QSet<RecordKey> settled = removeSettled(pending, effect.settled);
    TRY_ASSIGN(const ViewChange change,
               m_copies->inUse()->apply(effect.batch, pending, m_author, state, settled));
    TRY(m_outbox->settle(effect.settled, m_copies->state().cursor.tick));
    m_failures = 0;
    m_failure = {};
    tell(change);
    for (const Entity *entity : effect.batch.touched) {
        emit changed(entity, {});
    }
    // A screen may show what the office has answered and the copy has not held for long.
    ViewChange gone;
    for (const RecordKey &key : effect.batch.gone) {
        gone.records[key.entity].insert(key.id);
    }
    tell(gone);
    answerAwaited(false);
    return {};
}

Result<void> SyncLoop::on(const ApplyToNewCopy &effect)
{
    CacheState &state = m_copies->newState();
    if (!effect.batch.to.isNull()) {
        state.cursor = effect.batch.to;
    }
    if (effect.batch.rights) {
        state.rights = *effect.batch.rights;
    }
    TRY(m_copies->newCopy()->apply(effect.batch, {}, m_author, state));
    return {};
}

Result<void> SyncLoop::on(const UseNewCopy &effect)
{
    // It stays one that is whole and not in use yet until it has its name.
    CacheState &state = m_copies->newState();
    state.levelAt = m_clock.now();
    QList<DeviceCommand> pending = m_outbox->pending();
    removeSettled(pending, effect.settled);
    TRY(m_copies->newCopy()->apply({}, pending, m_author, state));
    TRY(m_copies->useNew());
    TRY(m_outbox->settle(effect.settled, m_copies->state().cursor.tick));
    m_failures = 0;
    m_failure = {};
    m_account.rights = m_copies->state().rights;
    emit accountChanged(m_account);
    emit copyChanged(m_copies->inUse(), m_copies->state().rights);
    tellEverything();
    answerAwaited(false);
    return {};
}

Result<void> SyncLoop::on(const Offer &)
{
    TRY_ASSIGN(const QList<PendingCommand> commands, m_outbox->reopenLast());
    return reopened(commands);
}

Result<void> SyncLoop::on(const Reoffer &effect)
{
    TRY_ASSIGN(const QList<PendingCommand> commands, m_outbox->reopen(effect.number));
    return reopened(commands);
}

Result<void> SyncLoop::reopened(const QList<PendingCommand> &commands)
{
    if (m_copies->inUse()) {
        TRY_ASSIGN(const ViewChange change,
                   m_copies->inUse()->apply({}, m_outbox->pending(), m_author, m_copies->state()));
        tell(change);
    }
    post(Reopened{commands});
    return {};
}

Result<void> SyncLoop::on(const DropCopies &)
{
    forgetSecrets(m_account);
    remember();
    m_copies->wipe();
    emit copyChanged(nullptr, {});
    tellEverything();
    return {};
}

Result<void> SyncLoop::on(const Wipe &)
{
    m_copies->wipe();
    const QString folder = m_folder;
    closeAccount();
    QDir(folder).removeRecursively();
    m_failure = Error{QStringLiteral("device_wiped"), {}, {}};
    tellEverything();
    return {};
}

Result<void> SyncLoop::on(const GiveUpIdentity &)
{
    TRY(m_outbox->renumber());
    m_account.device = {};
    setToken(m_account, {});
    remember();
    m_events.clear();
    ++m_linkNumber;
    m_link.close();
    for (const auto &direct : std::exchange(m_directs, {})) {
        finish(direct, fail("answer_lost"));
    }
    startCore();
    return {};
}

} // namespace kontor
