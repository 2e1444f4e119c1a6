#include "tests/support/fresh_database.h"

#include "tests/support/postgres_cluster.h"

#include <QTest>

namespace kontor::test {

using namespace Qt::StringLiterals;

FreshDatabases::FreshDatabases() = default;
FreshDatabases::~FreshDatabases() = default;

QString FreshDatabases::url(DatabaseKind kind)
{
    const QString name = u"fresh%1"_s.arg(++m_count);
    if (kind == DatabaseKind::Sqlite) {
        return "sqlite:"_L1 + m_folder.filePath(name + ".sqlite"_L1);
    }
    if (!m_cluster) {
        auto started = PostgresCluster::start();
        if (!started) {
            qFatal("no PostgreSQL: %s",
                   qPrintable(started.error().args.value(u"detail"_s).toString()));
        }
        m_cluster = std::move(*started);
    }
    const auto database = m_cluster->createDatabase(name);
    if (!database) {
        qFatal("no database: %s", qPrintable(database.error().args.value(u"detail"_s).toString()));
    }
    return database->url();
}

void FreshDatabases::addRows()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::newRow("sqlite") << DatabaseKind::Sqlite;
    QTest::newRow("postgres") << DatabaseKind::Postgres;
}

} // namespace kontor::test
