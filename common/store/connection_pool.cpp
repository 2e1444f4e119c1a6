#include "common/store/connection_pool.h"

#include <QDeadlineTimer>

namespace kontor {

ConnectionPool::ConnectionPool(ConnectionOptions options, std::shared_ptr<const Schema> schema,
                               int limit)
    : m_options(std::move(options)), m_schema(std::move(schema)), m_limit(std::max(limit, 1))
{
}

ConnectionPool::~ConnectionPool()
{
    Q_ASSERT(m_lent == 0);
    clear();
}

Result<ConnectionPool::Lease> ConnectionPool::borrow()
{
    {
        QMutexLocker lock(&m_mutex);
        QDeadlineTimer deadline(30'000);
        while (m_lent >= m_limit) {
            if (!m_returned.wait(&m_mutex, deadline)) {
                return fail("database_busy");
            }
        }
        ++m_lent;
        if (!m_idle.empty()) {
            // The one given back last: its pages and statements are warm.
            Lease lease(*this, std::move(m_idle.back()));
            m_idle.pop_back();
            lease->attach();
            return lease;
        }
    }
    auto opened = Connection::open(m_options);
    if (!opened) {
        giveBack(nullptr);
        return Unexpected(opened.error());
    }
    (*opened)->setSchema(m_schema);
    return Lease(*this, std::move(*opened));
}

void ConnectionPool::giveBack(std::unique_ptr<Connection> connection)
{
    if (connection && connection->isLost()) {
        connection.reset();
        clear();
    }
    const QMutexLocker lock(&m_mutex);
    --m_lent;
    if (connection) {
        connection->detach();
        m_idle.push_back(std::move(connection));
    }
    m_returned.wakeOne();
}

void ConnectionPool::clear()
{
    std::vector<std::unique_ptr<Connection>> closed;
    {
        const QMutexLocker lock(&m_mutex);
        closed.swap(m_idle);
    }
    for (const auto &connection : closed) {
        connection->attach();
    }
}

ConnectionPool::Lease::Lease(ConnectionPool &pool, std::unique_ptr<Connection> connection)
    : m_pool(pool), m_connection(std::move(connection))
{
}

ConnectionPool::Lease::~Lease()
{
    if (m_connection) {
        m_pool.giveBack(std::move(m_connection));
    }
}

} // namespace kontor
