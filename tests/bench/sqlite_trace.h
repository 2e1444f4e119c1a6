#pragma once

#include <QByteArray>
#include <QList>
#include <QVariant>

namespace kontor::bench {

/// A statement as SQLite ran it.
struct TracedStatement {
    QByteArray sql; ///< with placeholders
    QVariantList bound;
};

/// Writes down what SQLite runs, from outside the product: on all connections that this process
/// opens between begin() and end().
class SqliteTrace
{
public:
    static void begin();
    /// What the connections that wrote have run, in order, from the first command on.
    static QList<TracedStatement> end();
};

/// Runs the statements in a bare loop, each prepared once, on a database file that waits for the
/// disk at each commit. Answers how many ms it took.
double replay(const QList<TracedStatement> &statements, const QString &file);

} // namespace kontor::bench
