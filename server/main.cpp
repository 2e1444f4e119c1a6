#include "common/base/memory.h"
#include "common/model/error_text.h"
#include "common/store/store.h"
#include "server/engine/engine.h"
#include "server/net/log.h"
#include "server/net/requests.h"
#include "server/net/server.h"
#include "server/net/server_settings.h"
#include "server/net/stop_signals.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QLockFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

/// How often it is asked which jobs are due.
constexpr int jobsMs = 30'000;

void print(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stdout);
    std::fflush(stdout);
}

int failed(const Error &error)
{
    std::fputs(qPrintable(u"kontor-server: %1 (%2)\n"_s.arg(errorText(error), error.code)), stderr);
    return EXIT_FAILURE;
}

/// What the command line gives: the settings by their keys, and "config".
QHash<QString, QString> readCommandLine(const QCoreApplication &application, bool &printConfig)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"The server of Kontor. Every setting can also stand in the settings file; "
        "--print-config shows all of them in its form."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"config"_s, u"The settings file."_s, u"FILE"_s});
    parser.addOption({u"print-config"_s, u"Print the settings that hold, and end."_s});
    for (const ConfigEntry &entry : serverSettings()) {
        parser.addOption(
            {QString::fromLatin1(entry.key), QString::fromUtf8(entry.help), u"VALUE"_s});
    }
    parser.process(application);
    printConfig = parser.isSet(u"print-config"_s);
    QHash<QString, QString> options;
    for (const QString &name : parser.optionNames()) {
        if (name != "print-config"_L1) {
            options.insert(name, parser.value(name));
        }
    }
    return options;
}

EngineOptions engineOptions(const Config &config, const Registry &registry)
{
    EngineOptions options;
    const QString url = config.text("database");
    options.store.url =
        url.isEmpty() ? u"sqlite:"_s + QDir(config.text("data")).filePath(u"kontor.db"_s) : url;
    options.registry = &registry;
    // One for each worker, and for the feed and the jobs, which wait for nobody's report.
    options.store.connections = static_cast<int>(config.integer("workers")) + 2;
    return options;
}

Result<ServerOptions> serverOptions(const Config &config)
{
    ServerOptions options;
    const QString address = config.text("listen");
    if (!options.listen.setAddress(address)) {
        return fail("config_value_malformed", "", {{u"key"_s, u"listen"_s}, {u"value"_s, address}});
    }
    options.port = static_cast<quint16>(config.integer("port"));
    const QString certificate = config.text("certificate");
    TRY_ASSIGN(options.certificate,
               certificate.isEmpty() ? ownCertificate(config.text("data"))
                                     : readCertificate(certificate, config.text("private-key")));
    options.schema = Store::schemaVersion();
    options.version = QCoreApplication::applicationVersion();
    options.workers = static_cast<int>(config.integer("workers"));
    options.workersOfClient = qMin(options.workersOfClient, options.workers);
    options.connections = static_cast<int>(config.integer("connections"));
    options.connectionsOfAddress = static_cast<int>(config.integer("connections-per-address"));
    options.stopMs = static_cast<int>(config.integer("stop-seconds")) * 1000;
    return options;
}

/// Runs the engine's jobs beside the requests, one round at a time.
class JobRunner final : public QObject
{
public:
    explicit JobRunner(Engine &engine)
    {
        m_worker.setMaxThreadCount(1);
        connect(&m_timer, &QTimer::timeout, this, [this, &engine] {
            if (m_worker.activeThreadCount() == 0) {
                m_worker.start([&engine] {
                    if (const Result<void> done = engine.runDueJobs(); !done) {
                        qCWarning(lcServer).noquote()
                            << "a job failed:" << done.error().code << done.error().args;
                    }
                });
            }
        });
        m_timer.start(jobsMs);
    }

private:
    QTimer m_timer;
    QThreadPool m_worker; ///< waits for the round that runs when it goes
};

/// Opens the books and serves until a signal asks to stop.
Result<void> serve(const Config &config)
{
    const QString data = config.text("data");
    if (!QDir(data).exists()) {
        // The books are nobody else's business.
        QDir().mkpath(data);
        QFile::setPermissions(data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QLockFile lock(QDir(data).filePath(u"server.lock"_s));
    lock.setStaleLockTime(0);
    if (!lock.tryLock()) {
        const bool taken = lock.error() == QLockFile::LockFailedError;
        return fail(taken ? "data_in_use" : "file_unwritable", "", {{u"file"_s, data}});
    }
    TRY_ASSIGN(const ServerOptions options, serverOptions(config));
    const SystemClock clock;
    Registry registry;
    registerModules(registry);
    TRY_ASSIGN(const std::unique_ptr<Engine> engine,
               Engine::open(engineOptions(config, registry), clock));
    TRY_ASSIGN(const bool isFounded, engine->isFounded());
    if (!isFounded) {
        qCWarning(lcServer) << "there is no company yet: make it with kontor-admin init";
    }
    const JobRunner jobs(*engine);
    Requests requests(*engine);
    Server server(requests, options, clock);
    TRY(server.listen());
    const StopSignals signals_;
    QObject::connect(&signals_, &StopSignals::raised, &server, [&server] {
        qCInfo(lcServer) << "stopping";
        server.stop();
    });
    QObject::connect(&server, &Server::stopped, &server, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    print(u"ready %1:%2 sha256:%3"_s.arg(options.listen.toString())
              .arg(server.port())
              .arg(server.fingerprint()));
    QCoreApplication::exec();
    qCInfo(lcServer) << "stopped";
    return {};
}

} // namespace
} // namespace kontor

int main(int argc, char **argv)
{
    kontor::keepFreedMemory();
    using namespace kontor;
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"kontor-server"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    qSetMessagePattern(u"%{time yyyy-MM-dd hh:mm:ss.zzz} %{type} %{category}: %{message}"_s);
    bool printConfig = false;
    const Result<Config> config = readServerSettings(readCommandLine(application, printConfig));
    if (!config) {
        return failed(config.error());
    }
    if (printConfig) {
        print(config->toFile().trimmed());
        return EXIT_SUCCESS;
    }
    QLoggingCategory::setFilterRules(config->text("log").replace(u';', u'\n'));
    const Result<void> served = serve(*config);
    return served ? EXIT_SUCCESS : failed(served.error());
}
