#include "common/wire/messages.h"
#include "common/wire/pipe_peer.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

namespace kontor::wire {
namespace {

/// What has arrived at a peer.
struct Arrivals {
    explicit Arrivals(Peer &peer)
    {
        QObject::connect(&peer, &Peer::received, &peer,
                         [this](const Message &message) { requests.append(message.request()); });
        QObject::connect(&peer, &Peer::closed, &peer,
                         [this](const Error &error) { closed.append(error.code); });
    }

    QList<RequestNumber> requests;
    QStringList closed;
};

} // namespace

class PipePeerTest : public QObject
{
    Q_OBJECT

private slots:
    void messagesArriveInOrderFromTheEventLoop();
    void theReasonOfClosingArrives();
    void anEndThatGoesAwayIsALostConnection();
    void aTooLongMessageClosesThePipe();
    void theEndsMayLiveOnTwoThreads();
};

void PipePeerTest::messagesArriveInOrderFromTheEventLoop()
{
    const auto [left, right] = PipePeer::pair();
    const Arrivals arrivals(*right);
    left->send(Status(), 1);
    left->send(Status(), 2);
    left->send(Status(), 3);
    QVERIFY(arrivals.requests.isEmpty());
    QTRY_COMPARE(arrivals.requests, (QList<RequestNumber>{1, 2, 3}));
}

void PipePeerTest::theReasonOfClosingArrives()
{
    const auto [left, right] = PipePeer::pair();
    const Arrivals atLeft(*left);
    const Arrivals atRight(*right);
    left->send(Status(), 1);
    left->close({u"server_stopping"_s, {}, {}});
    left->send(Status(), 2);
    QVERIFY(!left->isOpen());
    QTRY_COMPARE(atRight.closed, QStringList{u"server_stopping"_s});
    QCOMPARE(atRight.requests, (QList<RequestNumber>{1}));
    QTRY_COMPARE(atLeft.closed, QStringList{u"server_stopping"_s});
    QVERIFY(!right->isOpen());
}

void PipePeerTest::anEndThatGoesAwayIsALostConnection()
{
    auto [left, right] = PipePeer::pair();
    const Arrivals arrivals(*right);
    left.reset();
    QTRY_COMPARE(arrivals.closed, QStringList{u"connection_lost"_s});
    right->send(Status(), 1);
}

void PipePeerTest::aTooLongMessageClosesThePipe()
{
    const auto [left, right] = PipePeer::pair();
    const Arrivals atLeft(*left);
    right->setFrameLimit(1000);
    left->send(DeviceSignIn{{}, QByteArray(2000, 'x')});
    QTRY_COMPARE(atLeft.closed, QStringList{u"message_too_long"_s});
}

void PipePeerTest::theEndsMayLiveOnTwoThreads()
{
    constexpr RequestNumber count = 1000;
    QThread thread;
    auto [left, right] = PipePeer::pair();
    const Arrivals arrivals(*left);
    Peer *const echo = right.release();
    echo->moveToThread(&thread);
    connect(echo, &Peer::received, echo,
            [echo](const Message &message) { echo->send(Status(), message.request()); });
    connect(&thread, &QThread::finished, echo, &QObject::deleteLater);
    thread.start();
    QList<RequestNumber> sent;
    for (RequestNumber i = 1; i <= count; ++i) {
        left->send(Status(), i);
        sent.append(i);
    }
    QTRY_COMPARE(arrivals.requests, sent);
    thread.quit();
    QVERIFY(thread.wait());
    QTRY_COMPARE(arrivals.closed, QStringList{u"connection_lost"_s});
}

} // namespace kontor::wire

QTEST_GUILESS_MAIN(kontor::wire::PipePeerTest)
#include "pipe_peer_test.moc"
