#include "tests/sync/crash_points.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kontor::test {

namespace {

std::atomic<int> pointsLeft = 0; ///< 0: not armed
std::atomic<int> lastFile = -1;  ///< that was written to; -1: flushed since
std::atomic<bool> diskIsFull = false;

template <class Function>
Function *original(const char *name)
{
    // The next one after this one in the order in which the program's libraries are searched.
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name)); // NOLINT
}

ssize_t write(int file, const void *bytes, size_t size, off64_t at)
{
    static auto *const pass = original<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    return pass(file, bytes, size, at);
}

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    std::abort();
}

/// Whether this is the point at which the process ends.
bool isLastPoint()
{
    return pointsLeft.load() > 0 && --pointsLeft == 0;
}

} // namespace

void crashAt(int point)
{
    lastFile = -1;
    pointsLeft = point;
}

void fillDisk(bool full)
{
    diskIsFull = full;
}

} // namespace kontor::test

using namespace kontor::test;

extern "C" {

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    if (diskIsFull) {
        errno = ENOSPC;
        return -1;
    }
    if (lastFile.exchange(file) != file && isLastPoint()) {
        if (at / 4096 % 2 == 1) {
            write(file, bytes, size / 2, at);
        }
        die();
    }
    return write(file, bytes, size, at);
}

int fdatasync(int file)
{
    static auto *const pass = original<int(int)>("fdatasync");
    lastFile = -1;
    if (isLastPoint()) {
        die();
    }
    return pass(file);
}
}

namespace {

void arm(int)
{
    const char *const point = std::getenv("KONTOR_CRASH_POINT");
    crashAt(point != nullptr ? std::atoi(point) : 0);
}

void toggleDisk(int)
{
    fillDisk(!diskIsFull.load());
}

/// Only where it was asked for: a program that these functions are linked into has its own ways.
[[gnu::constructor]] void listen()
{
    if (std::getenv("KONTOR_CRASH_POINT") != nullptr) {
        std::signal(SIGUSR1, &arm);
        std::signal(SIGUSR2, &toggleDisk);
    }
}

} // namespace
