#include "tests/common/sync/core_messages.h"
#include "tests/common/sync/core_texts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

using namespace client_event;

/// The desktop's side of the synchronisation as a dialogue: what happens, and what it wants done.
class ClientCoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_core = std::make_unique<ClientCore>(ClientCore::Options()); }

    void theFirstCopyIsFilledBesideAndThenUsed();
    void aBrokenSnapshotGoesOnWhereItWas();
    void aCopyFollowsTheFeed();
    void partsOfABatchAreAppliedTogether();
    void aGapInTheFeedEndsTheLink();
    void messagesOutOfTurnEndTheLink();
    void commandsAreSettledWithTheirEffects();
    void anOutcomeMayComeBeforeTheReply();
    void aLostAnswerIsAskedForAgain();
    void theServerMayLackEarlierCommands();
    void longOutboxesAreSentInPieces();
    void aBusyServerIsAskedLater();
    void whatTheServerCannotReadWaitsForTheNextSignIn();
    void aForkedDeviceGivesUpItsIdentity();
    void itComesBackLessAndLessOften();
    void someReasonsNeedAPerson_data();
    void someReasonsNeedAPerson();
    void aRevokedDeviceBeginsWithoutACopy();
    void lostRightsHoldAtOnce();
    void newRightsBringANewCopy();
    void aRestoredServerIsOfferedWhatItForgot();
    void aCopyThatAPowerCutMadeOlderOffersTheLastCommand();
    void directCommandsComeAfterTheOutbox();
    void directCommandsNeedALink();
    void lostDirectCommandsAreSentAgainForAWhile();

private:
    QStringList step(const ClientEvent &event) { return textsOf(m_core->step(event)); }
    /// A desktop with a copy at the tick and these commands waiting, signed in.
    void begin(qint64 tick, const QList<PendingCommand> &pending = {})
    {
        QCOMPARE(step(Started{at(tick), {}, {}, pending}), QStringList{u"connect"_s});
        step(LinkUp{});
        step(SubscribedReceived{follows(tick, tick)});
    }

    std::unique_ptr<ClientCore> m_core;
};

void ClientCoreTest::theFirstCopyIsFilledBesideAndThenUsed()
{
    QCOMPARE(step(Started{}), QStringList{u"connect"_s});
    QCOMPARE(m_core->link(), ClientCore::Link::Connecting);
    QCOMPARE(step(LinkUp{}), QStringList{u"subscribe new"_s});
    QCOMPARE(step(SubscribedReceived{snapshotFrom(10)}), (QStringList{u"offer"_s, u"begin 10"_s}));
    QCOMPARE(step(PageReceived{page(2)}), (QStringList{u"page 2"_s, u"ack 1"_s}));
    QCOMPARE(m_core->snapshotRecords(), 2);
    QCOMPARE(m_core->snapshotTotal(), 3);
    QCOMPARE(step(PageReceived{lastPage(12)}), (QStringList{u"page 0"_s, u"ack 2"_s}));
    QCOMPARE(m_core->link(), ClientCore::Link::Syncing);
    QCOMPARE(step(BatchReceived{batch(10, 11)}), (QStringList{u"new copy 10-11"_s, u"ack 3"_s}));
    QCOMPARE(step(BatchReceived{batch(11, 12)}),
             (QStringList{u"new copy 11-12"_s, u"ack 4"_s, u"use new copy"_s}));
    QCOMPARE(m_core->link(), ClientCore::Link::Online);
    QCOMPARE(step(BatchReceived{batch(12, 13)}), (QStringList{u"apply 12-13"_s, u"ack 5"_s}));
}

void ClientCoreTest::aBrokenSnapshotGoesOnWhereItWas()
{
    step(Started{});
    step(LinkUp{});
    step(SubscribedReceived{snapshotFrom(10)});
    const SnapshotPage first = page(2);
    step(PageReceived{first});
    step(LinkDown{error(u"connection_lost"_s)});
    QCOMPARE(step(TimerExpired{ClientTimer::Reconnect}), QStringList{u"connect"_s});
    QCOMPARE(step(LinkUp{}), QStringList{u"subscribe 10 snapshot"_s});
    Subscribed resumed = follows(10, 15);
    resumed.snapshot = SnapshotPosition{&Party::entity, first.records.last().id};
    resumed.rights.grants = {u"party.read"_s};
    // What was stored before may be more than is allowed now.
    QCOMPARE(step(SubscribedReceived{resumed}), QStringList{u"new copy 0-0 rights"_s});
    QCOMPARE(step(PageReceived{lastPage(10)}),
             (QStringList{u"page 0"_s, u"ack 1"_s, u"use new copy"_s}));
    // One that the server cannot go on with is begun again.
    step(LinkDown{error(u"connection_lost"_s)});
    step(TimerExpired{ClientTimer::Reconnect});
    QCOMPARE(step(LinkUp{}), QStringList{u"subscribe 10"_s});
    Subscribed anew = snapshotFrom(30, u"cursor_too_old"_s);
    anew.rights = resumed.rights;
    QCOMPARE(step(SubscribedReceived{anew}), QStringList{u"begin 30"_s});
}

void ClientCoreTest::aCopyFollowsTheFeed()
{
    step(Started{at(5), {}, {}, {}});
    QCOMPARE(step(LinkUp{}), QStringList{u"subscribe 5"_s});
    QCOMPARE(step(SubscribedReceived{follows(5, 7)}), QStringList());
    QCOMPARE(m_core->link(), ClientCore::Link::Syncing);
    QCOMPARE(step(BatchReceived{batch(5, 7)}), (QStringList{u"apply 5-7"_s, u"ack 1"_s}));
    QCOMPARE(m_core->link(), ClientCore::Link::Online);
}

void ClientCoreTest::partsOfABatchAreAppliedTogether()
{
    begin(5);
    FeedBatch first = batch(5, 7);
    first.records = page(2).records;
    first.last = false;
    FeedBatch rest = batch(5, 7);
    rest.records = page(1).records;
    QCOMPARE(step(BatchReceived{first}), QStringList{u"ack 1"_s});
    // A link that breaks between the parts leaves nothing behind.
    step(LinkDown{error(u"connection_lost"_s)});
    step(TimerExpired{ClientTimer::Reconnect});
    step(LinkUp{});
    step(SubscribedReceived{follows(5, 7)});
    QCOMPARE(step(BatchReceived{first}), QStringList{u"ack 1"_s});
    QCOMPARE(step(BatchReceived{rest}), (QStringList{u"apply 5-7 records 3"_s, u"ack 2"_s}));
}

void ClientCoreTest::aGapInTheFeedEndsTheLink()
{
    begin(5);
    QCOMPARE(step(BatchReceived{batch(6, 7)}), QStringList{u"disconnect message_malformed"_s});
    FeedBatch foreign = batch(5, 7);
    foreign.from.epoch = newUuid();
    QCOMPARE(step(BatchReceived{foreign}), QStringList{u"disconnect message_malformed"_s});
}

void ClientCoreTest::messagesOutOfTurnEndTheLink()
{
    const QStringList broken{u"disconnect message_malformed"_s};
    step(Started{at(5), {}, {}, {}});
    QCOMPARE(step(BatchReceived{batch(5, 6)}), broken);
    QCOMPARE(step(PageReceived{page(1)}), broken);
    begin(5);
    QCOMPARE(step(SubscribedReceived{follows(5, 5)}), broken);
    QCOMPARE(step(PageReceived{page(1)}), broken);
}

void ClientCoreTest::commandsAreSettledWithTheirEffects()
{
    begin(5);
    QCOMPARE(step(CommandStored{command(1)}), QStringList{u"upload 1"_s});
    QVERIFY(m_core->isSent(1));
    // What comes while an upload is under way is sent after it.
    QCOMPARE(step(CommandStored{command(2)}), QStringList());
    QVERIFY(!m_core->isSent(2));
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(1, 1), 8)}), QStringList{u"upload 2"_s});
    QCOMPARE(m_core->waiting(), 2); // the copy does not show the first yet
    QCOMPARE(step(BatchReceived{batch(5, 8)}), (QStringList{u"apply 5-8 settle 1"_s, u"ack 1"_s}));
    QCOMPARE(m_core->waiting(), 1);
}

void ClientCoreTest::anOutcomeMayComeBeforeTheReply()
{
    begin(5, commands(1, 1));
    QCOMPARE(step(BatchReceived{batch(5, 8, outcomes(1, 1))}),
             (QStringList{u"apply 5-8 settle 1"_s, u"ack 1"_s}));
    QCOMPARE(m_core->waiting(), 0);
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(1, 1), 8)}), QStringList());
}

void ClientCoreTest::aLostAnswerIsAskedForAgain()
{
    begin(5, commands(1, 2));
    step(LinkDown{error(u"connection_lost"_s)});
    QVERIFY(!m_core->isSent(1));
    step(TimerExpired{ClientTimer::Reconnect});
    QCOMPARE(step(LinkUp{}), QStringList{u"subscribe 5"_s});
    QCOMPARE(step(SubscribedReceived{follows(5, 9)}), QStringList{u"upload 1,2"_s});
    QCOMPARE(step(LinkUp{}), QStringList{u"subscribe 5"_s}); // in its place
    QCOMPARE(step(SubscribedReceived{follows(5, 9)}), QStringList{u"upload 1,2"_s});
    // The feed brings what the server did with them before the link broke.
    QCOMPARE(step(BatchReceived{batch(5, 9, outcomes(1, 2))}),
             (QStringList{u"apply 5-9 settle 1,2"_s, u"ack 1"_s}));
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(1, 2), 9)}), QStringList());
    QCOMPARE(m_core->waiting(), 0);
    // Or the copy has had their effects for long, and only the answer was missing.
    step(CommandStored{command(3)});
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(3, 3), 9)}),
             QStringList{u"apply 0-0 settle 3"_s});
}

void ClientCoreTest::theServerMayLackEarlierCommands()
{
    begin(5, commands(8, 8));
    Outcome resend = outcome(8, Outcome::Kind::Resend);
    resend.number = 6;
    QCOMPARE(step(UploadedReceived{uploaded({resend}, 5)}), QStringList{u"reoffer 6"_s});
    QCOMPARE(step(Reopened{commands(6, 8)}), QStringList{u"upload 6,7,8"_s});
    QCOMPARE(m_core->waiting(), 3);
}

void ClientCoreTest::longOutboxesAreSentInPieces()
{
    ClientCore::Options options;
    options.commandsInUpload = 2;
    m_core = std::make_unique<ClientCore>(options);
    step(Started{at(5), {}, {}, commands(1, 5)});
    step(LinkUp{});
    QCOMPARE(step(SubscribedReceived{follows(5, 5)}), QStringList{u"upload 1,2"_s});
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(1, 2), 6)}), QStringList{u"upload 3,4"_s});
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(3, 4), 7)}), QStringList{u"upload 5"_s});
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(5, 5), 8)}), QStringList());
    QCOMPARE(step(BatchReceived{batch(5, 8)}),
             (QStringList{u"apply 5-8 settle 1,2,3,4,5"_s, u"ack 1"_s}));
}

void ClientCoreTest::aBusyServerIsAskedLater()
{
    begin(5, commands(1, 1));
    const auto busy = [this] { return step(UploadedReceived{Unexpected(error(u"disk_full"_s))}); };
    QCOMPARE(busy(), QStringList{u"timer upload 500"_s});
    QCOMPARE(m_core->waiting(), 1);
    QCOMPARE(step(TimerExpired{ClientTimer::Upload}), QStringList{u"upload 1"_s});
    QCOMPARE(busy(), QStringList{u"timer upload 1000"_s});
    for (int i = 0; i < 10; ++i) {
        step(TimerExpired{ClientTimer::Upload});
        busy();
    }
    step(TimerExpired{ClientTimer::Upload});
    QCOMPARE(busy(), QStringList{u"timer upload 30000"_s});
}

void ClientCoreTest::whatTheServerCannotReadWaitsForTheNextSignIn()
{
    begin(5, commands(1, 1));
    QCOMPARE(step(UploadedReceived{Unexpected(error(u"message_malformed"_s))}), QStringList());
    QCOMPARE(m_core->error().code, u"message_malformed"_s);
    QCOMPARE(step(CommandStored{command(2)}), QStringList());
    step(LinkDown{error(u"server_stopping"_s)});
    step(TimerExpired{ClientTimer::Reconnect});
    step(LinkUp{});
    QCOMPARE(step(SubscribedReceived{follows(5, 5)}), QStringList{u"upload 1,2"_s});
}

void ClientCoreTest::aForkedDeviceGivesUpItsIdentity()
{
    begin(5, commands(1, 2));
    QCOMPARE(step(UploadedReceived{Unexpected(error(u"device_forked"_s))}),
             QStringList{u"give up identity"_s});
    QCOMPARE(m_core->waiting(), 2);
}

void ClientCoreTest::itComesBackLessAndLessOften()
{
    step(Started{});
    QStringList delays;
    for (int i = 0; i < 7; ++i) {
        delays += step(LinkDown{error(u"server_unreachable"_s)});
        QCOMPARE(step(TimerExpired{ClientTimer::Reconnect}), QStringList{u"connect"_s});
        QCOMPARE(m_core->link(), ClientCore::Link::Offline);
    }
    QCOMPARE(
        delays,
        (QStringList{u"timer reconnect 250"_s, u"timer reconnect 500"_s, u"timer reconnect 1000"_s,
                     u"timer reconnect 2000"_s, u"timer reconnect 4000"_s,
                     u"timer reconnect 8000"_s, u"timer reconnect 8000"_s}));
    // A quarter later at most, so that not all desktops come at once.
    QCOMPARE(step(LinkDown{error(u"server_unreachable"_s), 999}),
             QStringList{u"timer reconnect 9998"_s});
    QCOMPARE(step(ReconnectAsked{}), QStringList{u"connect"_s});
    step(LinkUp{});
    step(SubscribedReceived{snapshotFrom(1)});
    QCOMPARE(step(LinkDown{error(u"connection_lost"_s)}), QStringList{u"timer reconnect 250"_s});
}

void ClientCoreTest::someReasonsNeedAPerson_data()
{
    QTest::addColumn<QStringList>("effects");
    for (const char *code :
         {"sign_in_refused", "user_inactive", "device_forked", "certificate_changed",
          "certificate_unknown", "protocol_unsupported"}) {
        QTest::newRow(code) << QStringList();
    }
    QTest::newRow("device_revoked") << QStringList{u"drop copies"_s};
    QTest::newRow("device_wiped") << QStringList{u"wipe"_s};
    QTest::newRow("session_replaced") << QStringList{u"give up identity"_s};
    for (const char *code : {"server_stopping", "connection_lost", "server_refused", "timed_out",
                             "user_locked", "sign_in_too_often"}) {
        QTest::newRow(code) << QStringList{u"timer reconnect 250"_s};
    }
}

void ClientCoreTest::someReasonsNeedAPerson()
{
    QFETCH(QStringList, effects);
    const QString code = QString::fromLatin1(QTest::currentDataTag());
    begin(5);
    QCOMPARE(step(LinkDown{error(code)}), effects);
    QCOMPARE(m_core->error().code, code);
    QCOMPARE(m_core->link(), ClientCore::Link::Offline);
}

void ClientCoreTest::aRevokedDeviceBeginsWithoutACopy()
{
    begin(5, commands(1, 1));
    QCOMPARE(step(UploadedReceived{Unexpected(error(u"device_revoked"_s))}),
             QStringList{u"disconnect device_revoked"_s});
    QCOMPARE(step(LinkDown{error(u"device_revoked"_s)}), QStringList{u"drop copies"_s});
    QCOMPARE(m_core->waiting(), 1); // what was typed stays
    QCOMPARE(step(ReconnectAsked{}), QStringList{u"connect"_s});
    QCOMPARE(step(LinkUp{}), QStringList{u"subscribe new"_s});
    QCOMPARE(step(SubscribedReceived{snapshotFrom(5)}), (QStringList{u"begin 5"_s, u"upload 1"_s}));
}

void ClientCoreTest::lostRightsHoldAtOnce()
{
    step(Started{at(5), Rights::everything(), {}, {}});
    step(LinkUp{});
    Subscribed answer = snapshotFrom(9, u"rights_changed"_s);
    answer.rights.grants = {u"party.read"_s};
    QCOMPARE(step(SubscribedReceived{answer}),
             (QStringList{u"begin 9"_s, u"apply 0-0 rights renew"_s}));
}

void ClientCoreTest::newRightsBringANewCopy()
{
    begin(5);
    FeedBatch told = batch(5, 6);
    told.rights = Rights::everything();
    told.renew = true;
    QCOMPARE(step(BatchReceived{told}),
             (QStringList{u"apply 5-6 rights renew"_s, u"ack 1"_s, u"subscribe new"_s}));
    // Before it has begun the old copy stays, and must not pass for one that has all of it.
    step(LinkDown{error(u"connection_lost"_s)});
    step(TimerExpired{ClientTimer::Reconnect});
    const ClientEffects effects = m_core->step(LinkUp{});
    QCOMPARE(textsOf(effects), QStringList{u"subscribe 6"_s});
    QVERIFY(std::get<client_effect::SendSubscribe>(effects.first()).message.rights == Rights());
}

void ClientCoreTest::aRestoredServerIsOfferedWhatItForgot()
{
    step(Started{at(5), {}, {}, commands(5, 5)});
    step(LinkUp{});
    // What waits does not go before it.
    QCOMPARE(step(SubscribedReceived{snapshotFrom(2, u"cursor_unknown"_s)}),
             (QStringList{u"offer"_s, u"begin 2"_s}));
    QCOMPARE(step(Reopened{commands(4, 4)}), QStringList{u"upload 4,5"_s});
    step(PageReceived{lastPage(2)});
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(4, 5), 3)}), QStringList());
    QCOMPARE(step(BatchReceived{batch(2, 3)}),
             (QStringList{u"apply 2-3 settle 4,5"_s, u"ack 2"_s}));
}

void ClientCoreTest::aCopyThatAPowerCutMadeOlderOffersTheLastCommand()
{
    step(Started{at(5), {}, {}, {}, 9});
    step(LinkUp{});
    QCOMPARE(step(SubscribedReceived{follows(5, 5)}), QStringList{u"offer"_s});
    step(LinkDown{error(u"connection_lost"_s)});
    step(LinkUp{});
    QCOMPARE(step(SubscribedReceived{follows(5, 5)}), QStringList());
}

void ClientCoreTest::directCommandsComeAfterTheOutbox()
{
    begin(5, commands(1, 1));
    const QUuid id = newUuid();
    QCOMPARE(step(DirectAsked{id}), QStringList());
    QCOMPARE(step(UploadedReceived{uploaded(outcomes(1, 1), 6)}), QStringList{u"direct 1"_s});
    QCOMPARE(step(DirectAnswered{id}), QStringList());
}

void ClientCoreTest::directCommandsNeedALink()
{
    step(Started{at(5), {}, {}, {}});
    QCOMPARE(step(DirectAsked{newUuid()}), QStringList{u"fail 1 offline"_s});
    step(LinkUp{});
    step(SubscribedReceived{follows(5, 5)});
    step(CommandStored{command(1)});
    step(DirectAsked{newUuid()}); // held back until the outbox is answered
    QCOMPARE(step(LinkDown{error(u"connection_lost"_s)}),
             (QStringList{u"fail 1 offline"_s, u"timer reconnect 250"_s}));
}

void ClientCoreTest::lostDirectCommandsAreSentAgainForAWhile()
{
    begin(5);
    QCOMPARE(step(DirectAsked{newUuid()}), QStringList{u"direct 1"_s});
    QCOMPARE(step(LinkDown{error(u"connection_lost"_s)}),
             (QStringList{u"timer direct 15000"_s, u"timer reconnect 250"_s}));
    step(TimerExpired{ClientTimer::Reconnect});
    QCOMPARE(step(LinkUp{}), (QStringList{u"subscribe 5"_s, u"direct 1"_s}));
    // A sign-in may take the place of a link that still stands.
    QCOMPARE(step(LinkUp{}), (QStringList{u"subscribe 5"_s, u"direct 1"_s}));
    step(LinkDown{error(u"connection_lost"_s)});
    QCOMPARE(step(TimerExpired{ClientTimer::Direct}), QStringList{u"fail 1 answer_lost"_s});
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::ClientCoreTest)
#include "client_core_test.moc"
