#include "tests/bench/benches.h"
#include "tests/bench/desktop_child.h"
#include "tests/bench/figures.h"

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
};

constexpr std::array benches{
    Bench{"list", list},
    Bench{"sync-initial", syncInitial},
    Bench{"sync-latency", syncLatency},
    Bench{"order", order},
    Bench{"feed", feed},
    Bench{"statements", statements},
    Bench{"programs", programs},
};

} // namespace

/// Runs the named benches, or all. Fails when one cannot run, not when a target is missed.
int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], desktopArgument) == 0) {
        return runDesktop(argc, argv);
    }
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kontor-bench"));
    // The figures are easier to find without a line for each command.
    QLoggingCategory::setFilterRules(QStringLiteral("kontor.*.info=false\nkontor.*.debug=false"));
    const QStringList wanted = QCoreApplication::arguments().mid(1);
    for (const QString &name : wanted) {
        const bool known = std::any_of(benches.begin(), benches.end(), [&name](const Bench &bench) {
            return name == QLatin1String(bench.name);
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
        if (!wanted.isEmpty() && !wanted.contains(QLatin1String(bench.name))) {
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
