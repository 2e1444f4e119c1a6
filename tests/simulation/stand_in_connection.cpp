#include "tests/simulation/stand_in.h"

#include "common/base/random.h"

#include <QHash>
#include <QRegularExpression>

#include <sqlite3.h>

/// What a StandIn is spoken to through.
namespace kontor::sim {

namespace {

/// Statements as SQLite takes them; each is translated once.
QString translated(const QString &sql)
{
    static QHash<QString, QString> known;
    const auto found = known.constFind(sql);
    if (found != known.cend()) {
        return *found;
    }
    QString result = sql;
    if (sql.contains(QLatin1String("pg_control_system"))) {
        result = QStringLiteral("SELECT 'stand-in/1'");
    }
    result.replace(QLatin1String("SELECT 1 FROM pg_advisory_xact_lock(?)"),
                   QLatin1String("SELECT pg_advisory_xact_lock(?)"));
    result.remove(QLatin1String(" FOR UPDATE"));
    known.insert(sql, result);
    return result;
}

/// What a statement locks by naming it; empty: nothing.
QString lockedRow(const QString &sql, const QList<Value> &bound)
{
    static const QRegularExpression table(QStringLiteral("FROM \"?(\\w+)\"?"));
    if (!sql.endsWith(QLatin1String(" FOR UPDATE")) || bound.isEmpty()) {
        return {};
    }
    return table.match(sql).captured(1) + u'|'
        + bound.last().toUuid().toString(QUuid::WithoutBraces);
}

class StandInConnection final : public Connection
{
public:
    explicit StandInConnection(StandIn &standIn)
        : Connection(Dialect(DatabaseKind::Sqlite, true)), m_standIn(standIn)
    {
    }

    DatabaseKind kind() const override { return DatabaseKind::Postgres; }
    void attach() override {}
    void detach() override {}
    Result<void> command(const QString &sql) override
    {
        return kept(m_standIn.committed().command(sql));
    }
    Result<qint64> execute(const QString &sql, const QList<Value> &bound) override
    {
        if (m_standIn.putsOff(sql, bound)) {
            return qint64{1};
        }
        return kept(m_standIn.committed().execute(m_standIn.rewritten(translated(sql)), bound));
    }
    Result<void> select(const QString &sql, const QList<Value> &bound, const OnRow &onRow) override
    {
        if (const QString row = lockedRow(sql, bound); !row.isEmpty()) {
            m_standIn.lock(row);
        }
        return kept(
            m_standIn.committed().select(m_standIn.rewritten(translated(sql)), bound, onRow));
    }
    Result<void> insertRows(const QString &head, const QString &tail,
                            const QList<QList<Value>> &rows) override
    {
        return kept(m_standIn.committed().insertRows(head, tail, rows));
    }

private:
    template <class T>
    Result<T> kept(Result<T> outcome)
    {
        if (!outcome) {
            failed(outcome.error());
        }
        return outcome;
    }

    StandIn &m_standIn;
};

class StandInStore final : public Store
{
public:
    StandInStore(StandIn &standIn, int server, std::shared_ptr<const Schema> schema,
                 const Clock &clock)
        : m_standIn(standIn), m_server(server), m_schema(std::move(schema)), m_clock(clock)
    {
    }

    DatabaseKind kind() const override { return DatabaseKind::Postgres; }
    Result<void> backup(const QString &) override { return fail("backup_unsupported"); }

protected:
    Result<void> runWrite(const QUuid &user, const std::function<Result<void>(Tx &)> &work) override
    {
        return m_standIn.write(m_server, *connected(), m_clock, user, work);
    }
    Result<void> runRead(const std::function<Result<void>(Tx &)> &work) override
    {
        if (m_standIn.isDown(m_server)) {
            return fail("database_unreachable");
        }
        return m_standIn.read(*connected(), m_clock, work);
    }

private:
    /// One of its own for each transaction, as several may be open.
    std::unique_ptr<Connection> connected()
    {
        auto connection = connectTo(m_standIn);
        connection->setSchema(m_schema);
        m_standIn.committed().setSchema(m_schema);
        return connection;
    }

    StandIn &m_standIn;
    int m_server;
    std::shared_ptr<const Schema> m_schema;
    const Clock &m_clock;
};

// --- PostgreSQL's functions ---------------------------------------------------------------------

StandIn &standIn()
{
    return *StandIn::current();
}

QByteArray textOf(sqlite3_value *value)
{
    return QByteArray(reinterpret_cast<const char *>(sqlite3_value_text(value)));
}

/// xmin:xmax:xip,xip
struct Snapshot {
    explicit Snapshot(const QByteArray &text)
    {
        const QList<QByteArray> parts = text.split(':');
        least = parts.value(0).toLongLong();
        most = parts.value(1).toLongLong();
        for (const QByteArray &open : parts.value(2).split(',')) {
            if (!open.isEmpty()) {
                inProgress.append(open.toLongLong());
            }
        }
    }
    bool sees(qint64 xid) const { return xid < least || (xid < most && !inProgress.contains(xid)); }
    qint64 least = 0;
    qint64 most = 0;
    QList<qint64> inProgress;
};

void currentXid(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_int64(context, standIn().currentXid());
}

void currentSnapshot(sqlite3_context *context, int, sqlite3_value **)
{
    const QByteArray text = standIn().snapshot();
    sqlite3_result_text(context, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void snapshotLeast(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int64(context, Snapshot(textOf(arguments[0])).least);
}

void snapshotMost(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int64(context, Snapshot(textOf(arguments[0])).most);
}

void visible(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const Snapshot snapshot(textOf(arguments[1]));
    sqlite3_result_int(context, snapshot.sees(sqlite3_value_int64(arguments[0])) ? 1 : 0);
}

void advisoryLock(sqlite3_context *context, int, sqlite3_value **arguments)
{
    standIn().lock(QStringLiteral("advisory|%1").arg(sqlite3_value_int64(arguments[0])));
    sqlite3_result_int(context, 1);
}

void nextValue(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int64(context, standIn().next(textOf(arguments[0])));
}

void lastValue(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int64(context, standIn().last(textOf(arguments[0])));
}

void randomUuid(sqlite3_context *context, int, sqlite3_value **)
{
    const QByteArray text = QByteArray::number(chance().bits(), 16);
    sqlite3_result_text(context, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void hashText(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int64(context, textOf(arguments[0]).toULongLong(nullptr, 16) >> 1);
}

} // namespace

void addPostgresFunctions(SqliteConnection &connection)
{
    using Function = void (*)(sqlite3_context *, int, sqlite3_value **);
    const auto add = [&](const char *name, int arguments, Function function) {
        sqlite3_create_function_v2(connection.handle(), name, arguments, SQLITE_UTF8, nullptr,
                                   function, nullptr, nullptr, nullptr);
    };
    add("pg_current_xact_id", 0, &currentXid);
    add("pg_current_snapshot", 0, &currentSnapshot);
    add("pg_snapshot_xmin", 1, &snapshotLeast);
    add("pg_snapshot_xmax", 1, &snapshotMost);
    add("pg_visible_in_snapshot", 2, &visible);
    add("pg_advisory_xact_lock", 1, &advisoryLock);
    add("kontor_nextval", 1, &nextValue);
    add("kontor_last_value", 1, &lastValue);
    add("gen_random_uuid", 0, &randomUuid);
    add("hashtextextended", 2, &hashText);
}

std::unique_ptr<Connection> connectTo(StandIn &standIn)
{
    return std::make_unique<StandInConnection>(standIn);
}

Result<std::unique_ptr<Store>> StandIn::open(const StoreOptions &options, const QString &path,
                                             const Clock &clock)
{
    const int server = path.section(u'/', -1).toInt();
    if (isDown(server)) {
        return fail("database_unreachable");
    }
    return std::unique_ptr<Store>(new StandInStore(*this, server, schemaFor(options), clock));
}

void StandIn::lock(const QString &name)
{
    if (m_running != nullptr) {
        m_running->rows.insert(name);
    }
}

QByteArray StandIn::snapshot() const
{
    const qint64 most = m_latestCompleted + 1;
    qint64 least = most;
    QByteArray open;
    for (const Transaction &transaction : m_active) {
        if (transaction.committed) {
            continue;
        }
        least = std::min(least, transaction.xid);
        if (&transaction != m_running && transaction.xid < most && !m_planted.snapshotsForgetOpen) {
            open += (open.isEmpty() ? "" : ",") + QByteArray::number(transaction.xid);
        }
    }
    return QByteArray::number(least) + ':' + QByteArray::number(most) + ':' + open;
}

qint64 StandIn::next(const QByteArray &sequence)
{
    return sequence.startsWith("feed_tick") ? ++m_lastTick : ++m_lastSequence;
}

qint64 StandIn::last(const QByteArray &sequence) const
{
    return sequence.startsWith("feed_tick") ? m_lastTick : std::max(qint64{1}, m_lastSequence);
}

bool StandIn::putsOff(const QString &sql, const QList<Value> &bound)
{
    return m_running != nullptr && m_running->afterwards.takes(m_planted, sql, bound);
}

QString StandIn::rewritten(const QString &sql) const
{
    return m_planted.serverSql ? m_planted.serverSql(sql) : sql;
}

} // namespace kontor::sim
