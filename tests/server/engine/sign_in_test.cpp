#include "tests/support/office.h"

#include "common/entities/system/device.h"
#include "common/entities/system/user.h"

#include <QTest>

using namespace kontor;
using namespace kontor::test;

/// People, passwords, devices and their tokens.
class SignInTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_ben = m_office->person("sales", QStringLiteral("Ben"));
    }
    void cleanup() { m_office.reset(); }

    void signsInWithTheRightPassword();
    void neverSaysWhatWasWrong();
    void locksAfterRepeatedFailures();
    void startsToCountAnewAfterASuccess();
    void refusesInactiveUsers();
    void registersDevicesAndGoesOnWithTheirToken();
    void refusesForeignTokens();
    void refusesRevokedDevices();
    void endsSessions();
    void takesTokensBackWithANewPassword();
    void letsPeopleChangeTheirOwnPasswordOnly();
    void storesNoPasswordAndNoToken();
    void foundsACompanyOnce();
    void refusesAWeakPassword();

private:
    Result<OpenSession> signIn(const char *password, const QString &login = QStringLiteral("ben"),
                               const QUuid &device = {})
    {
        SignIn request;
        request.login = login;
        request.password = QString::fromUtf8(password);
        request.device = device;
        request.deviceName = QStringLiteral("laptop");
        request.platform = QStringLiteral("Debian 12");
        return m_office->engine().signIn(request);
    }
    Arguments password(const QUuid &user, const char *next, const char *old = nullptr)
    {
        Arguments arguments;
        arguments.record = user;
        arguments.values = {{QStringLiteral("password"), Value(QString::fromUtf8(next))}};
        if (old != nullptr) {
            arguments.values.insert(QStringLiteral("old_password"), Value(QString::fromUtf8(old)));
        }
        return arguments;
    }

    std::unique_ptr<Office> m_office;
    Actor m_ben;
};

void SignInTest::signsInWithTheRightPassword()
{
    const OpenSession session = must(signIn("correct horse", QStringLiteral(" BEN ")));
    QCOMPARE(session.user, m_ben.user);
    QCOMPARE(session.userName, QStringLiteral("Ben"));
    QCOMPARE(session.company, QStringLiteral("Kontor Trading"));
    QCOMPARE(session.currency, QStringLiteral("CNY"));
    QCOMPARE(session.rights, m_ben.rights);
    const Actor actor = must(m_office->engine().actor(session.id));
    QCOMPARE(actor.user, m_ben.user);
    QCOMPARE(actor.device, session.device);
}

void SignInTest::neverSaysWhatWasWrong()
{
    const Result<OpenSession> wrong = signIn("incorrect horse");
    const Result<OpenSession> nobody = signIn("correct horse", QStringLiteral("nobody"));
    QCOMPARE(codeOf(wrong), QStringLiteral("sign_in_refused"));
    QCOMPARE(wrong.error(), nobody.error());
    QCOMPARE(codeOf(signIn("", QStringLiteral(""))), QStringLiteral("sign_in_refused"));
}

void SignInTest::locksAfterRepeatedFailures()
{
    for (int i = 0; i < SignInLimits().attempts; ++i) {
        QCOMPARE(codeOf(signIn("incorrect horse")), QStringLiteral("sign_in_refused"));
    }
    const Result<OpenSession> locked = signIn("correct horse");
    QCOMPARE(codeOf(locked), QStringLiteral("user_locked"));
    QCOMPARE(locked.error().args.value(QStringLiteral("seconds")).toInt(),
             SignInLimits().lockedSeconds);
    must(signIn("correct horse", QStringLiteral("admin"))); // others are not locked
    m_office->restart();                                    // and a restart unlocks nobody
    m_office->clock().advance(1000 * SignInLimits().lockedSeconds - 1);
    QCOMPARE(codeOf(signIn("correct horse")), QStringLiteral("user_locked"));
    m_office->clock().advance(1);
    must(signIn("correct horse"));
}

void SignInTest::startsToCountAnewAfterASuccess()
{
    for (int i = 0; i < SignInLimits().attempts - 1; ++i) {
        signIn("incorrect horse");
    }
    must(signIn("correct horse"));
    QCOMPARE(codeOf(signIn("incorrect horse")), QStringLiteral("sign_in_refused"));
    must(signIn("correct horse"));
}

void SignInTest::refusesInactiveUsers()
{
    const OpenSession session = must(signIn("correct horse"));
    User ben = m_office->get(Id<User>(m_ben.user));
    ben.active = false;
    must(m_office->update(m_office->admin(), ben));
    QCOMPARE(codeOf(signIn("correct horse")), QStringLiteral("user_inactive"));
    QCOMPARE(codeOf(signIn("incorrect horse")), QStringLiteral("sign_in_refused"));
    QCOMPARE(codeOf(m_office->engine().resume(session.device, session.token)),
             QStringLiteral("user_inactive"));
    QCOMPARE(codeOf(m_office->engine().actor(session.id)), QStringLiteral("user_inactive"));
}

void SignInTest::registersDevicesAndGoesOnWithTheirToken()
{
    const OpenSession session = must(signIn("correct horse"));
    const Device device = m_office->get(Id<Device>(session.device));
    QVERIFY(device.user.uuid() == m_ben.user);
    QCOMPARE(device.name, QStringLiteral("laptop"));
    QCOMPARE(device.platform, QStringLiteral("Debian 12"));
    QCOMPARE(device.lastContact, m_office->clock().now());
    QCOMPARE(session.token.size(), 32);
    m_office->restart();
    const OpenSession later = must(m_office->engine().resume(session.device, session.token));
    QCOMPARE(later.user, m_ben.user);
    QVERIFY(later.token.isEmpty());
    m_office->clock().advance(2 * 3'600'000);
    must(m_office->engine().resume(session.device, session.token));
    QCOMPARE(m_office->get(Id<Device>(session.device)).lastContact, m_office->clock().now());
    // A new sign-in at the same device takes the old token back.
    const OpenSession anew = must(signIn("correct horse", QStringLiteral("ben"), session.device));
    QCOMPARE(anew.device, session.device);
    QCOMPARE(codeOf(m_office->engine().resume(session.device, session.token)),
             QStringLiteral("sign_in_refused"));
    must(m_office->engine().resume(anew.device, anew.token));
}

void SignInTest::refusesForeignTokens()
{
    const OpenSession ben = must(signIn("correct horse"));
    const OpenSession admin = must(signIn("correct horse", QStringLiteral("admin")));
    QVERIFY(ben.device != admin.device);
    const QString refused = QStringLiteral("sign_in_refused");
    Engine &engine = m_office->engine();
    QCOMPARE(codeOf(engine.resume(ben.device, admin.token)), refused);
    QCOMPARE(codeOf(engine.resume(ben.device, {})), refused);
    QCOMPARE(codeOf(engine.resume(newUuid(), ben.token)), refused);
    QCOMPARE(codeOf(engine.resume({}, ben.token)), refused);
}

void SignInTest::refusesRevokedDevices()
{
    const OpenSession session = must(signIn("correct horse"));
    const Actor admin = m_office->admin();
    must(m_office->call(admin, "revoke", Id<Device>(session.device)));
    const QString revoked = QStringLiteral("device_revoked");
    Engine &engine = m_office->engine();
    QCOMPARE(codeOf(engine.actor(session.id)), revoked);
    QCOMPARE(codeOf(engine.resume(session.device, session.token)), revoked);
    QCOMPARE(codeOf(signIn("correct horse", QStringLiteral("ben"), session.device)), revoked);
    QCOMPARE(codeOf(m_office->call(admin, "revoke", Id<Device>(session.device))), revoked);
    must(signIn("correct horse")); // at another device
}

void SignInTest::endsSessions()
{
    const OpenSession session = must(signIn("correct horse"));
    m_office->engine().signOut(session.id);
    QCOMPARE(codeOf(m_office->engine().actor(session.id)), QStringLiteral("session_unknown"));
    QCOMPARE(codeOf(m_office->engine().actor(newUuid())), QStringLiteral("session_unknown"));
}

void SignInTest::takesTokensBackWithANewPassword()
{
    const OpenSession session = must(signIn("correct horse"));
    must(m_office->execute(m_office->admin(), QStringLiteral("user.set_password"),
                           password(m_ben.user, "battery staple")));
    QCOMPARE(codeOf(m_office->engine().resume(session.device, session.token)),
             QStringLiteral("sign_in_refused"));
    QCOMPARE(codeOf(signIn("correct horse")), QStringLiteral("sign_in_refused"));
    must(signIn("battery staple"));
}

void SignInTest::letsPeopleChangeTheirOwnPasswordOnly()
{
    const QString change = QStringLiteral("user.change_password");
    const auto wrong =
        m_office->execute(m_ben, change, password(m_ben.user, "battery staple", "wrong"));
    QCOMPARE(codeOf(wrong), QStringLiteral("password_wrong"));
    QCOMPARE(fieldOf(wrong), QStringLiteral("old_password"));
    const Actor eve = m_office->person("sales", QStringLiteral("Eve"));
    QCOMPARE(codeOf(m_office->execute(eve, change,
                                      password(m_ben.user, "battery staple", "correct horse"))),
             QStringLiteral("not_permitted"));
    must(m_office->execute(m_ben, change, password(m_ben.user, "battery staple", "correct horse")));
    must(signIn("battery staple"));
}

void SignInTest::storesNoPasswordAndNoToken()
{
    const OpenSession session = must(signIn("correct horse"));
    const User ben = m_office->get(Id<User>(m_ben.user));
    QVERIFY(ben.passwordHash.startsWith(QStringLiteral("$argon2id$")));
    const Rows stored = must(m_office->engine().store().read<Rows>([](Tx &tx) {
        return tx.rows(QStringLiteral("SELECT hash FROM device_token"), {}, {FieldType::Bytes});
    }));
    QCOMPARE(stored.size(), 1);
    QVERIFY(stored.first().first().toBytes() != session.token);
}

void SignInTest::foundsACompanyOnce()
{
    QVERIFY(must(m_office->engine().isFounded()));
    QCOMPARE(codeOf(m_office->engine().found(sampleFounding())), QStringLiteral("company_exists"));
}

void SignInTest::refusesAWeakPassword()
{
    const auto weak = m_office->execute(m_office->admin(), QStringLiteral("user.set_password"),
                                        password(m_ben.user, "horse"));
    QCOMPARE(codeOf(weak), QStringLiteral("password_too_short"));
    QCOMPARE(fieldOf(weak), QStringLiteral("password"));
    QCOMPARE(weak.error().args.value(QStringLiteral("minimum")).toInt(), 8);
}

QTEST_GUILESS_MAIN(SignInTest)
#include "sign_in_test.moc"
