#pragma once

#include "common/store/sqlite_connection.h"

#include <functional>

namespace kontor::sim {

/// Faults that are planted to see whether the simulation finds them. Empty: none.
struct Planted {
    using Rewrite = std::function<QString(const QString &)>;

    Rewrite serverSql; ///< what becomes of the statements of servers
    Rewrite clientSql; ///< and of desktops
    /// What becomes of a message on its way to a desktop, or to a server.
    std::function<QByteArray(const QByteArray &)> toClient;
    std::function<QByteArray(const QByteArray &)> toServer;
    bool outboxNotFlushed = false;    ///< "saved" is said before the disk has it
    bool cursorBeforeBatch = false;   ///< a desktop that ends in a batch has moved its cursor
    bool appliedAfterwards = false;   ///< a server notes what it applied when that is committed
    bool outboxGoesWithCopy = false;  ///< a new copy begins with an empty outbox
    bool snapshotsForgetOpen = false; ///< PostgreSQL's snapshots do not name who is at work
};

/// Statements that a planted fault runs once their transaction is over.
class Afterwards
{
public:
    /// Whether the statement waits: it notes what was applied, and that is done afterwards.
    bool takes(const Planted &planted, const QString &sql, const QList<Value> &bound);
    void run(SqliteConnection &connection);
    void clear() { m_statements.clear(); }

private:
    QList<std::pair<QString, QList<Value>>> m_statements;
};

/// A connection to a database in memory on which a planted fault changes the statements.
class RewritingConnection final : public Connection
{
public:
    RewritingConnection(SqliteConnection &connection, const Planted &planted,
                        const Planted::Rewrite &rewrite)
        : Connection(connection.dialect()),
          m_connection(connection),
          m_planted(planted),
          m_rewrite(rewrite)
    {
    }

    void attach() override {}
    void detach() override {}
    Result<void> command(const QString &sql) override { return kept(m_connection.command(sql)); }
    Result<qint64> execute(const QString &sql, const QList<Value> &bound) override;
    Result<void> select(const QString &sql, const QList<Value> &bound, const OnRow &onRow) override;
    Result<void> insertRows(const QString &head, const QString &tail,
                            const QList<QList<Value>> &rows) override;

    /// What was put off, now that the transaction is committed.
    void runAfterwards() { m_afterwards.run(m_connection); }
    /// The last statement that said how far a copy has come, run alone.
    void saveCursorOnly();

private:
    template <class T>
    Result<T> kept(Result<T> outcome)
    {
        if (!outcome) {
            failed(outcome.error());
        }
        return outcome;
    }
    QString rewritten(const QString &sql) const { return m_rewrite ? m_rewrite(sql) : sql; }

    SqliteConnection &m_connection;
    const Planted &m_planted;
    Afterwards m_afterwards;
    const Planted::Rewrite &m_rewrite;
    QString m_cursorSql;
    QList<Value> m_cursorBound;
};

} // namespace kontor::sim
