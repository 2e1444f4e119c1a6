#include "common/wire/connection.h"

#include "common/wire/fingerprint.h"

#include <QSslConfiguration>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::wire {

namespace {

Error error(const char *code, const QVariantMap &args = {})
{
    return Error{QString::fromLatin1(code), args, {}};
}

/// How often deadlines of requests are looked at.
constexpr int deadlineCheckMs = 250;

} // namespace

Connection::Connection(const Clock &clock, const ConnectionOptions &options, QObject *parent)
    : QObject(parent), m_clock(clock), m_options(options), m_openTimer(this), m_deadlineTimer(this)
{
    m_openTimer.setSingleShot(true);
    connect(&m_openTimer, &QTimer::timeout, this, [this] { failToOpen(error("timed_out")); });
    connect(&m_deadlineTimer, &QTimer::timeout, this, &Connection::checkDeadlines);
}

Connection::~Connection()
{
    // At once and not later: the thread's event loop may have ended.
    m_socket.reset();
    m_peer.reset();
    failToOpen(error("offline"));
    dropEverything();
}

// --- opening -------------------------------------------------------------------------------------

QFuture<Result<HelloReply>> Connection::open(const ServerAddress &address)
{
    Q_ASSERT(!m_isOpening && m_peer == nullptr);
    m_opening = {};
    m_opening.start();
    m_isOpening = true;
    m_address = address;
    m_openTimer.start(m_options.openMs);
    const QFuture<Result<HelloReply>> future = m_opening.future();
    connectSocket(address);
    return future;
}

QFuture<Result<HelloReply>> Connection::open(std::unique_ptr<Peer> peer)
{
    Q_ASSERT(!m_isOpening && m_peer == nullptr);
    m_opening = {};
    m_opening.start();
    m_isOpening = true;
    m_openTimer.start(m_options.openMs);
    const QFuture<Result<HelloReply>> future = m_opening.future();
    greet(std::move(peer));
    return future;
}

void Connection::connectSocket(const ServerAddress &address)
{
    m_socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket->setSslConfiguration(configuration);
    m_vouchedFor = true;
    // No byte is sent before checkCertificate() has decided.
    connect(m_socket.get(), &QSslSocket::sslErrors, this, [this] {
        m_vouchedFor = false;
        m_socket->ignoreSslErrors();
    });
    connect(m_socket.get(), &QSslSocket::encrypted, this, &Connection::checkCertificate);
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, &Connection::socketFailed);
    m_socket->connectToHostEncrypted(address.host, address.port);
}

void Connection::checkCertificate()
{
    const QString fingerprint = fingerprintOf(m_socket->peerCertificate());
    if (!m_vouchedFor && m_address.fingerprint.isEmpty()) {
        failToOpen(error("certificate_unknown", {{u"fingerprint"_s, fingerprint}}));
    } else if (!m_vouchedFor && m_address.fingerprint != fingerprint) {
        failToOpen(
            error("certificate_changed",
                  {{u"fingerprint"_s, fingerprint}, {u"expected"_s, m_address.fingerprint}}));
    } else {
        m_socket->disconnect(this);
        greet(std::make_unique<SocketPeer>(std::move(m_socket), m_clock, m_options.peer));
    }
}

void Connection::socketFailed(QAbstractSocket::SocketError socketError)
{
    const char *code = "server_unreachable";
    switch (socketError) {
    case QAbstractSocket::HostNotFoundError:
        code = "server_not_found";
        break;
    case QAbstractSocket::ConnectionRefusedError:
        code = "server_refused";
        break;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        code = "tls_failed";
        break;
    default:
        break;
    }
    failToOpen(error(code,
                     {{u"host"_s, m_address.host},
                      {u"port"_s, QString::number(m_address.port)},
                      {u"detail"_s, m_socket->errorString()}}));
}

void Connection::greet(std::unique_ptr<Peer> peer)
{
    m_peer = std::move(peer);
    connect(m_peer.get(), &Peer::received, this, &Connection::take);
    connect(m_peer.get(), &Peer::closed, this, &Connection::peerClosed);
    const RequestNumber number = ++m_lastNumber;
    m_pending.insert(number,
                     {m_clock.monotonicMs() + m_options.openMs,
                      [this](const Result<Message> &answer) { greeted(answer); }});
    m_peer->send(m_options.hello, number);
}

void Connection::greeted(const Result<Message> &answer)
{
    if (!answer) {
        failToOpen(answer.error());
        return;
    }
    const Result<HelloReply> reply = answer->as<HelloReply>();
    if (!reply) {
        failToOpen(reply.error());
        return;
    }
    m_isOpening = false;
    m_openTimer.stop();
    m_deadlineTimer.start(deadlineCheckMs);
    m_open = true;
    m_opening.addResult(*reply);
    m_opening.finish();
}

void Connection::failToOpen(const Error &why)
{
    if (!m_isOpening) {
        return;
    }
    m_isOpening = false;
    m_openTimer.stop();
    dropEverything();
    m_opening.addResult(Result<HelloReply>(Unexpected(why)));
    m_opening.finish();
}

// --- requests ------------------------------------------------------------------------------------

void Connection::startRequest(const Request &request)
{
    if (!m_open) {
        request.finish(failure(error("offline")));
    } else {
        m_waiting.enqueue(request);
        startWaiting();
    }
}

void Connection::startWaiting()
{
    while (m_open && !m_waiting.isEmpty() && m_pending.size() < limits::requestsInFlight) {
        const Request request = m_waiting.dequeue();
        m_pending.insert(request.number,
                         {m_clock.monotonicMs() + request.timeoutMs, request.finish});
        m_peer->sendMessage(request.message);
    }
}

void Connection::take(const Message &message)
{
    if (message.request() == 0) {
        emit received(message);
        return;
    }
    // An answer to a request that has timed out is not missed by anyone.
    if (m_pending.contains(message.request())) {
        m_pending.take(message.request()).finish(message);
        startWaiting();
    }
}

void Connection::checkDeadlines()
{
    const qint64 now = m_clock.monotonicMs();
    QList<RequestNumber> late;
    for (auto it = m_pending.cbegin(); it != m_pending.cend(); ++it) {
        if (it->deadline <= now) {
            late.append(it.key());
        }
    }
    std::sort(late.begin(), late.end());
    for (const RequestNumber number : late) {
        if (m_open && m_pending.contains(number)) {
            m_peer->send(Cancel{number});
            m_pending.take(number).finish(failure(error("timed_out")));
        }
    }
    startWaiting();
}

// --- the end -------------------------------------------------------------------------------------

void Connection::close()
{
    failToOpen(error("offline"));
    if (m_open) {
        m_peer->close();
        peerClosed({});
    }
}

void Connection::peerClosed(const Error &why)
{
    if (m_isOpening) {
        failToOpen(why.code.isEmpty() ? error("connection_lost") : why);
        return;
    }
    dropEverything();
    emit closed(why);
}

/// Lets go of socket and peer, and fails what waits for an answer.
void Connection::dropEverything()
{
    m_open = false;
    m_deadlineTimer.stop();
    for (QObject *const object :
         {static_cast<QObject *>(m_socket.release()), static_cast<QObject *>(m_peer.release())}) {
        // They may be on the call stack.
        if (object != nullptr) {
            object->disconnect(this);
            object->deleteLater();
        }
    }
    const auto pending = std::exchange(m_pending, {});
    const auto waiting = std::exchange(m_waiting, {});
    for (const Pending &request : pending) {
        request.finish(failure(error("offline")));
    }
    for (const Request &request : waiting) {
        request.finish(failure(error("offline")));
    }
}

} // namespace kontor::wire
