#include "common/base/memory.h"
#include "tests/bench/benches.h"
#include "tests/bench/desktop_child.h"
#include "tests/bench/figures.h"
#include "tests/bench/snapshot_child.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>

#include <algorithm>
#include <array>

using namespace kontor::bench;

namespace {

struct Bench {
    const char *name;
    void (*run)();
    const char *group = ""; ///< a name for several

    bool answersTo(const QString &asked) const
    {
        return asked == QLatin1String(name) || (*group != 0 && asked == QLatin1String(group));
    }
};

constexpr std::array benches{
    Bench{"list", list},
    Bench{"sync-initial", syncInitial},
    Bench{"sync-latency", syncLatency},
    Bench{"order", order},
    Bench{"feed", feed, "sync"},
    Bench{"statements", statements},
    Bench{"programs", programs},
    Bench{"snapshot", snapshot, "sync"},
    Bench{"upload", upload, "sync"},
    Bench{"propagation", propagation, "sync"},
    Bench{"catch-up", catchUp, "sync"},
    Bench{"local", local, "sync"},
    Bench{"desktops", desktops, "sync"},
};

} // namespace

/// Runs the named benches, or all. Fails when one cannot run, not when a target is missed.
int main(int argc, char **argv)
{
    kontor::keepFreedMemory(); // as the programs do
    if (argc > 1 && qstrcmp(argv[1], desktopArgument) == 0) {
        return runDesktop(argc, argv);
    }
    if (argc > 1 && qstrcmp(argv[1], snapshotArgument) == 0) {
        return runSnapshot(argc, argv);
    }
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kontor-bench"));
    // The figures are easier to find without a line for each command.
    QLoggingCategory::setFilterRules(QStringLiteral("kontor.*.info=false\nkontor.*.debug=false"));
    const QStringList wanted = QCoreApplication::arguments().mid(1);
    for (const QString &name : wanted) {
        const bool known = std::any_of(benches.begin(), benches.end(), [&name](const Bench &bench) {
            return bench.answersTo(name);
        });
        if (!known) {
            say(QStringLiteral("there is no bench \"%1\"; there are:").arg(name));
            for (const Bench &bench : benches) {
                say(QLatin1String(bench.name));
            }
            return 2;
        }
    }
    for (const Bench &bench : benches) {
        const bool named = std::any_of(wanted.begin(), wanted.end(), [&bench](const QString &name) {
            return bench.answersTo(name);
        });
        if (!wanted.isEmpty() && !named) {
            continue;
        }
        say(QStringLiteral("bench %1").arg(QLatin1String(bench.name)));
        QElapsedTimer timer;
        timer.start();
        bench.run();
        say(QStringLiteral("%1 took %2 s")
                .arg(QLatin1String(bench.name))
                .arg(timer.elapsed() / 1000));
    }
    return 0;
}
