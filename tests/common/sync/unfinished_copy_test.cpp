#include "tests/common/sync/core_messages.h"
#include "tests/common/sync/core_texts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// A copy that was not in use yet when the link or the program ended.
class UnfinishedCopyTest : public QObject
{
    Q_OBJECT

private slots:
    void oneThatIsWholeIsUsedAsSoonAsTheServerAnswers();
    void pagesOfAHistoryThatIsNoMoreAreNotKept_data();
    void pagesOfAHistoryThatIsNoMoreAreNotKept();
    void theDesktopSaysWhatItsPagesHaveSeen();
};

/// However long nothing changes at the office.
void UnfinishedCopyTest::oneThatIsWholeIsUsedAsSoonAsTheServerAnswers()
{
    ClientCore core{ClientCore::Options()};
    NewCopyState whole;
    whole.cursor = at(9);
    whole.completeAt = at(9);
    core.step(client_event::Started{at(5), {}, whole, commands(1, 1)});
    QCOMPARE(textsOf(core.step(client_event::LinkUp{})), QStringList{u"subscribe 9"_s});
    QCOMPARE(textsOf(core.step(client_event::SubscribedReceived{follows(9, 9)})),
             (QStringList{u"upload 1"_s, u"use new copy"_s}));
    QCOMPARE(textsOf(core.step(client_event::UploadedReceived{uploaded(outcomes(1, 1), 9)})),
             QStringList{u"apply 0-0 settle 1"_s});
}

void UnfinishedCopyTest::pagesOfAHistoryThatIsNoMoreAreNotKept_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<QString>("effect");
    QTest::newRow("the database is the same") << true << u"subscribed 9"_s;
    QTest::newRow("it was restored to before the pages were read") << false << u"open snapshot"_s;
}

void UnfinishedCopyTest::pagesOfAHistoryThatIsNoMoreAreNotKept()
{
    QFETCH(bool, known);
    QFETCH(QString, effect);
    ServerCore core({}, at(20));
    Subscribe request;
    request.cursor = at(9);
    request.seen = at(12);
    core.step(server_event::SubscribeReceived{request});
    QCOMPARE(textsOf(core.step(server_event::RightsRead{Rights()})), QStringList{u"check 9"_s});
    QCOMPARE(textsOf(core.step(server_event::CursorChecked{})), QStringList{u"check 12"_s});
    const server_event::CursorChecked checked{known ? Result<void>()
                                                    : Unexpected(error(u"cursor_unknown"_s))};
    QCOMPARE(textsOf(core.step(checked)).value(0), effect);
}

void UnfinishedCopyTest::theDesktopSaysWhatItsPagesHaveSeen()
{
    ClientCore core{ClientCore::Options()};
    core.step(client_event::Started{});
    core.step(client_event::LinkUp{});
    core.step(client_event::SubscribedReceived{snapshotFrom(9)});
    SnapshotPage page;
    page.entity = &Party::entity;
    page.records = {Record(Party::entity)};
    page.seen = at(12);
    core.step(client_event::PageReceived{page});
    core.step(client_event::LinkDown{error(u"connection_lost"_s)});
    core.step(client_event::TimerExpired{ClientTimer::Reconnect});
    const ClientEffects effects = core.step(client_event::LinkUp{});
    const auto &asked = std::get<client_effect::SendSubscribe>(effects.first()).message;
    QCOMPARE(asked.cursor, at(9));
    QCOMPARE(asked.seen, at(12));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::UnfinishedCopyTest)
#include "unfinished_copy_test.moc"
