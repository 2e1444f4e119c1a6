#include "tests/bench/served.h"

#include "app/session/session.h"
#include "common/entities/party/party.h"
#include "server/net/requests.h"
#include "server/net/server.h"
#include "tests/support/office.h"
#include "tests/support/postgres_cluster.h"

#include <QEventLoop>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

std::unique_ptr<Engine> openEngine(const QString &url, Registry &registry, const Clock &clock)
{
    registerModules(registry);
    EngineOptions options;
    options.store.url = url;
    options.registry = &registry;
    return must(Engine::open(options, clock));
}

} // namespace

Served::Served(const QString &url) : m_engine(openEngine(url, m_registry, m_clock))
{
    m_thread.reset(QThread::create([this] { serve(); }));
    m_thread->start();
    m_ready.acquire();
}

Served::~Served()
{
    m_thread->quit();
    m_thread->wait();
}

void Served::serve()
{
    Requests requests(*m_engine);
    ServerOptions options;
    options.certificate = must(ownCertificate(m_folder.path()));
    Server server(requests, options, m_clock);
    must(server.listen());
    m_port = server.port();
    m_fingerprint = server.fingerprint();
    m_ready.release();
    QEventLoop loop;
    QObject::connect(m_thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    loop.exec();
}

void foundCompany(const QString &url)
{
    const SystemClock clock;
    Registry registry;
    const auto engine = openEngine(url, registry, clock);
    Founding founding = test::sampleFounding();
    founding.adminPassword = password;
    must(engine->found(founding));
}

void synchronise(const Served &served, const QString &folder)
{
    const SystemClock clock;
    SessionOptions options;
    options.folder = folder;
    options.deviceName = u"bench"_s;
    Session session(clock, options);
    session.trust(served.address(), served.fingerprint());
    QEventLoop loop;
    QObject::connect(&session, &DataSource::stateChanged, &loop, [&] {
        if (session.state().link == SyncState::Link::Online && session.holds(Party::entity)) {
            loop.quit();
        }
    });
    session.signIn({served.address(), u"admin"_s, password})
        .then(&loop, [](const Result<void> &done) { must(done); });
    loop.exec();
}

void onBothDatabases(void (*measure)(const QByteArray &database, const QString &url))
{
    {
        const QTemporaryDir folder;
        measure("sqlite", u"sqlite:"_s + folder.filePath(u"server.db"_s));
    }
    const auto cluster =
        must(test::PostgresCluster::start(test::PostgresCluster::Durability::Durable));
    measure("postgres", must(cluster->createDatabase(u"bench"_s)).url());
}

} // namespace kontor::bench
