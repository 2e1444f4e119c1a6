// A desktop comes back with a thousand orders taken without the server.

#include "tests/bench/benches.h"
#include "tests/bench/desk.h"
#include "tests/bench/figures.h"
#include "tests/bench/served.h"
#include "tests/bench/trade_orders.h"
#include "tests/support/office.h"
#include "tests/support/postgres_cluster.h"

#include <QFile>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int orderCount = 1000; // each is made and confirmed: two commands
constexpr qsizetype commandsInBatch = 50;
constexpr int rounds = 3;

struct Queued {
    QString name;
    Arguments arguments;
};

/// Founds a company with goods and customers, and thinks up the orders.
QList<Queued> foundAndMakeOrders(const QString &url)
{
    const Trade trade = foundTrade(url);
    QList<Queued> commands;
    for (int i = 0; i < orderCount; ++i) {
        const Arguments create = newOrder(trade, i);
        commands.append({u"sales_order.create"_s, create});
        Arguments confirm;
        confirm.record = create.record;
        commands.append({u"sales_order.confirm"_s, confirm});
    }
    return commands;
}

/// From the moment the desktop gets its line back until all outcomes are in its copy.
Taken uploadFromDesktop(const QString &url, const QList<Queued> &commands)
{
    const Served served(url);
    const QTemporaryDir folder;
    Desk desk(folder.path());
    desk.signIn(served.address(), served.fingerprint());
    desk.goOffline();
    for (const Queued &command : commands) {
        desk.execute(command.name, command.arguments);
    }
    const Taken taken = timed([&] { desk.comeBack(); });
    if (desk.session().state().attention > 0) {
        qFatal("an order was not taken: %s", qPrintable(desk.firstRefusal()));
    }
    return taken;
}

/// The same commands on the engine in this process.
Taken executeHere(const QString &url, const QList<Queued> &commands)
{
    const Served served(url);
    Engine &engine = served.engine();
    const OpenSession session =
        must(engine.signIn(SignIn{u"admin"_s, password, {}, u"bench"_s, {}, {}}));
    const Actor actor = must(engine.actor(session.id));
    QList<DeviceCommand> queued;
    for (const Queued &command : commands) {
        DeviceCommand made;
        made.id = newUuid();
        made.number = queued.size() + 1;
        made.name = command.name;
        made.arguments = command.arguments;
        made.creates = {command.arguments.record};
        made.madeAt = engine.clock().now();
        queued.append(made);
    }
    return timed([&] {
        for (qsizetype at = 0; at < queued.size(); at += commandsInBatch) {
            for (const Outcome &outcome :
                 must(engine.upload(actor, queued.mid(at, commandsInBatch)))) {
                if (outcome.kind != Outcome::Kind::Applied) {
                    qFatal("an order was refused: %s", qPrintable(outcome.error.code));
                }
            }
        }
    });
}

/// `copy` makes a new database with the company in it.
void measure(const QByteArray &database, const QList<Queued> &commands,
             const std::function<QString()> &copy)
{
    QList<double> ratios;
    QList<double> rates;
    for (int i = 0; i < rounds; ++i) {
        const Taken product = uploadFromDesktop(copy(), commands);
        const Taken baseline = executeHere(copy(), commands);
        say(u"%1 commands uploaded in %2 ms (CPU %3), executed in %4 ms (CPU %5)"_s
                .arg(commands.size())
                .arg(product.wallMs)
                .arg(product.cpuMs)
                .arg(baseline.wallMs)
                .arg(baseline.cpuMs));
        ratios.append(baseline.wallMs / product.wallMs);
        rates.append(static_cast<double>(commands.size()) / product.wallMs * 1e3);
    }
    figure("upload." + database + ".ratio", median(ratios), "ratio", atLeast(0.35));
    figure("upload." + database + ".rate", median(rates), "commands/s");
}

} // namespace

void upload()
{
    int copies = 0;
    {
        const QTemporaryDir folder;
        const QString company = folder.filePath(u"company.db"_s);
        const QList<Queued> commands = foundAndMakeOrders(u"sqlite:"_s + company);
        measure("sqlite", commands, [&] {
            const QString file = folder.filePath(u"copy%1.db"_s.arg(++copies));
            if (!QFile::copy(company, file)) {
                qFatal("the database of the company cannot be copied");
            }
            return u"sqlite:"_s + file;
        });
    }
    const auto cluster =
        must(test::PostgresCluster::start(test::PostgresCluster::Durability::Durable));
    const QList<Queued> commands =
        foundAndMakeOrders(must(cluster->createDatabase(u"company"_s)).url());
    measure("postgres", commands, [&] {
        return must(cluster->createDatabase(u"copy%1"_s.arg(++copies), u"company"_s)).url();
    });
}

} // namespace kontor::bench
