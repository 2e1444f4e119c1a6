// Writers at full rate on PostgreSQL, with the change feed and without it.

#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "common/model/catalogue.h"
#include "server/engine/feed.h"
#include "server/engine/feed_hub.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/support/office.h"
#include "tests/support/postgres_cluster.h"

#include <QSet>

#include <thread>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int writers = 16; // each with a connection of its own
constexpr int rounds = 7;
constexpr qint64 roundMs = 1500;

SalesOrder order(Id<Party> customer, int number)
{
    SalesOrder order;
    order.customer = customer;
    order.provisionalNumber = u"bench-%1"_s.arg(number);
    for (int i = 0; i < 5; ++i) {
        SalesOrderLine line;
        line.description = u"Line %1 of order %2"_s.arg(i).arg(number);
        line.quantity = Quantity::fromRaw(2'000'000);
        line.unitPrice = Rate::fromRaw(10'500'000);
        order.lines.append(line);
    }
    return order;
}

/// What a command of the trade writes: a document of five lines, and a record that is there
/// already.
Result<QList<QUuid>> writeOrder(Tx &tx, const Party &customer, int number, bool withFeed)
{
    SalesOrder made = order(customer.id, number);
    TRY(tx.insert(made));
    Party changed = customer;
    TRY_ASSIGN(changed, tx.get(customer.id));
    changed.note = made.provisionalNumber;
    TRY(tx.update(changed));
    if (withFeed) {
        TRY(kontor::feed::append(tx, tx.changes(), {newUuid(), u"bench"_s, std::nullopt},
                                 Actor::system()));
    }
    return QList<QUuid>{made.id.uuid()};
}

/// What the feed handed out.
struct Seen {
    std::mutex mutex;
    QHash<QUuid, int> orders;
};

/// Runs the writers for a while; answers transactions per second. `written` gets the orders.
double run(Store &store, const QList<Party> &customers, FeedHub *hub, QList<QUuid> &written)
{
    std::mutex mutex;
    std::vector<std::thread> threads;
    std::atomic<int> count = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&, customer = customers.at(i), i] {
            QList<QUuid> mine;
            for (int n = 0; timer.elapsed() < roundMs; ++n) {
                mine += must(store.write<QList<QUuid>>(QUuid(), [&](Tx &tx) {
                    return writeOrder(tx, customer, n * writers + i, hub != nullptr);
                }));
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
    say(u"the feed handed out each of %1 orders once"_s.arg(written.size()));
}

std::unique_ptr<Store> openStore(const QString &url, const Clock &clock)
{
    StoreOptions options;
    options.url = url;
    options.entities = catalogue();
    options.bookkeeping = kontor::feed::tables();
    auto store = must(Store::open(options, clock));
    must(store->write<void>(QUuid(), kontor::feed::prepare));
    return store;
}

QList<Party> makeCustomers(Store &store)
{
    return must(store.write<QList<Party>>(QUuid(), [](Tx &tx) -> Result<QList<Party>> {
        QList<Party> customers;
        for (int i = 0; i < writers; ++i) {
            Party customer;
            customer.name = u"Customer %1"_s.arg(i);
            TRY(tx.insert(customer));
            customers.append(customer);
        }
        return customers;
    }));
}

} // namespace

void feed()
{
    const auto cluster =
        must(test::PostgresCluster::start(test::PostgresCluster::Durability::Durable));
    const SystemClock clock;
    const auto store = openStore(must(cluster->createDatabase(u"bench"_s)).url(), clock);
    const QList<Party> customers = makeCustomers(*store);
    Seen seen;
    QList<QUuid> written;
    QList<double> overheads;
    QList<double> rates;
    QList<QUuid> unseen;
    run(*store, customers, nullptr, unseen); // warms caches and connections
    for (int i = 0; i < rounds; ++i) {
        const double without = run(*store, customers, nullptr, unseen);
        const auto hub = must(FeedHub::start(*store));
        const auto subscription = hub->subscribe([&seen](const FeedHub::Delta &delta) {
            const std::lock_guard lock(seen.mutex);
            for (const kontor::feed::Entry &entry : delta->entries) {
                if (entry.change.record().entity == &SalesOrder::entity) {
                    ++seen.orders[entry.change.record().id];
                }
            }
        });
        const double with = run(*store, customers, hub.get(), written);
        check(seen, written);
        hub->unsubscribe(subscription.id);
        overheads.append(1 - with / without);
        rates.append(with);
        say(u"%1 transactions/s without the feed, %2 with it"_s.arg(without).arg(with));
    }
    figure("feed.overhead", median(overheads), "ratio", atMost(0.15));
    figure("feed.rate", median(rates), "transactions/s");
}

} // namespace kontor::bench
