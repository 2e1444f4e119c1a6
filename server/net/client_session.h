#pragma once

#include "common/base/workers.h"
#include "server/net/request_handler.h"
#include "server/net/server_options.h"
#include "server/net/sign_in_guard.h"

#include <QQueue>
#include <QTimer>

namespace kontor {

class ClientHandle;

/// One connection from its hello to its end: hello, sign in, requests.
///
/// Lives on the server's thread; requests run on workers and their answers come back to it. It
/// finishes when the connection is closed and no worker has anything of it any more.
class ClientSession final : public QObject
{
    Q_OBJECT

public:
    /// What all sessions share; it outlives them.
    struct Context {
        RequestHandler &handler;
        Workers &workers;
        SignInGuard &guard;
        const Clock &clock;
        const ServerOptions &options;
    };

    ClientSession(std::unique_ptr<wire::Peer> peer, const QHostAddress &address, quint64 number,
                  const Context &context);
    ~ClientSession() override;

    /// Answers what runs, refuses what waits, says why and closes.
    void stop(const Error &why);
    /// Closes without waiting for the client.
    void abandon();
    bool isSignedIn() const { return m_client != nullptr; }
    /// Null before the sign-in, and of a client that keeps none.
    QUuid device() const;
    QHostAddress address() const { return m_address; }
    /// Sends a message that answers no request.
    void push(const QByteArray &message);

signals:
    void signedIn();
    void finished();

private:
    using SignInResult = Result<std::shared_ptr<ClientHandle>>;
    enum class Stage { Hello, SignIn, SigningIn, Open, Closed };

    void receive(const wire::Message &message);
    void greet(const wire::Message &message);
    void signIn(const wire::Message &message);
    template <class Request>
    void startSignIn(const wire::Message &message);
    void finishSignIn(wire::RequestNumber request, const SignInResult &result);
    void takeRequest(const wire::Message &message);
    void cancel(const wire::Message &message);
    void runRequests();
    void finishRequest(const wire::Message &message, const Result<QByteArray> &reply);
    void refuse(wire::RequestNumber request, const Error &error);
    void misbehaved(const Error &error);
    void peerClosed(const Error &why);
    void settle();
    template <class Work, class Done>
    void runOnWorker(Work work, Done done);

    std::unique_ptr<wire::Peer> m_peer;
    QHostAddress m_address;
    quint64 m_number;
    QString m_name; ///< for the log
    Context m_context;
    Stage m_stage = Stage::Hello;
    QTimer m_deadline; ///< of the stage
    wire::Hello m_hello;
    std::shared_ptr<ClientHandle> m_client;
    QQueue<wire::Message> m_waiting;
    int m_running = 0;            ///< calls on workers
    QList<QByteArray> m_heldBack; ///< pushes from before the answer to the sign-in
    Error m_stopping;             ///< why, once stop() was called
    bool m_left = false;
};

} // namespace kontor
