#include "common/wire/socket_peer.h"

#include "common/wire/messages.h"

#include <QHostAddress>
#include <QSslSocket>

namespace kontor::wire {

namespace {

Error error(const char *code)
{
    return Error{QString::fromLatin1(code), {}, {}};
}

/// On one machine compressing costs more than it saves.
Compression compressionFor(const QSslSocket &socket)
{
    return socket.peerAddress().isLoopback() ? Compression::Never : Compression::WhenUseful;
}

} // namespace

SocketPeer::SocketPeer(std::unique_ptr<QSslSocket> socket, const Clock &clock)
    : SocketPeer(std::move(socket), clock, Options())
{
}

SocketPeer::SocketPeer(std::unique_ptr<QSslSocket> socket, const Clock &clock,
                       const Options &options)
    : m_socket(std::move(socket)),
      m_clock(clock),
      m_options(options),
      m_compression(compressionFor(*m_socket)),
      m_heartbeat(clock.monotonicMs(), options.heartbeatMs, options.heartbeatMisses)
{
    m_socket->setReadBufferSize(limits::socketBytes);
    // Messages are small and waited for; Nagle's algorithm would hold them back.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QSslSocket::readyRead, this, &SocketPeer::readFrames);
    connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, this, [this] {
        // A peer that takes what has waited is there, even when it has nothing to say.
        if (bytesInSocket() > 0) {
            m_heartbeat.sign(m_clock.monotonicMs());
        }
        writeFrames();
    });
    connect(m_socket.get(), &QSslSocket::disconnected, this, [this] {
        readFrames();
        finish(m_closing || !m_goodbye.code.isEmpty() ? m_goodbye : error("connection_lost"));
    });
    connect(&m_timer, &QTimer::timeout, this, &SocketPeer::beat);
    m_timer.start(qMax(1, options.heartbeatMs / 3));
    // What came with the end of the handshake has been announced before anyone listened here.
    QMetaObject::invokeMethod(this, &SocketPeer::readFrames, Qt::QueuedConnection);
}

SocketPeer::~SocketPeer()
{
    disconnect(m_socket.get(), nullptr, this, nullptr);
}

QString SocketPeer::address() const
{
    return QStringLiteral("%1:%2")
        .arg(m_socket->peerAddress().toString())
        .arg(m_socket->peerPort());
}

void SocketPeer::sendMessage(const QByteArray &message)
{
    Q_ASSERT(message.size() <= limits::messageBytes);
    if (!m_open || m_closing) {
        return;
    }
    if (m_waiting + message.size() > m_options.unsentBytes) {
        m_socket->abort();
        finish(error("peer_too_slow"));
        return;
    }
    m_waiting += message.size();
    m_outgoing.enqueue(OutgoingMessage(message, ++m_streams));
    writeFrames();
}

void SocketPeer::writeFrames()
{
    while (m_open && !m_outgoing.isEmpty() && bytesInSocket() < limits::socketBytes) {
        OutgoingMessage &message = m_outgoing.head();
        const qsizetype before = message.bytesLeft();
        m_socket->write(message.nextFrame(m_compression));
        m_waiting -= before - message.bytesLeft();
        if (message.isDone()) {
            m_outgoing.dequeue();
        }
    }
    const bool congested = m_waiting > limits::congestedBytes;
    if (congested != m_congested) {
        m_congested = congested;
        emit congestionChanged(congested);
    }
    if (m_closing && m_outgoing.isEmpty()) {
        m_socket->disconnectFromHost();
    }
}

qint64 SocketPeer::bytesInSocket() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

void SocketPeer::readFrames()
{
    if (!m_open || m_closing) {
        return;
    }
    m_heartbeat.sign(m_clock.monotonicMs());
    m_frames.append(m_socket->readAll());
    while (m_open && !m_closing) {
        Result<std::optional<QByteArray>> content = m_frames.next();
        if (!content) {
            close(content.error());
            return;
        }
        if (!*content) {
            return;
        }
        const Result<std::optional<Message>> message = m_joiner.add(**content);
        if (!message) {
            close(message.error());
            return;
        }
        if (*message) {
            handle(**message);
        }
    }
}

void SocketPeer::handle(const Message &message)
{
    if (message.is<Ping>()) {
        m_socket->write(frameOf(encode(Pong()), Compression::Never));
    } else if (message.is<Goodbye>()) {
        const Result<Goodbye> goodbye = message.as<Goodbye>(nullptr);
        m_goodbye = goodbye ? goodbye->error : goodbye.error();
    } else if (!message.is<Pong>()) {
        emit received(message);
    }
}

void SocketPeer::beat()
{
    switch (m_heartbeat.check(m_clock.monotonicMs())) {
    case Heartbeat::Action::None:
        break;
    case Heartbeat::Action::Ping:
        m_socket->write(frameOf(encode(Ping()), Compression::Never));
        break;
    case Heartbeat::Action::Dead:
        m_socket->abort();
        finish(error("peer_silent"));
        break;
    }
}

void SocketPeer::close(const Error &why)
{
    if (!m_open || m_closing) {
        return;
    }
    if (!why.code.isEmpty()) {
        send(Goodbye{why});
    }
    m_goodbye = why;
    m_closing = true;
    writeFrames();
}

void SocketPeer::finish(const Error &why)
{
    if (m_open) {
        m_open = false;
        m_timer.stop();
        m_outgoing.clear();
        QMetaObject::invokeMethod(
            this, [this, why] { emit closed(why); }, Qt::QueuedConnection);
    }
}

} // namespace kontor::wire
