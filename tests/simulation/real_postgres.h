#pragma once

#include "tests/simulation/faulty_store.h"
#include "tests/simulation/shared_database.h"

namespace kontor::sim {

/// A real PostgreSQL that several servers work on, in one thread: while a transaction pauses before
/// its commit, others run on connections of their own. Who then waits for a row of one that pauses
/// would wait for ever, so he is soon told that the database is busy.
class RealPostgres final : public SharedDatabase
{
public:
    RealPostgres(const Options &options, const QString &url) : SharedDatabase(options), m_url(url)
    {
    }

    Result<std::unique_ptr<Store>> open(const StoreOptions &options, const QString &path,
                                        const Clock &clock) override;

private:
    Result<void> around(Tx &tx, const QUuid &user, FaultyStore::Moment moment);

    QString m_url;
};

} // namespace kontor::sim
