#include "common/sync/projection.h"

#include "common/model/catalogue.h"

#include <algorithm>

namespace kontor {

bool isReplicated(const Entity &entity)
{
    return entity.replication != Replication::ServerOnly && !entity.isLine;
}

namespace {

/// Whether the desktop's program can show its user records of the entity.
bool mayShow(const Rights &rights, const Entity &entity)
{
    return rights.may(entity, "read") && !rights.unknown.contains(entity.key());
}

} // namespace

bool mayHold(const Rights &rights, const Entity &entity)
{
    return isReplicated(entity) && mayShow(rights, entity);
}

QList<const Entity *> heldEntities(const Rights &rights)
{
    QList<const Entity *> held;
    for (const Entity *entity : catalogue()) {
        if (mayHold(rights, *entity)) {
            held.append(entity);
        }
    }
    return held;
}

const Entity *rootEntity(const Entity &entity)
{
    if (entity.replication != Replication::Root) {
        return nullptr;
    }
    const QLatin1String rootField(entity.rootField);
    return rootField == QLatin1String("id") ? &entity : entity.find(rootField)->target;
}

QUuid rootOf(const Record &record)
{
    const QLatin1String rootField(record.entity->rootField);
    return rootField == QLatin1String("id") ? record.id : record.value(rootField).toUuid();
}

namespace {

bool showsNewField(const Entity &entity, const Rights &now, const Rights &before)
{
    const auto &fields = entity.fields;
    const bool here = std::any_of(fields.begin(), fields.end(), [&](const Field &field) {
        return now.maySee(entity, field) && !before.maySee(entity, field);
    });
    return here || (entity.lines != nullptr && showsNewField(*entity.lines, now, before));
}

bool seesMoreOwners(const Rights &now, const Rights &before)
{
    if (now.user != before.user) {
        return true; // what is a user's own is another's now
    }
    if (before.scope == RecordScope::All) {
        return false;
    }
    return now.scope == RecordScope::All || !before.owners.contains(now.owners);
}

bool reachesFurtherBack(const Rights &now, const Rights &before)
{
    return before.documentsSince.isValid()
        && (!now.documentsSince.isValid() || now.documentsSince < before.documentsSince);
}

bool isAtAnotherPlace(const Rights &now, const Rights &before)
{
    return !before.place.isNull() && now.place != before.place;
}

/// Whether the reader sees a record of this entity that belongs to `owner`.
bool sees(const Rights &rights, const Entity &entity, const FeedEntry &entry, const QUuid &owner)
{
    switch (entity.replication) {
    case Replication::Root:
        return entry.ownerUnknown ? rights.scope == RecordScope::All : rights.seesOwner(owner);
    case Replication::Own:
        return owner == rights.user;
    case Replication::Everyone:
        return true;
    case Replication::ServerOnly:
        break;
    }
    return false;
}

bool existedBefore(const FeedEntry &entry)
{
    return entry.change.operation != Change::Operation::Create;
}

/// Whether others may see the record after the entry than before.
bool showsToOthers(const FeedEntry &entry)
{
    return !existedBefore(entry) || entry.ownerUnknown || entry.owner != entry.ownerBefore;
}

} // namespace

bool allowsMore(const Rights &now, const Rights &before)
{
    if (seesMoreOwners(now, before) || reachesFurtherBack(now, before)
        || isAtAnotherPlace(now, before)) {
        return true;
    }
    const QList<const Entity *> held = heldEntities(now);
    return std::any_of(held.begin(), held.end(), [&](const Entity *entity) {
        return !mayHold(before, *entity) || showsNewField(*entity, now, before);
    });
}

void Projection::add(const std::shared_ptr<const FeedDelta> &delta)
{
    m_deltas.append(delta);
    m_entries += delta->entries.size();
    for (const FeedEntry &entry : delta->entries) {
        m_own = m_own || (!m_device.isNull() && entry.device == m_device);
        if (entry.outcome) {
            if (entry.device == m_device) {
                m_outcomes.append(&entry);
            }
            continue;
        }
        const Record &record = entry.change.record();
        const RecordKey key{record.entity, record.id};
        Span &span = m_spans[key];
        if (span.first == nullptr) {
            span.first = &entry;
            m_order.append(key);
        } else if (showsToOthers(*span.last)) {
            span.between.append(span.last);
        }
        span.last = &entry;
    }
}

void Projection::clear()
{
    *this = Projection(m_device);
}

bool Projection::concerns(const QSet<QString> &entities) const
{
    return std::any_of(m_order.begin(), m_order.end(),
                       [&](const RecordKey &key) { return entities.contains(key.entity->key()); });
}

/// Whether the reader may hold the record from before the span, or from a page of a snapshot that
/// was read within it.
bool Projection::mayBeHeld(const Span &span, const Rights &rights)
{
    const Entity &entity = *span.last->change.record().entity;
    return (existedBefore(*span.first)
            && sees(rights, entity, *span.first, span.first->ownerBefore))
        || std::any_of(span.between.begin(), span.between.end(), [&](const FeedEntry *entry) {
               return sees(rights, entity, *entry, entry->owner);
           });
}

Projection::Fate Projection::fateOfRoot(const Span &span, const Rights &rights) const
{
    if (isSeenAtEnd(span, rights)) {
        const Entity &entity = *span.last->change.record().entity;
        const bool existed = existedBefore(*span.first);
        const bool seen = existed && sees(rights, entity, *span.first, span.first->ownerBefore);
        return seen || !existed ? Fate::Put : Fate::NewRoot;
    }
    if (!mayBeHeld(span, rights)) {
        return Fate::None;
    }
    return span.last->change.operation == Change::Operation::Delete ? Fate::Gone
                                                                    : Fate::RemovedRoot;
}

/// Whether the reader sees the record at the end. Since it was changed, its root may have come to
/// him or gone.
bool Projection::isSeenAtEnd(const Span &span, const Rights &rights) const
{
    const Record &record = span.last->change.record();
    const Entity &entity = *record.entity;
    const Entity *root = rootEntity(entity);
    const auto ofRoot =
        root == nullptr ? m_spans.constEnd() : m_spans.constFind({root, rootOf(record)});
    const FeedEntry &last = ofRoot == m_spans.constEnd() ? *span.last : *ofRoot->last;
    return span.last->change.operation != Change::Operation::Delete
        && last.change.operation != Change::Operation::Delete
        && sees(rights, entity, last, last.owner);
}

Projection::Fate Projection::fate(const Span &span, const Rights &rights) const
{
    const Entity &entity = *span.last->change.record().entity;
    if (!mayHold(rights, entity) || !rights.isHere(span.last->change.record())) {
        return Fate::None;
    }
    if (rootEntity(entity) == &entity) {
        return fateOfRoot(span, rights);
    }
    if (isSeenAtEnd(span, rights)) {
        // Whether a copy has an old document depends on when it was read and on how old was old
        // then; that it is to have it no more is true in any case.
        return rights.isRecent(span.last->change.after) ? Fate::Put : Fate::Gone;
    }
    return mayBeHeld(span, rights) ? Fate::Gone : Fate::None;
}

QList<RecordKey> Projection::newRoots(const Rights &rights) const
{
    QList<RecordKey> roots;
    for (const RecordKey &key : m_order) {
        if (fate(m_spans.value(key), rights) == Fate::NewRoot) {
            roots.append(key);
        }
    }
    return roots;
}

/// Whether a record that was read besides is still there and still to be seen at the batch's end.
/// What has become of one that the log mentions the log knows better.
bool Projection::outlives(const Record &fetched, const Rights &rights) const
{
    if (!mayHold(rights, *fetched.entity) || m_spans.contains({fetched.entity, fetched.id})) {
        return false;
    }
    const auto ofRoot = m_spans.constFind({rootEntity(*fetched.entity), rootOf(fetched)});
    if (ofRoot == m_spans.constEnd()) {
        return true;
    }
    const Fate end = fate(*ofRoot, rights);
    return end == Fate::Put || end == Fate::NewRoot;
}

FeedBatch Projection::batch(const Rights &rights, const QList<Record> &fetched) const
{
    FeedBatch batch;
    batch.from = from();
    batch.to = to();
    for (const RecordKey &key : m_order) {
        const Span span = m_spans.value(key);
        switch (fate(span, rights)) {
        case Fate::Put:
        case Fate::NewRoot: // with what belongs to it among `fetched`
            batch.records.append(span.last->change.after);
            break;
        case Fate::Gone:
            batch.gone.append(key);
            break;
        case Fate::RemovedRoot:
            batch.removedRoots.append(key);
            break;
        case Fate::None:
            break;
        }
        const bool isHeldNowhere = key.entity->replication == Replication::ServerOnly
            || !rights.isHere(span.last->change.record());
        if (isHeldNowhere && mayShow(rights, *key.entity) && !batch.touched.contains(key.entity)) {
            batch.touched.append(key.entity);
        }
    }
    for (const Record &record : fetched) {
        if (outlives(record, rights)) {
            batch.records.append(record);
        }
    }
    for (Record &record : batch.records) {
        rights.withhold(record);
    }
    for (const FeedEntry *entry : m_outcomes) {
        batch.outcomes.append(*entry->outcome);
    }
    return batch;
}

} // namespace kontor
