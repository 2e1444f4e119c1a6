#pragma once

#include "common/store/connection_pool.h"
#include "common/store/store.h"

namespace kontor {

/// A store on PostgreSQL: each work runs on the calling thread with a connection of its own.
class PostgresStore final : public Store
{
public:
    PostgresStore(const ConnectionOptions &options, std::shared_ptr<const Schema> schema,
                  int connections, const Clock &clock);

    DatabaseKind kind() const override { return DatabaseKind::Postgres; }
    Result<void> backup(const QString &path) override;

protected:
    Result<void> runWrite(const QUuid &user,
                          const std::function<Result<void>(Tx &)> &work) override;
    Result<void> runRead(const std::function<Result<void>(Tx &)> &work) override;

private:
    Result<void> run(const QString &begin, const QUuid &user,
                     const std::function<Result<void>(Tx &)> &work);
    Result<ConnectionPool::Lease> begun(const QString &begin);

    ConnectionPool m_pool;
    const Clock &m_clock;
};

} // namespace kontor
