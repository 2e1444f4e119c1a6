#pragma once

#include "common/wire/limits.h"
#include "common/wire/message.h"

#include <QObject>

namespace kontor::wire {

/// The other side of a connection. Lives on one thread and is used only there; messages arrive in
/// the order in which they were sent, each once, until it closes. Slots of its signals may close it
/// but not delete it (deleteLater does).
class Peer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends an encoded message, of at most limits::messageBytes; nothing happens when the
    /// connection is closed.
    virtual void sendMessage(const QByteArray &message) = 0;
    template <class T>
    void send(const T &message, RequestNumber request = 0)
    {
        sendMessage(encode(message, request));
    }
    /// Sends what waits, tells the peer why when there is a reason, and closes. closed() follows
    /// from the event loop.
    virtual void close(const Error &why = {}) = 0;
    virtual bool isOpen() const = 0;
    /// Whether more waits to be sent than limits::congestedBytes.
    virtual bool isCongested() const = 0;
    /// Where it is, for the log.
    virtual QString address() const = 0;
    /// The longest frame that it may send, in bytes.
    virtual void setFrameLimit(qint64 bytes) = 0;

signals:
    void received(const kontor::wire::Message &message);
    void congestionChanged(bool congested);
    /// The last signal, once. Without a code when this side or the peer closed without a reason.
    /// Codes: connection_lost, peer_silent, peer_too_slow, what the peer said in its Goodbye, or
    /// what was wrong with what it sent (frame_too_long, frame_malformed, message_malformed, ...).
    void closed(const kontor::Error &why);
};

} // namespace kontor::wire
