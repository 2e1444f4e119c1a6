#pragma once

#include "app/session/desktop_account.h"
#include "app/session/session.h"
#include "common/wire/connection.h"

namespace kontor {

/// A connection to the server on which the device is signed in. Lives on the sync loop's thread.
class Link final : public QObject
{
    Q_OBJECT

public:
    Link(const Clock &clock, const SessionOptions &options, QObject *parent);

    /// Connects and signs a person in; `device` is that of an earlier sign-in, if there is one.
    /// Errors: those of wire::Connection::open and wire::SignIn.
    QFuture<Result<wire::SignInReply>> signIn(const Credentials &credentials, const QUuid &device);
    /// Connects and signs the account's device in.
    /// Errors: those of wire::Connection::open and wire::DeviceSignIn.
    QFuture<Result<wire::SignInReply>> resume(const DesktopAccount &account);
    /// Closes without closed().
    void close();
    bool isUp() const { return m_up; }
    wire::Connection &connection() { return m_connection; }

signals:
    void received(const kontor::wire::Message &message);
    /// The link is gone.
    void closed(const kontor::Error &why);

private:
    template <class Request>
    QFuture<Result<wire::SignInReply>> openAndAsk(const QString &server, const Request &request);
    QFuture<Result<wire::HelloReply>> open(const QString &server);

    const SessionOptions &m_options;
    wire::Connection m_connection;
    bool m_up = false;
    int m_attempt = 0; ///< of opening; what belongs to an earlier one is ignored
};

} // namespace kontor
