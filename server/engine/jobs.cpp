#include "server/engine/jobs.h"

namespace kontor {

Result<bool> takeTurn(Tx &tx, const Job &job)
{
    const Value name(QString::fromLatin1(job.name));
    const Instant now = tx.clock().now();
    // One statement takes the turn, so two servers cannot both have it.
    return tx
        .execute(QStringLiteral("INSERT INTO job_run (name, last_run) VALUES (?, ?)"
                                " ON CONFLICT (name) DO UPDATE SET last_run = excluded.last_run"
                                " WHERE job_run.last_run <= ?"),
                 {name, Value(now), Value(now - qint64{1000} * job.intervalSeconds)})
        .map([](qint64 rows) { return rows == 1; });
}

} // namespace kontor
