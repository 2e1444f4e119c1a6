// A desktop comes back after a week in which 150,000 records were changed.

#include "common/entities/party/party.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/desk.h"
#include "tests/bench/figures.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int customerCount = 150'000;
constexpr int changesOfTransaction = 500;

/// Changes every customer once.
void changeAll(Engine &engine)
{
    Query query;
    query.entity = &Party::entity;
    query.limit = changesOfTransaction;
    bool more = true;
    while (more) {
        must(engine.run(u"bench"_s, [&](Tx &tx) -> Result<void> {
            TRY_ASSIGN(const QList<ListRow> rows, tx.list(query));
            for (const ListRow &row : rows) {
                Record record = row.record;
                record.set("note", Value(u"changed"_s));
                TRY(tx.update(record));
            }
            more = rows.size() == changesOfTransaction;
            if (more) {
                query.after = pageKey(query, rows.last());
            }
            return {};
        }));
    }
}

double measure(const QByteArray &database, const QString &url)
{
    foundCompany(url);
    const Served served(url);
    fillCustomers(served.engine().store(), customerCount, false);
    const QTemporaryDir folder;
    Desk desk(folder.path());
    desk.signIn(served.address(), served.fingerprint());
    desk.goOffline();
    const Taken changed = timed([&] { changeAll(served.engine()); });
    say(u"%1 records changed on %2 in %3 s"_s.arg(customerCount)
            .arg(QLatin1String(database))
            .arg(changed.wallMs / 1e3));
    const Taken taken = timed([&] { desk.comeBack(); });
    figure("catch-up." + database, taken.wallMs, "ms");
    figure("catch-up." + database + ".cpu", taken.cpuMs, "ms");
    return taken.wallMs;
}

} // namespace

void catchUp()
{
    const BothFigures both = onBothDatabases(measure);
    figure("catch-up", std::max(both.sqlite, both.postgres), "ms", atMost(5000));
}

} // namespace kontor::bench
