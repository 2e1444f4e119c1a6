#include "tests/bench/served.h"

#include "server/net/requests.h"
#include "server/net/server.h"
#include "tests/support/office.h"
#include "tests/support/postgres_cluster.h"

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

BothFigures onBothDatabases(double (*measure)(const QByteArray &database, const QString &url))
{
    BothFigures figures;
    {
        const QTemporaryDir folder;
        figures.sqlite = measure("sqlite", u"sqlite:"_s + folder.filePath(u"server.db"_s));
    }
    const auto cluster =
        must(test::PostgresCluster::start(test::PostgresCluster::Durability::Durable));
    figures.postgres = measure("postgres", must(cluster->createDatabase(u"bench"_s)).url());
    return figures;
}

} // namespace kontor::bench
