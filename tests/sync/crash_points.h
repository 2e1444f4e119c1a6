#pragma once

#include <QtGlobal>

/// Ends this process, as a power cut would, in the middle of what it writes to its databases; or
/// lets the disk be full.
///
/// A point lies before each flush to the disk and before each run of writes to one file; at a run
/// of writes every other time half a page still gets written. Works in a program that these
/// functions are linked into, and, as a library that is loaded before all others (LD_PRELOAD), in
/// any program: there SIGUSR1 arms the point that the environment variable KONTOR_CRASH_POINT
/// names, and SIGUSR2 fills or empties the disk.
namespace kontor::test {

/// The process dies at its `point`th point from now; 0: not any more.
void crashAt(int point);
/// Whether writing fails as on a full disk.
void fillDisk(bool full);

} // namespace kontor::test
