#include "app/session/desktop_account.h"
#include "common/entities/system/device.h"
#include "common/entities/system/role.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// A copy does not stay open for ever on a machine that nobody hears of.
class LeaseTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void theDeviceTheRoleOrTheCompanySaysHowLong();
    void afterTheLeaseTheCopyIsGoneAndWhatWasNotSentIsNot();
    void aClockThatIsPutBackGainsNothing();
    void theAdministratorSeesHowDevicesDo();

private:
    static QStringList copies(const QString &folder)
    {
        QStringList found;
        QDirIterator walk(folder, {u"copy-*"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            found.append(walk.next());
        }
        return found;
    }
};

void LeaseTest::theDeviceTheRoleOrTheCompanySaysHowLong()
{
    const auto office = Office::open();
    const Actor ana = office->person("sales", u"ana"_s);
    const auto days = [&] {
        SignIn request;
        request.login = u"ana"_s;
        request.password = u"correct horse"_s;
        request.deviceName = u"laptop"_s;
        const QList<Device> known = office->all<Device>();
        request.device = known.isEmpty() ? QUuid() : known.first().id.uuid();
        return must(office->engine().signIn(request)).leaseDays;
    };
    QCOMPARE(days(), 60);
    const User user = office->get(Id<User>(ana.user));
    Role role = office->get(user.roles.first().role);
    role.leaseDays = 14;
    must(office->update(office->admin(), role));
    QCOMPARE(days(), 14);
    const Device laptop = office->all<Device>().first();
    must(office->call(office->admin(), "set_lease", laptop.id, {{u"days"_s, Value(30)}}));
    QCOMPARE(days(), 30);
    QCOMPARE(office->call(office->admin(), "set_lease", laptop.id, {{u"days"_s, Value(-1)}})
                 .error()
                 .code,
             u"lease_days"_s);
    QVERIFY(!office->call(ana, "set_lease", laptop.id, {{u"days"_s, Value(365)}}));
}

void LeaseTest::afterTheLeaseTheCopyIsGoneAndWhatWasNotSentIsNot()
{
    const QTemporaryDir folder;
    const auto office = Office::open();
    office->person("sales", u"ana"_s);
    OfficeServer server(office->engine());
    {
        Desktop ana(server, folder.path());
        QVERIFY(ana.signIn(u"ana"_s));
        ana.session->disconnectFromServer();
        QVERIFY(ana.waitUntilOffline());
        Party party;
        party.name = u"Lotus Tea House"_s;
        QVERIFY(ana.create(party));
    }
    // It lay in a drawer for longer than the server allows.
    const QString account = accountFolder(folder.path(), u"office"_s, u"ana"_s);
    DesktopAccount known = *loadAccount(account);
    QCOMPARE(known.leaseDays, 60);
    known.contactAt -= qint64{61} * 24 * 3600 * 1000;
    QVERIFY(saveAccount(account, known));
    QVERIFY(!copies(folder.path()).isEmpty());

    server.stop();
    Desktop ana(server, folder.path());
    const auto offline = answerOf(ana.session->signInOffline(Desktop::credentials(u"ana"_s)));
    QVERIFY(!offline);
    QCOMPARE(offline.error().code, u"lease_expired"_s);
    QCOMPARE(copies(folder.path()), QStringList()); // nothing is there to be read any more

    server.start(office->engine());
    QVERIFY(ana.signIn(u"ana"_s));
    QCOMPARE(office->all<Party>(Filter::equal("name", Value(u"Lotus Tea House"_s))).size(), 1);
    QVERIFY(!copies(folder.path()).isEmpty());
}

void LeaseTest::aClockThatIsPutBackGainsNothing()
{
    constexpr qint64 dayMs = 24LL * 3600 * 1000;
    DesktopAccount account;
    QVERIFY(requireLease(account, 100 * dayMs)); // no server has set a term
    account.leaseDays = 10;
    account.contactAt = 100 * dayMs;
    account.seenAt = 100 * dayMs;
    QVERIFY(requireLease(account, 109 * dayMs));
    QCOMPARE(requireLease(account, 110 * dayMs).error().code, u"lease_expired"_s);
    account.seenAt = 111 * dayMs;
    QCOMPARE(requireLease(account, 101 * dayMs).error().code, u"lease_expired"_s);
}

void LeaseTest::theAdministratorSeesHowDevicesDo()
{
    const QTemporaryDir folder;
    const auto office = Office::open();
    office->person("sales", u"Ana"_s);
    OfficeServer server(office->engine());
    const auto laptop = [&] {
        const DeviceOverview overview = must(office->engine().devices(office->admin()));
        return overview.devices.isEmpty() ? DeviceStatus() : overview.devices.first();
    };
    {
        Desktop ana(server, folder.path());
        QVERIFY(ana.signIn(u"ana"_s));
        EVENTUALLY(laptop().report.copyBytes > 0);
        EVENTUALLY(laptop().behind == 0);
        QCOMPARE(laptop().user, u"Ana"_s);
        QCOMPARE(laptop().name, u"laptop"_s);
        QCOMPARE(laptop().state, u"active"_s);
        QVERIFY(laptop().reportedAt > 0);
        QCOMPARE(laptop().leaseUntil, laptop().lastContact + qint64{60} * 24 * 3600 * 1000);
    }
    // It is away, and the office goes on.
    addCustomer(*office, "Lotus");
    addCustomer(*office, "Jade");
    EVENTUALLY(laptop().behind > 0);
    const DeviceOverview overview = must(office->engine().devices(office->admin()));
    QVERIFY(overview.feed.tick > 0);
    QCOMPARE(overview.feed.keptDays, 90);
    QVERIFY(overview.feed.bytes > 0);
    const Actor ana = office->person("sales", u"Ana"_s);
    QCOMPARE(office->engine().devices(ana).error().code, u"not_permitted"_s);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::LeaseTest)
#include "lease_test.moc"
