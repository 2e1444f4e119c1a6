// 500 desktops on one server: what it costs to have them there, and to tell them of a change.

#include "common/base/when_done.h"
#include "common/entities/party/party.h"
#include "common/wire/connection.h"
#include "common/wire/sync_messages.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"
#include "tests/support/programs.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int desktopCount = 500;
/// Signing in costs the server memory and time on purpose; few at a time.
constexpr int signingInAtOnce = 4;
constexpr int idleMs = 20'000;
constexpr int changes = 10;

/// The network side of a desktop: takes what the server sends and says that it has it.
class Client
{
public:
    Client(const Clock &clock, const wire::ServerAddress &server, int number)
        : m_connection(clock, {}), m_server(server), m_number(number)
    {
        QObject::connect(&m_connection, &wire::Connection::received, &m_connection,
                         [this](const wire::Message &message) { take(message); });
        QObject::connect(&m_connection, &wire::Connection::closed, &m_connection,
                         [](const Error &why) {
                             if (!why.code.isEmpty()) {
                                 qFatal("a desktop lost its connection: %s", qPrintable(why.code));
                             }
                         });
    }

    /// Calls `level` once it has all there is, and `changed` with every batch after that.
    void begin(const std::function<void()> &level, const std::function<void()> &changed)
    {
        m_level = level;
        m_changed = changed;
        whenDone(
            m_connection.open(m_server), &m_connection,
            [this](const Result<wire::HelloReply> &hello) {
                must(hello);
                const wire::SignIn request{u"admin"_s, password, {}, u"desktop %1"_s.arg(m_number)};
                whenDone(m_connection.request(request), &m_connection,
                         [this](const Result<wire::SignInReply> &reply) {
                             must(reply);
                             m_connection.send(wire::Subscribe());
                         });
            });
    }
    wire::Connection &connection() { return m_connection; }

private:
    void take(const wire::Message &message)
    {
        if (message.is<wire::SnapshotPage>()) {
            acknowledge();
            if (must(message.as<wire::SnapshotPage>()).completeAt) {
                m_level();
            }
        } else if (message.is<wire::FeedBatch>()) {
            acknowledge();
            const auto batch = must(message.as<wire::FeedBatch>());
            const bool concernsCustomers =
                std::any_of(batch.records.begin(), batch.records.end(),
                            [](const Record &record) { return record.entity == &Party::entity; });
            if (concernsCustomers) {
                m_changed();
            }
        }
    }
    void acknowledge() { m_connection.send(wire::SyncAck{{++m_received}}); }

    wire::Connection m_connection;
    wire::ServerAddress m_server;
    int m_number;
    qint64 m_received = 0;
    std::function<void()> m_level;
    std::function<void()> m_changed;
};

/// All of them, on this thread.
class Office
{
public:
    explicit Office(const test::ServerProcess &server)
    {
        const QStringList address = server.address().split(u':');
        for (int i = 0; i < desktopCount; ++i) {
            m_clients.push_back(std::make_unique<Client>(
                m_clock,
                wire::ServerAddress{address.value(0), address.value(1).toUShort(),
                                    server.fingerprint()},
                i));
        }
    }

    void signIn()
    {
        for (int i = 0; i < signingInAtOnce; ++i) {
            beginNext();
        }
        m_loop.exec();
    }

    void waitIdle()
    {
        QTimer::singleShot(idleMs, &m_loop, &QEventLoop::quit);
        m_loop.exec();
    }

    /// Makes a customer at the first desktop and waits until all others know; their times are
    /// added.
    void change(int number, QList<double> &times)
    {
        m_times = &times;
        m_left = desktopCount;
        wire::Execute execute;
        execute.command = newUuid();
        execute.name = u"party.create"_s;
        execute.arguments.record = newUuid();
        execute.arguments.values = {{u"name"_s, Value(u"Customer %1"_s.arg(number))}};
        m_since.start();
        whenDone(m_clients.front()->connection().request(execute), &m_loop,
                 [](const Result<wire::ExecuteReply> &reply) { must(reply); });
        m_loop.exec();
    }

private:
    void beginNext()
    {
        if (m_begun == desktopCount) {
            return;
        }
        m_clients[static_cast<size_t>(m_begun++)]->begin(
            [this] {
                beginNext();
                if (++m_level == desktopCount) {
                    m_loop.quit();
                }
            },
            [this] {
                if (m_times != nullptr) {
                    m_times->append(static_cast<double>(m_since.nsecsElapsed()) / 1e6);
                    if (--m_left == 0) {
                        m_loop.quit();
                    }
                }
            });
    }

    SystemClock m_clock;
    QEventLoop m_loop;
    std::vector<std::unique_ptr<Client>> m_clients;
    int m_begun = 0;
    int m_level = 0;
    QElapsedTimer m_since;
    QList<double> *m_times = nullptr;
    int m_left = 0;
};

} // namespace

void desktops()
{
    const QTemporaryDir folder;
    foundCompany(u"sqlite:"_s + folder.filePath(u"kontor.db"_s));
    const auto server =
        must(test::ServerProcess::start({u"--data"_s, folder.path(), u"--connections"_s, u"1000"_s,
                                         u"--connections-per-address"_s, u"1000"_s}));
    const qint64 id = server->process().processId();
    Office office(*server);
    const Taken signedIn = timed([&] { office.signIn(); });
    say(u"%1 desktops signed in after %2 s"_s.arg(desktopCount).arg(signedIn.wallMs / 1e3));
    const double before = cpuMsOf(id);
    office.waitIdle();
    const double used = cpuMsOf(id) - before;
    figure("desktops.idle-cpu", used / idleMs / desktopCount * 100, "%", atMost(0.1));
    QList<double> times;
    for (int i = 0; i < changes; ++i) {
        office.change(i, times);
    }
    figure("desktops.change.p95", percentile(times, 95), "ms");
    figure("desktops.server.rss", mostResidentMb(id), "MB", atMost(1024));
}

} // namespace kontor::bench
