#include "app/session/link.h"

#include "app/session/answered.h"
#include "common/base/when_done.h"
#include "common/wire/limits.h"

namespace kontor {

namespace {

/// host, host:port or [address]:port.
wire::ServerAddress addressOf(const QString &server)
{
    wire::ServerAddress address;
    const QString text = server.trimmed();
    const qsizetype colon = text.lastIndexOf(u':');
    const bool hasPort = colon >= 0 && text.indexOf(u':') == colon;
    const bool bracketed = text.startsWith(u'[') && text.indexOf(u"]:") > 0;
    address.port = wire::limits::defaultPort;
    address.host = text;
    if (hasPort || bracketed) {
        address.host = text.left(colon);
        address.port = text.mid(colon + 1).toUShort();
    }
    if (address.host.startsWith(u'[')) {
        address.host = address.host.mid(1).chopped(address.host.endsWith(u']') ? 1 : 0);
    }
    return address;
}

} // namespace

Link::Link(const Clock &clock, const SessionOptions &options, QObject *parent)
    : QObject(parent), m_options(options), m_connection(clock, options.connection, this)
{
    connect(&m_connection, &wire::Connection::received, this, &Link::received);
    connect(&m_connection, &wire::Connection::closed, this, [this](const Error &why) {
        if (std::exchange(m_up, false)) {
            emit closed(why);
        }
    });
}

QFuture<Result<wire::HelloReply>> Link::open(const QString &server)
{
    if (m_options.pipe) {
        std::unique_ptr<wire::Peer> peer = m_options.pipe();
        return peer ? m_connection.open(std::move(peer))
                    : answered<wire::HelloReply>(fail("server_unreachable"));
    }
    wire::ServerAddress address = addressOf(server);
    address.fingerprint = trustedFingerprint(m_options.folder, server);
    return m_connection.open(address);
}

template <class Request>
QFuture<Result<wire::SignInReply>> Link::openAndAsk(const QString &server, const Request &request)
{
    close();
    const int attempt = ++m_attempt;
    const auto promise = std::make_shared<QPromise<Result<wire::SignInReply>>>();
    promise->start();
    const auto finish = [this, attempt, promise](const Result<wire::SignInReply> &reply) {
        if (attempt == m_attempt) {
            m_up = reply.has_value() && m_connection.isOpen();
            if (!m_up) {
                m_connection.close();
            }
        }
        promise->addResult(reply);
        promise->finish();
    };
    whenDone(open(server), this, [this, request, finish](const Result<wire::HelloReply> &hello) {
        if (hello) {
            whenDone(m_connection.request(request), this, finish);
        } else {
            finish(Unexpected(hello.error()));
        }
    });
    return promise->future();
}

QFuture<Result<wire::SignInReply>> Link::signIn(const Credentials &credentials, const QUuid &device)
{
    return openAndAsk(
        credentials.server,
        wire::SignIn{credentials.login, credentials.password, device, m_options.deviceName});
}

QFuture<Result<wire::SignInReply>> Link::resume(const DesktopAccount &account)
{
    return openAndAsk(account.server, wire::DeviceSignIn{account.device, account.token});
}

void Link::close()
{
    m_up = false;
    ++m_attempt;
    m_connection.close();
}

} // namespace kontor
