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

Rights anasRights()
{
    Rights rights = Rights::everything(ana);
    rights.grants = {u"party.read"_s, u"contact.read"_s, u"user.read"_s, u"device.read"_s};
    return rights;
}

Record record(const Entity &entity)
{
    Record record(entity);
    record.version = 1;
    return record;
}

} // namespace

/// The server's side of the synchronisation with a desktop that knows other entities and fields.
class OtherVersionsTest : public QObject, protected ServerDialogue
{
    Q_OBJECT

private slots:
    void init() { restart(0); }
    void anOlderDesktopIsSpokenToInItsTerms();
    void aCopyThatLacksWhatBothKnowIsMadeAnew();

private:
    void restart(int schemaVersion)
    {
        ServerCore::Options options;
        options.schemaVersion = schemaVersion;
        begin(options);
    }
    static Subscribe request(qint64 tick, const QList<KnownEntity> &known)
    {
        Subscribe request;
        request.cursor = tick > 0 ? at(tick) : Cursor();
        request.rights = anasRights();
        request.known = known;
        return request;
    }
};

/// It fills its copy in an order of its own, and has never heard of contacts.
void OtherVersionsTest::anOlderDesktopIsSpokenToInItsTerms()
{
    Subscribe older = request(0, {{u"party"_s, {}}, {u"user"_s, {}}, {u"forgotten"_s, {}}});
    step(SubscribeReceived{older});
    step(RightsRead{anasRights()});
    QCOMPARE(step(SnapshotOpened{SnapshotOpened::Opened{at(10), 3}}),
             (QStringList{u"subscribed 10 snapshot"_s, u"read page party"_s}));
    QCOMPARE(step(PageRead{QList<Record>()}), QStringList{u"read page user"_s});
    QCOMPARE(step(PageRead{QList<Record>()}), QStringList{u"read head"_s});
    step(HeadRead{at(10)});
    QCOMPARE(publish(delta(10, 11,
                           {made(record(Contact::entity), ana), made(record(Party::entity), ana)})),
             QStringList{u"batch 10-11 records 1"_s});
    // Devices are held nowhere; screens that show them read again, but this desktop has none.
    QCOMPARE(publish(delta(11, 12, {made(record(Device::entity), {})})), QStringList());

    restart(0);
    older.cursor = at(9);
    older.snapshot = SnapshotPosition{&User::entity, newUuid()};
    step(SubscribeReceived{older});
    step(RightsRead{anasRights()});
    QCOMPARE(step(CursorChecked{}), (QStringList{u"subscribed 9 snapshot"_s, u"read page user"_s}));
}

void OtherVersionsTest::aCopyThatLacksWhatBothKnowIsMadeAnew()
{
    Subscribe asked = request(10, {{u"party"_s, {u"name"_s, u"homepage"_s}}});
    asked.schema = sharedSchema(asked.known, 0);
    step(SubscribeReceived{asked});
    step(RightsRead{anasRights()});
    QCOMPARE(step(CursorChecked{}), QStringList{u"subscribed 10"_s});

    // A migration changes records without telling the feed.
    restart(1);
    step(SubscribeReceived{asked});
    step(RightsRead{anasRights()});
    QCOMPARE(step(CursorChecked{}), QStringList{u"open snapshot"_s});
    QVERIFY(step(SnapshotOpened{SnapshotOpened::Opened{at(10), 3}})
                .contains(u"subscribed 10 snapshot schema_changed"_s));

    // What only one of the two knows makes no difference; what both know does.
    QCOMPARE(sharedSchema({{u"party"_s, {u"name"_s}}}, 0), asked.schema);
    QVERIFY(sharedSchema({{u"party"_s, {u"name"_s, u"phone"_s}}}, 0) != asked.schema);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::OtherVersionsTest)
#include "other_versions_test.moc"
