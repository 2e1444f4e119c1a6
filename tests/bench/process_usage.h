#pragma once

#include <QtGlobal>

/// What a process of this machine uses, by its id; ends the program when there is none.
namespace kontor::bench {

/// Memory that is resident now, in MB.
double residentMb(qint64 process);
/// The most memory that was resident since it began, in MB.
double mostResidentMb(qint64 process);
/// CPU time of all its threads so far, in ms.
double cpuMsOf(qint64 process);

} // namespace kontor::bench
