#pragma once

#include "server/net/client_session.h"

#include <QHash>

#include <vector>

class QSslSocket;

namespace kontor {

/// The server's network side: takes connections over TLS and runs a ClientSession for each.
///
/// Lives on the thread it is made on, with an event loop; requests are answered by `handler` on
/// workers.
class Server final : public QObject
{
    Q_OBJECT

public:
    /// The handler and the clock must outlive the server.
    /// `workers` answer requests; nullptr: threads of its own.
    Server(RequestHandler &handler, const ServerOptions &options, const Clock &clock,
           Workers *workers = nullptr);
    /// Closes all connections and waits for the requests that run.
    ~Server() override;

    /// Errors: address_unusable (args: address, port, detail), tls_missing.
    Result<void> listen();
    quint16 port() const;
    /// Of the certificate, as wire::fingerprintOf.
    QString fingerprint() const;

    /// Takes a connection that was made elsewhere: a pipe inside the process.
    void attach(std::unique_ptr<wire::Peer> peer, const QHostAddress &address = {});
    /// Clients that are signed in.
    int clients() const;

    /// Takes nobody any more, finishes the requests that run, tells the clients and closes.
    /// stopped() follows, from the event loop.
    void stop();

signals:
    void stopped();

private:
    class Listener;

    void accept(qintptr descriptor);
    bool hasRoomFor(const QHostAddress &address) const;
    void dropHandshake(QSslSocket *socket, const QString &why);
    void welcome(QSslSocket *socket);
    void replaceOthers(const ClientSession &newest);
    void remove(ClientSession *session);
    /// A copy, since a session may be removed while something is done to each.
    std::vector<ClientSession *> sessions() const;

    RequestHandler &m_handler;
    ServerOptions m_options;
    const Clock &m_clock;
    const std::unique_ptr<Workers> m_ownWorkers;
    Workers &m_workers;
    SignInGuard m_guard;
    std::unique_ptr<Listener> m_listener;
    /// Connections whose TLS handshake is under way.
    QHash<QSslSocket *, QHostAddress> m_handshakes;
    std::vector<std::unique_ptr<ClientSession>> m_sessions;
    quint64 m_connections = 0; ///< so far
    bool m_stopping = false;
};

} // namespace kontor
