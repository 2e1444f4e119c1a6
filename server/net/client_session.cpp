#include "server/net/client_session.h"

#include "server/net/client_handle.h"
#include "server/net/log.h"

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

Error error(const char *code, const QVariantMap &args = {})
{
    return Error{QString::fromLatin1(code), args, {}};
}

} // namespace

ClientSession::ClientSession(std::unique_ptr<wire::Peer> peer, const QHostAddress &address,
                             quint64 number, const Context &context)
    : m_peer(std::move(peer)),
      m_address(address),
      m_number(number),
      m_name(u"client %1 (%2)"_s.arg(number).arg(m_peer->address())),
      m_context(context)
{
    m_peer->setFrameLimit(wire::limits::frameBytesBeforeSignIn);
    connect(m_peer.get(), &wire::Peer::received, this, &ClientSession::receive);
    connect(m_peer.get(), &wire::Peer::closed, this, &ClientSession::peerClosed);
    connect(m_peer.get(), &wire::Peer::congestionChanged, this, [this](bool congested) {
        if (m_client != nullptr) {
            m_client->setCongested(congested);
        }
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        misbehaved(error(m_stage == Stage::Hello ? "hello_missing" : "sign_in_missing"));
    });
    m_deadline.start(m_context.options.helloMs);
}

ClientSession::~ClientSession()
{
    if (m_client != nullptr) {
        m_client->detach();
    }
}

QUuid ClientSession::device() const
{
    return m_client != nullptr ? m_client->device() : QUuid();
}

/// Calls `work` on a worker and `done` with its result back here. The session stays until then.
template <class Work, class Done>
void ClientSession::runOnWorker(Work work, Done done)
{
    ++m_running;
    m_context.workers.start([this, work, done] {
        auto result = work();
        QMetaObject::invokeMethod(
            this,
            [this, done, result = std::move(result)] {
                --m_running;
                done(result);
                settle();
            },
            Qt::QueuedConnection);
    });
}

// --- hello and sign-in ---------------------------------------------------------------------------

void ClientSession::receive(const wire::Message &message)
{
    switch (m_stage) {
    case Stage::Hello:
        greet(message);
        break;
    case Stage::SignIn:
        signIn(message);
        break;
    case Stage::SigningIn:
        misbehaved(error("message_unexpected"));
        break;
    case Stage::Open:
        takeRequest(message);
        break;
    case Stage::Closed:
        break;
    }
}

void ClientSession::greet(const wire::Message &message)
{
    const Result<wire::Hello> hello = message.as<wire::Hello>();
    if (!hello) {
        misbehaved(error("hello_expected"));
        return;
    }
    if (hello->newest < wire::oldestProtocol || hello->oldest > wire::newestProtocol) {
        misbehaved(error("protocol_unsupported",
                         {{u"oldest"_s, wire::oldestProtocol},
                          {u"newest"_s, wire::newestProtocol},
                          {u"spoken"_s, hello->newest},
                          {u"version"_s, m_context.options.version}}));
        return;
    }
    m_hello = *hello;
    m_stage = Stage::SignIn;
    m_deadline.start(m_context.options.signInMs);
    wire::HelloReply reply;
    reply.protocol = std::min(hello->newest, wire::newestProtocol);
    reply.schema = m_context.options.schema;
    reply.version = m_context.options.version;
    reply.time = m_context.clock.now();
    m_peer->send(reply, message.request());
}

void ClientSession::signIn(const wire::Message &message)
{
    if (!m_stopping.code.isEmpty()) {
        refuse(message.request(), m_stopping);
        return;
    }
    const qint64 wait = m_context.guard.waitMs(m_address, m_context.clock.monotonicMs());
    if (wait > 0) {
        refuse(message.request(),
               error("sign_in_too_often", {{u"seconds"_s, (wait + 999) / 1000}}));
        return;
    }
    if (message.is<wire::SignIn>()) {
        startSignIn<wire::SignIn>(message);
    } else if (message.is<wire::DeviceSignIn>()) {
        startSignIn<wire::DeviceSignIn>(message);
    } else {
        misbehaved(error("sign_in_expected"));
    }
}

template <class Request>
void ClientSession::startSignIn(const wire::Message &message)
{
    const Result<Request> request = message.as<Request>();
    if (!request) {
        misbehaved(request.error());
        return;
    }
    m_stage = Stage::SigningIn;
    m_deadline.stop();
    const auto work = [this, request = *request, address = m_peer->address()]() -> SignInResult {
        TRY_ASSIGN(const SignedIn signedIn, m_context.handler.signIn(request, m_hello));
        auto client = std::make_shared<ClientHandle>(*this, m_number, signedIn, address, m_hello);
        m_context.handler.clientOpened(client);
        return client;
    };
    runOnWorker(work, [this, number = message.request()](const SignInResult &result) {
        finishSignIn(number, result);
    });
}

void ClientSession::finishSignIn(wire::RequestNumber request, const SignInResult &result)
{
    if (result) {
        m_client = *result;
    }
    // A guess at a password or a token.
    if (!result && result.error().code == "sign_in_refused"_L1) {
        m_context.guard.failed(m_address, m_context.clock.monotonicMs());
        qCInfo(lcServer).noquote() << m_name << "failed to sign in:" << result.error().code;
    }
    if (m_stage == Stage::Closed) {
        return;
    }
    if (!result) {
        m_stage = Stage::SignIn;
        m_deadline.start(m_context.options.signInMs);
        refuse(request, result.error());
        return;
    }
    m_context.guard.succeeded(m_address);
    m_stage = Stage::Open;
    m_peer->setFrameLimit(wire::limits::frameBytes);
    m_peer->send(m_client->reply(), request);
    for (const QByteArray &message : std::exchange(m_heldBack, {})) {
        m_peer->sendMessage(message);
    }
    qCInfo(lcServer).noquote() << m_name << "signed in: user"
                               << m_client->user().toString(QUuid::WithoutBraces) << "with"
                               << m_hello.program << m_hello.version;
    emit signedIn();
}

// --- requests ------------------------------------------------------------------------------------

void ClientSession::takeRequest(const wire::Message &message)
{
    if (message.is<wire::Cancel>()) {
        cancel(message);
    } else if (!m_stopping.code.isEmpty()) {
        refuse(message.request(), m_stopping);
    } else if (m_waiting.size() + m_running >= wire::limits::requestsInFlight) {
        refuse(message.request(),
               error("too_many_requests", {{u"limit"_s, wire::limits::requestsInFlight}}));
    } else {
        m_waiting.enqueue(message);
        runRequests();
    }
}

void ClientSession::cancel(const wire::Message &message)
{
    const Result<wire::Cancel> cancel = message.as<wire::Cancel>();
    if (!cancel) {
        misbehaved(cancel.error());
        return;
    }
    const auto isMeant = [&](const wire::Message &waiting) {
        return waiting.request() == cancel->request;
    };
    if (m_waiting.removeIf(isMeant) > 0) {
        refuse(static_cast<wire::RequestNumber>(cancel->request), error("cancelled"));
    }
}

void ClientSession::runRequests()
{
    while (!m_waiting.isEmpty() && m_running < m_context.options.workersOfClient) {
        const wire::Message message = m_waiting.dequeue();
        const auto work = [this, client = ClientPointer(m_client), message] {
            return m_context.handler.answer(client, message);
        };
        runOnWorker(work, [this, message](const Result<QByteArray> &reply) {
            finishRequest(message, reply);
        });
    }
}

void ClientSession::finishRequest(const wire::Message &message, const Result<QByteArray> &reply)
{
    if (m_stage == Stage::Closed) {
        return;
    }
    if (!reply && reply.error().code == "message_malformed"_L1) {
        misbehaved(reply.error());
    } else if (!reply) {
        refuse(message.request(), reply.error());
    } else if (reply->size() > wire::limits::messageBytes) {
        refuse(message.request(), error("answer_too_long"));
    } else if (!reply->isEmpty()) {
        m_peer->sendMessage(*reply);
    }
    runRequests();
}

void ClientSession::refuse(wire::RequestNumber request, const Error &error)
{
    if (request != 0) {
        m_peer->send(wire::Failed{error}, request);
    }
}

void ClientSession::push(const QByteArray &message)
{
    if (m_stage == Stage::SigningIn) {
        m_heldBack.append(message);
    } else if (m_stage == Stage::Open) {
        m_peer->sendMessage(message);
    }
}

// --- the end -------------------------------------------------------------------------------------

void ClientSession::stop(const Error &why)
{
    if (m_stage == Stage::Closed || !m_stopping.code.isEmpty()) {
        return;
    }
    m_stopping = why;
    for (const wire::Message &message : std::exchange(m_waiting, {})) {
        refuse(message.request(), why);
    }
    settle();
}

void ClientSession::abandon()
{
    if (m_stage != Stage::Closed) {
        m_peer.reset();
        peerClosed(error("connection_lost"));
    }
}

void ClientSession::misbehaved(const Error &error)
{
    qCWarning(lcServer).noquote() << m_name << "is disconnected:" << error.code << error.args;
    m_deadline.stop();
    m_peer->close(error);
}

void ClientSession::peerClosed(const Error &why)
{
    qCInfo(lcServer).noquote() << m_name << "closed" << why.code;
    m_stage = Stage::Closed;
    m_deadline.stop();
    m_waiting.clear();
    settle();
}

/// Once no worker has anything of this session: closes when it was told to stop, finishes when the
/// connection is closed.
void ClientSession::settle()
{
    if (m_running > 0 || m_left) {
        return;
    }
    if (m_stage != Stage::Closed) {
        if (!m_stopping.code.isEmpty()) {
            m_peer->close(m_stopping);
        }
        return;
    }
    m_left = true;
    if (m_client == nullptr) {
        emit finished();
        return;
    }
    m_client->detach();
    const auto work = [this] {
        m_context.handler.clientClosed(m_client);
        return true;
    };
    runOnWorker(work, [this](bool) { emit finished(); });
}

} // namespace kontor
