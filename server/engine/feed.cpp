#include "server/engine/feed.h"

#include "common/wire/stored.h"
#include "common/wire/sync_messages.h"
#include "server/engine/feed_image.h"

namespace kontor::feed {

namespace {

// Identify the feed's locks among PostgreSQL's advisory locks of the database.
constexpr qint64 tickLock = 0x6b6f6e74'0001;
constexpr qint64 epochLock = 0x6b6f6e74'0002;

QList<Value> row(const Change &change, const Cause &cause, const Actor &actor, Instant now)
{
    const Record &record = change.record();
    const bool deleted = change.operation == Change::Operation::Delete;
    Value before;
    if (deleted) {
        before = Value(image(change.before));
    } else if (change.operation == Change::Operation::Update) {
        before = Value(imageOfDifference(change.before, change.after));
    }
    return {Value(now),
            Value(actor.user),
            Value(actor.device),
            Value(cause.command),
            Value(cause.name),
            Value(record.entity->key()),
            Value(record.id),
            Value(static_cast<qint64>(change.operation)),
            before,
            deleted ? Value() : Value(image(change.after)),
            Value()};
}

/// On SQLite the number of the transaction is that of its first entry.
Result<qint64> nextTransaction(Tx &tx)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT COALESCE(MAX(seq), 0) + 1 FROM change_log"), {},
                       {FieldType::Integer}));
    return rows.first().first().toInt();
}

Result<QUuid> epoch(Tx &tx)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT epoch FROM feed_epoch"), {}, {FieldType::Reference}));
    return rows.isEmpty() ? QUuid() : rows.first().first().toUuid();
}

/// What tells this PostgreSQL cluster from another one that was loaded from its dump.
Result<QString> clusterName(Tx &tx)
{
    if (tx.kind() == DatabaseKind::Sqlite) {
        return QString();
    }
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT CAST(system_identifier AS TEXT) || '/' ||"
                                      " (SELECT CAST(oid AS TEXT) FROM pg_database"
                                      " WHERE datname = current_database())"
                                      " FROM pg_control_system()"),
                       {}, {FieldType::Text}));
    return rows.first().first().toText();
}

Result<void> beginEpoch(Tx &tx, const QString &cluster)
{
    if (tx.kind() == DatabaseKind::Postgres) {
        // The entries stay as the audit trail; under transaction id 3, which every snapshot counts
        // as finished long ago, no batch ever holds them.
        TRY(tx.execute(QStringLiteral("UPDATE change_log SET txid = '3'")));
        TRY(tx.execute(QStringLiteral("DELETE FROM feed_tick")));
    }
    TRY(tx.execute(QStringLiteral("DELETE FROM feed_epoch")));
    TRY(tx.execute(QStringLiteral("INSERT INTO feed_epoch(epoch, cluster, horizon)"
                                  " VALUES (?, ?, 0)"),
                   {Value(newUuid()), Value(cluster)}));
    return {};
}

} // namespace

QStringList tables()
{
    const QString columns = QStringLiteral(
        "at {bigint} NOT NULL, actor {uuid}, device {uuid}, command {uuid}, command_name {text},"
        " entity {text}, row_id {uuid}, operation {bigint}, before_image {bytes},"
        " after_image {bytes}, outcome {bytes}");
    return {
        QStringLiteral("postgres:CREATE TABLE IF NOT EXISTS change_log (seq BIGSERIAL,"
                       " txid xid8 NOT NULL DEFAULT pg_current_xact_id(), %1)")
            .arg(columns),
        QStringLiteral("postgres:CREATE INDEX IF NOT EXISTS change_log_txid ON change_log(txid)"),
        QStringLiteral("postgres:CREATE TABLE IF NOT EXISTS feed_tick (tick BIGSERIAL PRIMARY KEY,"
                       " nonce BIGINT NOT NULL, snap pg_snapshot NOT NULL, high BIGINT NOT NULL,"
                       " at BIGINT NOT NULL)"),
        QStringLiteral("sqlite:CREATE TABLE IF NOT EXISTS change_log (seq INTEGER PRIMARY KEY,"
                       " txid INTEGER NOT NULL, nonce INTEGER NOT NULL DEFAULT (random()), %1)")
            .arg(columns),
        QStringLiteral("CREATE INDEX IF NOT EXISTS change_log_row ON change_log(row_id)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS feed_epoch (epoch {uuid} NOT NULL,"
                       " cluster {text}, horizon {bigint} NOT NULL)"),
    };
}

Result<void> prepare(Tx &tx)
{
    if (tx.kind() == DatabaseKind::Postgres) {
        TRY(tx.rows(QStringLiteral("SELECT 1 FROM pg_advisory_xact_lock(?)"), {Value(epochLock)},
                    {FieldType::Integer}));
    }
    TRY_ASSIGN(const QString cluster, clusterName(tx));
    TRY_ASSIGN(const Rows known,
               tx.rows(QStringLiteral("SELECT cluster FROM feed_epoch"), {}, {FieldType::Text}));
    if (known.isEmpty() || known.first().first().toText() != cluster) {
        return beginEpoch(tx, cluster);
    }
    return {};
}

Result<void> append(Tx &tx, const QList<Change> &changes, const Cause &cause, const Actor &actor)
{
    QStringList columns{QStringLiteral("at"),           QStringLiteral("actor"),
                        QStringLiteral("device"),       QStringLiteral("command"),
                        QStringLiteral("command_name"), QStringLiteral("entity"),
                        QStringLiteral("row_id"),       QStringLiteral("operation"),
                        QStringLiteral("before_image"), QStringLiteral("after_image"),
                        QStringLiteral("outcome")};
    const Instant now = tx.clock().now();
    QList<QList<Value>> rows;
    rows.reserve(changes.size() + 1);
    for (const Change &change : changes) {
        rows.append(row(change, cause, actor, now));
    }
    if (cause.outcome) {
        rows.append({Value(now), Value(actor.user), Value(actor.device), Value(cause.command),
                     Value(cause.name), Value(), Value(), Value(), Value(), Value(),
                     Value(wire::toStored(*cause.outcome))});
    }
    if (rows.isEmpty()) {
        return {};
    }
    if (tx.kind() == DatabaseKind::Sqlite) {
        TRY_ASSIGN(const qint64 transaction, nextTransaction(tx));
        columns.prepend(QStringLiteral("txid"));
        for (QList<Value> &values : rows) {
            values.prepend(Value(transaction));
        }
    }
    return tx.insertRowsLater(QStringLiteral("change_log"), columns, rows);
}

Result<Cursor> head(Tx &tx)
{
    const QString newest = tx.kind() == DatabaseKind::Sqlite
        ? QStringLiteral("SELECT seq, nonce FROM change_log ORDER BY seq DESC LIMIT 1")
        : QStringLiteral("SELECT tick, nonce FROM feed_tick ORDER BY tick DESC LIMIT 1");
    Cursor cursor;
    TRY_ASSIGN(cursor.epoch, epoch(tx));
    TRY_ASSIGN(const Rows rows, tx.rows(newest, {}, {FieldType::Integer, FieldType::Integer}));
    if (!rows.isEmpty()) {
        cursor.tick = rows.first().at(0).toInt();
        cursor.nonce = rows.first().at(1).toInt();
    }
    return cursor;
}

Result<Cursor> makeTick(Tx &tx)
{
    if (tx.kind() == DatabaseKind::Sqlite) {
        return head(tx);
    }
    // Two statements: the second takes its snapshot when no other tick is being made, so each tick
    // sees at least what the one before it sees.
    TRY(tx.executeLater(QStringLiteral("SELECT 1 FROM pg_advisory_xact_lock(?)"),
                        {Value(tickLock)}));
    TRY_ASSIGN(
        const Rows rows,
        tx.rows(QStringLiteral("INSERT INTO feed_tick(nonce, snap, high, at)"
                               " SELECT hashtextextended(CAST(gen_random_uuid() AS TEXT), 0),"
                               " pg_current_snapshot(), last_value, ? FROM change_log_seq_seq"
                               " RETURNING (SELECT epoch FROM feed_epoch), tick, nonce"),
                {Value(tx.clock().now())},
                {FieldType::Reference, FieldType::Integer, FieldType::Integer}));
    const QList<Value> &made = rows.first();
    return Cursor{made.at(0).toUuid(), made.at(1).toInt(), made.at(2).toInt()};
}

Result<bool> hasUnticked(Tx &tx)
{
    if (tx.kind() == DatabaseKind::Sqlite) {
        return false;
    }
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral(
                           "SELECT EXISTS (SELECT 1 FROM change_log, (SELECT snap FROM feed_tick"
                           " ORDER BY tick DESC LIMIT 1) newest"
                           " WHERE txid >= pg_snapshot_xmin(snap)"
                           " AND NOT pg_visible_in_snapshot(txid, snap))"),
                       {}, {FieldType::Boolean}));
    return rows.first().first().toBool();
}

Result<void> prune(Tx &tx, Instant before)
{
    if (tx.kind() == DatabaseKind::Postgres) {
        return tx
            .execute(QStringLiteral("DELETE FROM feed_tick WHERE at < ?"
                                    " AND tick < (SELECT MAX(tick) FROM feed_tick)"),
                     {Value(before)})
            .map([](qint64) {});
    }
    return tx
        .execute(QStringLiteral("UPDATE feed_epoch SET horizon = COALESCE((SELECT seq"
                                " FROM change_log WHERE at < ? ORDER BY seq DESC LIMIT 1),"
                                " horizon)"),
                 {Value(before)})
        .map([](qint64) {});
}

Result<FeedStatus> status(Tx &tx)
{
    FeedStatus status;
    TRY_ASSIGN(const Cursor newest, head(tx));
    status.tick = newest.tick;
    status.keptDays = keptDays;
    // Counting ten million rows to show a number would take longer than anybody looks at it.
    const QString sql = tx.kind() == DatabaseKind::Postgres
        ? QStringLiteral("SELECT COALESCE((SELECT at FROM feed_tick ORDER BY tick LIMIT 1), 0),"
                         " (SELECT CAST(GREATEST(reltuples, 0) AS BIGINT) FROM pg_class"
                         " WHERE oid = 'change_log'::regclass),"
                         " pg_total_relation_size('change_log')")
        : QStringLiteral("SELECT COALESCE((SELECT at FROM change_log WHERE seq >"
                         " (SELECT horizon FROM feed_epoch) ORDER BY seq LIMIT 1), 0),"
                         " COALESCE((SELECT MAX(seq) FROM change_log), 0),"
                         " (SELECT page_count * page_size FROM pragma_page_count,"
                         " pragma_page_size)");
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, {}, {FieldType::Instant, FieldType::Integer, FieldType::Integer}));
    status.oldest = rows.first().at(0).toInt();
    status.changes = rows.first().at(1).toInt();
    status.bytes = rows.first().at(2).toInt();
    return status;
}

} // namespace kontor::feed
