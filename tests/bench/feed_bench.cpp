// Writers at full rate on PostgreSQL, with the change feed and without it.

#include "common/entities/sales/sales_order.h"
#include "common/model/catalogue.h"
#include "server/engine/applied.h"
#include "server/engine/commands.h"
#include "server/engine/directory.h"
#include "server/engine/feed.h"
#include "server/engine/feed_hub.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/trade_orders.h"
#include "tests/support/office.h"
#include "tests/support/postgres_cluster.h"

#include <QElapsedTimer>

#include <functional>
#include <thread>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int writers = 16; // each with a connection of its own
constexpr int rounds = 20;  // many and short: what else the machine does comes and goes
constexpr qint64 roundMs = 400;

/// The server without its feed and its network: what the writers write to.
struct Books {
    Store &store;
    Directory &directory;
    const Registry &registry;
    const Trade &trade;
};

/// Writes a numbered order, with the feed or (without a hub) without it, and answers its id.
using Writer = std::function<QUuid(int number, FeedHub *hub)>;

Result<void> append(Tx &tx, const DeviceCommand &command, const Actor &actor)
{
    return kontor::feed::append(tx, tx.changes(), {command.id, command.name, std::nullopt}, actor);
}

/// Takes an order of five lines as the server runs a command that arrives.
QUuid takeOrder(const Books &books, int number, FeedHub *hub)
{
    const Actor &seller = books.trade.seller;
    DeviceCommand command;
    command.id = newUuid();
    command.name = u"sales_order.create"_s;
    command.arguments = newOrder(books.trade, number);
    const ResolvedCommand resolved =
        must(resolveCommand(books.registry, books.directory, seller, command.name, 1));
    AppliedCommand applied;
    applied.command = applied.outcome.command = command.id;
    applied.name = command.name;
    applied.hash = contentHash(command);
    must(books.store.write<void>(seller.user, [&](Tx &tx) -> Result<void> {
        TRY(runCommand(tx, seller, resolved, command.arguments, OnConflict::Refuse));
        TRY(rememberApplied(tx, applied));
        return hub != nullptr ? append(tx, command, seller) : Result<void>();
    }));
    return command.arguments.record;
}

/// Writes the rows of an order and changes a customer without any rule: as bare as a transaction
/// can be.
QUuid writeRows(const Books &books, int number, FeedHub *hub)
{
    const Actor &seller = books.trade.seller;
    const Id<Party> customer = books.trade.customers.at(number % writers).id;
    DeviceCommand command;
    command.id = newUuid();
    command.name = u"sales_order.create"_s;
    SalesOrder order;
    order.id = Id<SalesOrder>::create();
    order.customer = customer;
    order.provisionalNumber = u"bench-%1"_s.arg(number);
    for (int i = 0; i < 5; ++i) {
        SalesOrderLine line;
        line.quantity = Quantity::fromRaw(2'000'000);
        line.unitPrice = Rate::fromRaw(10'500'000);
        order.lines.append(line);
    }
    must(books.store.write<void>(seller.user, [&](Tx &tx) -> Result<void> {
        SalesOrder inserted = order;
        TRY(tx.insert(inserted));
        TRY_ASSIGN(Party changed, tx.get(customer));
        changed.note = order.provisionalNumber;
        TRY(tx.update(changed));
        return hub != nullptr ? append(tx, command, seller) : Result<void>();
    }));
    return order.id.uuid();
}

/// What the feed handed out.
struct Seen {
    std::mutex mutex;
    QHash<QUuid, int> orders;
};

/// Runs the writers for a while; answers transactions per second. `written` gets the orders.
double run(const Writer &write, FeedHub *hub, QList<QUuid> &written)
{
    std::mutex mutex;
    std::vector<std::thread> threads;
    threads.reserve(writers);
    std::atomic<int> count = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&, i] {
            QList<QUuid> mine;
            for (int n = 0; timer.elapsed() < roundMs; ++n) {
                mine.append(write(n * writers + i, hub));
                if (hub != nullptr) {
                    hub->poke();
                }
                ++count;
            }
            const std::lock_guard lock(mutex);
            written += mine;
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    return count * 1e3 / static_cast<double>(timer.elapsed());
}

/// Waits until the feed has handed out as many orders as were written, and ends the program when
/// one is missing or came twice.
void check(Seen &seen, const QList<QUuid> &written)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000) {
        {
            const std::lock_guard lock(seen.mutex);
            if (seen.orders.size() >= written.size()) {
                break;
            }
        }
        std::this_thread::yield();
    }
    const std::lock_guard lock(seen.mutex);
    for (const QUuid &id : written) {
        if (seen.orders.value(id) != 1) {
            qFatal("the feed handed an order out %d times", seen.orders.value(id));
        }
    }
    if (seen.orders.size() != written.size()) {
        qFatal("the feed handed out an order that was not written");
    }
}

std::unique_ptr<Store> openStore(const QString &url, const Registry &registry, const Clock &clock)
{
    StoreOptions options;
    options.url = url;
    options.entities = catalogue();
    options.bookkeeping = kontor::feed::tables() + registry.bookkeeping();
    options.connections = writers + 2; // the feed has its own, to make ticks and to read
    auto store = must(Store::open(options, clock));
    must(store->write<void>(QUuid(), kontor::feed::prepare));
    return store;
}

struct Measured {
    double overhead = 0; ///< what part of the rate the feed costs
    double rate = 0;     ///< with it
};

Measured measure(Store &store, const Writer &write)
{
    Seen seen;
    QList<QUuid> written;
    QList<QUuid> unseen;
    QList<double> overheads;
    QList<double> rates;
    run(write, nullptr, unseen); // warms caches and connections
    for (int i = 0; i < rounds; ++i) {
        // Without, with, with, without: the tables grow, which must count against neither.
        const double before = run(write, nullptr, unseen);
        const auto hub = must(FeedHub::start(store));
        const auto subscription = hub->subscribe([&seen](const FeedHub::Delta &delta) {
            const std::lock_guard lock(seen.mutex);
            for (const kontor::feed::Entry &entry : delta->entries) {
                if (entry.change.record().entity == &SalesOrder::entity) {
                    ++seen.orders[entry.change.record().id];
                }
            }
        });
        const double first = run(write, hub.get(), written);
        const double second = run(write, hub.get(), written);
        check(seen, written);
        hub->unsubscribe(subscription.id);
        const double after = run(write, nullptr, unseen);
        overheads.append(1 - (first + second) / (before + after));
        rates.append((first + second) / 2);
    }
    say(u"the feed handed out each of %1 orders once"_s.arg(written.size()));
    return {median(overheads), median(rates)};
}

} // namespace

void feed()
{
    const auto cluster =
        must(test::PostgresCluster::start(test::PostgresCluster::Durability::Durable));
    const SystemClock clock;
    Registry registry;
    registerModules(registry);
    const QString url = must(cluster->createDatabase(u"bench"_s)).url();
    const Trade trade = foundTrade(url);
    const auto store = openStore(url, registry, clock);
    Directory directory(*store);
    const Books books{*store, directory, registry, trade};
    const Measured commands = measure(*store, std::bind_front(takeOrder, books));
    figure("feed.overhead", commands.overhead, "ratio", atMost(0.15));
    figure("feed.rate", commands.rate, "transactions/s");
    const Measured rows = measure(*store, std::bind_front(writeRows, books));
    figure("feed.rows.overhead", rows.overhead, "ratio");
    figure("feed.rows.rate", rows.rate, "transactions/s");
}

} // namespace kontor::bench
