#include "common/entities/system/device.h"
#include "common/entities/system/user.h"
#include "tests/support/office.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// The server keeps what a device has sealed its files with, for its user alone.
class DeviceKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_ben = m_office->person("sales", u"Ben"_s);
    }
    void cleanup() { m_office.reset(); }

    void itIsGivenBackToItsUser();
    void nobodyElseGetsIt();
    void aFailedSignInGetsNothing();
    void aDeviceThatIsShutOutGetsItNoMoreByWhateverName();
    void anErasedDevicesKeyIsGone();
    void aServerThatHasLostItIsGivenItAgain();
    void whatIsNoKeyIsNotKept();

private:
    Result<OpenSession> signIn(const DeviceKey &key, const QUuid &device = {},
                               const QString &login = u"ben"_s,
                               const QString &password = u"correct horse"_s)
    {
        SignIn request;
        request.login = login;
        request.password = password;
        request.device = device;
        request.deviceName = u"laptop"_s;
        request.key = key;
        return m_office->engine().signIn(request);
    }
    qint64 kept()
    {
        const Rows rows = must(m_office->engine().store().read<Rows>([](Tx &tx) {
            return tx.rows(u"SELECT COUNT(*) FROM device_key"_s, {}, {FieldType::Integer});
        }));
        return rows.first().first().toInt();
    }

    std::unique_ptr<Office> m_office;
    Actor m_ben;
    const DeviceKey m_key{newUuid(), QByteArray(32, 'k')};
    const DeviceKey m_asked{m_key.id, {}};
};

void DeviceKeysTest::itIsGivenBackToItsUser()
{
    const OpenSession first = must(signIn(m_key));
    QVERIFY(first.keyKept);
    QVERIFY(first.key.isEmpty()); // it has it
    m_office->restart();
    const OpenSession later = must(signIn(m_asked, first.device));
    QCOMPARE(later.key, m_key.key);
    QVERIFY(later.keyKept);
    // Also with another password, and as a device of another name: a copied disk is the same disk.
    Arguments password;
    password.record = m_ben.user;
    password.values = {{u"password"_s, Value(u"battery staple"_s)}};
    must(m_office->execute(m_office->admin(), u"user.set_password"_s, password));
    QCOMPARE(must(signIn(m_asked, {}, u"ben"_s, u"battery staple"_s)).key, m_key.key);
    QCOMPARE(kept(), 1);
    // Who has no key asks for none.
    const OpenSession none = must(signIn({}, first.device, u"ben"_s, u"battery staple"_s));
    QVERIFY(none.key.isEmpty() && !none.keyKept);
}

void DeviceKeysTest::nobodyElseGetsIt()
{
    const OpenSession ben = must(signIn(m_key));
    m_office->person("sales", u"Eve"_s);
    const OpenSession eve = must(signIn(m_asked, {}, u"eve"_s));
    QVERIFY(eve.key.isEmpty());
    QVERIFY(!eve.keyKept);
    // Not at his machine either, and not by giving another key its name.
    QVERIFY(must(signIn(m_asked, ben.device, u"eve"_s)).key.isEmpty());
    must(signIn({m_key.id, QByteArray(32, 'e')}, {}, u"eve"_s));
    QCOMPARE(must(signIn(m_asked, ben.device)).key, m_key.key);
    QVERIFY(must(signIn(m_asked, {}, u"admin"_s)).key.isEmpty());
}

void DeviceKeysTest::aFailedSignInGetsNothing()
{
    const OpenSession ben = must(signIn(m_key));
    QCOMPARE(codeOf(signIn(m_asked, ben.device, u"ben"_s, u"wrong"_s)), u"sign_in_refused"_s);
    // What a failed one brings is not kept.
    signIn({newUuid(), QByteArray(32, 'x')}, ben.device, u"ben"_s, u"wrong"_s);
    QCOMPARE(kept(), 1);
    User user = m_office->get(Id<User>(m_ben.user));
    user.active = false;
    must(m_office->update(m_office->admin(), user));
    QCOMPARE(codeOf(signIn(m_asked, ben.device)), u"user_inactive"_s);
}

void DeviceKeysTest::aDeviceThatIsShutOutGetsItNoMoreByWhateverName()
{
    const OpenSession ben = must(signIn(m_key));
    must(m_office->call(m_office->admin(), "revoke", Id<Device>(ben.device)));
    QCOMPARE(codeOf(signIn(m_asked, ben.device)), u"device_revoked"_s);
    const OpenSession anew = must(signIn(m_asked));
    QVERIFY(anew.device != ben.device);
    QVERIFY(anew.key.isEmpty());
    QVERIFY(!anew.keyKept);
    QCOMPARE(kept(), 1); // the administrator may still want what waits there
}

void DeviceKeysTest::anErasedDevicesKeyIsGone()
{
    const OpenSession ben = must(signIn(m_key));
    must(signIn({newUuid(), QByteArray(32, 'o')}));
    QCOMPARE(kept(), 2);
    must(m_office->call(m_office->admin(), "wipe", Id<Device>(ben.device)));
    QCOMPARE(kept(), 1);
    QVERIFY(must(signIn(m_asked)).key.isEmpty());
}

void DeviceKeysTest::aServerThatHasLostItIsGivenItAgain()
{
    const OpenSession ben = must(signIn(m_key));
    Engine &engine = m_office->engine();
    QVERIFY(must(engine.resume(ben.device, ben.token, m_key)).keyKept);
    QVERIFY(!must(engine.resume(ben.device, ben.token, m_asked)).keyKept);
    QVERIFY(
        must(engine.resume(ben.device, ben.token, m_asked)).key.isEmpty()); // no password, no key
    must(m_office->write([](Tx &tx) -> Result<void> {
        TRY(tx.execute(u"DELETE FROM device_key"_s, {}));
        return {};
    }));
    QVERIFY(must(signIn(m_asked, ben.device)).key.isEmpty());
    const OpenSession again = must(signIn(DeviceKey(), ben.device));
    QVERIFY(must(engine.resume(ben.device, again.token, m_key)).keyKept);
    QCOMPARE(must(signIn(m_asked, ben.device)).key, m_key.key);
}

void DeviceKeysTest::whatIsNoKeyIsNotKept()
{
    QVERIFY(!must(signIn({newUuid(), QByteArray(31, 'k')})).keyKept);
    QVERIFY(!must(signIn({QUuid(), QByteArray(32, 'k')})).keyKept);
    QCOMPARE(kept(), 0);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::DeviceKeysTest)
#include "device_keys_test.moc"
