#include "tests/bench/snapshot_child.h"

#include "tests/bench/desk.h"
#include "tests/bench/figures.h"
#include "tests/bench/process_usage.h"

#include <QCoreApplication>

#include <cstdio>

namespace kontor::bench {

using namespace Qt::StringLiterals;

int runSnapshot(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    Desk desk(arguments.value(2));
    Session &session = desk.session();
    Session::Progress last; // before the copy is whole and there is none any more
    QObject::connect(&session, &DataSource::stateChanged, &session, [&] {
        const Session::Progress now = session.progress();
        last = now.arrived > 0 ? now : last;
    });
    qint64 all = 0;
    desk.beginSignIn(arguments.value(3), arguments.value(4));
    const Taken taken = timed([&] {
        if (arguments.value(5) == u"cut") {
            desk.waitUntil([&] { return last.arrived * 2 > last.all && last.all > 0; });
            all = last.all;
            desk.goOffline();
            session.reconnect();
        }
        desk.waitUntil([&] { return desk.isLevel(); });
    });
    const qint64 again = all > 0 ? last.arrived - all : 0;
    std::printf("%.0f %.1f %lld\n", taken.wallMs,
                mostResidentMb(QCoreApplication::applicationPid()), static_cast<long long>(again));
    return 0;
}

} // namespace kontor::bench
