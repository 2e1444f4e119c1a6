#pragma once

#include "common/wire/peer.h"

#include <memory>
#include <utility>

namespace kontor::wire {

/// A connection inside one process, for tests and the one-process demo. Either end may be moved to
/// another thread before anything is sent; messages are queued to the other end's event loop.
class PipePeer final : public Peer
{
    Q_OBJECT

public:
    /// Both ends of a new connection.
    static std::pair<std::unique_ptr<PipePeer>, std::unique_ptr<PipePeer>> pair();
    ~PipePeer() override;

    void sendMessage(const QByteArray &message) override;
    void close(const Error &why = {}) override;
    bool isOpen() const override { return m_open; }
    bool isCongested() const override { return false; }
    QString address() const override { return QStringLiteral("pipe"); }
    void setFrameLimit(qint64 bytes) override { m_limit = bytes; }

private:
    struct Pipe;
    PipePeer(std::shared_ptr<Pipe> pipe, int end);
    void receive(const QByteArray &message);
    void finish(const Error &why);

    std::shared_ptr<Pipe> m_pipe;
    int m_end; ///< 0 or 1
    bool m_open = true;
    qint64 m_limit = limits::messageBytes;
};

} // namespace kontor::wire
