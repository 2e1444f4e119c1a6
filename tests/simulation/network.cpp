#include "tests/simulation/network.h"

namespace kontor::sim {

std::pair<std::unique_ptr<wire::Peer>, std::unique_ptr<wire::Peer>> Line::ends()
{
    auto first = std::make_unique<LinePeer>(shared_from_this(), 0);
    auto second = std::make_unique<LinePeer>(shared_from_this(), 1);
    m_ends = {first.get(), second.get()};
    return {std::move(first), std::move(second)};
}

void Line::deliver(int to, const std::function<void(LinePeer &)> &action)
{
    if (m_cut || m_silent[static_cast<size_t>(1 - to)]) {
        return;
    }
    Instant &last = m_lastArrival[static_cast<size_t>(to)];
    last = std::max(last, m_time.now() + m_dice.between(1, m_longestDelayMs));
    m_time.in(last - m_time.now(), [line = shared_from_this(), to, action] {
        LinePeer *const end = line->m_ends[static_cast<size_t>(to)];
        if (!line->m_cut && end != nullptr) {
            action(*end);
        }
    });
}

void Line::send(int from, const QByteArray &message)
{
    const auto &change = from == 0 ? m_planted.toServer : m_planted.toClient;
    const QByteArray arriving = change ? change(message) : message;
    deliver(1 - from, [arriving](LinePeer &end) { end.receive(arriving); });
}

void Line::leave(int from, const Error &why)
{
    deliver(1 - from, [why](LinePeer &end) { end.finish(why); });
}

void Line::cut(int withinMs)
{
    if (std::exchange(m_cut, true)) {
        return;
    }
    for (const int to : {0, 1}) {
        m_time.in(m_dice.below(withinMs + 1), [line = shared_from_this(), to] {
            LinePeer *const end = line->m_ends[static_cast<size_t>(to)];
            if (end != nullptr) {
                end->finish(Error{QStringLiteral("connection_lost"), {}, {}});
            }
        });
    }
}

LinePeer::~LinePeer()
{
    m_line->detach(m_end);
    if (m_open) {
        m_line->leave(m_end, Error{QStringLiteral("connection_lost"), {}, {}});
    }
}

void LinePeer::sendMessage(const QByteArray &message)
{
    if (m_open) {
        m_line->send(m_end, message);
    }
}

void LinePeer::receive(const QByteArray &message)
{
    if (!m_open) {
        return;
    }
    const Result<wire::Message> parsed = wire::Message::parse(message);
    if (parsed) {
        emit received(*parsed);
    } else {
        close(parsed.error());
    }
}

void LinePeer::close(const Error &why)
{
    if (m_open) {
        m_line->leave(m_end, why);
        m_open = false;
        QMetaObject::invokeMethod(
            this, [this, why] { emit closed(why); }, Qt::QueuedConnection);
    }
}

void LinePeer::finish(const Error &why)
{
    if (m_open) {
        m_open = false;
        emit closed(why);
    }
}

} // namespace kontor::sim
