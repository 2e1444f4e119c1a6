#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/system/device.h"
#include "common/entities/system/user.h"
#include "tests/common/sync/server_dialogue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

using namespace server_event;

const QUuid ana = newUuid();
const QUuid bob = newUuid();
const QUuid laptop = newUuid();

Error error(const QString &code)
{
    return Error{code, {}, {}};
}

/// Sees her own customers and their contacts.
Rights anasRights()
{
    Rights rights;
    rights.user = ana;
    rights.owners = {ana};
    rights.grants = {u"party.read"_s, u"contact.read"_s};
    return rights;
}

Record customer(const QUuid &owner, const QUuid &id = newUuid())
{
    Record record(Party::entity);
    record.id = id;
    record.version = 1;
    record.set("owner", Value(owner));
    return record;
}

Record contact(const QUuid &party)
{
    Record record(Contact::entity);
    record.id = newUuid();
    record.version = 1;
    record.set("party", Value(party));
    return record;
}

FeedEntry answered(qint64 number, const QUuid &device = laptop)
{
    FeedEntry entry;
    entry.device = device;
    entry.outcome.emplace();
    entry.outcome->number = number;
    entry.outcome->command = newUuid();
    return entry;
}

QList<Record> customers(int count)
{
    QList<Record> records;
    for (int i = 0; i < count; ++i) {
        records.append(customer(ana));
    }
    return records;
}

} // namespace

/// The server's side of the synchronisation as a dialogue: what happens, and what it wants done.
class ServerCoreTest : public QObject, protected ServerDialogue
{
    Q_OBJECT

private slots:
    void init() { restart(); }

    void aFirstCopyIsReadEntityByEntity();
    void aCopyOfOtherRightsIsMadeAnew();
    void aCursorThatIsUnknownMakesTheCopyAnew_data();
    void aCursorThatIsUnknownMakesTheCopyAnew();
    void aBrokenSnapshotGoesOnInItsEntity();
    void aDesktopCatchesUpAndFollows();
    void whatIsNotForTheDesktopIsNotSent();
    void fateOfRecords_data();
    void fateOfRecords();
    void aNewCustomerBringsAllThatHangsOnHim();
    void aNewCustomerComesAsHeIsAtTheEnd();
    void outcomesGoToTheirDeviceOnly();
    void anAwaitedTickIsToldThoughItIsEmpty();
    void aTickAwaitedWhileTheFeedIsOpenedIsTold();
    void aSlowDesktopHoldsBackTheRest();
    void longBatchesAreSentInParts();
    void tooMuchForASlowDesktopIsReadAgain();
    void aReplacedDatabaseIsNoticed();
    void lostRightsAreToldAtOnce();
    void moreRightsAskForANewCopy();
    void theDevicesOwnChangeMayEndTheLink();
    void confusedDesktopsAreClosed();
    void failuresOfTheDatabaseCloseTheLink();

private:
    void restart(const std::function<void(ServerCore::Options &)> &change = {})
    {
        ServerCore::Options options;
        options.device = laptop;
        options.recordsInPage = 2;
        if (change) {
            change(options);
        }
        begin(options);
    }
    static Subscribe request(qint64 tick, const Rights &rights = anasRights())
    {
        Subscribe request;
        request.cursor = tick > 0 ? at(tick) : Cursor();
        request.rights = rights;
        return request;
    }
    /// A desktop that is level at tick 10.
    void follow(const Rights &rights = anasRights())
    {
        step(SubscribeReceived{request(10, rights)});
        step(RightsRead{rights});
        const QStringList told{u"subscribed 10"_s};
        QCOMPARE(step(CursorChecked{}), told);
    }
};

void ServerCoreTest::aFirstCopyIsReadEntityByEntity()
{
    QCOMPARE(step(SubscribeReceived{request(0)}), QStringList{u"read rights"_s});
    QCOMPARE(step(RightsRead{anasRights()}), QStringList{u"open snapshot"_s});
    // Contacts come before customers in the catalogue or behind them; both are read.
    const QList<const Entity *> held = heldEntities(anasRights());
    QCOMPARE(held.size(), 2);
    QCOMPARE(step(SnapshotOpened{SnapshotOpened::Opened{at(10), 3}}),
             (QStringList{u"subscribed 10 snapshot"_s, u"read page "_s + held.at(0)->key()}));
    QCOMPARE(step(PageRead{customers(2)}),
             (QStringList{u"page 2"_s, u"read page "_s + held.at(0)->key()}));
    QCOMPARE(step(PageRead{customers(1)}),
             (QStringList{u"page 1"_s, u"read page "_s + held.at(1)->key()}));
    QCOMPARE(step(PageRead{QList<Record>()}), QStringList{u"read head"_s});
    // What was changed meanwhile follows from the log.
    QCOMPARE(publish(delta(10, 11, {made(customer(ana), ana)})), QStringList());
    QCOMPARE(step(HeadRead{at(11)}), (QStringList{u"page 0 last"_s, u"read 10-11"_s}));
    QCOMPARE(step(DeltaRead{delta(10, 11, {made(customer(ana), ana)})}),
             QStringList{u"batch 10-11 records 1"_s});
}

void ServerCoreTest::aCopyOfOtherRightsIsMadeAnew()
{
    Rights less = anasRights();
    less.grants = {u"party.read"_s};
    step(SubscribeReceived{request(10, less)});
    step(RightsRead{anasRights()});
    QCOMPARE(step(CursorChecked{{}}), QStringList{u"open snapshot"_s});
    QVERIFY(step(SnapshotOpened{SnapshotOpened::Opened{at(10), 3}})
                .contains(u"subscribed 10 snapshot rights_changed"_s));
    // Also then it has to know when the server was restored.
    init();
    step(SubscribeReceived{request(10, less)});
    step(RightsRead{anasRights()});
    step(CursorChecked{Unexpected(Error{u"cursor_unknown"_s, {}, {}})});
    QVERIFY(step(SnapshotOpened{SnapshotOpened::Opened{at(10), 3}})
                .contains(u"subscribed 10 snapshot cursor_unknown"_s));
    // With fewer rights than before the copy may be kept.
    restart();
    step(SubscribeReceived{request(10)});
    QCOMPARE(step(RightsRead{less}), QStringList{u"check 10"_s});
}

void ServerCoreTest::aCursorThatIsUnknownMakesTheCopyAnew_data()
{
    QTest::addColumn<QStringList>("effects");
    QTest::newRow("cursor_unknown") << QStringList{u"open snapshot"_s};
    QTest::newRow("cursor_too_old") << QStringList{u"open snapshot"_s};
    QTest::newRow("database_failed") << QStringList{u"close database_failed"_s};
}

void ServerCoreTest::aCursorThatIsUnknownMakesTheCopyAnew()
{
    QFETCH(QStringList, effects);
    const QString code = QString::fromLatin1(QTest::currentDataTag());
    step(SubscribeReceived{request(7)});
    QCOMPARE(step(RightsRead{anasRights()}), QStringList{u"check 7"_s});
    QCOMPARE(step(CursorChecked{Unexpected(error(code))}), effects);
}

void ServerCoreTest::aBrokenSnapshotGoesOnInItsEntity()
{
    const QList<const Entity *> held = heldEntities(anasRights());
    Subscribe resumed = request(9);
    resumed.snapshot = SnapshotPosition{held.at(1), newUuid()};
    step(SubscribeReceived{resumed});
    step(RightsRead{anasRights()});
    QCOMPARE(step(CursorChecked{}),
             (QStringList{u"subscribed 9 snapshot"_s, u"read page "_s + held.at(1)->key()}));
}

void ServerCoreTest::aDesktopCatchesUpAndFollows()
{
    step(SubscribeReceived{request(7)});
    step(RightsRead{anasRights()});
    QCOMPARE(step(CursorChecked{}), (QStringList{u"subscribed 7"_s, u"read 7-10"_s}));
    // What is published meanwhile joins what was read.
    const Record known = customer(ana);
    QCOMPARE(publish(delta(10, 11, {changed(known, ana)})), QStringList());
    QCOMPARE(step(DeltaRead{delta(7, 10, {changed(known, ana)})}),
             QStringList{u"batch 7-11 records 1"_s});
    QCOMPARE(publish(delta(11, 12, {changed(known, ana)})),
             QStringList{u"batch 11-12 records 1"_s});
}

void ServerCoreTest::whatIsNotForTheDesktopIsNotSent()
{
    restart([](ServerCore::Options &options) { options.silentTicks = 3; });
    follow();
    QCOMPARE(publish(delta(10, 11, {changed(customer(bob), bob)})), QStringList());
    QCOMPARE(publish(delta(11, 12, {answered(1, newUuid())})), QStringList());
    // From time to time it is told how far it is, so that it need not catch up for long.
    QCOMPARE(publish(delta(12, 13)), QStringList{u"batch 10-13"_s});
}

void ServerCoreTest::fateOfRecords_data()
{
    QTest::addColumn<QList<FeedEntry>>("entries");
    QTest::addColumn<QStringList>("effects");
    const Record hers = customer(ana);
    const Record his = customer(bob);
    const Record nobodys = customer({});
    const Record li = contact(hers.id);
    const QStringList nothing;
    const auto row = [](const char *name, const QList<FeedEntry> &entries,
                        const QStringList &effects) { QTest::newRow(name) << entries << effects; };
    row("hers changes", {changed(hers, ana)}, {u"batch 10-11 records 1"_s});
    row("twice: once", {changed(hers, ana), changed(hers, ana)}, {u"batch 10-11 records 1"_s});
    row("his changes", {changed(his, bob)}, nothing);
    row("nobody's changes", {changed(nobodys, {})}, {u"batch 10-11 records 1"_s});
    row("hers goes to him", {moved(hers, ana, bob)}, {u"batch 10-11 roots removed 1"_s});
    row("there and back", {moved(hers, ana, bob), moved(hers, bob, ana)},
        {u"batch 10-11 records 1"_s});
    row("his comes to her", {moved(his, bob, ana)}, {u"read roots 1"_s});
    // A page of a snapshot may have been read when she saw it.
    row("his comes and goes", {moved(his, bob, ana), moved(his, ana, bob)},
        {u"batch 10-11 roots removed 1"_s});
    row("hers is made and goes", {made(hers, ana), moved(hers, ana, bob)},
        {u"batch 10-11 roots removed 1"_s});
    row("his is made and changes", {made(his, bob), changed(his, bob)}, nothing);
    row("hers is deleted", {removed(hers, ana)}, {u"batch 10-11 gone 1"_s});
    row("a contact is made", {made(li, ana)}, {u"batch 10-11 records 1"_s});
    row("a contact is deleted", {removed(li, ana)}, {u"batch 10-11 gone 1"_s});
    row("made and deleted", {made(li, ana), removed(li, ana)}, {u"batch 10-11 gone 1"_s});
    row("his made and deleted", {made(li, bob), removed(li, bob)}, nothing);
    row("a contact of his", {made(li, bob)}, nothing);
}

void ServerCoreTest::fateOfRecords()
{
    QFETCH(QList<FeedEntry>, entries);
    QFETCH(QStringList, effects);
    follow();
    QCOMPARE(publish(delta(10, 11, entries)), effects);
}

void ServerCoreTest::aNewCustomerBringsAllThatHangsOnHim()
{
    follow();
    const Record his = customer(bob);
    QCOMPARE(publish(delta(10, 11, {moved(his, bob, ana)})), QStringList{u"read roots 1"_s});
    // They were read later than the batch ends, so it waits until it has come as far.
    QCOMPARE(step(RootsRead{RootsRead::Roots{{his, contact(his.id)}, at(13)}}), QStringList());
    QCOMPARE(publish(delta(11, 12)), QStringList());
    QCOMPARE(publish(delta(12, 13)), QStringList{u"batch 10-13 records 2"_s});
    // And when he is taken away again before that, nothing of him is told.
    const Record other = customer(bob);
    publish(delta(13, 14, {moved(other, bob, ana)}));
    step(RootsRead{RootsRead::Roots{{other}, at(15)}});
    QCOMPARE(publish(delta(14, 15, {moved(other, ana, bob)})),
             QStringList{u"batch 13-15 roots removed 1"_s});
}

/// What happens to it between reading it and the end of the batch is not lost.
void ServerCoreTest::aNewCustomerComesAsHeIsAtTheEnd()
{
    follow();
    Record his = customer(bob);
    Record li = contact(his.id);
    const Record read = li;
    publish(delta(10, 11, {changed(li, bob), moved(his, bob, ana)}));
    his.version = 7;
    li.version = 8;
    step(RootsRead{RootsRead::Roots{{customer(ana), read, contact(his.id)}, at(12)}});
    DeltaPublished later{
        std::make_shared<const FeedDelta>(delta(11, 12, {changed(his, ana), changed(li, bob)}))};
    const ServerEffects effects = effectsOf(later);
    QCOMPARE(effects.size(), 1);
    QList<qint64> versions;
    for (const Record &record : std::get<server_effect::SendBatch>(effects.first()).batch.records) {
        versions.append(record.version);
    }
    std::sort(versions.begin(), versions.end());
    QCOMPARE(versions, (QList<qint64>{1, 1, 7, 8}));
}

void ServerCoreTest::outcomesGoToTheirDeviceOnly()
{
    follow();
    QCOMPARE(publish(delta(10, 11, {answered(4), answered(9, newUuid()), answered(5)})),
             QStringList{u"batch 10-11 settle 4,5"_s});
}

void ServerCoreTest::anAwaitedTickIsToldThoughItIsEmpty()
{
    follow();
    QCOMPARE(step(FlushAsked{12}), QStringList());
    QCOMPARE(publish(delta(10, 11)), QStringList());
    QCOMPARE(publish(delta(11, 12)), QStringList{u"batch 10-12"_s});
    QCOMPARE(publish(delta(12, 13)), QStringList());
}

void ServerCoreTest::aTickAwaitedWhileTheFeedIsOpenedIsTold()
{
    // A desktop sends its outbox with its first words, so the answer may be there first.
    step(SubscribeReceived{request(10)});
    step(RightsRead{anasRights()});
    QCOMPARE(step(FlushAsked{12}), QStringList());
    QCOMPARE(step(CursorChecked{}), QStringList{u"subscribed 10"_s});
    QCOMPARE(publish(delta(10, 12)), QStringList{u"batch 10-12"_s});
}

void ServerCoreTest::aSlowDesktopHoldsBackTheRest()
{
    restart([](ServerCore::Options &options) { options.window = 2; });
    follow();
    const Record hers = customer(ana);
    QCOMPARE(publish(delta(10, 11, {changed(hers, ana)})).size(), 1);
    QCOMPARE(publish(delta(11, 12, {changed(hers, ana)})).size(), 1);
    QCOMPARE(publish(delta(12, 13, {changed(hers, ana)})), QStringList());
    QCOMPARE(publish(delta(13, 14, {changed(hers, ana)})), QStringList());
    // What has gathered comes in one, and a record that changed twice comes once.
    QCOMPARE(step(Acknowledged{1}), QStringList{u"batch 12-14 records 1"_s});
}

void ServerCoreTest::longBatchesAreSentInParts()
{
    restart([](ServerCore::Options &options) {
        options.recordsInBatch = 2;
        options.window = 2;
    });
    follow();
    QList<FeedEntry> entries{answered(1)};
    for (int i = 0; i < 5; ++i) {
        entries.append(changed(customer(ana), ana));
    }
    QCOMPARE(publish(delta(10, 11, entries)),
             (QStringList{u"batch 10-11 records 2 more"_s, u"batch 10-11 records 2 more"_s}));
    QCOMPARE(step(Acknowledged{2}), QStringList{u"batch 10-11 records 1 settle 1"_s});
}

void ServerCoreTest::tooMuchForASlowDesktopIsReadAgain()
{
    restart([](ServerCore::Options &options) {
        options.window = 1;
        options.queuedEntries = 2;
    });
    follow();
    const Record hers = customer(ana);
    QCOMPARE(publish(delta(10, 11, {changed(hers, ana)})).size(), 1);
    publish(delta(11, 12, {changed(hers, ana)}));
    publish(delta(12, 13, {changed(hers, ana), changed(hers, ana)}));
    QCOMPARE(step(Acknowledged{1}), QStringList{u"read 11-13"_s});
    QCOMPARE(step(DeltaRead{delta(11, 13, {changed(hers, ana)})}),
             QStringList{u"batch 11-13 records 1"_s});
}

void ServerCoreTest::aReplacedDatabaseIsNoticed()
{
    follow();
    FeedDelta foreign = delta(20, 21);
    foreign.from.epoch = foreign.to.epoch = newUuid();
    QCOMPARE(publish(foreign), QStringList{u"read 10-21"_s});
    QCOMPARE(step(DeltaRead{Unexpected(error(u"cursor_unknown"_s))}),
             QStringList{u"close cursor_unknown"_s});
}

void ServerCoreTest::lostRightsAreToldAtOnce()
{
    follow();
    Record user(User::entity);
    user.id = ana;
    QCOMPARE(publish(delta(10, 11, {changed(user, {})})), QStringList{u"read rights"_s});
    Rights less = anasRights();
    less.grants = {u"party.read"_s};
    QCOMPARE(step(RightsRead{less}), QStringList{u"batch 10-11 rights"_s});
    // From now on contacts are none of its business.
    const Record hers = customer(ana);
    QCOMPARE(publish(delta(11, 12, {made(contact(hers.id), ana)})), QStringList());
}

void ServerCoreTest::moreRightsAskForANewCopy()
{
    Rights less = anasRights();
    less.grants = {u"party.read"_s};
    follow(less);
    Record user(User::entity);
    user.id = ana;
    publish(delta(10, 11, {changed(user, {})}));
    QCOMPARE(step(RightsRead{anasRights()}), QStringList{u"batch 10-11 rights renew"_s});
    QCOMPARE(publish(delta(11, 12, {changed(customer(ana), ana)})), QStringList());
    QCOMPARE(step(SubscribeReceived{request(0)}), QStringList{u"read rights"_s});
    QCOMPARE(step(RightsRead{anasRights()}), QStringList{u"open snapshot"_s});
}

void ServerCoreTest::theDevicesOwnChangeMayEndTheLink()
{
    follow();
    Record other(Device::entity);
    other.id = newUuid();
    QCOMPARE(publish(delta(10, 11, {changed(other, {})})), QStringList());
    Record own(Device::entity);
    own.id = laptop;
    QCOMPARE(publish(delta(11, 12, {changed(own, {})})), QStringList{u"read rights"_s});
    QCOMPARE(step(RightsRead{Unexpected(error(u"device_revoked"_s))}),
             QStringList{u"close device_revoked"_s});
    QCOMPARE(publish(delta(12, 13, {changed(customer(ana), ana)})), QStringList());
}

void ServerCoreTest::confusedDesktopsAreClosed()
{
    follow();
    QCOMPARE(step(Acknowledged{1}), QStringList{u"close protocol_violated"_s});
    restart();
    step(SubscribeReceived{request(0)});
    QCOMPARE(step(SubscribeReceived{request(0)}), QStringList{u"close protocol_violated"_s});
}

void ServerCoreTest::failuresOfTheDatabaseCloseTheLink()
{
    const Unexpected broken(error(u"database_failed"_s));
    const QStringList closed{u"close database_failed"_s};
    step(SubscribeReceived{request(0)});
    QCOMPARE(step(RightsRead{broken}), closed);
    restart();
    step(SubscribeReceived{request(0)});
    step(RightsRead{anasRights()});
    QCOMPARE(step(SnapshotOpened{broken}), closed);
    restart();
    step(SubscribeReceived{request(7)});
    step(RightsRead{anasRights()});
    step(CursorChecked{});
    QCOMPARE(step(DeltaRead{broken}), closed);
    restart();
    follow();
    publish(delta(10, 11, {moved(customer(bob), bob, ana)}));
    QCOMPARE(step(RootsRead{broken}), closed);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::ServerCoreTest)
#include "server_core_test.moc"
