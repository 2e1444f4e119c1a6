#include "tests/bench/process_usage.h"

#include <QFile>

#include <unistd.h>

namespace kontor::bench {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(qint64 process, QLatin1String name)
{
    QFile file(u"/proc/%1/%2"_s.arg(process).arg(name));
    if (!file.open(QFile::ReadOnly)) {
        qFatal("a process that is measured is gone");
    }
    return file.readAll();
}

double statusMb(qint64 process, const char *key)
{
    for (const QByteArray &line : contentOf(process, "status"_L1).split('\n')) {
        if (line.startsWith(key)) {
            return line.mid(qstrlen(key)).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    qFatal("a process that is measured has ended");
}

} // namespace

double residentMb(qint64 process)
{
    return statusMb(process, "VmRSS:");
}

double mostResidentMb(qint64 process)
{
    return statusMb(process, "VmHWM:");
}

double cpuMsOf(qint64 process)
{
    // Behind the name, which may hold blanks: state is the first, utime the 12th, stime the 13th.
    const QByteArray stat = contentOf(process, "stat"_L1);
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const double ticks = fields.value(11).toDouble() + fields.value(12).toDouble();
    return ticks * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace kontor::bench
