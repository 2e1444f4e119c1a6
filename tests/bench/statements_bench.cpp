// The balance sheet over a million journal lines.

#include "common/entities/system/user.h"
#include "common/store/connection.h"
#include "server/finance/fiscal_periods.h"
#include "server/finance/ledger_balance.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/served.h"
#include "tests/support/ledger_volume.h"
#include "tests/support/office.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr qint64 lineCount = 1'000'000;
constexpr int runs = 60;
/// Sales that were posted a moment ago and are not folded yet.
constexpr int freshSales = 100;

Actor administrator(Engine &engine)
{
    const auto users = must(engine.store().read<QList<User>>(
        [](Tx &tx) { return tx.select<User>(Filter::equal("login", Value(u"admin"_s))); }));
    return must(engine.actAs(users.first().id.uuid()));
}

/// Folds everything, as the server's job does from time to time.
void fold(Store &store)
{
    const auto left = [&store] {
        return must(store.read<qint64>([](Tx &tx) -> Result<qint64> {
            TRY_ASSIGN(const Rows rows,
                       tx.rows(u"SELECT COUNT(*) FROM ledger_delta"_s, {}, {FieldType::Integer}));
            return rows.first().first().toInt();
        }));
    };
    for (qint64 before = left(), now = 0; before > 0; before = now) {
        must(store.write<void>(QUuid(), finance::foldBalances));
        now = left();
        if (now == before) {
            return;
        }
    }
}

/// Clears away what a million lines written and folded at once leave behind; in daily work
/// PostgreSQL does it by itself within a minute.
void tidyUp(const QString &url)
{
    const ConnectionOptions options = must(ConnectionOptions::fromUrl(url));
    if (options.kind != DatabaseKind::Postgres) {
        return;
    }
    const auto connection = must(Connection::open(options));
    must(connection->command(u"VACUUM ANALYZE"_s));
}

/// Answers the time that 95 % do not exceed.
double measure(const QByteArray &database, const QString &url)
{
    foundCompany(url);
    Served served(url);
    Engine &engine = served.engine();
    const QDate today = engine.clock().today();
    for (const int year : {today.year() - 2, today.year() - 1, today.year()}) {
        must(engine.run(u"bench"_s, [year](Tx &tx) -> Result<void> {
            TRY_ASSIGN(const auto period, finance::periodOf(tx, QDate(year, 1, 1)));
            return period ? Result<void>() : finance::openYear(tx, year);
        }));
    }
    const Taken filled = timed([&] { must(test::fillLedger(engine.store(), lineCount, today)); });
    const Taken folded = timed([&] { fold(engine.store()); });
    say(u"%1 lines on %2 written in %3 s, folded in %4 s (CPU %5)"_s.arg(lineCount)
            .arg(QLatin1String(database))
            .arg(filled.wallMs / 1e3)
            .arg(folded.wallMs / 1e3)
            .arg(folded.cpuMs / 1e3));
    tidyUp(url);
    must(test::fillLedger(engine.store(), freshSales * 7, today));
    const Actor actor = administrator(engine);
    QList<double> wall;
    QList<double> cpu;
    for (int i = 0; i < runs; ++i) {
        // The sheet of today and those of the last days of earlier months.
        const QDate day = i % 2 == 0 ? today : today.addDays(-15 * i);
        const Taken taken = timed([&] {
            must(engine.report(actor, u"balance_sheet"_s, {{u"as_of"_s, day}}));
        });
        wall.append(taken.wallMs);
        cpu.append(taken.cpuMs);
    }
    figure("statements." + database + ".p95", percentile(wall, 95), "ms", atMost(50));
    figure("statements." + database + ".median", median(wall), "ms");
    figure("statements." + database + ".cpu", median(cpu), "ms");
    return percentile(wall, 95);
}

} // namespace

void statements()
{
    onBothDatabases(measure);
}

} // namespace kontor::bench
