#pragma once

#include "common/sync/feed_delta.h"

/// Entries of a feed as the tests of the cores need them.
namespace kontor::test {

inline const QUuid epoch = newUuid();

inline Cursor at(qint64 tick)
{
    return {epoch, tick, tick * 7};
}

inline FeedEntry entry(Change::Operation operation, const Record &before, const Record &after,
                       const QUuid &ownerBefore, const QUuid &owner)
{
    FeedEntry entry;
    entry.change.operation = operation;
    entry.change.before = before;
    entry.change.after = after;
    entry.ownerBefore = ownerBefore;
    entry.owner = owner;
    return entry;
}

inline FeedEntry made(const Record &record, const QUuid &owner)
{
    return entry(Change::Operation::Create, {}, record, {}, owner);
}

inline FeedEntry changed(const Record &record, const QUuid &owner)
{
    return entry(Change::Operation::Update, record, record, owner, owner);
}

inline FeedEntry moved(const Record &record, const QUuid &from, const QUuid &to)
{
    return entry(Change::Operation::Update, record, record, from, to);
}

inline FeedEntry removed(const Record &record, const QUuid &owner)
{
    return entry(Change::Operation::Delete, record, {}, owner, owner);
}

inline FeedDelta delta(qint64 from, qint64 to, const QList<FeedEntry> &entries = {})
{
    return {at(from), at(to), entries};
}

} // namespace kontor::test
