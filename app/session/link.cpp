#include "app/session/link.h"

#include "app/session/answered.h"
#include "app/session/server_list.h"
#include "common/base/when_done.h"

namespace kontor {

namespace {

/// The error that tells a person most about why no server could be used.
Error moreTelling(const Error &first, const Error &second)
{
    const auto isOfCertificate = [](const Error &error) {
        return error.code.startsWith(QLatin1String("certificate_"));
    };
    return first.code.isEmpty() || (isOfCertificate(second) && !isOfCertificate(first)) ? second
                                                                                        : first;
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

/// Opens a connection to one of the servers. Where a certificate was accepted for another one of
/// them, the same is accepted here: a company may have one for all of its servers.
QFuture<Result<wire::HelloReply>> Link::open(const QString &server, const QStringList &servers)
{
    m_connection.close();
    if (m_options.pipe) {
        std::unique_ptr<wire::Peer> peer = m_options.pipe();
        return peer ? m_connection.open(std::move(peer))
                    : answered<wire::HelloReply>(fail("server_unreachable"));
    }
    wire::ServerAddress address = serverAddress(server);
    address.fingerprint = trustedFingerprint(m_options.folder, server);
    const bool known = !address.fingerprint.isEmpty();
    for (const QString &other : servers) {
        if (address.fingerprint.isEmpty()) {
            address.fingerprint = trustedFingerprint(m_options.folder, other);
        }
    }
    const auto opened = [this, server, known, address](
                            const Result<wire::HelloReply> &hello) -> Result<wire::HelloReply> {
        if (hello) {
            if (!known && !address.fingerprint.isEmpty()) {
                trustFingerprint(m_options.folder, server, address.fingerprint);
            }
            return hello;
        }
        Error error = hello.error();
        if (!known && error.code == QLatin1String("certificate_changed")) {
            error.code = QStringLiteral("certificate_unknown"); // it is not that of the others
        }
        error.args.insert(QStringLiteral("server"), server);
        return Unexpected(error);
    };
    return followUp(m_connection.open(address), this, opened);
}

template <class Request>
QFuture<Result<wire::SignInReply>> Link::openAndAsk(const QString &servers, const Request &request)
{
    close();
    auto round = std::make_shared<Round<Request>>();
    round->request = request;
    round->attempt = ++m_attempt;
    round->servers = serverList(servers);
    // On with the one that answered last; the others stand by.
    if (const qsizetype last = round->servers.indexOf(m_server); last > 0) {
        round->servers.move(last, 0);
    }
    round->promise.start();
    tryNext(round);
    return round->promise.future();
}

template <class Request>
void Link::tryNext(const std::shared_ptr<Round<Request>> &round)
{
    const QString server = round->servers.value(round->next++);
    const auto failed = [this, round](const Error &error) {
        round->why = moreTelling(round->why, error);
        const bool more = round->next < round->servers.size();
        if (round->attempt == m_attempt && more && isWorthAnother(error)) {
            tryNext(round);
        } else {
            finish(round, Unexpected(isWorthAnother(error) ? round->why : error));
        }
    };
    const auto replied = [this, round, server, failed](const Result<wire::SignInReply> &reply) {
        if (reply) {
            m_server = round->attempt == m_attempt ? server : m_server;
            finish(round, reply);
        } else {
            failed(reply.error());
        }
    };
    whenDone(open(server, round->servers), this,
             [this, round, replied, failed](const Result<wire::HelloReply> &hello) {
                 if (hello) {
                     whenDone(m_connection.request(round->request), this, replied);
                 } else {
                     failed(hello.error());
                 }
             });
}

template <class Request>
void Link::finish(const std::shared_ptr<Round<Request>> &round,
                  const Result<wire::SignInReply> &reply)
{
    if (round->attempt == m_attempt) {
        m_up = reply.has_value() && m_connection.isOpen();
        if (!m_up) {
            m_connection.close();
        }
    }
    round->promise.addResult(reply);
    round->promise.finish();
}

QFuture<Result<wire::SignInReply>> Link::signIn(const Credentials &credentials,
                                                const DesktopAccount &account)
{
    return openAndAsk(credentials.server,
                      wire::SignIn{credentials.login, credentials.password, account.device,
                                   m_options.deviceName, account.keyId, account.key});
}

QFuture<Result<wire::SignInReply>> Link::resume(const DesktopAccount &account)
{
    return openAndAsk(
        account.server,
        wire::DeviceSignIn{account.device, account.token, account.keyId, account.key});
}

void Link::close()
{
    m_up = false;
    ++m_attempt;
    m_connection.close();
}

} // namespace kontor
