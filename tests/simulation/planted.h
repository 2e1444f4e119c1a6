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
    bool appliedAfterwards = false;   ///< a server that ends has not noted what it applied
    bool outboxGoesWithCopy = false;  ///< a new copy begins with an empty outbox
    bool snapshotsForgetOpen = false; ///< PostgreSQL's snapshots do not name who is at work
};

namespace planted {

/// Takes back that the last command of an outbox was applied, not what it did.
extern const QString forgetLastApplied;

} // namespace planted

/// A connection to a database in memory on which a planted fault changes the statements.
class RewritingConnection final : public Connection
{
public:
    RewritingConnection(SqliteConnection &connection, const Planted::Rewrite &rewrite)
        : Connection(connection.dialect()), m_connection(connection), m_rewrite(rewrite)
    {
    }

    void attach() override {}
    void detach() override {}
    Result<void> command(const QString &sql) override { return kept(m_connection.command(sql)); }
    Result<qint64> execute(const QString &sql, const QList<Value> &bound) override;
    Result<void> select(const QString &sql, const QList<Value> &bound, const OnRow &onRow) override;
    Result<void> insertRows(const QString &head, const QString &tail,
                            const QList<QList<Value>> &rows) override;

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
    const Planted::Rewrite &m_rewrite;
    QString m_cursorSql;
    QList<Value> m_cursorBound;
};

} // namespace kontor::sim
