#include "server/engine/feed.h"

#include "common/model/catalogue.h"
#include "common/store/connection.h"
#include "common/sync/projection.h"
#include "common/wire/stored.h"
#include "common/wire/sync_messages.h"
#include "server/engine/feed_image.h"

#include <QHash>

#include <algorithm>

/// Reading the change log: batches from tick to tick, and the history of a record.
namespace kontor::feed {

namespace {

const QString entryColumns =
    QStringLiteral("c.seq, c.at, c.actor, c.device, c.command, c.command_name, c.entity, c.row_id,"
                   " c.operation, c.before_image, c.after_image, c.outcome");
const QList<FieldType> entryTypes{FieldType::Integer,   FieldType::Integer,   FieldType::Reference,
                                  FieldType::Reference, FieldType::Reference, FieldType::Text,
                                  FieldType::Text,      FieldType::Reference, FieldType::Integer,
                                  FieldType::Bytes,     FieldType::Bytes,     FieldType::Bytes};

Result<void> readChange(const QList<Value> &row, const Entity &entity, Entry &entry)
{
    const QUuid id = row.at(7).toUuid();
    Change &change = entry.change;
    change.operation = static_cast<Change::Operation>(row.at(8).toInt());
    if (change.operation != Change::Operation::Delete) {
        TRY_ASSIGN(change.after, recordFromImage(row.at(10).toBytes(), entity, id));
    }
    if (change.operation != Change::Operation::Create) {
        const Record *rest =
            change.operation == Change::Operation::Update ? &change.after : nullptr;
        TRY_ASSIGN(change.before, recordFromImage(row.at(9).toBytes(), entity, id, rest));
    }
    return {};
}

/// Nothing for entries of entities that this program does not know any more.
Result<std::optional<Entry>> entryFrom(const QList<Value> &row)
{
    Entry entry;
    entry.sequence = row.at(0).toInt();
    entry.at = row.at(1).toInt();
    entry.user = row.at(2).toUuid();
    entry.device = row.at(3).toUuid();
    entry.command = row.at(4).toUuid();
    entry.commandName = row.at(5).toText();
    if (!row.at(11).isEmpty()) {
        TRY_ASSIGN(entry.outcome, wire::fromStored<Outcome>(row.at(11).toBytes()));
        return entry;
    }
    const Entity *entity = findEntity(row.at(6).toText());
    if (entity == nullptr) {
        return std::optional<Entry>();
    }
    TRY(readChange(row, *entity, entry));
    return entry;
}

Result<QList<Entry>> entriesFrom(const Rows &rows)
{
    QList<Entry> entries;
    entries.reserve(rows.size());
    for (const QList<Value> &row : rows) {
        TRY_ASSIGN(std::optional<Entry> entry, entryFrom(row));
        if (entry) {
            entries.append(std::move(*entry));
        }
    }
    return entries;
}

// --- whose records ------------------------------------------------------------------------------

/// The owners, as they are now, of roots that are not themselves among the changes. A move that is
/// committed later is an entry of a later batch, which takes back what this one gave too much.
Result<QHash<QUuid, QUuid>> owners(Tx &tx, const Entity &root, const QList<QUuid> &ids)
{
    QHash<QUuid, QUuid> owners;
    for (const IdsAsked &part : askedInParts(ids)) {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT id, owner FROM %1 WHERE id IN %2")
                               .arg(root.key(), part.placeholders),
                           part.bound, {FieldType::Reference, FieldType::Reference}));
        for (const QList<Value> &row : rows) {
            owners.insert(row.at(0).toUuid(), row.at(1).toUuid());
        }
    }
    return owners;
}

/// Fills in what an entry tells without the database, and notes the roots to ask for.
void readRoots(Entry &entry, QHash<const Entity *, QList<QUuid>> &asked)
{
    const Entity *entity = entry.change.record().entity;
    if (entity == nullptr
        || (entity->replication != Replication::Root && entity->replication != Replication::Own)) {
        return;
    }
    const Record &now = entry.change.record();
    const Record &before =
        entry.change.operation == Change::Operation::Update ? entry.change.before : now;
    if (entity->replication == Replication::Own) {
        entry.owner = now.value(entity->rootField).toUuid();
        entry.ownerBefore = before.value(entity->rootField).toUuid();
        return;
    }
    entry.root = rootOf(now);
    entry.rootBefore = rootOf(before);
    const Entity *root = rootEntity(*entity);
    if (root == entity) {
        entry.owner = now.value("owner").toUuid();
        entry.ownerBefore = before.value("owner").toUuid();
    } else {
        asked[root].append(entry.root);
        asked[root].append(entry.rootBefore);
    }
}

Result<void> findOwners(Tx &tx, QList<Entry> &entries)
{
    QHash<const Entity *, QList<QUuid>> asked;
    for (Entry &entry : entries) {
        readRoots(entry, asked);
    }
    QHash<QUuid, QUuid> found;
    for (auto it = asked.begin(); it != asked.end(); ++it) {
        QList<QUuid> &ids = it.value();
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        TRY_ASSIGN(const auto answer, owners(tx, *it.key(), ids));
        found.insert(answer);
    }
    for (Entry &entry : entries) {
        const Entity *entity = entry.change.record().entity;
        if (entity != nullptr && entity->replication == Replication::Root
            && rootEntity(*entity) != entity) {
            entry.owner = found.value(entry.root);
            entry.ownerBefore = found.value(entry.rootBefore);
            entry.ownerUnknown = !entry.root.isNull() && !found.contains(entry.root);
        }
    }
    return {};
}

// --- PostgreSQL: from snapshot to snapshot ------------------------------------------------------

struct Tick {
    Cursor cursor;
    qint64 high = 0; ///< of the log's sequence when it was made; says about how much lies between
};

Result<std::optional<Tick>> tickRow(Tx &tx, const QString &condition, const QList<Value> &bound,
                                    const QUuid &epoch)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT tick, nonce, high FROM feed_tick WHERE ") + condition
                           + QStringLiteral(" LIMIT 1"),
                       bound, {FieldType::Integer, FieldType::Integer, FieldType::Integer}));
    if (rows.isEmpty()) {
        return std::optional<Tick>();
    }
    const QList<Value> &row = rows.first();
    return Tick{{epoch, row.at(0).toInt(), row.at(1).toInt()}, row.at(2).toInt()};
}

Result<Tick> knownTick(Tx &tx, const Cursor &cursor)
{
    TRY_ASSIGN(const auto tick,
               tickRow(tx, QStringLiteral("tick = ?"), {Value(cursor.tick)}, cursor.epoch));
    if (tick) {
        TRY(require(tick->cursor.nonce == cursor.nonce, "cursor_unknown"));
        return *tick;
    }
    TRY_ASSIGN(const auto older,
               tickRow(tx, QStringLiteral("tick < ?"), {Value(cursor.tick)}, cursor.epoch));
    return older ? fail("cursor_unknown") : fail("cursor_too_old");
}

/// The tick to read to: `to`, or the last one before it that leaves at most `limit` entries.
Result<Tick> reachableTick(Tx &tx, const Tick &from, const Tick &to, int limit)
{
    if (to.high - from.high <= limit) {
        return to;
    }
    const QUuid &epoch = from.cursor.epoch;
    TRY_ASSIGN(
        const auto last,
        tickRow(tx, QStringLiteral("tick > ? AND tick <= ? AND high <= ? ORDER BY tick DESC"),
                {Value(from.cursor.tick), Value(to.cursor.tick), Value(from.high + limit)}, epoch));
    if (last) {
        return *last;
    }
    TRY_ASSIGN(
        const auto next,
        tickRow(tx, QStringLiteral("tick > ? ORDER BY tick"), {Value(from.cursor.tick)}, epoch));
    return next ? *next : to;
}

/// Both ends of a batch in one question, as it is asked with every tick.
Result<std::pair<Tick, Tick>> knownTicks(Tx &tx, const Cursor &from, const Cursor &to)
{
    TRY_ASSIGN(
        const Rows rows,
        tx.rows(QStringLiteral("SELECT a.nonce, a.high, b.nonce, b.high FROM feed_epoch e"
                               " JOIN feed_tick a ON a.tick = ?"
                               " JOIN feed_tick b ON b.tick = ? WHERE e.epoch = ?"),
                {Value(from.tick), Value(to.tick), Value(to.epoch)},
                {FieldType::Integer, FieldType::Integer, FieldType::Integer, FieldType::Integer}));
    if (!rows.isEmpty() && from.epoch == to.epoch) {
        const QList<Value> &row = rows.first();
        if (row.at(0).toInt() == from.nonce && row.at(2).toInt() == to.nonce) {
            return std::pair(Tick{from, row.at(1).toInt()}, Tick{to, row.at(3).toInt()});
        }
    }
    TRY(check(tx, from));
    TRY(check(tx, to));
    return fail("cursor_unknown");
}

Result<Delta> readPostgres(Tx &tx, const Cursor &from, const Cursor &to, int limit)
{
    TRY_ASSIGN(const auto ticks, knownTicks(tx, from, to));
    const Tick &begin = ticks.first;
    TRY_ASSIGN(const Tick end, reachableTick(tx, begin, ticks.second, limit));
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT %1 FROM change_log c, feed_tick a, feed_tick b"
                                      " WHERE a.tick = ? AND b.tick = ?"
                                      " AND c.txid >= pg_snapshot_xmin(a.snap)"
                                      " AND c.txid < pg_snapshot_xmax(b.snap)"
                                      " AND pg_visible_in_snapshot(c.txid, b.snap)"
                                      " AND NOT pg_visible_in_snapshot(c.txid, a.snap)"
                                      " ORDER BY c.seq")
                           .arg(entryColumns),
                       {Value(begin.cursor.tick), Value(end.cursor.tick)}, entryTypes));
    Delta delta{begin.cursor, end.cursor, {}};
    TRY_ASSIGN(delta.entries, entriesFrom(rows));
    return delta;
}

// --- SQLite: by sequence ------------------------------------------------------------------------

Result<void> checkSqlite(Tx &tx, const Cursor &cursor)
{
    TRY_ASSIGN(const Rows epochs,
               tx.rows(QStringLiteral("SELECT horizon FROM feed_epoch"), {}, {FieldType::Integer}));
    TRY(require(cursor.tick >= epochs.first().first().toInt(), "cursor_too_old"));
    if (cursor.tick == 0) {
        return {};
    }
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT nonce FROM change_log WHERE seq = ?"),
                       {Value(cursor.tick)}, {FieldType::Integer}));
    return require(!rows.isEmpty() && rows.first().first().toInt() == cursor.nonce,
                   "cursor_unknown");
}

/// The last entry of the transaction that the limit falls into.
Result<Cursor> reachableEntry(Tx &tx, const Cursor &from, const Cursor &to, int limit)
{
    if (to.tick - from.tick <= limit) {
        return to;
    }
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT l.seq, l.nonce FROM change_log f, change_log l"
                                      " WHERE f.seq = ? AND l.seq <= ? AND l.txid = f.txid"
                                      " AND l.seq >= f.seq ORDER BY l.seq DESC LIMIT 1"),
                       {Value(from.tick + limit), Value(to.tick)},
                       {FieldType::Integer, FieldType::Integer}));
    if (rows.isEmpty()) {
        return to;
    }
    return Cursor{from.epoch, rows.first().at(0).toInt(), rows.first().at(1).toInt()};
}

Result<Delta> readSqlite(Tx &tx, const Cursor &from, const Cursor &to, int limit)
{
    TRY(check(tx, from));
    TRY(require(from.epoch == to.epoch, "cursor_unknown"));
    TRY_ASSIGN(const Cursor end, reachableEntry(tx, from, to, limit));
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT %1 FROM change_log c WHERE c.seq > ? AND c.seq <= ?"
                                      " ORDER BY c.seq")
                           .arg(entryColumns),
                       {Value(from.tick), Value(end.tick)}, entryTypes));
    Delta delta{from, end, {}};
    TRY_ASSIGN(delta.entries, entriesFrom(rows));
    return delta;
}

} // namespace

Result<void> check(Tx &tx, const Cursor &cursor)
{
    TRY_ASSIGN(const Cursor newest, head(tx));
    TRY(require(cursor.epoch == newest.epoch, "cursor_unknown"));
    if (tx.kind() == DatabaseKind::Sqlite) {
        return checkSqlite(tx, cursor);
    }
    TRY(knownTick(tx, cursor));
    return {};
}

Result<Delta> read(Tx &tx, const Cursor &from, const Cursor &to, int limit)
{
    TRY_ASSIGN(Delta delta,
               tx.kind() == DatabaseKind::Sqlite ? readSqlite(tx, from, to, limit)
                                                 : readPostgres(tx, from, to, limit));
    TRY(findOwners(tx, delta.entries));
    return delta;
}

Result<QList<Entry>> history(Tx &tx, const Entity &entity, const QUuid &id, int limit,
                             qint64 before)
{
    QString sql = QStringLiteral("SELECT %1 FROM change_log c WHERE c.row_id = ? AND c.entity = ?")
                      .arg(entryColumns);
    QList<Value> bound{Value(id), Value(entity.key())};
    if (before > 0) {
        sql += QStringLiteral(" AND c.seq < ?");
        bound.append(Value(before));
    }
    sql += QStringLiteral(" ORDER BY c.seq DESC LIMIT ?");
    bound.append(Value(limit));
    TRY_ASSIGN(const Rows rows, tx.rows(sql, bound, entryTypes));
    return entriesFrom(rows);
}

} // namespace kontor::feed
