#include "server/net/server.h"

#include "common/wire/fingerprint.h"
#include "server/net/log.h"

#include <QCoreApplication>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor {

/// Hands out the descriptors of new connections.
class Server::Listener final : public QTcpServer
{
public:
    explicit Listener(Server &server) : m_server(server) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_server.accept(descriptor); }

private:
    Server &m_server;
};

namespace {

std::unique_ptr<Workers> threads(int count)
{
    auto workers = std::make_unique<WorkerThreads>(count);
    // Each keeps its connection to the database.
    workers->pool().setExpiryTimeout(-1);
    return workers;
}

} // namespace

Server::Server(RequestHandler &handler, const ServerOptions &options, const Clock &clock,
               Workers *workers)
    : m_handler(handler),
      m_options(options),
      m_clock(clock),
      m_ownWorkers(workers == nullptr ? threads(options.workers) : nullptr),
      m_workers(workers == nullptr ? *m_ownWorkers : *workers),
      m_listener(std::make_unique<Listener>(*this))
{
}

Server::~Server()
{
    for (ClientSession *const session : sessions()) {
        session->abandon();
    }
    // What workers have finished is told to their sessions, which then leave with a last call.
    while (!m_sessions.empty()) {
        m_workers.waitForDone();
        for (ClientSession *const session : sessions()) {
            QCoreApplication::sendPostedEvents(session, QEvent::MetaCall);
        }
    }
    qDeleteAll(m_handshakes.keyBegin(), m_handshakes.keyEnd());
}

Result<void> Server::listen()
{
    if (!QSslSocket::supportsSsl()) {
        return fail("tls_missing");
    }
    if (!m_listener->listen(m_options.listen, m_options.port)) {
        return fail("address_unusable", "",
                    {{u"address"_s, m_options.listen.toString()},
                     {u"port"_s, QString::number(m_options.port)},
                     {u"detail"_s, m_listener->errorString()}});
    }
    return {};
}

quint16 Server::port() const
{
    return m_listener->serverPort();
}

QString Server::fingerprint() const
{
    return wire::fingerprintOf(m_options.certificate.certificate);
}

int Server::clients() const
{
    return static_cast<int>(
        std::count_if(m_sessions.begin(), m_sessions.end(),
                      [](const auto &session) { return session->isSignedIn(); }));
}

void Server::accept(qintptr descriptor)
{
    // Owned by m_handshakes until the handshake ends one way or the other.
    auto *const socket = new QSslSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const QHostAddress address = socket->peerAddress();
    if (!hasRoomFor(address)) {
        qCWarning(lcServer).noquote() << "too many connections: refused" << address.toString();
        delete socket;
        return;
    }
    m_handshakes.insert(socket, address);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(m_options.certificate.certificate);
    configuration.setPrivateKey(m_options.certificate.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    socket->setSslConfiguration(configuration);
    connect(socket, &QSslSocket::encrypted, this, [this, socket] { welcome(socket); });
    connect(socket, &QSslSocket::errorOccurred, this,
            [this, socket] { dropHandshake(socket, socket->errorString()); });
    QTimer::singleShot(m_options.helloMs, socket,
                       [this, socket] { dropHandshake(socket, u"no handshake in time"_s); });
    socket->startServerEncryption();
}

bool Server::hasRoomFor(const QHostAddress &address) const
{
    const qsizetype all = m_handshakes.size() + static_cast<qsizetype>(m_sessions.size());
    const qsizetype same = std::count(m_handshakes.cbegin(), m_handshakes.cend(), address)
        + std::count_if(m_sessions.begin(), m_sessions.end(),
                        [&](const auto &session) { return session->address() == address; });
    return !m_stopping && all < m_options.connections && same < m_options.connectionsOfAddress;
}

void Server::dropHandshake(QSslSocket *socket, const QString &why)
{
    if (m_handshakes.contains(socket)) {
        qCWarning(lcServer).noquote()
            << "no TLS with" << m_handshakes.take(socket).toString() << why;
        socket->abort();
        socket->deleteLater();
    }
}

void Server::welcome(QSslSocket *socket)
{
    const QHostAddress address = m_handshakes.take(socket);
    socket->disconnect(this);
    attach(std::make_unique<wire::SocketPeer>(std::unique_ptr<QSslSocket>(socket), m_clock,
                                              m_options.peer),
           address);
}

void Server::attach(std::unique_ptr<wire::Peer> peer, const QHostAddress &address)
{
    const ClientSession::Context context{m_handler, m_workers, m_guard, m_clock, m_options};
    auto session =
        std::make_unique<ClientSession>(std::move(peer), address, ++m_connections, context);
    connect(session.get(), &ClientSession::signedIn, this,
            [this, signedIn = session.get()] { replaceOthers(*signedIn); });
    connect(session.get(), &ClientSession::finished, this,
            [this, finished = session.get()] { remove(finished); });
    m_sessions.push_back(std::move(session));
}

/// A device has one connection, the newest: an older one is most likely half open.
void Server::replaceOthers(const ClientSession &newest)
{
    for (ClientSession *const session : sessions()) {
        if (session != &newest && !newest.device().isNull()
            && session->device() == newest.device()) {
            session->stop(Error{u"session_replaced"_s, {}, {}});
        }
    }
}

void Server::remove(ClientSession *session)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [&](const auto &owned) { return owned.get() == session; });
    // It is on the call stack.
    found->release()->deleteLater();
    m_sessions.erase(found);
    if (m_stopping && m_sessions.empty()) {
        emit stopped();
    }
}

std::vector<ClientSession *> Server::sessions() const
{
    std::vector<ClientSession *> result;
    for (const auto &session : m_sessions) {
        result.push_back(session.get());
    }
    return result;
}

void Server::stop()
{
    if (m_stopping) {
        return;
    }
    m_stopping = true;
    m_listener->close();
    const QList<QSslSocket *> handshakes = m_handshakes.keys();
    for (QSslSocket *const socket : handshakes) {
        dropHandshake(socket, u"stopping"_s);
    }
    for (ClientSession *const session : sessions()) {
        session->stop(Error{u"server_stopping"_s, {}, {}});
    }
    QTimer::singleShot(m_options.stopMs, this, [this] {
        for (ClientSession *const session : sessions()) {
            session->abandon();
        }
    });
    if (m_sessions.empty()) {
        QMetaObject::invokeMethod(this, &Server::stopped, Qt::QueuedConnection);
    }
}

} // namespace kontor
