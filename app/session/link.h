#pragma once

#include "app/session/desktop_account.h"
#include "app/session/session.h"
#include "common/wire/connection.h"

namespace kontor {

/// A connection to one of the company's servers on which the device is signed in: when one cannot
/// be used, the next one is tried. Lives on the sync loop's thread.
class Link final : public QObject
{
    Q_OBJECT

public:
    Link(const Clock &clock, const SessionOptions &options, QObject *parent);

    /// Connects and signs a person in, with the device of an earlier sign-in, if there is one, and
    /// with the account's key; what has only its id asks for it.
    /// Errors: those of wire::Connection::open (args: server) and wire::SignIn.
    QFuture<Result<wire::SignInReply>> signIn(const Credentials &credentials,
                                              const DesktopAccount &account);
    /// Connects and signs the account's device in.
    /// Errors: those of wire::Connection::open and wire::DeviceSignIn.
    QFuture<Result<wire::SignInReply>> resume(const DesktopAccount &account);
    /// Closes without closed().
    void close();
    bool isUp() const { return m_up; }
    /// The server that it leads to, as typed; empty while it is not up.
    QString server() const { return m_up ? m_server : QString(); }
    wire::Connection &connection() { return m_connection; }

signals:
    void received(const kontor::wire::Message &message);
    /// The link is gone.
    void closed(const kontor::Error &why);

private:
    /// One attempt to get through to any of the servers.
    template <class Request>
    struct Round {
        Request request;
        int attempt = 0;
        QStringList servers;
        qsizetype next = 0;
        Error why; ///< the most telling of the errors so far
        QPromise<Result<wire::SignInReply>> promise;
    };

    template <class Request>
    QFuture<Result<wire::SignInReply>> openAndAsk(const QString &servers, const Request &request);
    template <class Request>
    void tryNext(const std::shared_ptr<Round<Request>> &round);
    template <class Request>
    void finish(const std::shared_ptr<Round<Request>> &round,
                const Result<wire::SignInReply> &reply);
    QFuture<Result<wire::HelloReply>> open(const QString &server, const QStringList &servers);

    const SessionOptions &m_options;
    wire::Connection m_connection;
    QString m_server; ///< that let the device in last
    bool m_up = false;
    int m_attempt = 0; ///< of opening; what belongs to an earlier one is ignored
};

} // namespace kontor
