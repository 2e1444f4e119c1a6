#pragma once

#include "common/wire/message.h"
#include "common/wire/messages.h"

#include <memory>

namespace kontor {

/// A signed-in client as the engine sees it. Thread-safe; it may outlive its connection, then
/// everything is a no-op.
class Client
{
public:
    virtual ~Client() = default;

    /// Counts the connections of this process.
    virtual quint64 number() const = 0;
    /// As the handler's signIn() gave them.
    virtual QUuid session() const = 0;
    virtual QUuid user() const = 0;
    virtual QUuid device() const = 0;
    /// Where it comes from, for the log: "192.0.2.7:50312".
    virtual QString address() const = 0;
    /// Versions and program that it said in its Hello.
    virtual const wire::Hello &hello() const = 0;

    /// Sends an encoded message that answers no request.
    virtual void sendMessage(const QByteArray &message) = 0;
    template <class T>
    void push(const T &message)
    {
        sendMessage(wire::encode(message));
    }
    /// Whether more waits to be sent than it takes; pushes should be held back until it is not.
    virtual bool isCongested() const = 0;
    /// Says why (Goodbye) and closes the connection.
    virtual void close(const Error &why) = 0;
};

using ClientPointer = std::shared_ptr<Client>;

/// A successful sign-in.
struct SignedIn {
    QUuid session; ///< that the handler knows it by
    wire::SignInReply reply;
};

/// What stands behind the network: signs clients in and answers their requests.
///
/// All functions block and are called on worker threads, several at once; those of one client after
/// its clientOpened() and before its clientClosed().
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;

    /// Errors: as told at wire::SignIn.
    virtual Result<SignedIn> signIn(const wire::SignIn &request, const wire::Hello &hello) = 0;
    /// Errors: as told at wire::DeviceSignIn.
    virtual Result<SignedIn> signIn(const wire::DeviceSignIn &request,
                                    const wire::Hello &hello) = 0;
    /// The client has signed in; pushes may go to it from now on.
    virtual void clientOpened(const ClientPointer &client) = 0;
    /// The connection is gone; no request of it runs any more.
    virtual void clientClosed(const ClientPointer &client) = 0;
    /// The encoded reply to a request, or nothing to a message that wants none (see Routes).
    /// Errors: message_malformed costs the client its connection; every other error answers the
    /// request.
    virtual Result<QByteArray> answer(const ClientPointer &client,
                                      const wire::Message &request) = 0;
};

} // namespace kontor
