#include "tests/simulation/simulation.h"

#include "tests/support/office.h"
#include "tests/support/postgres_cluster.h"

namespace kontor::sim {

namespace {

/// After this long without faults everything has to be level.
constexpr qint64 longestHealingMs = 900'000;
constexpr qint64 lookEveryMs = 5'000;
/// Views are compared with their bases every so many operations.
constexpr int viewsEvery = 40;
/// And with the server.
constexpr int momentsEvery = 10;
/// The database that real ones begin as.
const QString company = QStringLiteral("company");
/// Runs that shrinking may take.
constexpr int mostAttempts = 400;

Verdict unsettled(World &world)
{
    for (const auto &client : world.clients()) {
        if (!client->isSettled()) {
            return Violation{QStringLiteral("I15"),
                             QStringLiteral("desktop %1 does not become level: %2 wait, %3")
                                 .arg(client->number())
                                 .arg(client->state().waiting)
                                 .arg(client->state().error.code)};
        }
    }
    return std::nullopt;
}

/// Ends all faults and looks until everything is as it must be, or time is up.
Verdict healAndCheck(World &world)
{
    if (const Verdict verdict = checkViews(world)) {
        return verdict;
    }
    world.heal();
    Verdict verdict;
    for (qint64 passed = 0; passed < longestHealingMs; passed += lookEveryMs) {
        world.runFor(lookEveryMs);
        verdict = world.isSettled() ? checkCopies(world) : unsettled(world);
        if (world.isSettled() && !verdict) {
            break;
        }
    }
    if (!verdict) {
        verdict = checkBooks(world);
    }
    if (!verdict) {
        verdict = checkOrder(world);
    }
    return verdict ? verdict : checkSaved(world);
}

} // namespace

Simulation::Simulation(const QString &folder, Kind kind)
    : m_kind(kind),
      m_folder(folder),
      m_beginnings(makeBeginnings(folder + QStringLiteral("/beginning")))
{
    if (kind == Kind::Postgres) {
        m_cluster = test::must(test::PostgresCluster::start());
        m_beginnings.postgres =
            makeRealBeginning(test::must(m_cluster->createDatabase(company)).url());
    }
}

Simulation::~Simulation() = default;

Setting Simulation::settingFor(quint64 seed, int steps) const
{
    Setting setting = sim::settingFor(seed, steps);
    setting.inMemory = m_kind == Kind::Memory;
    if (m_kind == Kind::Sqlite) {
        setting.postgres = false;
        setting.servers = 1;
    } else if (m_kind == Kind::Postgres) {
        setting.postgres = true;
        setting.servers = 2;
        setting.slowCommits = std::max(setting.slowCommits, 150);
    }
    return setting;
}

Ending Simulation::run(const Setting &setting, const Operations &history, bool trace)
{
    Ending ending;
    Setting known = setting;
    known.powerIsCut = std::any_of(history.begin(), history.end(), [](const Operation &operation) {
        return operation.act == Act::CutPower;
    });
    if (m_cluster) {
        const QString name = QStringLiteral("world%1").arg(++m_runs);
        known.url = test::must(m_cluster->createDatabase(name, company)).url();
    }
    World world(known, m_beginnings.of(setting), m_folder + QStringLiteral("/world"));
    world.keepTrace(trace);
    for (const Operation &operation : history) {
        world.perform(operation);
        if (operation.number % viewsEvery == 0) {
            ending.verdict = checkViews(world);
        }
        if (!ending.verdict && operation.number % momentsEvery == 0) {
            ending.verdict = checkMoment(world);
        }
        if (ending.verdict) {
            break;
        }
    }
    if (!ending.verdict) {
        ending.verdict = healAndCheck(world);
    }
    if (ending.verdict) {
        world.note(ending.verdict->invariant + u' ' + ending.verdict->detail);
    }
    ending.traceHash = mixed(world.traceHash() ^ static_cast<quint64>(world.time().steps()));
    ending.trace = world.trace();
    ending.saved = static_cast<int>(world.saved().size());
    return ending;
}

Operations Simulation::shrunk(const Setting &setting, const Operations &history,
                              const Violation &found)
{
    Operations kept = history;
    int attempts = 0;
    const auto stillFails = [&](const Operations &operations) {
        ++attempts;
        const Verdict verdict = run(setting, operations).verdict;
        return verdict && verdict->invariant == found.invariant;
    };
    for (qsizetype size = kept.size() / 2; size > 0 && attempts < mostAttempts;) {
        bool removed = false;
        for (qsizetype begin = 0; begin < kept.size() && attempts < mostAttempts;) {
            Operations fewer = kept;
            fewer.remove(begin, std::min(size, kept.size() - begin));
            if (stillFails(fewer)) {
                kept = fewer;
                removed = true;
            } else {
                begin += size;
            }
        }
        if (!removed || size > kept.size() / 2) {
            size = size == 1 && !removed ? 0 : std::max(qsizetype{1}, size / 2);
        }
    }
    return kept;
}

QString described(const Setting &setting, const Operations &history)
{
    QString text = QStringLiteral("seed %1: %2 desktops, %3 servers on %4\n")
                       .arg(setting.seed)
                       .arg(setting.clients)
                       .arg(setting.servers)
                       .arg(!setting.postgres      ? QStringLiteral("SQLite")
                                : setting.inMemory ? QStringLiteral("the stand-in for PostgreSQL")
                                                   : QStringLiteral("PostgreSQL"));
    int step = 0;
    QStringList numbers;
    for (const Operation &operation : history) {
        text += QStringLiteral("%1. %2 %3, then %4 ms (operation %5)\n")
                    .arg(++step, 4)
                    .arg(nameOf(operation.act))
                    .arg(operation.client)
                    .arg(operation.waitMs)
                    .arg(operation.number);
        numbers.append(QString::number(operation.number));
    }
    return text
        + QStringLiteral("./run sim --seed %1 --trace --only %2")
              .arg(QString::number(setting.seed), numbers.join(u','));
}

} // namespace kontor::sim
