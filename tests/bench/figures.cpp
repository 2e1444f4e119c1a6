#include "tests/bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace kontor::bench {

namespace {

double clockMs(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

void figure(const QByteArray &name, double value, const char *unit, Target target)
{
    std::printf("%s %.6g %s", name.constData(), value, unit);
    if (target.kind != Target::Kind::None) {
        const bool least = target.kind == Target::Kind::AtLeast;
        const bool met = least ? value >= target.value : value <= target.value;
        std::printf(" (target %s %g: %s)", least ? ">=" : "<=", target.value,
                    met ? "met" : "missed");
    }
    std::printf("\n");
    std::fflush(stdout);
}

void say(const QString &text)
{
    std::fputs(qPrintable(QStringLiteral("==> ") + text + QLatin1Char('\n')), stderr);
}

double percentile(QList<double> values, int percent)
{
    Q_ASSERT(!values.isEmpty());
    std::sort(values.begin(), values.end());
    const double rank = std::ceil(static_cast<double>(values.size()) * percent / 100.0);
    return values.at(std::clamp<qsizetype>(static_cast<qsizetype>(rank) - 1, 0, values.size() - 1));
}

double threadCpuMs()
{
    return clockMs(CLOCK_THREAD_CPUTIME_ID);
}

double processCpuMs()
{
    return clockMs(CLOCK_PROCESS_CPUTIME_ID);
}

Taken timed(const std::function<void()> &work)
{
    QElapsedTimer wall;
    wall.start();
    const double cpu = processCpuMs();
    work();
    return {static_cast<double>(wall.nsecsElapsed()) / 1e6, processCpuMs() - cpu};
}

} // namespace kontor::bench
