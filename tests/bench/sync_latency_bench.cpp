// How long a change takes from one desktop into the copies of the others.

#include "app/session/session.h"
#include "common/entities/party/party.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/figures.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

#include <QEventLoop>
#include <QTimer>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int desktops = 20;
constexpr int changes = 60;
/// From one change to the next: people do not work faster than this together.
constexpr int pauseMs = 100;
constexpr int customerCount = 200;

/// Desktops of one office that watch each other's changes.
class Desktops
{
public:
    Desktops(const Served &served, const QString &folder)
    {
        for (int i = 0; i < desktops; ++i) {
            SessionOptions options;
            options.folder = folder + u"/desktop%1"_s.arg(i);
            options.deviceName = u"desktop%1"_s.arg(i);
            m_sessions.push_back(std::make_unique<Session>(m_clock, options));
            Session &session = *m_sessions.back();
            session.trust(served.address(), served.fingerprint());
            QObject::connect(&session, &DataSource::stateChanged, &m_loop, [this] {
                if (m_signingIn && areLevel()) {
                    m_loop.quit();
                }
            });
            QObject::connect(&session, &DataSource::changed, &m_loop,
                             [this, i](const Entity *entity, const QList<QUuid> &ids) {
                                 if (entity == &Party::entity && ids.contains(m_changed)) {
                                     arrived(i);
                                 }
                             });
        }
    }

    void signIn(const Served &served)
    {
        for (const auto &session : m_sessions) {
            session->signIn({served.address(), u"admin"_s, password})
                .then(&m_loop, [](const Result<void> &done) { must(done); });
        }
        m_loop.exec();
        m_signingIn = false;
    }

    /// Changes a customer on one desktop and waits until all have it; the others' times are added
    /// to `latencies`.
    void change(int author, const Record &customer, const QString &note, QList<double> &latencies)
    {
        m_author = author;
        m_changed = customer.id;
        m_waiting.clear();
        for (int i = 0; i < desktops; ++i) {
            m_waiting.insert(i);
        }
        m_latencies = &latencies;
        Arguments arguments;
        arguments.record = customer.id;
        arguments.values = {{u"note"_s, Value(note)}};
        arguments.base = {{u"note"_s, customer.value("note")}};
        arguments.baseVersion = customer.version;
        m_timer.start();
        m_sessions[static_cast<size_t>(author)]
            ->execute(u"party.update"_s, arguments)
            .then(&m_loop, [](const Result<QList<Record>> &done) { must(done); });
        m_loop.exec();
        QTimer::singleShot(pauseMs, &m_loop, &QEventLoop::quit);
        m_loop.exec();
    }

private:
    bool areLevel() const
    {
        return std::all_of(m_sessions.begin(), m_sessions.end(), [](const auto &session) {
            return session->state().link == SyncState::Link::Online
                && session->holds(Party::entity);
        });
    }

    void arrived(int desktop)
    {
        // The author's own copy shows it at once, before the server knows.
        if (m_waiting.remove(desktop) && desktop != m_author) {
            m_latencies->append(static_cast<double>(m_timer.nsecsElapsed()) / 1e6);
        }
        if (m_waiting.isEmpty()) {
            m_changed = {};
            m_loop.quit();
        }
    }

    SystemClock m_clock;
    QEventLoop m_loop;
    std::vector<std::unique_ptr<Session>> m_sessions;
    bool m_signingIn = true;
    QElapsedTimer m_timer;
    QUuid m_changed;
    int m_author = 0;
    QSet<int> m_waiting;
    QList<double> *m_latencies = nullptr;
};

/// Answers the time that 95 % do not exceed.
double measure(const QByteArray &database, const QString &url)
{
    foundCompany(url);
    Served served(url);
    Customers customers;
    QList<Record> records = customers.next(customerCount);
    must(served.engine().store().write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        TRY(tx.put(customers.referred()));
        return tx.put(records);
    }));
    const QTemporaryDir folder;
    Desktops office(served, folder.path());
    office.signIn(served);
    QList<double> latencies;
    for (int i = 0; i < changes; ++i) {
        office.change(i % desktops, records.at(i), u"change %1"_s.arg(i), latencies);
    }
    figure("sync-latency." + database + ".p95", percentile(latencies, 95), "ms");
    figure("sync-latency." + database + ".median", median(latencies), "ms");
    return percentile(latencies, 95);
}

} // namespace

void syncLatency()
{
    const BothFigures both = onBothDatabases(measure);
    figure("sync-latency.p95", std::max(both.sqlite, both.postgres), "ms", atMost(100));
}

} // namespace kontor::bench
