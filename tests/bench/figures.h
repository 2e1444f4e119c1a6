#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QString>

#include <functional>

namespace kontor::bench {

/// What a figure should reach.
struct Target {
    enum class Kind { None, AtLeast, AtMost };
    Kind kind = Kind::None;
    double value = 0;
};

inline Target atLeast(double value)
{
    return {Target::Kind::AtLeast, value};
}
inline Target atMost(double value)
{
    return {Target::Kind::AtMost, value};
}

/// Prints `name value unit`, and behind it the target and whether it is met.
void figure(const QByteArray &name, double value, const char *unit, Target target = {});
/// Tells on stderr what goes on.
void say(const QString &text);

/// The value that so many percent of the values do not exceed. `values` are not empty.
double percentile(QList<double> values, int percent);
inline double median(const QList<double> &values)
{
    return percentile(values, 50);
}

/// CPU time that the calling thread has used, in ms. Unlike the time on the wall it does not count
/// what other programs do on the machine.
double threadCpuMs();
/// CPU time that this process has used on all its threads, in ms.
double processCpuMs();

/// What a piece of work took.
struct Taken {
    double wallMs = 0;
    double cpuMs = 0; ///< of the whole process
};
Taken timed(const std::function<void()> &work);

} // namespace kontor::bench
