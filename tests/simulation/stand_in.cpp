#include "tests/simulation/stand_in.h"

#include "tests/simulation/changeset.h"

namespace kontor::sim {

namespace {

constexpr qsizetype trailerBytes = 4 * 8;
const QString purpose = QStringLiteral("stand-in");

void run(SqliteConnection &connection, const char *sql)
{
    if (const auto done = connection.command(QString::fromLatin1(sql)); !done) {
        qFatal("%s: %s", sql,
               qPrintable(done.error().args.value(QStringLiteral("detail")).toString()));
    }
}

QByteArray numbers(const std::array<qint64, 4> &values)
{
    return QByteArray(reinterpret_cast<const char *>(values.data()), trailerBytes);
}

} // namespace

StandIn::StandIn(const Options &options, const Planted &planted)
    : SharedDatabase(options), m_planted(planted)
{
    s_current = this;
}

StandIn::~StandIn()
{
    giveBack(std::move(m_database), m_full ? QString() : purpose);
    s_current = nullptr;
}

// --- what it holds ------------------------------------------------------------------------------

Image StandIn::madeOf(const Image &sqlite)
{
    const auto connection = connectionTo(sqlite);
    addPostgresFunctions(*connection);
    run(*connection, "DROP TABLE change_log");
    run(*connection, "DELETE FROM feed_epoch");
    run(*connection,
        "CREATE TABLE change_log (seq BIGINT NOT NULL PRIMARY KEY"
        " DEFAULT (kontor_nextval('change_log_seq_seq')), txid INTEGER NOT NULL"
        " DEFAULT (pg_current_xact_id()), at INTEGER NOT NULL, actor TEXT, device TEXT,"
        " command TEXT, command_name TEXT, entity TEXT, row_id TEXT, operation INTEGER,"
        " before_image BLOB, after_image BLOB, outcome BLOB)");
    run(*connection, "CREATE INDEX change_log_txid ON change_log(txid)");
    run(*connection, "CREATE INDEX change_log_row ON change_log(row_id)");
    run(*connection,
        "CREATE TABLE feed_tick (tick BIGINT NOT NULL PRIMARY KEY"
        " DEFAULT (kontor_nextval('feed_tick_tick_seq')), nonce INTEGER NOT NULL,"
        " snap TEXT NOT NULL, high INTEGER NOT NULL, at INTEGER NOT NULL)");
    run(*connection,
        "CREATE VIEW change_log_seq_seq AS"
        " SELECT kontor_last_value('change_log_seq_seq') AS last_value");
    nameTables(*connection);
    return imageOf(*connection) + numbers({100, 100, 0, 0});
}

Image StandIn::image() const
{
    return imageOf(*m_database)
        + numbers({m_lastXid, m_latestCompleted, m_lastSequence, m_lastTick});
}

void StandIn::restore(const Image &image)
{
    std::array<qint64, 4> values{};
    memcpy(values.data(), image.constEnd() - trailerBytes, trailerBytes);
    giveBack(std::move(m_database), m_full ? QString() : purpose);
    m_database = connectionTo(image.chopped(trailerBytes), purpose, &addPostgresFunctions);
    m_lastXid = values[0];
    m_latestCompleted = values[0]; // what was open when the copy was made is aborted there
    m_lastSequence = values[2];
    m_lastTick = values[3];
    m_active.clear();
    fill(m_full);
}

void StandIn::fill(bool full)
{
    m_full = full;
    run(*m_database, full ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823");
}

// --- transactions -------------------------------------------------------------------------------

Result<void> StandIn::write(int server, Connection &connection, const Clock &clock,
                            const QUuid &user, const Work &work)
{
    Transaction &transaction = m_active.emplace_back();
    transaction.xid = ++m_lastXid;
    const bool slow = isSlow(user);
    if (slow && transaction.xid % 3 == 0) {
        // It has its id and waits for its first lock.
        pause();
    }
    std::optional<Result<void>> outcome;
    for (int attempts = 0; !outcome; ++attempts) {
        if (isDown(server)) {
            outcome = fail("database_unreachable");
            break;
        }
        Transaction *const outer = std::exchange(m_running, &transaction);
        transaction.rows.clear();
        transaction.afterwards.clear();
        Tx tx(connection, clock, user);
        outcome = attempt(server, connection, work, tx, transaction, slow && attempts == 0);
        m_running = outer;
    }
    complete(transaction);
    m_active.remove_if([&transaction](const Transaction &each) { return &each == &transaction; });
    return *outcome;
}

/// Whether it has touched what others hold. Those commit now: they were first.
bool StandIn::letOthersCommitFirst(Connection &connection, const Transaction &transaction)
{
    bool met = false;
    for (Transaction &other : m_active) {
        if (!other.waiting || !other.rows.intersects(transaction.rows)) {
            continue;
        }
        if (!std::exchange(met, true)) {
            connection.rollback();
        }
        ++m_overtaken;
        other.waiting = false;
        other.committed = apply(other);
    }
    return met;
}

std::optional<Result<void>> StandIn::attempt(int server, Connection &connection, const Work &work,
                                             Tx &tx, Transaction &transaction, bool slow)
{
    Result<void> outcome = connection.begin(QStringLiteral("BEGIN IMMEDIATE"));
    if (!outcome) {
        return outcome;
    }
    {
        const Recording recording(*m_database);
        outcome = work(tx);
        transaction.changes = recording.changes();
    }
    transaction.rows += rowsOf(transaction.changes);
    if (letOthersCommitFirst(connection, transaction)) {
        return std::nullopt;
    }
    if (outcome) {
        outcome = connection.failure();
    }
    if (!outcome || slow || endsAt(server, false)) {
        connection.rollback();
        if (isDown(server)) {
            return fail("database_unreachable");
        }
        return outcome ? commitLater(server, transaction) : std::optional(outcome);
    }
    outcome = connection.commit();
    if (outcome) {
        complete(transaction);
        if (endsAt(server, true)) {
            return fail("database_unreachable");
        }
        transaction.afterwards.run(*m_database);
    }
    return outcome;
}

std::optional<Result<void>> StandIn::commitLater(int server, Transaction &transaction)
{
    transaction.waiting = true;
    Transaction *const outer = std::exchange(m_running, nullptr);
    pause();
    m_running = outer;
    const bool stillWaits = std::exchange(transaction.waiting, false);
    if (stillWaits && endsAt(server, false)) {
        return fail("database_unreachable");
    }
    if (!transaction.committed && !(stillWaits && apply(transaction))) {
        return std::nullopt; // what it rested on has changed
    }
    if (endsAt(server, true)) {
        return fail("database_unreachable");
    }
    transaction.afterwards.run(*m_database);
    return Result<void>();
}

/// Brings back what the transaction has changed; false when that does not fit any more.
bool StandIn::apply(Transaction &transaction)
{
    transaction.committed = makeAgain(*m_database, transaction.changes);
    if (transaction.committed) {
        complete(transaction);
    }
    return transaction.committed;
}

/// Its id counts as finished for snapshots from now on.
void StandIn::complete(Transaction &transaction)
{
    transaction.committed = true;
    m_latestCompleted = std::max(m_latestCompleted, transaction.xid);
}

Result<void> StandIn::read(Connection &connection, const Clock &clock, const Work &work)
{
    Transaction *const outer = std::exchange(m_running, nullptr);
    Result<void> outcome = connection.begin(QStringLiteral("BEGIN"));
    if (outcome) {
        Tx tx(connection, clock, {});
        outcome = work(tx);
        connection.rollback();
    }
    m_running = outer;
    return outcome;
}

} // namespace kontor::sim
