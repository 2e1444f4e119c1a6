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
/// As Simulation::Kind has them.
const QStringList kinds{u"memory"_s, u"sqlite"_s, u"postgres"_s};
/// A planted fault has to be found in so many seeds.
constexpr quint64 mostSeedsOfMutant = 120;

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
    QString mutant; ///< the one to find; empty: all
    QSet<int> only; ///< operations by their numbers; empty: all
};

/// Whether the seed went well.
bool runSeed(Simulation &simulation, const Wanted &wanted, quint64 seed)
{
    const Setting setting = simulation.settingFor(seed, wanted.steps);
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

/// Whether the planted fault is found: by a seed that holds without it.
bool findMutant(Simulation &simulation, const Mutant &mutant, const Wanted &wanted)
{
    const QLatin1String name(mutant.name);
    for (quint64 seed = wanted.first; seed < wanted.first + mostSeedsOfMutant; ++seed) {
        const Setting sound = aimedAt(simulation.settingFor(seed, wanted.steps), mutant);
        const Operations history = historyFor(sound);
        Setting planted = sound;
        mutant.plant(planted.planted);
        const Verdict verdict = simulation.run(planted, history).verdict;
        // A company that only comes to a halt proves little.
        const bool found = verdict && verdict->invariant != u"I15"_s;
        if (found && !simulation.run(sound, history).verdict) {
            say(u"%1: found by seed %2, %3: %4"_s.arg(name).arg(seed).arg(verdict->invariant,
                                                                          verdict->detail));
            return true;
        }
    }
    say(u"%1: NOT FOUND in %2 seeds"_s.arg(name).arg(mostSeedsOfMutant));
    return false;
}

int runMutants(Simulation &simulation, const Wanted &wanted)
{
    int missed = 0;
    for (const Mutant &mutant : mutants()) {
        if (wanted.mutant.isEmpty() || QLatin1String(mutant.name) == wanted.mutant) {
            missed += findMutant(simulation, mutant, wanted) ? 0 : 1;
        }
    }
    say(u"%1 planted faults, %2 not found"_s.arg(mutants().size()).arg(missed));
    return missed == 0 ? 0 : 1;
}

} // namespace

int runProgram(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication::setEventDispatcher(new VirtualDispatcher(virtualTime()));
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"kontor.*=false"_s);
    useChanceForSecrets();
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{u"seed"_s, u"The first seed."_s, u"number"_s, u"1"_s},
         {u"seeds"_s, u"How many seeds."_s, u"count"_s, u"1"_s},
         {u"steps"_s, u"Operations of each."_s, u"count"_s, u"300"_s},
         {u"mutants"_s, u"Plant faults, one at a time, and find each."_s},
         {u"mutant"_s, u"Plant this fault only."_s, u"name"_s},
         {u"store"_s, u"Where data lies: memory, sqlite or postgres."_s, u"kind"_s, u"memory"_s},
         {u"trace"_s, u"Tell what happens."_s},
         {u"verbose"_s, u"Let the product log."_s},
         {u"only"_s, u"Leave out all operations but these."_s, u"numbers"_s},
         {u"whole"_s, u"Do not shrink what fails."_s}});
    parser.process(application);
    if (parser.isSet(u"verbose"_s)) {
        QLoggingCategory::setFilterRules({});
    }
    Wanted wanted;
    const qsizetype kind = kinds.indexOf(parser.value(u"store"_s));
    if (kind < 0) {
        say(u"--store is one of "_s + kinds.join(u' '));
        return 2;
    }
    if (kind == 0) {
        // One thread does everything.
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }
    wanted.first = parser.value(u"seed"_s).toULongLong();
    wanted.count = qMax(quint64{1}, parser.value(u"seeds"_s).toULongLong());
    wanted.steps = parser.value(u"steps"_s).toInt();
    wanted.trace = parser.isSet(u"trace"_s);
    for (const QString &number : parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts)) {
        wanted.only.insert(number.toInt());
    }
    wanted.mutant = parser.value(u"mutant"_s);
    wanted.shrink = !parser.isSet(u"whole"_s);
    const QString memory = QFileInfo::exists(u"/dev/shm"_s) ? u"/dev/shm"_s : QDir::tempPath();
    const QTemporaryDir folder(memory + u"/kontor-sim-XXXXXX"_s);
    Simulation simulation(folder.path(), static_cast<Simulation::Kind>(kind));
    return parser.isSet(u"mutants"_s) || parser.isSet(u"mutant"_s) ? runMutants(simulation, wanted)
                                                                   : runSeeds(simulation, wanted);
}

} // namespace kontor::sim
