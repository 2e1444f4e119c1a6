#include "server/net/stop_signals.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace kontor {

namespace {

/// Where the signal handler writes: the only thing that a handler may safely do.
volatile std::sig_atomic_t pipeEnd = -1;

void handleSignal(int)
{
    const char byte = 1;
    // A full pipe means that the program knows already.
    [[maybe_unused]] const ssize_t written = ::write(pipeEnd, &byte, 1);
}

void setHandler(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

} // namespace

StopSignals::StopSignals(QObject *parent) : QObject(parent)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        qFatal("no pipe for signals");
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        [[maybe_unused]] const ssize_t size = ::read(m_pipe[0], bytes.data(), bytes.size());
        emit raised();
    });
    pipeEnd = m_pipe[1];
    setHandler(handleSignal);
}

StopSignals::~StopSignals()
{
    setHandler(SIG_DFL);
    pipeEnd = -1;
    m_notifier.reset();
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace kontor
