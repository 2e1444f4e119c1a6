#pragma once

#include "tests/simulation/dice.h"
#include "tests/simulation/shared_database.h"

#include <QSet>

#include <list>

namespace kontor::sim {

/// A stand-in for a PostgreSQL that several servers work on: what they see of each other is as
/// there, so that the feed's ticks are put to the test.
///
/// The committed records lie in one SQLite database in memory. A transaction runs at once, but its
/// commit may wait: then what it changed is taken down, undone, and applied again later, while
/// others go on; so transactions commit in another order than that of their ids and of the log's
/// sequence. Who touches a row of a waiting transaction, or one that it has locked, makes that one
/// commit first and is run again, as if he had waited for the lock. Snapshots, transaction ids,
/// sequences and advisory locks are those of PostgreSQL.
class StandIn final : public SharedDatabase
{
public:
    /// The planted faults must outlive it.
    StandIn(const Options &options, const Planted &planted);
    ~StandIn() override;

    /// An SQLite server's database as this one has it, with an empty log.
    static Image madeOf(const Image &sqlite);
    Image image() const override;
    void restore(const Image &image) override;
    Result<std::unique_ptr<Store>> open(const StoreOptions &options, const QString &path,
                                        const Clock &clock) override;

    void fill(bool full) override;

    /// The one that is there; nullptr: none is.
    static StandIn *current() { return s_current; }
    /// What is committed, for checks.
    SqliteConnection &committed() { return *m_database; }
    /// Transactions that were overtaken by another's commit so far.
    int overtaken() const { return m_overtaken; }

    // --- for its connections -------------------------------------------------------------------

    /// Keeps a row, or anything else by its name, from other transactions until this one ends.
    void lock(const QString &name);
    qint64 currentXid() const { return m_running != nullptr ? m_running->xid : 0; }
    /// As pg_current_snapshot() writes it.
    QByteArray snapshot() const;
    qint64 next(const QByteArray &sequence);
    qint64 last(const QByteArray &sequence) const;
    QString rewritten(const QString &sql) const;
    /// Whether a planted fault runs the statement once the transaction is over.
    bool putsOff(const QString &sql, const QList<Value> &bound);
    using Work = std::function<Result<void>(Tx &)>;
    Result<void> write(int server, Connection &connection, const Clock &clock, const QUuid &user,
                       const Work &work);
    Result<void> read(Connection &connection, const Clock &clock, const Work &work);

private:
    struct Transaction {
        qint64 xid = 0;
        QSet<QString> rows; ///< changed or locked
        QByteArray changes; ///< to be applied at its commit
        Afterwards afterwards;
        bool waiting = false; ///< undone until its commit
        bool committed = false;
    };

    /// Nothing: it has to run again.
    std::optional<Result<void>> attempt(int server, Connection &connection, const Work &work,
                                        Tx &tx, Transaction &transaction, bool slow);
    bool letOthersCommitFirst(Connection &connection, const Transaction &transaction);
    std::optional<Result<void>> commitLater(int server, Transaction &transaction);
    bool apply(Transaction &transaction);
    void complete(Transaction &transaction);

    inline static StandIn *s_current = nullptr;

    const Planted &m_planted;
    std::unique_ptr<SqliteConnection> m_database;
    std::list<Transaction> m_active; ///< that have an id and are not finished
    Transaction *m_running = nullptr;
    int m_overtaken = 0;
    // What a sequence gives is not given again, whatever becomes of the transaction.
    qint64 m_lastXid = 100;
    qint64 m_latestCompleted = 100;
    qint64 m_lastSequence = 0;
    qint64 m_lastTick = 0;
    bool m_full = false;
};

/// A connection to a StandIn: SQLite's language, PostgreSQL's ways.
std::unique_ptr<Connection> connectTo(StandIn &standIn);
/// Teaches SQLite the functions of PostgreSQL that the feed uses; without a stand-in they may be
/// named but not called.
void addPostgresFunctions(SqliteConnection &connection);

} // namespace kontor::sim
