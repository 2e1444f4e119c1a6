#include "tests/bench/snapshot_child.h"

#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "tests/bench/desk.h"
#include "tests/bench/desk_files.h"
#include "tests/bench/figures.h"
#include "tests/bench/process_usage.h"
#include "tests/support/office.h"

#include <QCoreApplication>

#include <cstdio>

namespace kontor::bench {

using namespace Qt::StringLiterals;

namespace {

/// Makes the indexes of the lists of customers and contacts, which a session makes beside the first
/// such list.
void sortByName(const QString &folder)
{
    const SystemClock clock;
    const auto copy = copyIn(folder, accountIn(folder), clock);
    for (const Entity *entity : {&Party::entity, &Contact::entity}) {
        Query query;
        query.entity = entity;
        query.sort = {{u"name"_s, false}};
        test::must(copy->makeIndexes(query));
    }
}

} // namespace

int runSnapshot(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    auto desk = std::make_unique<Desk>(arguments.value(2));
    Session &session = desk->session();
    Session::Progress last; // before the copy is whole and there is none any more
    QObject::connect(&session, &DataSource::stateChanged, &session, [&] {
        const Session::Progress now = session.progress();
        last = now.arrived > 0 ? now : last;
    });
    qint64 all = 0;
    desk->beginSignIn(arguments.value(3), arguments.value(4));
    const Taken taken = timed([&] {
        if (arguments.value(5) == u"cut") {
            desk->waitUntil([&] { return last.arrived * 2 > last.all && last.all > 0; });
            all = last.all;
            desk->goOffline();
            session.reconnect();
        }
        desk->waitUntil([&] { return desk->isLevel(); });
    });
    const qint64 again = all > 0 ? last.arrived - all : 0;
    desk.reset();
    const Taken sorted = timed([&] { sortByName(arguments.value(2)); });
    std::printf("%.0f %.1f %lld\n", taken.wallMs + sorted.wallMs,
                mostResidentMb(QCoreApplication::applicationPid()), static_cast<long long>(again));
    return 0;
}

} // namespace kontor::bench
