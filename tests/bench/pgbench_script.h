#pragma once

#include "tests/support/postgres_cluster.h"

namespace kontor::bench {

/// The statements with which the server took one client's order through all its steps, as
/// PostgreSQL logged them, made into a script that pgbench runs again and again, each time on
/// another draft of the client.
///
/// The statements are the same. What belongs to one order (its ids and numbers) is computed from a
/// counter, the versions of rows that orders share come from the SELECT ... FOR UPDATE that
/// precedes, and all else is as it was logged.
class PgbenchScript
{
public:
    /// `log` is what the server logged (log_statement = all) since the connections were opened. In
    /// it, one client after the other took so many orders through all steps: what differs
    /// between two of a client's orders belongs to an order.
    static QList<PgbenchScript> fromLog(const QString &log, int clients, int orders);

    const QByteArray &text() const { return m_text; }
    int statements() const { return m_statements; }

private:
    QByteArray m_text;
    int m_statements = 0;
};

/// Runs the scripts at the same time, a client each, so many times each; answers transactions per
/// second.
double runPgbench(const QList<PgbenchScript> &scripts, const test::PostgresDatabase &database,
                  int times);

} // namespace kontor::bench
