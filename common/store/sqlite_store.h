#pragma once

#include "common/store/connection_pool.h"
#include "common/store/store.h"

#include <QThread>

#include <deque>

namespace kontor {

/// Copies the database behind the connection, which is in no transaction, to a new file. Errors:
/// backup_failed (args: detail).
Result<void> copyDatabase(Connection &connection, const QString &path);

/// A store on SQLite: one thread writes and commits what waits together, each work in a savepoint;
/// readers have connections of their own. A database in memory has only the one connection, which
/// reads and writes take in turn.
class SqliteStore final : public Store
{
public:
    /// Takes over the connection that the database was made or migrated with.
    SqliteStore(const ConnectionOptions &options, std::unique_ptr<Connection> writer,
                std::shared_ptr<const Schema> schema, int connections, const Clock &clock);
    ~SqliteStore() override;

    DatabaseKind kind() const override { return DatabaseKind::Sqlite; }
    Result<void> backup(const QString &path) override;

protected:
    Result<void> runWrite(const QUuid &user,
                          const std::function<Result<void>(Tx &)> &work) override;
    Result<void> runRead(const std::function<Result<void>(Tx &)> &work) override;

private:
    using Work = std::function<Result<void>(Tx &)>;
    /// A work that its caller waits for.
    struct Job {
        QUuid user;
        const Work *work = nullptr;
        Result<void> outcome;
        bool done = false;
    };

    void writeUntilClosed();
    void runBatch();
    Result<void> runInSavepoint(Job &job);
    void runAlone(Job &job);
    Job *takeJob();
    void finish(const std::vector<Job *> &jobs);
    Result<void> readOn(Connection &connection, const Work &work);

    ConnectionOptions m_options;
    std::unique_ptr<Connection> m_writer;
    QMutex m_writerMutex; ///< in memory: held by whoever uses the only connection
    ConnectionPool m_readers;
    const Clock &m_clock;

    QMutex m_mutex;
    QWaitCondition m_waiting;
    QWaitCondition m_finished;
    std::deque<Job *> m_jobs;
    bool m_closed = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace kontor
