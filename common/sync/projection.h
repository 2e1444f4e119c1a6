#pragma once

#include "common/sync/feed_batch.h"
#include "common/sync/feed_delta.h"

#include <QHash>

#include <memory>

namespace kontor {

/// Whether desktops hold copies of the entity's records at all.
bool isReplicated(const Entity &entity);
/// Whether a desktop with these rights holds copies of the entity's records.
bool mayHold(const Rights &rights, const Entity &entity);
/// The entities that a desktop with these rights holds, in the order of the catalogue.
QList<const Entity *> heldEntities(const Rights &rights);

/// The entity whose records own those of `entity` (itself, for a root); nullptr when none does.
const Entity *rootEntity(const Entity &entity);
/// The id of the root that a record of a root's entity belongs to.
QUuid rootOf(const Record &record);

/// Whether `now` shows records or fields that `before` did not, so that a copy which kept to
/// `before` lacks them.
bool allowsMore(const Rights &now, const Rights &before);

/// Deltas as one reader may see them: one batch that says for each record only how it ends.
class Projection
{
public:
    /// Whose device it is: its outcomes are part of the batch.
    explicit Projection(const QUuid &device) : m_device(device) {}

    /// Deltas are added in order; each begins where the one before ended, or earlier.
    void add(const std::shared_ptr<const FeedDelta> &delta);
    void clear();
    bool isEmpty() const { return m_deltas.isEmpty(); }
    Cursor from() const { return m_deltas.first()->from; }
    Cursor to() const { return m_deltas.last()->to; }
    qsizetype size() const { return m_entries; }
    /// Whether the reader's own device caused something in it: he waits for the batch even when
    /// there is nothing in it for him to see.
    bool isOwn() const { return m_own; }
    /// Whether a record of one of these entities (by name) was changed.
    bool concerns(const QSet<QString> &entities) const;

    /// Roots that the reader sees from now on but did not before: he needs all that belongs to
    /// them.
    QList<RecordKey> newRoots(const Rights &rights) const;
    /// The batch. What came and went within it is told as gone: a page of a snapshot may have been
    /// read in between. `fetched` are the records of the new roots, read when they were visible and
    /// not later than to().
    FeedBatch batch(const Rights &rights, const QList<Record> &fetched) const;

private:
    struct Span {
        const FeedEntry *first = nullptr;
        const FeedEntry *last = nullptr;
        /// Those before the last after which others may have seen the record than before.
        QList<const FeedEntry *> between;
    };
    enum class Fate { None, Put, Gone, RemovedRoot, NewRoot };
    Fate fate(const Span &span, const Rights &rights) const;
    Fate fateOfRoot(const Span &span, const Rights &rights) const;
    static bool mayBeHeld(const Span &span, const Rights &rights);
    bool isSeenAtEnd(const Span &span, const Rights &rights) const;
    bool outlives(const Record &fetched, const Rights &rights) const;

    QUuid m_device;
    QList<std::shared_ptr<const FeedDelta>> m_deltas;
    QList<RecordKey> m_order; ///< of the records, as they first occur
    QHash<RecordKey, Span> m_spans;
    QList<const FeedEntry *> m_outcomes;
    qsizetype m_entries = 0;
    bool m_own = false;
};

} // namespace kontor
