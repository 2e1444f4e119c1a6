// How long a change takes from one client through the server into another desktop's copy while
// others write 500 times a second.

#include "common/base/when_done.h"
#include "common/entities/party/party.h"
#include "common/wire/connection.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/desk.h"
#include "tests/bench/figures.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"
#include "tests/support/postgres_cluster.h"

#include <thread>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int clients = 8;
constexpr int changesPerSecond = 500;
constexpr int warmUpChanges = 500;
constexpr int changes = 5'000; // after that: 10 s

/// Clients that change one customer after the other at a fixed rate, however long each change
/// takes.
class Writers
{
public:
    Writers(const Served &served, const QList<Record> &customers) : m_customers(customers)
    {
        for (int i = 0; i < clients; ++i) {
            m_connections.push_back(
                std::make_unique<wire::Connection>(m_clock, wire::ConnectionOptions()));
            signIn(served, *m_connections.back());
        }
        m_sent.resize(customers.size());
        for (qsizetype i = 0; i < customers.size(); ++i) {
            m_numbers.insert(customers.at(i).id, i);
        }
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { sendDue(); });
    }

    void begin()
    {
        m_since.start();
        m_timer.start(1);
    }
    /// Notes that the copy has these.
    void arrived(const QList<QUuid> &ids)
    {
        for (const QUuid &id : ids) {
            const qsizetype number = m_numbers.value(id, -1);
            if (number >= 0 && number < m_next && !m_arrived.contains(number)) {
                m_arrived.insert(number);
                if (number >= warmUpChanges) {
                    m_latencies.append(static_cast<double>(m_since.nsecsElapsed() - m_sent[number])
                                       / 1e6);
                }
            }
        }
    }
    bool isDone() const { return m_arrived.size() == m_customers.size(); }
    const QList<double> &latencies() const { return m_latencies; }

private:
    static void signIn(const Served &served, wire::Connection &connection)
    {
        QEventLoop loop;
        whenDone(connection.open({u"127.0.0.1"_s, served.port(), served.fingerprint()}), &loop,
                 [&](const Result<wire::HelloReply> &hello) {
                     must(hello);
                     whenDone(connection.request(wire::SignIn{u"admin"_s, password, {}, {}}), &loop,
                              [&](const Result<wire::SignInReply> &reply) {
                                  must(reply);
                                  loop.quit();
                              });
                 });
        loop.exec();
    }

    void sendDue()
    {
        const qint64 due = m_since.nsecsElapsed() * changesPerSecond / 1'000'000'000;
        while (m_next < std::min<qint64>(due, m_customers.size())) {
            send(m_next++);
        }
    }

    void send(qsizetype number)
    {
        const Record &customer = m_customers.at(number);
        wire::Execute execute;
        execute.command = newUuid();
        execute.name = u"party.update"_s;
        execute.arguments.record = customer.id;
        execute.arguments.values = {{u"note"_s, Value(u"change %1"_s.arg(number))}};
        execute.arguments.base = {{u"note"_s, customer.value("note")}};
        execute.arguments.baseVersion = customer.version;
        m_sent[number] = m_since.nsecsElapsed();
        whenDone(m_connections[static_cast<size_t>(number % clients)]->request(execute), &m_timer,
                 [](const Result<wire::ExecuteReply> &reply) { must(reply); });
    }

    SystemClock m_clock;
    QList<Record> m_customers;
    QHash<QUuid, qsizetype> m_numbers;
    std::vector<std::unique_ptr<wire::Connection>> m_connections;
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_next = 0;
    QList<qint64> m_sent; ///< nanoseconds since the begin
    QSet<qsizetype> m_arrived;
    QList<double> m_latencies;
};

/// Keeps a transaction that has written open for two seconds, again and again.
class SlowWriter
{
public:
    explicit SlowWriter(Engine &engine)
        : m_thread([this, &engine] {
              while (!m_stopping) {
                  must(engine.run(u"bench"_s, [](Tx &tx) -> Result<void> {
                      Party party;
                      party.name = u"Slow"_s;
                      TRY(tx.insert(party));
                      TRY(tx.rows(u"SELECT CAST(pg_sleep(2) AS TEXT)"_s, {}, {FieldType::Text}));
                      return {};
                  }));
              }
          })
    {
    }
    ~SlowWriter()
    {
        m_stopping = true;
        m_thread.join();
    }
    SlowWriter(const SlowWriter &) = delete;
    SlowWriter &operator=(const SlowWriter &) = delete;

private:
    std::atomic_bool m_stopping = false;
    std::thread m_thread;
};

/// Answers the times of all changes.
QList<double> measure(const QString &url, bool withSlowWriter)
{
    foundCompany(url);
    const Served served(url);
    Customers customers;
    const QList<Record> records = customers.next(warmUpChanges + changes);
    must(served.engine().store().write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        TRY(tx.put(customers.referred()));
        return tx.put(records);
    }));
    const QTemporaryDir folder;
    Desk desk(folder.path());
    desk.signIn(served.address(), served.fingerprint());
    Writers writers(served, records);
    QEventLoop loop;
    QObject::connect(&desk.session(), &DataSource::changed, &loop,
                     [&](const Entity *entity, const QList<QUuid> &ids) {
                         if (entity == &Party::entity) {
                             writers.arrived(ids);
                             if (writers.isDone()) {
                                 loop.quit();
                             }
                         }
                     });
    std::unique_ptr<SlowWriter> slow;
    if (withSlowWriter) {
        slow = std::make_unique<SlowWriter>(served.engine());
    }
    QElapsedTimer timer;
    timer.start();
    writers.begin();
    loop.exec();
    say(u"%1 changes/s"_s.arg((warmUpChanges + changes) * 1000 / timer.elapsed()));
    return writers.latencies();
}

void print(const QByteArray &name, const QList<double> &latencies)
{
    figure(name + ".p50", median(latencies), "ms");
    figure(name + ".p95", percentile(latencies, 95), "ms");
}

} // namespace

void propagation()
{
    const QTemporaryDir folder;
    const QList<double> sqlite = measure(u"sqlite:"_s + folder.filePath(u"server.db"_s), false);
    print("propagation.sqlite", sqlite);
    const auto cluster =
        must(test::PostgresCluster::start(test::PostgresCluster::Durability::Durable));
    const QList<double> postgres = measure(must(cluster->createDatabase(u"quick"_s)).url(), false);
    print("propagation.postgres", postgres);
    figure("propagation.p50", std::max(median(sqlite), median(postgres)), "ms", atMost(25));
    figure("propagation.p95", std::max(percentile(sqlite, 95), percentile(postgres, 95)), "ms",
           atMost(60));
    const QList<double> slow = measure(must(cluster->createDatabase(u"slow"_s)).url(), true);
    figure("propagation-slow-transaction.p95", percentile(slow, 95), "ms", atMost(80));
}

} // namespace kontor::bench
