#pragma once

#include "common/base/clock.h"
#include "common/wire/messages.h"
#include "common/wire/socket_peer.h"

#include <QFuture>
#include <QHash>
#include <QPromise>
#include <QQueue>
#include <QSslSocket>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

/// The client's side of the network.
namespace kontor::wire {

/// Where a server is, and by what it is known.
struct ServerAddress {
    QString host;
    quint16 port = 0;
    /// Of the certificate that a person has accepted, as fingerprintOf; empty: none yet.
    QString fingerprint;
};

/// How long things may take, in milliseconds, and what the program says of itself.
struct ConnectionOptions {
    int openMs = 10'000; ///< from the first packet to the server's hello
    int requestMs = limits::requestMs;
    SocketPeer::Options peer = {};
    Hello hello;
};

/// A connection to the server: hello, requests and pushes.
///
/// Lives on a thread with an event loop, the GUI's or its own; open() and close() are called there,
/// request() and send() from anywhere. It does not sign in by itself and does not come back by
/// itself: who owns it does, with request(SignIn) and open() again.
class Connection final : public QObject
{
    Q_OBJECT

public:
    /// The clock must outlive the connection.
    Connection(const Clock &clock, const ConnectionOptions &options, QObject *parent = nullptr);
    ~Connection() override;

    /// Connects over TLS, checks the certificate and exchanges hellos. The connection must be
    /// closed.
    ///
    /// A certificate that an authority vouches for (for this host) is trusted; any other must have
    /// the address's fingerprint. Errors: certificate_unknown (args: fingerprint, for a person to
    /// accept), certificate_changed (args: fingerprint, expected), server_not_found,
    /// server_refused, server_unreachable, tls_failed (args: host, port, detail), timed_out,
    /// protocol_unsupported.
    QFuture<Result<HelloReply>> open(const ServerAddress &address);
    /// The same over a connection that is there already: a pipe inside the process.
    QFuture<Result<HelloReply>> open(std::unique_ptr<Peer> peer);
    /// Closes, from this side; requests under way fail with `offline`.
    void close();
    /// Whether hellos are exchanged and the link holds. Callable from any thread.
    bool isOpen() const { return m_open; }

    /// Sends a request. The future is finished on this object's thread: use then(context, ...).
    /// Errors besides the request's own: offline (there is no connection, or it broke before the
    /// answer), timed_out, message_malformed.
    template <class Request>
    QFuture<Result<typename Request::Reply>> request(const Request &request)
    {
        return this->request(request, m_options.requestMs);
    }
    template <class Request>
    QFuture<Result<typename Request::Reply>> request(const Request &request, int timeoutMs);
    /// Sends a message that has no reply; lost when there is no connection.
    template <class Notice>
    void send(const Notice &notice)
    {
        post([this, message = encode(notice)] {
            if (m_open) {
                m_peer->sendMessage(message);
            }
        });
    }

signals:
    /// A message that answers no request.
    void received(const kontor::wire::Message &message);
    /// An open connection is gone. Codes: as Peer::closed; none when close() was called.
    void closed(const kontor::Error &why);

private:
    /// Is given the answer, or why there is none.
    using Finish = std::function<void(const Result<Message> &)>;
    struct Request {
        RequestNumber number = 0;
        QByteArray message;
        int timeoutMs = 0;
        Finish finish;
    };
    struct Pending {
        qint64 deadline = 0;
        Finish finish;
    };

    void connectSocket(const ServerAddress &address);
    void checkCertificate();
    void socketFailed(QAbstractSocket::SocketError error);
    void greet(std::unique_ptr<Peer> peer);
    void greeted(const Result<Message> &answer);
    void failToOpen(const Error &error);
    void take(const Message &message);
    void startRequest(const Request &request);
    void startWaiting();
    void checkDeadlines();
    void peerClosed(const Error &why);
    void dropEverything();

    /// Runs it on this object's thread, at once when that is the caller's.
    void post(const std::function<void()> &work) { QMetaObject::invokeMethod(this, work); }
    static Result<Message> failure(const Error &error) { return Unexpected(error); }

    const Clock &m_clock;
    ConnectionOptions m_options;
    ServerAddress m_address;
    std::unique_ptr<QSslSocket> m_socket; ///< until it is handed to m_peer
    bool m_vouchedFor = false;            ///< by an authority
    std::unique_ptr<Peer> m_peer;
    QPromise<Result<HelloReply>> m_opening;
    bool m_isOpening = false;
    QTimer m_openTimer;
    QTimer m_deadlineTimer;
    std::atomic_bool m_open = false;
    std::atomic<RequestNumber> m_lastNumber = 0;
    QHash<RequestNumber, Pending> m_pending;
    QQueue<Request> m_waiting; ///< beyond what the server works on at once
};

template <class RequestType>
QFuture<Result<typename RequestType::Reply>> Connection::request(const RequestType &request,
                                                                 int timeoutMs)
{
    using Reply = typename RequestType::Reply;
    const auto promise = std::make_shared<QPromise<Result<Reply>>>();
    promise->start();
    const Finish finish = [promise](const Result<Message> &answer) {
        Result<Reply> reply = Unexpected(Error());
        if (!answer) {
            reply = Unexpected(answer.error());
        } else if (answer->template is<Failed>()) {
            const Result<Failed> failed = answer->template as<Failed>();
            reply = Unexpected(failed ? failed->error : failed.error());
        } else {
            reply = answer->template as<Reply>();
        }
        promise->addResult(std::move(reply));
        promise->finish();
    };
    const RequestNumber number = ++m_lastNumber;
    post([this, started = Request{number, encode(request, number), timeoutMs, finish}] {
        startRequest(started);
    });
    return promise->future();
}

} // namespace kontor::wire
