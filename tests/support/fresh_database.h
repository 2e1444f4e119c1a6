#pragma once

#include "common/store/store.h"

#include <QTemporaryDir>

#include <memory>

namespace kontor::test {

class PostgresCluster;

/// Empty databases for a test program that shows the same behaviour on both engines: SQLite files
/// in a temporary folder, and databases of one private PostgreSQL, started when first asked for.
class FreshDatabases
{
public:
    FreshDatabases();
    ~FreshDatabases();

    /// The url of a new, empty database; a test that cannot get one ends the program.
    QString url(DatabaseKind kind);

    /// Adds the column "kind" with a row for each engine to a data-driven test; fetch it with
    /// QFETCH(DatabaseKind, kind).
    static void addRows();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PostgresCluster> m_cluster;
    int m_count = 0;
};

} // namespace kontor::test

Q_DECLARE_METATYPE(kontor::DatabaseKind)
