#include "common/wire/pipe_peer.h"

#include <QMutex>

#include <array>

namespace kontor::wire {

/// What both ends share: who is still there. An end is only posted to under the lock, so it cannot
/// go away meanwhile.
struct PipePeer::Pipe {
    QMutex mutex;
    std::array<PipePeer *, 2> ends{};

    /// Queues a call to the end if it is still there.
    template <class Call>
    void post(int end, Call call)
    {
        const QMutexLocker lock(&mutex);
        PipePeer *const peer = ends[static_cast<size_t>(end)];
        if (peer != nullptr) {
            QMetaObject::invokeMethod(
                peer, [peer, call] { call(*peer); }, Qt::QueuedConnection);
        }
    }
};

std::pair<std::unique_ptr<PipePeer>, std::unique_ptr<PipePeer>> PipePeer::pair()
{
    const auto pipe = std::make_shared<Pipe>();
    return {std::unique_ptr<PipePeer>(new PipePeer(pipe, 0)),
            std::unique_ptr<PipePeer>(new PipePeer(pipe, 1))};
}

PipePeer::PipePeer(std::shared_ptr<Pipe> pipe, int end) : m_pipe(std::move(pipe)), m_end(end)
{
    m_pipe->ends[static_cast<size_t>(end)] = this;
}

PipePeer::~PipePeer()
{
    {
        const QMutexLocker lock(&m_pipe->mutex);
        m_pipe->ends[static_cast<size_t>(m_end)] = nullptr;
    }
    if (m_open) {
        m_pipe->post(1 - m_end, [](PipePeer &peer) {
            peer.finish(Error{QStringLiteral("connection_lost"), {}, {}});
        });
    }
}

void PipePeer::sendMessage(const QByteArray &message)
{
    if (m_open) {
        m_pipe->post(1 - m_end, [message](PipePeer &peer) { peer.receive(message); });
    }
}

void PipePeer::receive(const QByteArray &message)
{
    if (!m_open) {
        return;
    }
    if (message.size() > m_limit) {
        close(Error{QStringLiteral("message_too_long"), {{QStringLiteral("limit"), m_limit}}, {}});
        return;
    }
    const Result<Message> parsed = Message::parse(message);
    if (parsed) {
        emit received(*parsed);
    } else {
        close(parsed.error());
    }
}

void PipePeer::close(const Error &why)
{
    if (m_open) {
        m_pipe->post(1 - m_end, [why](PipePeer &peer) { peer.finish(why); });
        m_pipe->post(m_end, [why](PipePeer &peer) { emit peer.closed(why); });
        m_open = false;
    }
}

void PipePeer::finish(const Error &why)
{
    if (m_open) {
        m_open = false;
        emit closed(why);
    }
}

} // namespace kontor::wire
