#pragma once

#include "common/store/connection.h"

#include <QMutex>
#include <QWaitCondition>

namespace kontor {

/// Connections that threads borrow for a transaction at a time; opened when needed, at most so
/// many.
class ConnectionPool
{
public:
    ConnectionPool(ConnectionOptions options, std::shared_ptr<const Schema> schema, int limit);
    ~ConnectionPool();

    /// A borrowed connection; goes back by itself.
    class Lease
    {
    public:
        Lease(ConnectionPool &pool, std::unique_ptr<Connection> connection);
        Lease(Lease &&) = default;
        Lease &operator=(Lease &&) = delete;
        ~Lease();
        Connection &operator*() const { return *m_connection; }
        Connection *operator->() const { return m_connection.get(); }

    private:
        ConnectionPool &m_pool;
        std::unique_ptr<Connection> m_connection;
    };

    /// Waits while all connections are lent. Errors: database_busy (waited for 30 s),
    /// database_unreachable.
    Result<Lease> borrow();
    /// Closes the idle connections: they cannot be trusted after one has lost its server.
    void clear();

private:
    void giveBack(std::unique_ptr<Connection> connection);

    ConnectionOptions m_options;
    std::shared_ptr<const Schema> m_schema;
    int m_limit;
    QMutex m_mutex;
    QWaitCondition m_returned;
    std::vector<std::unique_ptr<Connection>> m_idle;
    int m_lent = 0;
};

} // namespace kontor
