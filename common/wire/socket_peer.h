#pragma once

#include "common/base/clock.h"
#include "common/wire/frames.h"
#include "common/wire/heartbeat.h"
#include "common/wire/peer.h"

#include <QQueue>
#include <QTimer>

#include <memory>

class QSslSocket;

namespace kontor::wire {

/// A connection over TLS.
///
/// Owns framing, compression, chunks, heartbeat and back-pressure; whoever makes the socket has
/// finished the handshake and checked the certificate.
class SocketPeer final : public Peer
{
    Q_OBJECT

public:
    struct Options {
        int heartbeatMs = limits::heartbeatMs;
        int heartbeatMisses = limits::heartbeatMisses;
        qint64 unsentBytes = limits::unsentBytes;
    };

    /// Takes an encrypted socket. The clock must outlive the peer.
    SocketPeer(std::unique_ptr<QSslSocket> socket, const Clock &clock, const Options &options);
    SocketPeer(std::unique_ptr<QSslSocket> socket, const Clock &clock);
    ~SocketPeer() override;

    void sendMessage(const QByteArray &message) override;
    void close(const Error &why = {}) override;
    bool isOpen() const override { return m_open; }
    bool isCongested() const override { return m_congested; }
    QString address() const override;
    void setFrameLimit(qint64 bytes) override { m_frames.setLimit(bytes); }

private:
    void readFrames();
    void handle(const Message &message);
    void writeFrames();
    void beat();
    /// Bytes that the socket has not handed to the system yet.
    qint64 bytesInSocket() const;
    void finish(const Error &why);

    std::unique_ptr<QSslSocket> m_socket;
    const Clock &m_clock;
    Options m_options;
    Compression m_compression;
    FrameReader m_frames;
    MessageJoiner m_joiner;
    QQueue<OutgoingMessage> m_outgoing;
    qint64 m_waiting = 0; ///< bytes in m_outgoing
    qint64 m_streams = 0; ///< messages sent so far
    Heartbeat m_heartbeat;
    QTimer m_timer;
    Error m_goodbye; ///< what the peer said
    bool m_open = true;
    bool m_closing = false; ///< closes when everything is written
    bool m_congested = false;
};

} // namespace kontor::wire
