#include "common/store/postgres_store.h"

#include "common/store/log.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// Deadlocks are rare and hardly ever meet the same two again, so this many in a row is overload.
constexpr int mostAttempts = 10;

} // namespace

PostgresStore::PostgresStore(const ConnectionOptions &options, std::shared_ptr<const Schema> schema,
                             int connections, const Clock &clock)
    : m_pool(options, std::move(schema), connections), m_clock(clock)
{
}

Result<void> PostgresStore::backup(const QString &)
{
    return fail("backup_unsupported");
}

Result<void> PostgresStore::runWrite(const QUuid &user,
                                     const std::function<Result<void>(Tx &)> &work)
{
    return run(Dialect(kind()).beginWrite(), user, work);
}

Result<void> PostgresStore::runRead(const std::function<Result<void>(Tx &)> &work)
{
    return run(Dialect(kind()).beginRead(), {}, work);
}

Result<ConnectionPool::Lease> PostgresStore::begun(const QString &begin)
{
    {
        TRY_ASSIGN(ConnectionPool::Lease lease, m_pool.borrow());
        auto started = lease->begin(begin);
        if (started) {
            return lease;
        }
        if (!lease->isLost()) {
            return Unexpected(started.error());
        }
    }
    // The server has gone away since the connection was used last; it may be back.
    TRY_ASSIGN(ConnectionPool::Lease lease, m_pool.borrow());
    TRY(lease->begin(begin));
    return lease;
}

Result<void> PostgresStore::run(const QString &begin, const QUuid &user,
                                const std::function<Result<void>(Tx &)> &work)
{
    for (int attempt = 1;; ++attempt) {
        TRY_ASSIGN(ConnectionPool::Lease lease, begun(begin));
        Tx tx(*lease, m_clock, user);
        Result<void> outcome = work(tx);
        if (outcome) {
            outcome = lease->commit();
        } else {
            lease->rollback();
        }
        if (outcome || outcome.error().code != "transaction_conflict"_L1) {
            return outcome;
        }
        qCInfo(lcStore) << "transaction conflict, attempt" << attempt;
        if (attempt == mostAttempts) {
            return fail("database_busy", "", outcome.error().args);
        }
    }
}

} // namespace kontor
