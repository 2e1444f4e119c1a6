#pragma once

#include "server/net/routes.h"
#include "server/net/server.h"

#include <QSemaphore>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>

#include <mutex>

/// What the tests of the network side share: an engine's stand-in that does what the test says, and
/// a client that may send anything.
namespace kontor {

const Instant noon = 1'780'000'000'000;

inline QStringList list(std::initializer_list<const char *> texts)
{
    QStringList result;
    for (const char *const text : texts) {
        result.append(QString::fromLatin1(text));
    }
    return result;
}

/// Signs ana in with the password "right"; answers Status at once and Reports when released.
class ScriptedHandler final : public RequestHandler
{
public:
    ScriptedHandler()
    {
        m_routes.add<wire::Status>(
            [](const ClientPointer &, const wire::Status &) -> Result<wire::StatusReply> {
                wire::StatusReply reply;
                reply.version = QStringLiteral("1.2.3");
                return reply;
            });
        m_routes.add<wire::Reports>(
            [this](const ClientPointer &, const wire::Reports &) -> Result<wire::ReportsReply> {
                started.release();
                released.acquire();
                return wire::ReportsReply();
            });
        m_routes.add<wire::RunReport>(
            [](const ClientPointer &, const wire::RunReport &) -> Result<wire::ReportReply> {
                return fail("report_unknown", "name");
            });
    }

    Result<SignedIn> signIn(const wire::SignIn &request, const wire::Hello &) override
    {
        if (request.password != QLatin1String("right")) {
            return fail("sign_in_refused");
        }
        return signedIn(request.device);
    }
    Result<SignedIn> signIn(const wire::DeviceSignIn &request, const wire::Hello &) override
    {
        return signedIn(request.device);
    }
    void clientOpened(const ClientPointer &client) override
    {
        if (pushAtOnce) {
            client->push(wire::Goodbye{{QStringLiteral("early"), {}, {}}});
        }
        const std::lock_guard lock(m_mutex);
        m_clients.append(client);
        ++m_opened;
    }
    void clientClosed(const ClientPointer &client) override
    {
        const std::lock_guard lock(m_mutex);
        m_clients.removeOne(client);
        ++m_closed;
    }
    Result<QByteArray> answer(const ClientPointer &client, const wire::Message &request) override
    {
        return m_routes.answer(client, request);
    }

    QList<ClientPointer> clients() const
    {
        const std::lock_guard lock(m_mutex);
        return m_clients;
    }
    int opened() const
    {
        const std::lock_guard lock(m_mutex);
        return m_opened;
    }
    int closed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }

    QSemaphore started;  ///< counts the Reports that have begun
    QSemaphore released; ///< lets one go on each
    std::atomic_bool pushAtOnce = false;

private:
    static SignedIn signedIn(const QUuid &device)
    {
        SignedIn result;
        result.session = newUuid();
        result.reply.user = newUuid();
        result.reply.userName = QStringLiteral("Ana");
        result.reply.device = device;
        return result;
    }

    Routes m_routes;
    mutable std::mutex m_mutex;
    QList<ClientPointer> m_clients;
    int m_opened = 0;
    int m_closed = 0;
};

/// A certificate for all tests of one program; making one takes a while.
inline const ServerCertificate &testCertificate()
{
    static const QTemporaryDir directory;
    static const ServerCertificate certificate = ownCertificate(directory.path()).value();
    return certificate;
}

/// The other end of a TLS connection: writes what it is told, frame or not, and keeps what comes.
class TestClient
{
public:
    explicit TestClient(const Server &server, QSsl::SslProtocol protocol = QSsl::TlsV1_3OrLater)
    {
        QSslConfiguration configuration;
        configuration.setProtocol(protocol);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setSslConfiguration(configuration);
        QObject::connect(&socket, &QSslSocket::readyRead, &socket, [this] { read(); });
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
    }

    void write(const QByteArray &bytes) { socket.write(bytes); }
    template <class T>
    void send(const T &message, wire::RequestNumber request = 0)
    {
        write(wire::frameOf(wire::encode(message, request), wire::Compression::Never));
    }
    /// Says hello as request 1 and signs in as request 2.
    void signIn(const QUuid &device = {})
    {
        send(hello(), 1);
        send(wire::SignIn{QStringLiteral("ana"), QStringLiteral("right"), device, {}}, 2);
    }
    static wire::Hello hello()
    {
        wire::Hello result;
        result.program = QStringLiteral("test");
        return result;
    }

    bool isConnected() const { return socket.state() == QAbstractSocket::ConnectedState; }
    bool isGone() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    /// The types of the messages so far, with the code of a failure: "failed:cancelled".
    QStringList arrived() const
    {
        QStringList types;
        for (const wire::Message &message : messages) {
            const QString code = errorIn(message).code;
            types.append(QString::fromLatin1(message.type())
                         + (code.isEmpty() ? QString() : QLatin1Char(':') + code));
        }
        return types;
    }
    /// The error that the last message carries.
    Error lastError() const { return messages.isEmpty() ? Error() : errorIn(messages.last()); }

    QSslSocket socket;
    QList<wire::Message> messages;

private:
    static Error errorIn(const wire::Message &message)
    {
        if (message.is<wire::Failed>()) {
            return message.as<wire::Failed>()->error;
        }
        return message.is<wire::Goodbye>() ? message.as<wire::Goodbye>()->error : Error();
    }
    void read()
    {
        m_reader.append(socket.readAll());
        for (auto content = m_reader.next(); content && *content; content = m_reader.next()) {
            messages.append(wire::Message::parse(**content).value());
        }
    }

    wire::FrameReader m_reader;
};

} // namespace kontor
