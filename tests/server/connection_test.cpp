#include "common/wire/connection.h"
#include "common/wire/fingerprint.h"
#include "common/wire/pipe_peer.h"
#include "tests/server/net_fixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

namespace kontor::wire {
namespace {

ConnectionOptions fastOptions()
{
    ConnectionOptions options;
    options.hello.program = u"test"_s;
    return options;
}

template <class T>
bool isReady(const QFuture<T> &future)
{
    return QTest::qWaitFor([&] { return future.isFinished(); });
}

/// The code of the error that the future ends with; empty when it succeeds.
template <class T>
QString codeOf(const QFuture<Result<T>> &future)
{
    if (!isReady(future)) {
        return u"never answered"_s;
    }
    return future.result() ? QString() : future.result().error().code;
}

} // namespace

/// A client's Connection against the real server side, over TLS.
class ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aTrustedServerIsGreetedAndAnswers();
    void anUnknownCertificateIsShownFirst();
    void aChangedCertificateIsRefused();
    void unreachableServersAreToldApart();
    void aServerThatSaysNothingTimesOut();
    void aPlainServerIsNoServer();
    void failuresComeAsErrors();
    void lateAnswersTimeOut();
    void whatWaitsFailsWhenTheLinkBreaks();
    void requestsWithoutAConnectionAreOffline();
    void moreRequestsThanTheServerTakesWait();
    void largeAnswersArrive();
    void pushesAreSignals();
    void itOpensAgain();
    void itMayLiveOnItsOwnThread();
    void itSpeaksThroughAPipe();

private:
    ServerAddress address() const;
    void open(Connection &connection);
    void signIn(Connection &connection);

    SystemClock m_clock;
    std::unique_ptr<ScriptedHandler> m_handler;
    std::unique_ptr<Server> m_server;
};

void ConnectionTest::init()
{
    m_handler = std::make_unique<ScriptedHandler>();
    ServerOptions options;
    options.certificate = testCertificate();
    m_server = std::make_unique<Server>(*m_handler, options, m_clock);
    QVERIFY(m_server->listen());
}

void ConnectionTest::cleanup()
{
    m_handler->released.release(1000);
    m_server.reset();
    m_handler.reset();
}

ServerAddress ConnectionTest::address() const
{
    return {u"127.0.0.1"_s, m_server->port(), m_server->fingerprint()};
}

void ConnectionTest::open(Connection &connection)
{
    QCOMPARE(codeOf(connection.open(address())), QString());
}

void ConnectionTest::signIn(Connection &connection)
{
    open(connection);
    const SignIn request{u"ana"_s, u"right"_s, newUuid(), u"laptop"_s};
    QCOMPARE(codeOf(connection.request(request)), QString());
}

void ConnectionTest::aTrustedServerIsGreetedAndAnswers()
{
    Connection connection(m_clock, fastOptions());
    const auto hello = connection.open(address());
    QVERIFY(!connection.isOpen());
    QVERIFY(isReady(hello));
    QCOMPARE(hello.result()->protocol, newestProtocol);
    QVERIFY(connection.isOpen());
    const auto signedIn = connection.request(SignIn{u"ana"_s, u"right"_s, newUuid(), u"laptop"_s});
    QVERIFY(isReady(signedIn));
    QCOMPARE(signedIn.result()->userName, u"Ana"_s);
    const auto status = connection.request(Status());
    QVERIFY(isReady(status));
    QCOMPARE(status.result()->version, u"1.2.3"_s);
}

void ConnectionTest::anUnknownCertificateIsShownFirst()
{
    Connection connection(m_clock, fastOptions());
    ServerAddress unknown = address();
    unknown.fingerprint.clear();
    const auto refused = connection.open(unknown);
    QCOMPARE(codeOf(refused), u"certificate_unknown"_s);
    const QString shown = refused.result().error().args.value(u"fingerprint"_s).toString();
    QCOMPARE(shown, fingerprintOf(testCertificate().certificate));
    QVERIFY(!connection.isOpen());
    // The person accepts it.
    unknown.fingerprint = shown;
    QCOMPARE(codeOf(connection.open(unknown)), QString());
}

void ConnectionTest::aChangedCertificateIsRefused()
{
    Connection connection(m_clock, fastOptions());
    ServerAddress changed = address();
    changed.fingerprint = QString(64, u'0');
    const auto refused = connection.open(changed);
    QCOMPARE(codeOf(refused), u"certificate_changed"_s);
    QCOMPARE(refused.result().error().args.value(u"expected"_s).toString(), changed.fingerprint);
    QCOMPARE(refused.result().error().args.value(u"fingerprint"_s).toString(),
             m_server->fingerprint());
    QVERIFY(!connection.isOpen());
    // Not a byte of ours got through: nobody has signed in or tried to.
    QCOMPARE(m_handler->opened(), 0);
}

void ConnectionTest::unreachableServersAreToldApart()
{
    Connection connection(m_clock, fastOptions());
    QCOMPARE(codeOf(connection.open({u"no-such-host.invalid"_s, 1, {}})), u"server_not_found"_s);
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    const auto refused = connection.open({u"127.0.0.1"_s, port, {}});
    QCOMPARE(codeOf(refused), u"server_refused"_s);
    QCOMPARE(refused.result().error().args.value(u"port"_s).toInt(), int{port});
}

void ConnectionTest::aServerThatSaysNothingTimesOut()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    ConnectionOptions options = fastOptions();
    options.openMs = 50;
    Connection connection(m_clock, options);
    QCOMPARE(codeOf(connection.open({u"127.0.0.1"_s, silent.serverPort(), {}})), u"timed_out"_s);
}

void ConnectionTest::aPlainServerIsNoServer()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain,
            [&] { plain.nextPendingConnection()->write("220 mail.example ESMTP\r\n"); });
    Connection connection(m_clock, fastOptions());
    QCOMPARE(codeOf(connection.open({u"127.0.0.1"_s, plain.serverPort(), {}})), u"tls_failed"_s);
}

void ConnectionTest::failuresComeAsErrors()
{
    Connection connection(m_clock, fastOptions());
    open(connection);
    const SignIn wrong{u"ana"_s, u"wrong"_s, {}, {}};
    QCOMPARE(codeOf(connection.request(wrong)), u"sign_in_refused"_s);
    const SignIn right{u"ana"_s, u"right"_s, {}, {}};
    QCOMPARE(codeOf(connection.request(right)), QString());
    const auto report = connection.request(RunReport{u"nonsense"_s, {}});
    QCOMPARE(codeOf(report), u"report_unknown"_s);
    QCOMPARE(report.result().error().field, u"name"_s);
    QVERIFY(connection.isOpen());
}

void ConnectionTest::lateAnswersTimeOut()
{
    Connection connection(m_clock, fastOptions());
    signIn(connection);
    QCOMPARE(codeOf(connection.request(Reports(), 20)), u"timed_out"_s);
    // The answer that comes after all disturbs nobody.
    m_handler->released.release();
    QCOMPARE(codeOf(connection.request(Status())), QString());
}

void ConnectionTest::whatWaitsFailsWhenTheLinkBreaks()
{
    Connection connection(m_clock, fastOptions());
    signIn(connection);
    QStringList closed;
    connect(&connection, &Connection::closed, &connection,
            [&](const Error &why) { closed.append(why.code); });
    const auto waiting = connection.request(Reports());
    QVERIFY(QTest::qWaitFor([&] { return m_handler->started.available() == 1; }));
    m_server->stop();
    m_handler->released.release();
    QCOMPARE(codeOf(waiting), QString()); // what runs is still answered
    QTRY_COMPARE(closed, QStringList{u"server_stopping"_s});
    QVERIFY(!connection.isOpen());

    cleanup();
    init();
    signIn(connection);
    const auto lost = connection.request(Reports());
    QVERIFY(QTest::qWaitFor([&] { return m_handler->started.available() == 1; }));
    connection.close();
    QCOMPARE(codeOf(lost), u"offline"_s);
    QCOMPARE(closed.last(), QString());
}

void ConnectionTest::requestsWithoutAConnectionAreOffline()
{
    Connection connection(m_clock, fastOptions());
    const auto request = connection.request(Status());
    QVERIFY(request.isFinished());
    QCOMPARE(codeOf(request), u"offline"_s);
    connection.send(Cancel{1});
}

void ConnectionTest::moreRequestsThanTheServerTakesWait()
{
    constexpr int count = limits::requestsInFlight + 10;
    Connection connection(m_clock, fastOptions());
    signIn(connection);
    QList<QFuture<Result<ReportsReply>>> futures;
    for (int i = 0; i < count; ++i) {
        futures.append(connection.request(Reports()));
    }
    m_handler->released.release(count);
    for (const auto &future : futures) {
        QCOMPARE(codeOf(future), QString());
    }
}

void ConnectionTest::largeAnswersArrive()
{
    Connection connection(m_clock, fastOptions());
    signIn(connection);
    QList<qsizetype> users;
    connect(&connection, &Connection::received, &connection, [&](const Message &message) {
        users.append(message.as<HistoryReply>()->entries.at(0).user.size());
    });
    // Several chunks each; ten are more than a socket takes at once.
    for (int i = 0; i < 10; ++i) {
        m_handler->clients().at(0)->push(HistoryReply{{{0, QString(3'000'000, u'x'), {}, {}}}});
    }
    QTRY_COMPARE(users, QList<qsizetype>(10, 3'000'000));
    QVERIFY(connection.isOpen());
}

void ConnectionTest::pushesAreSignals()
{
    Connection connection(m_clock, fastOptions());
    signIn(connection);
    QList<QByteArray> types;
    connect(&connection, &Connection::received, &connection,
            [&](const Message &message) { types.append(message.type()); });
    m_handler->clients().at(0)->push(HistoryReply());
    QTRY_COMPARE(types, QList<QByteArray>{"history_reply"});
}

void ConnectionTest::itOpensAgain()
{
    Connection connection(m_clock, fastOptions());
    for (int i = 0; i < 3; ++i) {
        signIn(connection);
        connection.close();
        QVERIFY(!connection.isOpen());
        QTRY_COMPARE(m_handler->closed(), i + 1);
    }
}

void ConnectionTest::itMayLiveOnItsOwnThread()
{
    QThread thread;
    auto *const connection = new Connection(m_clock, fastOptions());
    connection->moveToThread(&thread);
    connect(&thread, &QThread::finished, connection, &QObject::deleteLater);
    thread.start();
    std::atomic_bool opened = false;
    QMetaObject::invokeMethod(connection, [&, where = address()] {
        connection->open(where).then(
            [&](const Result<HelloReply> &hello) { opened = hello.has_value(); });
    });
    QTRY_VERIFY(opened);
    const SignIn request{u"ana"_s, u"right"_s, {}, {}};
    QThread *answeredOn = nullptr;
    connection->request(request).then(this, [&](const Result<SignInReply> &reply) {
        answeredOn = reply ? QThread::currentThread() : nullptr;
    });
    QTRY_COMPARE(answeredOn, QThread::currentThread());
    thread.quit();
    QVERIFY(thread.wait());
}

void ConnectionTest::itSpeaksThroughAPipe()
{
    Connection connection(m_clock, fastOptions());
    auto [here, there] = PipePeer::pair();
    m_server->attach(std::move(there));
    QCOMPARE(codeOf(connection.open(std::move(here))), QString());
    const SignIn request{u"ana"_s, u"right"_s, {}, {}};
    QCOMPARE(codeOf(connection.request(request)), QString());
    QCOMPARE(codeOf(connection.request(Status())), QString());
}

} // namespace kontor::wire

QTEST_GUILESS_MAIN(kontor::wire::ConnectionTest)
#include "connection_test.moc"
