#include "common/sync/client_core.h"

#include <algorithm>

namespace kontor {

using namespace client_event;
using namespace client_effect;

namespace {

/// Errors after which trying again by itself is of no use: a person must sign in, or an
/// administrator act.
bool isFinal(const Error &error)
{
    static const QStringList codes{
        QStringLiteral("sign_in_refused"),     QStringLiteral("user_inactive"),
        QStringLiteral("device_revoked"),      QStringLiteral("device_wiped"),
        QStringLiteral("device_forked"),       QStringLiteral("certificate_changed"),
        QStringLiteral("certificate_unknown"), QStringLiteral("protocol_unsupported"),
        QStringLiteral("session_replaced"),
    };
    return codes.contains(error.code);
}

/// What to say that the copy keeps to once the batch is applied. One that lacks what the rights now
/// allow keeps to nothing that the server would take for enough, until a new one is in its place.
Rights rightsOfCopy(const FeedBatch &batch)
{
    return batch.renew ? Rights() : *batch.rights;
}

} // namespace

ClientEffects ClientCore::step(const ClientEvent &event)
{
    m_effects.clear();
    std::visit([this](const auto &content) { on(content); }, event);
    return std::exchange(m_effects, {});
}

ClientCore::Link ClientCore::link() const
{
    switch (m_phase) {
    case Phase::Down:
        return Link::Offline;
    case Phase::Connecting:
        return m_failures > 0 ? Link::Offline : Link::Connecting;
    case Phase::Subscribing:
    case Phase::Snapshot:
        return Link::Syncing;
    case Phase::Feed:
        break;
    }
    return m_newCopy || m_cursor.tick < m_levelTick ? Link::Syncing : Link::Online;
}

bool ClientCore::isSent(qint64 number) const
{
    return std::any_of(m_pending.begin(), m_pending.end(), [number](const Waiting &waiting) {
        return waiting.command.number == number && waiting.sending != Sending::No;
    });
}

// --- the link -----------------------------------------------------------------------------------

void ClientCore::on(const Started &event)
{
    m_cursor = event.cursor;
    m_rights = event.rights;
    m_schema = event.schema;
    m_newCopy = event.newCopy;
    m_unproven = m_cursor.isNull() || m_cursor.tick < event.settledTick;
    for (const PendingCommand &command : event.pending) {
        m_pending.append({command, Sending::No});
    }
    connectNow();
}

void ClientCore::connectNow()
{
    m_phase = Phase::Connecting;
    emitEffect(Connect{});
}

/// What was under way on a link that is no more is not: a new one may stand before it is known that
/// the old one broke.
void ClientCore::forgetLink()
{
    m_parts.reset();
    m_uploading = false;
    m_held.clear();
    for (Waiting &waiting : m_pending) {
        // The server may have it; its outcome is asked for by sending it again.
        waiting.sending = Sending::No;
    }
    for (Direct &direct : m_directs) {
        if (direct.progress == Progress::Sent) {
            direct.progress = Progress::Lost;
        }
    }
}

void ClientCore::on(const LinkUp &)
{
    forgetLink();
    m_error = {};
    m_uploadRefused = false;
    m_uploadFailures = 0;
    subscribe(false);
    sendDirects();
}

void ClientCore::on(const LinkDown &event)
{
    m_phase = Phase::Down;
    m_error = event.why;
    forgetLink();
    QList<QUuid> unsent;
    for (const Direct &direct : std::as_const(m_directs)) {
        if (direct.progress == Progress::New) {
            unsent.append(direct.id);
        }
    }
    if (!unsent.isEmpty()) {
        m_directs.removeIf([&unsent](const Direct &direct) { return unsent.contains(direct.id); });
        emitEffect(FailDirect{unsent, Error{QStringLiteral("offline"), {}, {}}});
    }
    if (!m_directs.isEmpty()) {
        emitEffect(SetTimer{ClientTimer::Direct, m_options.directMs});
    }
    if (event.why.code == QLatin1String("device_wiped")) {
        emitEffect(Wipe{});
    } else if (event.why.code == QLatin1String("device_revoked")) {
        m_cursor = {};
        m_newCopy.reset();
        emitEffect(DropCopies{});
    } else if (event.why.code == QLatin1String("session_replaced")) {
        // Not by this machine, which listens to its newest connection only.
        emitEffect(GiveUpIdentity{});
    }
    if (isFinal(event.why)) {
        return;
    }
    const int doubled = m_options.firstDelayMs << std::min(m_failures, 10);
    const int delay = std::min(doubled, m_options.longestDelayMs);
    ++m_failures;
    emitEffect(SetTimer{ClientTimer::Reconnect, delay + delay * event.jitter / 4000});
}

void ClientCore::on(const TimerExpired &event)
{
    switch (event.timer) {
    case ClientTimer::Reconnect:
        if (m_phase == Phase::Down) {
            connectNow();
        }
        break;
    case ClientTimer::Upload:
        uploadNext();
        break;
    case ClientTimer::Direct:
        if (!isLinked() && !m_directs.isEmpty()) {
            QList<QUuid> ids;
            for (const Direct &direct : std::as_const(m_directs)) {
                ids.append(direct.id);
            }
            m_directs.clear();
            emitEffect(FailDirect{ids, Error{QStringLiteral("answer_lost"), {}, {}}});
        }
        break;
    }
}

void ClientCore::on(const ReconnectAsked &)
{
    if (m_phase == Phase::Down) {
        m_failures = 0;
        connectNow();
    }
}

void ClientCore::protocolBroken()
{
    emitEffect(Disconnect{Error{QStringLiteral("message_malformed"), {}, {}}});
}

// --- the copy -----------------------------------------------------------------------------------

void ClientCore::subscribe(bool anew)
{
    m_phase = Phase::Subscribing;
    m_received = 0;
    m_parts.reset();
    Subscribe message;
    message.known = knownEntities();
    if (anew) {
        m_newCopy.reset();
    } else if (m_newCopy) {
        message.cursor = m_newCopy->cursor;
        message.snapshot = m_newCopy->position;
        message.rights = m_newCopy->rights;
        message.schema = m_newCopy->schema;
        message.seen = m_newCopy->seen;
    } else {
        message.cursor = m_cursor;
        message.rights = m_rights;
        message.schema = m_schema;
    }
    emitEffect(SendSubscribe{message});
}

void ClientCore::on(const SubscribedReceived &event)
{
    if (m_phase != Phase::Subscribing) {
        protocolBroken();
        return;
    }
    const Subscribed &message = event.message;
    if (m_pending.isEmpty()) {
        m_failures = 0; // otherwise once the server has answered an upload
    }
    const bool resumes = m_newCopy && message.cursor == m_newCopy->cursor
        && message.reason.isEmpty() && message.snapshot == m_newCopy->position;
    m_levelTick = message.levelTick;
    m_total = message.records;
    const bool offers =
        std::exchange(m_unproven, false) || message.reason == QLatin1String("cursor_unknown");
    if (offers) {
        emitEffect(Offer{}); // before a new copy begins, with whose cursor nobody would ask again
    }
    if (!resumes && message.snapshot) {
        m_newCopy = NewCopyState{message.cursor, message.rights, message.snapshot, std::nullopt,
                                 message.schema};
        m_stored = 0;
        emitEffect(BeginNewCopy{message.cursor, message.rights, message.records, message.schema});
    }
    m_phase = message.snapshot ? Phase::Snapshot : Phase::Feed;
    if (!offers) {
        uploadNext(); // otherwise after what is offered
    }
    // What the user lost the right to is dropped at once, however long a new copy takes.
    if (!m_cursor.isNull() && message.rights != m_rights) {
        FeedBatch batch;
        batch.rights = message.rights;
        batch.renew = message.snapshot.has_value();
        m_rights = rightsOfCopy(batch);
        emitEffect(ApplyBatch{batch, {}});
    }
    if (!m_newCopy) {
        return;
    }
    if (resumes && message.rights != m_newCopy->rights) {
        FeedBatch less;
        less.rights = message.rights;
        emitEffect(ApplyToNewCopy{less});
    }
    m_newCopy->rights = message.rights;
    useNewCopyIfWhole(); // the program may have ended right before
}

void ClientCore::acknowledge()
{
    emitEffect(SendAck{{++m_received}});
}

void ClientCore::on(const PageReceived &event)
{
    if (m_phase != Phase::Snapshot || !m_newCopy) {
        protocolBroken();
        return;
    }
    const SnapshotPage &page = event.page;
    m_stored += page.records.size();
    m_newCopy->seen = page.seen;
    emitEffect(StorePage{page});
    if (page.completeAt) {
        m_newCopy->position.reset();
        m_newCopy->completeAt = page.completeAt;
        m_phase = Phase::Feed;
    } else {
        m_newCopy->position = SnapshotPosition{
            page.entity, page.records.isEmpty() ? QUuid() : page.records.last().id};
    }
    acknowledge();
    useNewCopyIfWhole();
}

void ClientCore::on(const BatchReceived &event)
{
    if (m_phase != Phase::Feed && m_phase != Phase::Snapshot) {
        protocolBroken();
        return;
    }
    FeedBatch batch = event.batch;
    if (m_parts) {
        FeedBatch whole = std::move(*m_parts);
        whole.last = batch.last;
        whole.removedRoots += batch.removedRoots;
        whole.gone += batch.gone;
        whole.records += batch.records;
        whole.outcomes += batch.outcomes;
        whole.touched += batch.touched;
        batch = std::move(whole);
    }
    if (!batch.last) {
        m_parts = std::move(batch);
        acknowledge();
        return;
    }
    m_parts.reset();
    const Cursor &at = m_newCopy ? m_newCopy->cursor : m_cursor;
    if (batch.from.epoch != at.epoch || batch.from.tick > at.tick || batch.to.tick < at.tick) {
        protocolBroken(); // something in between is missing
        return;
    }
    if (m_newCopy) {
        applyToNewCopy(batch);
    } else {
        applyToCopy(batch);
    }
    acknowledge();
    if (batch.renew) {
        subscribe(true);
        return;
    }
    useNewCopyIfWhole();
    uploadNext();
    sendDirects();
}

void ClientCore::applyToCopy(const FeedBatch &batch)
{
    m_cursor = batch.to;
    if (batch.rights) {
        m_rights = rightsOfCopy(batch);
    }
    hold(batch.outcomes, batch.to.tick);
    emitEffect(ApplyBatch{batch, takeSettled(m_cursor.tick)});
}

void ClientCore::applyToNewCopy(const FeedBatch &batch)
{
    m_newCopy->cursor = batch.to;
    hold(batch.outcomes, batch.to.tick);
    if (batch.rights) {
        m_newCopy->rights = *batch.rights;
        if (!m_cursor.isNull()) {
            FeedBatch less;
            less.rights = batch.rights;
            less.renew = batch.renew;
            m_rights = rightsOfCopy(less);
            emitEffect(ApplyBatch{less, {}});
        }
    }
    emitEffect(ApplyToNewCopy{batch});
}

void ClientCore::useNewCopyIfWhole()
{
    if (!m_newCopy || !m_newCopy->completeAt
        || m_newCopy->cursor.tick < m_newCopy->completeAt->tick) {
        return;
    }
    m_cursor = m_newCopy->cursor;
    m_rights = m_newCopy->rights;
    m_schema = m_newCopy->schema;
    m_newCopy.reset();
    emitEffect(UseNewCopy{takeSettled(m_cursor.tick)});
}

} // namespace kontor
