#pragma once

#include "common/entities/party/party.h"
#include "common/sync/client_core.h"

/// What a server and an outbox say to a ClientCore, in few words.
namespace kontor::test {

inline const QUuid epoch = newUuid();

inline Cursor at(qint64 tick)
{
    return {epoch, tick, tick * 7};
}

inline Error error(const QString &code)
{
    return Error{code, {}, {}};
}

/// The command that has this number on the device under test.
inline PendingCommand command(qint64 number)
{
    static QHash<qint64, QUuid> ids;
    if (!ids.contains(number)) {
        ids.insert(number, newUuid());
    }
    return {number, ids.value(number)};
}

inline QList<PendingCommand> commands(qint64 first, qint64 last)
{
    QList<PendingCommand> list;
    for (qint64 number = first; number <= last; ++number) {
        list.append(command(number));
    }
    return list;
}

inline Outcome outcome(qint64 number, Outcome::Kind kind = Outcome::Kind::Applied)
{
    Outcome outcome;
    outcome.kind = kind;
    outcome.number = number;
    outcome.command = command(number).id;
    return outcome;
}

inline QList<Outcome> outcomes(qint64 first, qint64 last)
{
    QList<Outcome> list;
    for (qint64 number = first; number <= last; ++number) {
        list.append(outcome(number));
    }
    return list;
}

inline Subscribed follows(qint64 tick, qint64 level)
{
    Subscribed message;
    message.cursor = at(tick);
    message.levelTick = level;
    return message;
}

inline Subscribed snapshotFrom(qint64 tick, const QString &reason = {})
{
    Subscribed message = follows(tick, tick);
    message.snapshot = SnapshotPosition{&Party::entity, {}};
    message.reason = reason;
    message.records = 3;
    return message;
}

inline FeedBatch batch(qint64 from, qint64 to, const QList<Outcome> &outcomes = {})
{
    FeedBatch batch;
    batch.from = at(from);
    batch.to = at(to);
    batch.outcomes = outcomes;
    return batch;
}

inline SnapshotPage page(int records)
{
    SnapshotPage page;
    page.entity = &Party::entity;
    for (int i = 0; i < records; ++i) {
        Record record(Party::entity);
        record.id = newUuid();
        page.records.append(record);
    }
    return page;
}

inline SnapshotPage lastPage(qint64 completeAt)
{
    SnapshotPage page;
    page.completeAt = at(completeAt);
    return page;
}

inline Uploaded uploaded(const QList<Outcome> &outcomes, qint64 tick)
{
    return {outcomes, tick};
}

} // namespace kontor::test
