// Orders of five lines from confirming to the posted invoice, by 8 clients at once over TLS,
// against the same SQL statements without the product.

#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/order_clients.h"
#include "tests/bench/order_company.h"
#include "tests/bench/pgbench_script.h"
#include "tests/bench/sqlite_trace.h"
#include "tests/support/office.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <numeric>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int rounds = 5;
/// By which one order is told from what all have.
constexpr int ordersLogged = 3;
constexpr int orders = orderClients * ordersOfClient;

double ordersPerSecond(double milliseconds)
{
    return orders * 1e3 / milliseconds;
}

double runProduct(const QString &url)
{
    const Served served(url);
    QList<int> clients(orderClients);
    std::iota(clients.begin(), clients.end(), 0);
    return ordersPerSecond(workThroughOrders(served, clients, ordersOfClient));
}

void print(const QByteArray &database, const QList<double> &ratios, const QList<double> &rates)
{
    figure("order." + database + ".ratio", median(ratios), "ratio", atLeast(0.5));
    figure("order." + database + ".rate", median(rates), "orders/s");
}

// --- PostgreSQL ----------------------------------------------------------------------------------

/// Makes PostgreSQL log what runs in the database.
void logStatements(const test::PostgresDatabase &database)
{
    const QString name = u"log"_s;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
        connection.setDatabaseName(database.name);
        connection.setHostName(database.host);
        connection.setPort(database.port);
        connection.setUserName(database.user);
        QSqlQuery query(connection);
        if (!connection.open()
            || !query.exec(u"ALTER DATABASE %1 SET log_statement = 'all'"_s.arg(database.name))) {
            qFatal("PostgreSQL does not log statements");
        }
    }
    QSqlDatabase::removeDatabase(name);
}

void measurePostgres()
{
    const auto cluster =
        must(test::PostgresCluster::start(test::PostgresCluster::Durability::Durable));
    foundTradingCompany(must(cluster->createDatabase(u"company"_s)).url());
    const auto copy = [&cluster](const QString &name) {
        return must(cluster->createDatabase(name, u"company"_s));
    };
    const test::PostgresDatabase logged = copy(u"logged"_s);
    logStatements(logged);
    {
        const Served served(logged.url());
        for (int client = 0; client < orderClients; ++client) {
            workThroughOrders(served, {client}, ordersLogged);
        }
    }
    const QList<PgbenchScript> scripts =
        PgbenchScript::fromLog(cluster->log(), orderClients, ordersLogged);
    say(u"an order is %1 statements on PostgreSQL"_s.arg(scripts.first().statements()));
    QList<double> ratios;
    QList<double> rates;
    for (int i = 0; i < rounds; ++i) {
        const double product = runProduct(copy(u"product%1"_s.arg(i)).url());
        const double baseline = runPgbench(scripts, copy(u"baseline%1"_s.arg(i)), ordersOfClient);
        say(u"%1 orders/s, pgbench %2"_s.arg(product).arg(baseline));
        ratios.append(product / baseline);
        rates.append(product);
    }
    print("postgres", ratios, rates);
}

// --- SQLite --------------------------------------------------------------------------------------

void measureSqlite()
{
    const QTemporaryDir folder;
    const QString company = folder.filePath(u"company.db"_s);
    foundTradingCompany(u"sqlite:"_s + company);
    int copies = 0;
    const auto copy = [&] {
        const QString file = folder.filePath(u"copy%1.db"_s.arg(++copies));
        if (!QFile::copy(company, file)) {
            qFatal("the database of the company cannot be copied");
        }
        return file;
    };
    SqliteTrace::begin();
    runProduct(u"sqlite:"_s + copy());
    const QList<TracedStatement> statements = SqliteTrace::end();
    say(u"an order is %1 statements on SQLite"_s.arg(statements.size() / orders));
    QList<double> ratios;
    QList<double> rates;
    for (int i = 0; i < rounds; ++i) {
        const double product = runProduct(u"sqlite:"_s + copy());
        const double baseline = ordersPerSecond(replay(statements, copy()));
        say(u"%1 orders/s, bare loop %2"_s.arg(product).arg(baseline));
        ratios.append(product / baseline);
        rates.append(product);
    }
    print("sqlite", ratios, rates);
}

} // namespace

void order()
{
    measurePostgres();
    measureSqlite();
}

} // namespace kontor::bench
