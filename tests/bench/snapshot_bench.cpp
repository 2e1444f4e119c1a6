// The first synchronisation of a desktop with a million records, each side a process of its own.

#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/figures.h"
#include "tests/bench/process_usage.h"
#include "tests/bench/row_copy.h"
#include "tests/bench/served.h"
#include "tests/bench/snapshot_child.h"
#include "tests/support/office.h"
#include "tests/support/programs.h"

#include <QCoreApplication>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int customerCount = 500'000; // and as many contacts
constexpr int rounds = 3;
constexpr int childMs = 600'000;

struct ChildRun {
    double ms = 0;
    double residentMb = 0;
    double again = 0;
};

ChildRun synchronise(const test::ServerProcess &server, const QString &folder, bool cut)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {QLatin1String(snapshotArgument), folder, server.address(), server.fingerprint(),
                   cut ? u"cut"_s : u"whole"_s});
    if (!process.waitForFinished(childMs) || process.exitCode() != 0) {
        qFatal("a desktop did not synchronise");
    }
    const QList<QByteArray> words = process.readAllStandardOutput().trimmed().split(' ');
    return {words.value(0).toDouble(), words.value(1).toDouble(), words.value(2).toDouble()};
}

} // namespace

void snapshot()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"kontor.db"_s);
    const QString url = u"sqlite:"_s + file;
    foundCompany(url);
    fillCustomers(Served(url).engine().store(), customerCount, true);
    const auto server = must(test::ServerProcess::start({u"--data"_s, folder.path()}));
    const qint64 serverId = server->process().processId();
    const double idle = residentMb(serverId);
    say(u"%1 records; the server has %2 MB"_s.arg(2 * customerCount).arg(idle));
    QList<double> ratios;
    double most = 0;
    double again = 0;
    for (int i = 0; i < rounds; ++i) {
        const QTemporaryDir desktop;
        const bool cut = i == 0;
        const ChildRun product = synchronise(*server, desktop.path(), cut);
        most = std::max(most, product.residentMb);
        again = std::max(again, product.again);
        const Taken baseline = timed([&] {
            copyRows(url, {&Party::entity, &Contact::entity}, desktop.filePath(u"rows"_s),
                     u"name"_s);
        });
        ratios.append(baseline.wallMs / product.ms);
        say(u"synchronised in %1 ms, rows loaded in %2 ms"_s.arg(product.ms).arg(baseline.wallMs));
    }
    figure("snapshot.ratio", median(ratios), "ratio", atLeast(0.35));
    figure("snapshot.client.rss", most, "MB", atMost(300));
    figure("snapshot.server.rss-above-idle", mostResidentMb(serverId) - idle, "MB", atMost(200));
    figure("snapshot.records-again-after-cut", again, "records", atMost(2000));
}

} // namespace kontor::bench
