#include "tests/server/net_fixture.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

/// The server's network side over real TLS on loopback.
class NetTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_handler = std::make_unique<ScriptedHandler>(); }
    void cleanup();

    void helloThenSignInThenRequests();
    void oldProtocolsAreToldSo();
    void whoeverComesOutOfOrderIsToldWhatWasExpected();
    void garbageInsteadOfTlsCostsOneConnection();
    void oldTlsIsRefused();
    void garbageInsideTlsCostsOneConnection();
    void oversizedFramesAreRefusedAtTheirHeader();
    void halfSentFramesAreForgotten();
    void whoeverSaysNothingIsAskedToLeave();
    void malformedRequestsCostTheConnection();
    void failuresAnswerTheRequest();
    void guessersWait();
    void aClientHasSoManyRequestsAtOnce();
    void waitingRequestsCanBeCancelled();
    void pushesComeAfterTheSignIn();
    void aDeviceHasOneConnection();
    void connectionsAreCounted();
    void aPeerThatFallsSilentIsGivenUp();
    void aPeerThatDoesNotReadIsGivenUp();
    void stoppingFinishesWhatRuns();
    void stoppingDoesNotWaitForTheSlow();
    void thePortIsFreeAfterwards();

private:
    void start(const ServerOptions &options = ServerOptions());

    FixedClock m_clock{noon};
    std::unique_ptr<ScriptedHandler> m_handler;
    std::unique_ptr<Server> m_server;
};

void NetTest::cleanup()
{
    m_handler->released.release(1000);
    m_server.reset();
    QCOMPARE(m_handler->closed(), m_handler->opened());
    m_handler.reset();
}

void NetTest::start(const ServerOptions &given)
{
    ServerOptions options = given;
    options.certificate = testCertificate();
    options.schema = 7;
    options.version = u"1.2.3"_s;
    m_server = std::make_unique<Server>(*m_handler, options, m_clock);
    QVERIFY(m_server->listen());
}

void NetTest::helloThenSignInThenRequests()
{
    start();
    TestClient client(*m_server);
    client.signIn();
    client.send(wire::Status(), 3);
    QTRY_COMPARE(client.messages.size(), 2);
    // The request came before the sign-in was answered: a client has to wait for that.
    QCOMPARE(client.arrived(), list({"hello_reply", "goodbye:message_unexpected"}));
    QTRY_VERIFY(client.isGone());

    TestClient patient(*m_server);
    patient.signIn();
    QTRY_COMPARE(patient.arrived(), list({"hello_reply", "sign_in_reply"}));
    patient.send(wire::Status(), 3);
    QTRY_COMPARE(patient.messages.size(), 3);
    const auto hello = patient.messages.at(0).as<wire::HelloReply>().value();
    QCOMPARE(hello.protocol, wire::newestProtocol);
    QCOMPARE(hello.schema, 7);
    QCOMPARE(hello.version, u"1.2.3"_s);
    QCOMPARE(hello.time, noon);
    QCOMPARE(patient.messages.at(1).as<wire::SignInReply>()->userName, u"Ana"_s);
    QCOMPARE(patient.messages.at(2).request(), 3U);
    QCOMPARE(patient.messages.at(2).as<wire::StatusReply>()->version, u"1.2.3"_s);
    QCOMPARE(m_server->clients(), 1);
}

void NetTest::oldProtocolsAreToldSo()
{
    start();
    TestClient client(*m_server);
    wire::Hello hello = TestClient::hello();
    hello.oldest = 0;
    hello.newest = wire::oldestProtocol - 1;
    client.send(hello, 1);
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.arrived(), list({"goodbye:protocol_unsupported"}));
    const QVariantMap args = client.lastError().args;
    QCOMPARE(args.value(u"oldest"_s).toInt(), wire::oldestProtocol);
    QCOMPARE(args.value(u"newest"_s).toInt(), wire::newestProtocol);
    QCOMPARE(args.value(u"spoken"_s).toInt(), wire::oldestProtocol - 1);
    QCOMPARE(args.value(u"version"_s).toString(), u"1.2.3"_s);

    // A later client that still speaks ours is welcome.
    TestClient later(*m_server);
    hello.newest = wire::newestProtocol + 5;
    later.send(hello, 1);
    QTRY_COMPARE(later.arrived(), list({"hello_reply"}));
    QCOMPARE(later.messages.at(0).as<wire::HelloReply>()->protocol, wire::newestProtocol);
}

void NetTest::whoeverComesOutOfOrderIsToldWhatWasExpected()
{
    start();
    TestClient first(*m_server);
    first.send(wire::Status(), 1);
    TestClient second(*m_server);
    second.send(TestClient::hello(), 1);
    second.send(wire::Status(), 2);
    QTRY_VERIFY(first.isGone() && second.isGone());
    QCOMPARE(first.arrived(), list({"goodbye:hello_expected"}));
    QCOMPARE(second.arrived(), list({"hello_reply", "goodbye:sign_in_expected"}));
}

void NetTest::garbageInsteadOfTlsCostsOneConnection()
{
    start();
    TestClient good(*m_server);
    good.signIn();
    QTcpSocket garbage;
    garbage.connectToHost(u"127.0.0.1"_s, m_server->port());
    garbage.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(garbage.state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE(garbage.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(good.messages.size(), 2);
    good.send(wire::Status(), 3);
    QTRY_COMPARE(good.messages.size(), 3);
}

void NetTest::oldTlsIsRefused()
{
    start();
    TestClient client(*m_server, QSsl::TlsV1_2);
    const QSignalSpy failed(&client.socket, &QSslSocket::errorOccurred);
    QTRY_VERIFY(!failed.isEmpty());
    QTRY_VERIFY(client.isGone());
}

void NetTest::garbageInsideTlsCostsOneConnection()
{
    start();
    TestClient letters(*m_server);
    letters.write("GET / HTTP/1.1\r\n\r\n");
    TestClient noCbor(*m_server);
    noCbor.write(wire::frameOf("not CBOR at all", wire::Compression::Never));
    TestClient noZstd(*m_server);
    noZstd.write(QByteArray("\x80\0\0\x04zstd", 8));
    QTRY_VERIFY(letters.isGone() && noCbor.isGone() && noZstd.isGone());
    QCOMPARE(letters.arrived(), list({"goodbye:frame_too_long"}));
    QCOMPARE(noCbor.arrived(), list({"goodbye:message_malformed"}));
    QCOMPARE(noZstd.arrived(), list({"goodbye:frame_malformed"}));
}

void NetTest::oversizedFramesAreRefusedAtTheirHeader()
{
    start();
    TestClient stranger(*m_server);
    stranger.write(QByteArray("\0\1\0\1", 4)); // 64 KiB and a byte
    TestClient known(*m_server);
    known.signIn();
    QTRY_COMPARE(known.messages.size(), 2);
    known.write(QByteArray("\0\1\0\1", 4) + QByteArray(65537, 'x'));
    QTRY_COMPARE(known.lastError().code, u"message_malformed"_s);
    QTRY_VERIFY(stranger.isGone());
    QCOMPARE(stranger.lastError().code, u"frame_too_long"_s);
    QCOMPARE(stranger.lastError().args.value(u"limit"_s).toLongLong(),
             wire::limits::frameBytesBeforeSignIn);

    TestClient other(*m_server);
    other.signIn();
    QTRY_COMPARE(other.messages.size(), 2);
    other.write(QByteArray("\0\x10\0\1", 4)); // 1 MiB and a byte
    QTRY_VERIFY(other.isGone());
    QCOMPARE(other.lastError().code, u"frame_too_long"_s);
}

void NetTest::halfSentFramesAreForgotten()
{
    start();
    auto client = std::make_unique<TestClient>(*m_server);
    client->signIn();
    QTRY_COMPARE(client->messages.size(), 2);
    const QByteArray frame =
        wire::frameOf(wire::encode(wire::Reports(), 3), wire::Compression::Never);
    client->write(frame.first(frame.size() - 1));
    QTRY_COMPARE(client->socket.encryptedBytesToWrite() + client->socket.bytesToWrite(), 0);
    client->socket.disconnectFromHost();
    QTRY_COMPARE(m_handler->closed(), 1);
    QCOMPARE(m_handler->started.available(), 0);
}

void NetTest::whoeverSaysNothingIsAskedToLeave()
{
    ServerOptions options;
    options.helloMs = 500;
    options.signInMs = 100;
    start(options);
    QTcpSocket noTls;
    noTls.connectToHost(u"127.0.0.1"_s, m_server->port());
    TestClient noHello(*m_server);
    TestClient noSignIn(*m_server);
    noSignIn.send(TestClient::hello(), 1);
    QTRY_VERIFY(noHello.isGone() && noSignIn.isGone());
    QTRY_COMPARE(noTls.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(noHello.arrived(), list({"goodbye:hello_missing"}));
    QCOMPARE(noSignIn.arrived(), list({"hello_reply", "goodbye:sign_in_missing"}));
}

void NetTest::malformedRequestsCostTheConnection()
{
    start();
    TestClient client(*m_server);
    client.signIn();
    QTRY_COMPARE(client.messages.size(), 2);
    wire::Writer writer;
    writer.map(2);
    writer.text("t"_L1);
    writer.text("run_report"_L1); // without the name that it needs
    writer.text("i"_L1);
    writer.integer(3);
    client.write(wire::frameOf(writer.take(), wire::Compression::Never));
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.lastError().code, u"message_malformed"_s);
}

void NetTest::failuresAnswerTheRequest()
{
    start();
    TestClient client(*m_server);
    client.signIn();
    QTRY_COMPARE(client.messages.size(), 2);
    client.send(wire::RunReport{u"nonsense"_s, {}}, 3);
    QTRY_COMPARE(client.messages.size(), 3);
    QCOMPARE(client.messages.last().request(), 3U);
    QCOMPARE(client.lastError().code, u"report_unknown"_s);
    QCOMPARE(client.lastError().field, u"name"_s);
    // What nobody answers, a message of a later protocol say, is no garbage.
    client.send(wire::Hello(), 4);
    QTRY_COMPARE(client.messages.size(), 4);
    QCOMPARE(client.lastError().code, u"message_unknown"_s);
    QCOMPARE(client.lastError().args.value(u"type"_s).toString(), u"hello"_s);
}

void NetTest::guessersWait()
{
    start();
    TestClient client(*m_server);
    client.send(TestClient::hello(), 1);
    QTRY_COMPARE(client.messages.size(), 1);
    const auto answerTo = [&](const QString &password) {
        const qsizetype before = client.messages.size();
        client.send(wire::SignIn{u"ana"_s, password, {}, {}}, 2);
        return QTest::qWaitFor([&] { return client.messages.size() > before; })
            ? client.arrived().last()
            : u"nothing"_s;
    };
    for (int i = 0; i <= SignInGuard::freeFailures; ++i) {
        QCOMPARE(answerTo(u"wrong"_s), u"failed:sign_in_refused"_s);
    }
    QCOMPARE(answerTo(u"right"_s), u"failed:sign_in_too_often"_s);
    QCOMPARE(client.lastError().args.value(u"seconds"_s).toInt(), 1);
    // The same from another connection.
    TestClient other(*m_server);
    other.signIn();
    QTRY_COMPARE(other.arrived(), list({"hello_reply", "failed:sign_in_too_often"}));
    m_clock.advance(1000);
    QCOMPARE(answerTo(u"right"_s), u"sign_in_reply"_s);
}

void NetTest::aClientHasSoManyRequestsAtOnce()
{
    start();
    TestClient client(*m_server);
    client.signIn();
    QTRY_COMPARE(client.messages.size(), 2);
    for (int i = 0; i < wire::limits::requestsInFlight; ++i) {
        client.send(wire::Reports(), 10);
    }
    client.send(wire::Status(), 99);
    QTRY_COMPARE(client.messages.size(), 3);
    QCOMPARE(client.messages.last().request(), 99U);
    QCOMPARE(client.lastError().code, u"too_many_requests"_s);
    // Not all of them run, so that others get their turn.
    QTRY_COMPARE(m_handler->started.available(), ServerOptions().workersOfClient);
    TestClient other(*m_server);
    other.signIn();
    QTRY_COMPARE(other.messages.size(), 2);
    other.send(wire::Status(), 3);
    QTRY_COMPARE(other.messages.size(), 3);
    m_handler->released.release(wire::limits::requestsInFlight);
    QTRY_COMPARE(client.messages.size(), 3 + wire::limits::requestsInFlight);
}

void NetTest::waitingRequestsCanBeCancelled()
{
    ServerOptions options;
    options.workersOfClient = 1;
    start(options);
    TestClient client(*m_server);
    client.signIn();
    QTRY_COMPARE(client.messages.size(), 2);
    client.send(wire::Reports(), 3);
    client.send(wire::Reports(), 4);
    client.send(wire::Cancel{4});
    client.send(wire::Cancel{3}); // runs already
    QTRY_COMPARE(client.messages.size(), 3);
    QCOMPARE(client.messages.last().request(), 4U);
    QCOMPARE(client.lastError().code, u"cancelled"_s);
    m_handler->released.release();
    QTRY_COMPARE(client.messages.size(), 4);
    QCOMPARE(client.messages.last().request(), 3U);
    QVERIFY(client.messages.last().is<wire::ReportsReply>());
}

void NetTest::pushesComeAfterTheSignIn()
{
    m_handler->pushAtOnce = true;
    start();
    TestClient client(*m_server);
    client.signIn();
    QTRY_COMPARE(client.arrived(), list({"hello_reply", "sign_in_reply", "goodbye:early"}));
    m_handler->clients().at(0)->push(wire::Goodbye{{u"late"_s, {}, {}}});
    QTRY_COMPARE(client.lastError().code, u"late"_s);
}

void NetTest::aDeviceHasOneConnection()
{
    start();
    const QUuid device = newUuid();
    TestClient first(*m_server);
    first.signIn(device);
    QTRY_COMPARE(first.messages.size(), 2);
    TestClient another(*m_server);
    another.signIn(newUuid());
    QTRY_COMPARE(another.messages.size(), 2);
    TestClient second(*m_server);
    second.signIn(device);
    QTRY_VERIFY(first.isGone());
    QCOMPARE(first.lastError().code, u"session_replaced"_s);
    QTRY_COMPARE(second.messages.size(), 2);
    QVERIFY(another.isConnected());
    QTRY_COMPARE(m_server->clients(), 2);
}

void NetTest::connectionsAreCounted()
{
    ServerOptions options;
    options.connectionsOfAddress = 2;
    start(options);
    TestClient first(*m_server);
    TestClient second(*m_server);
    QTRY_VERIFY(first.socket.isEncrypted() && second.socket.isEncrypted());
    TestClient third(*m_server);
    const QSignalSpy failed(&third.socket, &QSslSocket::errorOccurred);
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(!third.socket.isEncrypted());
    first.socket.disconnectFromHost();
    second.signIn();
    QTRY_COMPARE(second.messages.size(), 2);
    TestClient fourth(*m_server);
    fourth.signIn();
    QTRY_COMPARE(fourth.messages.size(), 2);
}

void NetTest::aPeerThatFallsSilentIsGivenUp()
{
    ServerOptions options;
    options.peer.heartbeatMs = 30;
    start(options);
    TestClient silent(*m_server);
    silent.signIn();
    QTRY_COMPARE(silent.messages.size(), 2);
    m_clock.advance(30);
    QTRY_COMPARE(silent.arrived().last(), u"ping"_s);
    silent.send(wire::Pong());
    QTRY_COMPARE(silent.socket.encryptedBytesToWrite() + silent.socket.bytesToWrite(), 0);
    // It answers any message while it is alive, and is asked again.
    silent.send(wire::Status(), 3);
    QTRY_VERIFY(silent.arrived().contains(u"status_reply"_s));
    m_clock.advance(30);
    QTRY_COMPARE(silent.arrived().count(u"ping"_s), 2);
    m_clock.advance(60);
    QTRY_VERIFY(silent.isGone());
    QTRY_COMPARE(m_handler->closed(), 1);
}

void NetTest::aPeerThatDoesNotReadIsGivenUp()
{
    ServerOptions options;
    options.peer.unsentBytes = 16LL * 1024 * 1024;
    start(options);
    TestClient deaf(*m_server);
    deaf.signIn();
    QTRY_COMPARE(deaf.messages.size(), 2);
    deaf.socket.setReadBufferSize(1);
    deaf.socket.disconnect();
    const ClientPointer client = m_handler->clients().at(0);
    const QByteArray message = wire::encode(wire::Goodbye{{QString(100'000, u'x'), {}, {}}});
    QVERIFY(QTest::qWaitFor([&] {
        for (int i = 0; i < 20; ++i) {
            client->sendMessage(message);
        }
        return client->isCongested() || m_handler->closed() == 1;
    }));
    QVERIFY(QTest::qWaitFor([&] {
        for (int i = 0; i < 20; ++i) {
            client->sendMessage(message);
        }
        return m_handler->closed() == 1;
    }));
}

void NetTest::stoppingFinishesWhatRuns()
{
    ServerOptions options;
    options.workersOfClient = 1;
    start(options);
    TestClient busy(*m_server);
    busy.signIn();
    TestClient idle(*m_server);
    idle.signIn();
    TestClient stranger(*m_server);
    QTRY_COMPARE(busy.messages.size() + idle.messages.size(), 4);
    busy.send(wire::Reports(), 3);
    busy.send(wire::Reports(), 4);
    QVERIFY(QTest::qWaitFor([&] { return m_handler->started.available() == 1; }));
    const QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QTRY_VERIFY(idle.isGone() && stranger.isGone());
    QCOMPARE(idle.lastError().code, u"server_stopping"_s);
    QTRY_COMPARE(busy.arrived().last(), u"failed:server_stopping"_s);
    QVERIFY(stopped.isEmpty());
    m_handler->released.release();
    QTRY_VERIFY(busy.isGone());
    QCOMPARE(busy.arrived().mid(2),
             list({"failed:server_stopping", "reports_reply", "goodbye:server_stopping"}));
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(m_handler->closed(), 2);
}

void NetTest::stoppingDoesNotWaitForTheSlow()
{
    ServerOptions options;
    options.stopMs = 50;
    start(options);
    TestClient deaf(*m_server);
    deaf.signIn();
    QTRY_COMPARE(deaf.messages.size(), 2);
    deaf.socket.setReadBufferSize(1);
    deaf.socket.disconnect();
    const ClientPointer client = m_handler->clients().at(0);
    const QByteArray message = wire::encode(wire::Goodbye{{QString(100'000, u'x'), {}, {}}});
    QVERIFY(QTest::qWaitFor([&] {
        client->sendMessage(message);
        return client->isCongested();
    }));
    const QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QTRY_COMPARE(stopped.size(), 1);
}

void NetTest::thePortIsFreeAfterwards()
{
    start();
    ServerOptions options;
    options.port = m_server->port();
    options.certificate = testCertificate();
    Server second(*m_handler, options, m_clock);
    const Result<void> taken = second.listen();
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, u"address_unusable"_s);
    QCOMPARE(taken.error().args.value(u"port"_s).toInt(), int{options.port});
    const QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(second.listen());
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::NetTest)
#include "net_test.moc"
