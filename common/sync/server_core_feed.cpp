#include "common/sync/server_core.h"

#include <algorithm>

/// The part of the server's core that follows the feed.
namespace kontor {

using namespace server_event;
using namespace server_effect;

void ServerCore::dropQueue()
{
    m_queue.clear();
    m_queuedEntries = 0;
    m_behind = true;
}

void ServerCore::on(const DeltaPublished &event)
{
    m_hub = event.delta->to;
    const auto &entries = event.delta->entries;
    m_checkRights = m_checkRights
        || std::any_of(entries.begin(), entries.end(), [this](const FeedEntry &entry) {
                        const Record &record = entry.change.record();
                        return record.entity != nullptr
                            && (record.id == m_options.device
                                || m_options.rightsEntities.contains(record.entity->key()));
                    });
    if (m_phase != Phase::Feed) {
        return; // read from the log when it is time
    }
    const Cursor &end = m_queue.isEmpty() ? m_at : m_queue.last()->to;
    if (m_queue.isEmpty() && m_behind) {
        m_queue.append(event.delta);
    } else if (event.delta->from.epoch != end.epoch || event.delta->from.tick > end.tick) {
        dropQueue(); // a gap: the database was replaced under the server
        return;
    } else {
        m_queue.append(event.delta);
    }
    m_queuedEntries += entries.size();
    if (m_queuedEntries > m_options.queuedEntries) {
        dropQueue();
    }
}

void ServerCore::on(const FlushAsked &event)
{
    m_flushTick = std::max(m_flushTick, event.tick);
}

void ServerCore::compareRights(const Rights &rights)
{
    if (rights == m_rights) {
        return;
    }
    // Pages were read with the old rights, so a snapshot begins again.
    m_renew = m_renew || m_phase == Phase::Snapshot || allowsMore(rights, m_rights);
    m_rights = rights;
    m_newRights = rights;
    m_phase = Phase::Feed;
}

void ServerCore::on(const DeltaRead &event)
{
    m_asked = false;
    if (!event.delta) {
        close(event.delta.error());
        return;
    }
    m_at = event.delta->to;
    m_projection.add(std::make_shared<const FeedDelta>(*event.delta));
}

void ServerCore::on(const RootsRead &event)
{
    m_asked = false;
    if (!event.roots) {
        close(event.roots.error());
        return;
    }
    m_fetched += event.roots->records;
    m_barrier = event.roots->head;
}

/// Moves the published deltas into the projection once they join what was read.
void ServerCore::takeQueue()
{
    while (!m_queue.isEmpty()) {
        const auto &delta = m_queue.first();
        if (delta->from.epoch != m_at.epoch) {
            dropQueue();
            return;
        }
        if (delta->to.tick > m_at.tick) {
            if (delta->from.tick > m_at.tick) {
                return; // what lies between must be read first
            }
            m_projection.add(delta);
            m_at = delta->to;
        }
        m_queuedEntries -= delta->entries.size();
        m_queue.removeFirst();
    }
    m_behind = m_at.epoch != m_hub.epoch || m_at.tick < m_hub.tick;
}

void ServerCore::pumpFeed()
{
    while (sendParts()) {
        takeQueue();
        if (!m_projection.isEmpty() || m_newRights) {
            const QList<RecordKey> all = m_projection.newRoots(m_rights);
            QList<RecordKey> roots;
            std::copy_if(all.begin(), all.end(), std::back_inserter(roots),
                         [this](const RecordKey &key) { return !m_askedRoots.contains(key); });
            if (!roots.isEmpty() && !m_renew) {
                m_askedRoots += roots;
                ask(ReadRoots{roots, m_rights});
                return;
            }
            if (m_barrier.tick <= m_at.tick && sendBatch()) {
                continue;
            }
        }
        if (m_behind) {
            ask(ReadDelta{m_at, m_hub});
        } else if (m_projection.isEmpty() && m_flushTick > m_told.tick
                   && m_at.tick >= m_flushTick) {
            split({});
            continue;
        }
        return;
    }
}

/// Whether everything that was to be sent is on its way and more may follow.
bool ServerCore::sendParts()
{
    while (!m_parts.isEmpty() && windowIsOpen()) {
        ++m_sent;
        m_effects.append(SendBatch{m_parts.takeFirst()});
    }
    if (!m_parts.isEmpty()) {
        return false;
    }
    if (m_renew && !m_newRights) {
        m_renew = false; // told; the desktop asks anew
        m_phase = Phase::Idle;
        return false;
    }
    return windowIsOpen();
}

/// Whether the desktop must hear of the batch even if there is nothing in it.
bool ServerCore::isAwaited(const FeedBatch &batch) const
{
    return !batch.isEmpty() || m_projection.isOwn()
        || (m_flushTick > m_told.tick && m_at.tick >= m_flushTick)
        || m_at.tick - m_told.tick >= m_options.silentTicks;
}

/// Queues what was gathered; false when it was nothing for this desktop.
bool ServerCore::sendBatch()
{
    FeedBatch batch;
    if (!m_projection.isEmpty()) {
        batch = m_projection.batch(m_rights, m_fetched);
    }
    batch.rights = m_newRights;
    batch.renew = m_renew;
    const bool awaited = isAwaited(batch);
    m_projection.clear();
    m_fetched.clear();
    m_askedRoots.clear();
    m_barrier = {};
    if (awaited) {
        m_newRights.reset();
        split(batch);
    }
    return awaited;
}

/// Cuts a batch into messages: what goes first, outcomes last.
void ServerCore::split(const FeedBatch &batch)
{
    const qsizetype step = m_options.recordsInBatch;
    qsizetype begin = 0;
    do {
        FeedBatch part;
        part.from = m_told;
        part.to = m_at;
        part.last = begin + step >= batch.records.size();
        if (begin == 0) {
            part.rights = batch.rights;
            part.renew = batch.renew;
            part.removedRoots = batch.removedRoots;
            part.gone = batch.gone;
        }
        part.records = batch.records.mid(begin, step);
        if (part.last) {
            part.outcomes = batch.outcomes;
            part.touched = batch.touched;
        }
        m_parts.append(part);
        begin += step;
    } while (begin < batch.records.size());
    m_told = m_at;
}

} // namespace kontor
