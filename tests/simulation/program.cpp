#include "tests/simulation/program.h"

#include "common/base/random.h"
#include "tests/simulation/mutants.h"
#include "tests/simulation/simulation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHashSeed>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>
#include <sodium.h>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace kontor::sim {

namespace {

/// One in so many seeds is run twice, to see that nothing but the seed decides.
constexpr quint64 twiceEvery = 100;
/// A planted fault has to be found in so many seeds.
constexpr int mostSeedsOfMutant = 300;

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

/// Salts and tokens come from the seed as well.
void useChanceForSecrets()
{
    static randombytes_implementation implementation{
        [] { return "simulation"; },
        [] { return static_cast<uint32_t>(chance().bits()); },
        nullptr,
        nullptr,
        [](void *const to, const size_t size) {
            auto *bytes = static_cast<unsigned char *>(to);
            for (size_t i = 0; i < size; ++i) {
                bytes[i] = static_cast<unsigned char>(chance().bits());
            }
        },
        [] { return 0; }};
    randombytes_set_implementation(&implementation);
}

struct Wanted {
    quint64 first = 1;
    quint64 count = 1;
    int steps = 300;
    bool trace = false;
    bool shrink = true;
    QSet<int> only; ///< operations by their numbers; empty: all
};

/// Whether the seed went well.
bool runSeed(Simulation &simulation, const Wanted &wanted, quint64 seed)
{
    const Setting setting = settingFor(seed, wanted.steps);
    Operations history = historyFor(setting);
    if (!wanted.only.isEmpty()) {
        history.removeIf([&wanted](const Operation &operation) {
            return !wanted.only.contains(operation.number);
        });
    }
    const Ending ending = simulation.run(setting, history, wanted.trace);
    for (const QString &line : ending.trace) {
        say(line);
    }
    if (ending.verdict) {
        say(u"seed %1 breaks %2: %3"_s.arg(seed).arg(ending.verdict->invariant,
                                                     ending.verdict->detail));
        if (wanted.shrink) {
            say(described(setting, simulation.shrunk(setting, history, *ending.verdict)));
        }
        return false;
    }
    if (seed % twiceEvery == 0) {
        const Ending again = simulation.run(setting, history);
        if (again.traceHash != ending.traceHash) {
            say(u"seed %1 is not the same when it is run again"_s.arg(seed));
            return false;
        }
    }
    return true;
}

int runSeeds(Simulation &simulation, const Wanted &wanted)
{
    QElapsedTimer timer;
    timer.start();
    int failed = 0;
    for (quint64 seed = wanted.first; seed < wanted.first + wanted.count && failed < 5; ++seed) {
        failed += runSeed(simulation, wanted, seed) ? 0 : 1;
    }
    say(u"%1 seeds from %2, %3 steps each: %4 failed; %5 ms a seed"_s.arg(wanted.count)
            .arg(wanted.first)
            .arg(wanted.steps)
            .arg(failed)
            .arg(timer.elapsed() / static_cast<qint64>(wanted.count)));
    return failed == 0 ? 0 : 1;
}

/// Seeds until the planted fault is found; 0: it is not.
int seedsUntilFound(Simulation &simulation, const Mutant &mutant, const Wanted &wanted, int most)
{
    for (int i = 1; i <= most; ++i) {
        const quint64 seed = wanted.first + static_cast<quint64>(i) - 1;
        const Setting setting = withMutant(settingFor(seed, wanted.steps), mutant);
        const Ending ending = simulation.run(setting, historyFor(setting));
        if (ending.verdict) {
            say(u"%1: found by seed %2, %3: %4"_s.arg(QLatin1String(mutant.name))
                    .arg(seed)
                    .arg(ending.verdict->invariant, ending.verdict->detail));
            return i;
        }
    }
    say(u"%1: NOT FOUND in %2 seeds"_s.arg(QLatin1String(mutant.name)).arg(most));
    return 0;
}

int runMutants(Simulation &simulation, const Wanted &wanted)
{
    int missed = 0;
    for (const Mutant &mutant : mutants()) {
        missed += seedsUntilFound(simulation, mutant, wanted, mostSeedsOfMutant) > 0 ? 0 : 1;
    }
    say(u"%1 planted faults, %2 not found"_s.arg(mutants().size()).arg(missed));
    return missed == 0 ? 0 : 1;
}

} // namespace

int runProgram(int argc, char **argv)
{
    // One thread does everything.
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication::setEventDispatcher(new VirtualDispatcher(virtualTime()));
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"kontor.*=false"_s);
    useChanceForSecrets();
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"seed"_s, u"The first seed."_s, u"number"_s, u"1"_s},
                       {u"seeds"_s, u"How many seeds."_s, u"count"_s, u"1"_s},
                       {u"steps"_s, u"Operations of each."_s, u"count"_s, u"300"_s},
                       {u"mutants"_s, u"Plant faults, one at a time, and find each."_s},
                       {u"trace"_s, u"Tell what happens."_s},
                       {u"verbose"_s, u"Let the product log."_s},
                       {u"only"_s, u"Leave out all operations but these."_s, u"numbers"_s},
                       {u"whole"_s, u"Do not shrink what fails."_s}});
    parser.process(application);
    if (parser.isSet(u"verbose"_s)) {
        QLoggingCategory::setFilterRules({});
    }
    Wanted wanted;
    wanted.first = parser.value(u"seed"_s).toULongLong();
    wanted.count = qMax(quint64{1}, parser.value(u"seeds"_s).toULongLong());
    wanted.steps = parser.value(u"steps"_s).toInt();
    wanted.trace = parser.isSet(u"trace"_s);
    for (const QString &number : parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts)) {
        wanted.only.insert(number.toInt());
    }
    wanted.shrink = !parser.isSet(u"whole"_s);
    const QString memory = QFileInfo::exists(u"/dev/shm"_s) ? u"/dev/shm"_s : QDir::tempPath();
    const QTemporaryDir folder(memory + u"/kontor-sim-XXXXXX"_s);
    Simulation simulation(folder.path());
    return parser.isSet(u"mutants"_s) ? runMutants(simulation, wanted)
                                      : runSeeds(simulation, wanted);
}

} // namespace kontor::sim
