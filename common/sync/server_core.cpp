#include "common/sync/server_core.h"

#include <algorithm>

namespace kontor {

using namespace server_event;
using namespace server_effect;

ServerCore::ServerCore(const Options &options, const Cursor &hub)
    : m_options(options), m_hub(hub), m_projection(options.device)
{
}

ServerEffects ServerCore::step(const ServerEvent &event)
{
    m_effects.clear();
    if (m_phase != Phase::Closed) {
        std::visit([this](const auto &content) { on(content); }, event);
        pump();
    }
    return std::exchange(m_effects, {});
}

void ServerCore::ask(const ServerEffect &effect)
{
    m_asked = true;
    m_effects.append(effect);
}

void ServerCore::close(const Error &error)
{
    m_phase = Phase::Closed;
    m_effects.append(Close{error});
}

void ServerCore::pump()
{
    if (m_asked) {
        return;
    }
    if (m_checkRights && (m_phase == Phase::Snapshot || m_phase == Phase::Feed)) {
        m_checkRights = false;
        ask(ReadRights{});
    } else if (m_phase == Phase::Snapshot) {
        pumpSnapshot();
    } else if (m_phase == Phase::Feed) {
        pumpFeed();
    }
}

void ServerCore::on(const Acknowledged &event)
{
    if (event.count > m_sent) {
        close(Error{QStringLiteral("protocol_violated"), {}, {}});
        return;
    }
    m_acknowledged = std::max(m_acknowledged, event.count);
}

// --- subscribing --------------------------------------------------------------------------------

void ServerCore::on(const SubscribeReceived &event)
{
    if (m_asked) {
        // A desktop asks again when it was told to renew its copy, and then nothing is being read.
        close(Error{QStringLiteral("protocol_violated"), {}, {}});
        return;
    }
    m_request = event.request;
    if (m_request.known.isEmpty()) {
        m_request.known = knownEntities();
    }
    m_schema = sharedSchema(m_request.known, m_options.schemaVersion);
    m_phase = Phase::Opening;
    m_sent = 0;
    m_acknowledged = 0;
    m_projection.clear();
    m_parts.clear();
    m_fetched.clear();
    m_askedRoots.clear();
    m_barrier = {};
    m_newRights.reset();
    m_renew = false;
    m_checkRights = false;
    ask(ReadRights{});
}

void ServerCore::on(const RightsRead &event)
{
    m_asked = false;
    if (!event.rights) {
        close(event.rights.error());
        return;
    }
    Rights rights = *event.rights;
    rights.unknown = unknownTo(m_request.known);
    if (m_phase == Phase::Opening) {
        openWith(rights);
    } else {
        compareRights(rights);
    }
}

void ServerCore::openWith(const Rights &rights)
{
    m_rights = rights;
    if (m_request.cursor.isNull()) {
        beginSnapshot({});
    } else {
        // Before anything else: the desktop has to know when the server was restored.
        ask(CheckCursor{m_request.cursor});
    }
}

/// What the desktop holds, in the order in which it fills its copy.
QList<const Entity *> ServerCore::entitiesInOrder() const
{
    QList<const Entity *> entities = heldEntities(m_rights);
    std::stable_sort(entities.begin(), entities.end(), [this](const Entity *a, const Entity *b) {
        return placeOf(*a, m_request.known) < placeOf(*b, m_request.known);
    });
    return entities;
}

void ServerCore::beginSnapshot(const QString &reason)
{
    m_reason = reason;
    ask(OpenSnapshot{m_rights});
}

void ServerCore::on(const SnapshotOpened &event)
{
    m_asked = false;
    if (!event.opened) {
        close(event.opened.error());
        return;
    }
    m_phase = Phase::Snapshot;
    m_entities = entitiesInOrder();
    m_after = {};
    m_at = event.opened->at;
    m_told = m_at;
    dropQueue();
    Subscribed answer;
    answer.cursor = m_at;
    answer.levelTick = m_at.tick;
    answer.snapshot = SnapshotPosition{m_entities.isEmpty() ? nullptr : m_entities.first(), {}};
    answer.reason = m_reason;
    answer.records = event.opened->records;
    answer.rights = m_rights;
    answer.schema = m_schema;
    m_effects.append(SendSubscribed{answer});
}

void ServerCore::on(const CursorChecked &event)
{
    m_asked = false;
    if (!event.outcome) {
        const QString code = event.outcome.error().code;
        if (code == QLatin1String("cursor_unknown") || code == QLatin1String("cursor_too_old")) {
            beginSnapshot(code);
        } else {
            close(event.outcome.error());
        }
        return;
    }
    // What the pages of an unfinished copy were read in may be a history that is no more, although
    // it began in one that is.
    if (const Cursor seen = std::exchange(m_request.seen, {}); !seen.isNull()) {
        ask(CheckCursor{seen});
        return;
    }
    goOn();
}

/// The copy is of this database's history.
void ServerCore::goOn()
{
    if (allowsMore(m_rights, m_request.rights)) {
        beginSnapshot(QStringLiteral("rights_changed"));
        return;
    }
    if (!m_request.schema.isEmpty() && m_request.schema != m_schema) {
        beginSnapshot(QStringLiteral("schema_changed"));
        return;
    }
    m_phase = Phase::Feed;
    m_at = m_request.cursor;
    m_told = m_at;
    dropQueue();
    Subscribed answer;
    answer.cursor = m_at;
    answer.levelTick = std::max(m_at.tick, m_hub.tick);
    // The answer to an upload of the same moment may already wait for a later one.
    m_flushTick = std::max(m_flushTick, answer.levelTick);
    answer.snapshot = m_request.snapshot;
    answer.rights = m_rights;
    answer.schema = m_schema;
    if (m_request.snapshot) {
        m_phase = Phase::Snapshot;
        m_entities = entitiesInOrder();
        const Entity *const begun = m_request.snapshot->entity;
        if (begun != nullptr) {
            const qsizetype place = placeOf(*begun, m_request.known);
            m_entities.removeIf([this, place](const Entity *entity) {
                return placeOf(*entity, m_request.known) < place;
            });
        }
        const bool within = !m_entities.isEmpty() && m_entities.first() == begun;
        m_after = within ? m_request.snapshot->after : QUuid();
    }
    m_effects.append(SendSubscribed{answer});
}

// --- snapshot -----------------------------------------------------------------------------------

void ServerCore::pumpSnapshot()
{
    if (!windowIsOpen()) {
        return;
    }
    if (m_entities.isEmpty()) {
        ask(ReadHead{});
    } else {
        ask(ReadPage{m_entities.first(), m_after, m_options.recordsInPage, m_rights});
    }
}

void ServerCore::on(const PageRead &event)
{
    m_asked = false;
    if (!event.records) {
        close(event.records.error());
        return;
    }
    SnapshotPage page;
    page.entity = m_entities.first();
    page.records = *event.records;
    if (page.records.size() < m_options.recordsInPage) {
        m_entities.removeFirst();
        m_after = {};
    } else {
        m_after = page.records.last().id;
    }
    if (page.records.isEmpty()) {
        return;
    }
    for (Record &record : page.records) {
        m_rights.withhold(record);
    }
    page.seen = m_hub;
    ++m_sent;
    m_effects.append(SendPage{page});
}

void ServerCore::on(const HeadRead &event)
{
    m_asked = false;
    if (!event.head) {
        close(event.head.error());
        return;
    }
    // What was changed while the pages were read follows; from this tick on the copy is whole.
    SnapshotPage end;
    end.completeAt = *event.head;
    end.seen = *event.head;
    ++m_sent;
    m_effects.append(SendPage{end});
    m_phase = Phase::Feed;
    m_flushTick = std::max(m_flushTick, event.head->tick);
}

} // namespace kontor
