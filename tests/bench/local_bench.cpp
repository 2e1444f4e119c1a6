// What a person waits for at a desktop without a server: saving, and pending commands run again.

#include "app/session/outbox.h"
#include "common/entities/party/party.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/desk.h"
#include "tests/bench/desk_files.h"
#include "tests/bench/figures.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int customerCount = 20'000;
constexpr int commands = 500;
constexpr int syncs = 200;
constexpr int replays = 15;

Arguments noteOf(const Record &customer, const QString &note)
{
    Arguments arguments;
    arguments.record = customer.id;
    arguments.values = {{u"note"_s, Value(note)}};
    arguments.base = {{u"note"_s, customer.value("note")}};
    arguments.baseVersion = customer.version;
    return arguments;
}

QList<Record> someCustomers(Store &store)
{
    Query query;
    query.entity = &Party::entity;
    query.limit = commands;
    const QList<ListRow> rows =
        must(store.read<QList<ListRow>>([&](Tx &tx) { return tx.list(query); }));
    QList<Record> records;
    for (const ListRow &row : rows) {
        records.append(row.record);
    }
    return records;
}

/// Times of writing a page to a file and waiting for the disk, which is the least that saving can
/// take.
QList<double> timesOfSync(const QString &file)
{
    const int descriptor = ::open(qPrintable(file), O_CREAT | O_WRONLY, 0600);
    const QByteArray page(4096, 'x');
    QList<double> times;
    for (int i = 0; i < syncs; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (::write(descriptor, page.constData(), static_cast<size_t>(page.size())) != page.size()
            || ::fsync(descriptor) != 0) {
            qFatal("%s cannot be written", qPrintable(file));
        }
        times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    ::close(descriptor);
    return times;
}

/// Runs what waits in the outbox over the copy, as after every batch that the server sends.
void measureReplay(const QString &folder)
{
    const SystemClock clock;
    const DesktopAccount account = accountIn(folder);
    const auto outbox =
        must(Outbox::open(findFile(folder, u"outbox.sqlite"_s), clock, account.key));
    const auto copy = copyIn(folder, account, clock);
    const CacheState state = must(copy->state());
    LocalAuthor author;
    author.user = state.rights.user;
    QList<double> times;
    for (int i = 0; i < replays; ++i) {
        const Taken taken = timed([&] { must(copy->apply({}, outbox->pending(), author, state)); });
        times.append(taken.wallMs);
    }
    say(u"%1 pending commands"_s.arg(outbox->pending().size()));
    figure("replay.p95", percentile(times, 95), "ms", atMost(100));
    figure("replay.median", median(times), "ms");
}

} // namespace

void local()
{
    const QTemporaryDir folder;
    const QString url = u"sqlite:"_s + folder.filePath(u"server.db"_s);
    foundCompany(url);
    const Served served(url);
    fillCustomers(served.engine().store(), customerCount, false);
    const QList<Record> customers = someCustomers(served.engine().store());
    QList<double> saved;
    {
        Desk desk(folder.filePath(u"desktop"_s));
        desk.signIn(served.address(), served.fingerprint());
        desk.goOffline();
        for (const Record &customer : customers) {
            const Arguments arguments = noteOf(customer, u"called, will order"_s);
            saved.append(timed([&] { desk.execute(u"party.update"_s, arguments); }).wallMs);
        }
    }
    const QList<double> synced = timesOfSync(folder.filePath(u"page"_s));
    const double fsyncMs = percentile(synced, 95);
    figure("local-command.p95", percentile(saved, 95), "ms", atMost(10 + fsyncMs));
    figure("local-command.median", median(saved), "ms");
    figure("local-command.fsync.p95", fsyncMs, "ms");
    measureReplay(folder.filePath(u"desktop"_s));
}

} // namespace kontor::bench
