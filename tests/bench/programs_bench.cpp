// The desktop's start and memory, and the server's memory.

#include "common/entities/party/party.h"
#include "server/sample/sample_company.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/desk.h"
#include "tests/bench/desktop_child.h"
#include "tests/bench/figures.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"
#include "tests/support/programs.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QTimer>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int starts = 7;
constexpr int samplePercent = 25;
constexpr int manyCustomers = 200'000;
constexpr int idleMs = 3000;

/// The sample company, a quarter of it so that it is made in a minute.
void makeSample(const QString &url)
{
    const SystemClock clock;
    Registry registry;
    registerModules(registry);
    EngineOptions engine;
    engine.store.url = url;
    engine.store.durable = false;
    engine.registry = &registry;
    sample::SampleOptions options;
    options.percent = samplePercent;
    options.password = password;
    must(sample::makeSampleCompany(engine, options, clock));
}

void makeManyCustomers(const QString &url)
{
    foundCompany(url);
    fillCustomers(Served(url).engine().store(), manyCustomers, false);
}

/// Lets a desktop in `folder` make its copy of the company; answers the address of its server,
/// which is gone.
QString makeCopy(const QString &folder, const QString &url)
{
    const Served served(url);
    Desk(folder + u"/desktop"_s).signIn(served.address(), served.fingerprint());
    return served.address();
}

struct DesktopRun {
    double usableMs = 0;
    double residentMb = 0;
};

DesktopRun runDesktopProcess(const QString &folder, const QString &address)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    DesktopRun run;
    QByteArray output;
    QElapsedTimer timer;
    timer.start();
    process.start(QCoreApplication::applicationFilePath(),
                  {QLatin1String(desktopArgument), folder + u"/desktop"_s, address});
    while (process.waitForReadyRead(60'000)) {
        output += process.readAllStandardOutput();
        if (run.usableMs == 0 && output.contains("usable\n")) {
            run.usableMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        }
    }
    process.waitForFinished();
    const qsizetype at = output.indexOf("rss ");
    if (run.usableMs == 0 || at < 0) {
        qFatal("the desktop did not come up: %s", process.readAllStandardError().constData());
    }
    run.residentMb = output.mid(at + 4).trimmed().toDouble();
    return run;
}

void measureServer()
{
    const QTemporaryDir folder;
    foundCompany(u"sqlite:"_s + folder.filePath(u"kontor.db"_s));
    const auto server = must(test::ServerProcess::start({u"--data"_s, folder.path()}));
    QEventLoop loop;
    QTimer::singleShot(idleMs, &loop, &QEventLoop::quit);
    loop.exec();
    figure("server.rss", residentMb(server->process().processId()), "MB", atMost(60));
}

} // namespace

void programs()
{
    measureServer();
    {
        const QTemporaryDir folder;
        const QString url = u"sqlite:"_s + folder.filePath(u"server.db"_s);
        makeSample(url);
        const QString address = makeCopy(folder.path(), url);
        QList<double> usable;
        for (int i = 0; i < starts; ++i) {
            usable.append(runDesktopProcess(folder.path(), address).usableMs);
        }
        figure("desktop.start", median(usable), "ms", atMost(1000));
    }
    const QTemporaryDir folder;
    const QString url = u"sqlite:"_s + folder.filePath(u"server.db"_s);
    makeManyCustomers(url);
    const QString address = makeCopy(folder.path(), url);
    figure("desktop.rss", runDesktopProcess(folder.path(), address).residentMb, "MB", atMost(250));
}

} // namespace kontor::bench
