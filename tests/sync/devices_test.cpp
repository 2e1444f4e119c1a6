#include "common/entities/party/contact.h"
#include "common/entities/system/device.h"
#include "common/entities/system/role.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

#include <QDir>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// What a laptop holds follows what its user may see, and ends with the device's welcome.
class DevicesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();

    void aCustomerMovesToAnotherLaptop();
    void aLostRightTakesItsRowsAlong();
    void aRevokedDeviceKeepsOnlyWhatWasNotSent();
    void anErasedDeviceKeepsNothing();
    void aNewPasswordIsAskedForAndNothingIsLost();
    void aClonedLaptopBecomesADeviceOfItsOwn();
    void ofTwoAtOnceTheFirstBecomesADeviceOfItsOwn();
    void oneWindowWorksWithACopy();
    void aWrongPasswordOpensNothing();

private:
    bool signIn(std::unique_ptr<Desktop> &desktop, const QString &name, const QString &folder)
    {
        desktop.reset();
        desktop = std::make_unique<Desktop>(*m_server, m_folder->filePath(folder));
        return desktop->signIn(name);
    }
    bool signIn(std::unique_ptr<Desktop> &desktop, const QString &name)
    {
        return signIn(desktop, name, name);
    }
    Device deviceOf(const Actor &actor)
    {
        return m_office->all<Device>(Filter::equal("user", Value(actor.user))).value(0);
    }
    /// The whole disk of ana's laptop is copied to another machine, which is to be m_bob.
    void cloneDisk()
    {
        m_ana.reset();
        QProcess::execute(u"cp"_s,
                          {u"-r"_s, m_folder->filePath(u"ana"_s), m_folder->filePath(u"b"_s)});
    }
    bool open(std::unique_ptr<Desktop> &desktop, const QString &folder)
    {
        desktop = std::make_unique<Desktop>(*m_server, m_folder->filePath(folder));
        return answerOf(desktop->session->signInOffline(Desktop::credentials(u"ana"_s)))
            .has_value();
    }
    static bool create(Desktop &desktop, const QString &name)
    {
        Party party;
        party.name = name;
        return desktop.create(party).has_value();
    }
    /// The files of copies below the folder.
    QStringList copies(const QString &name)
    {
        const QDir folder(accountFolder(m_folder->filePath(name), u"office"_s, name));
        return folder.entryList({u"copy-*"_s}, QDir::Files);
    }
    static QString stateError(const Desktop &desktop)
    {
        return desktop.session->state().error.code;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    std::unique_ptr<Desktop> m_ana;
    std::unique_ptr<Desktop> m_bob;
};

void DevicesTest::init()
{
    failOnLostCopies();
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = Office::open();
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void DevicesTest::cleanup()
{
    m_ana.reset();
    m_bob.reset();
    m_server.reset();
    m_office.reset();
}

void DevicesTest::aCustomerMovesToAnotherLaptop()
{
    const Actor ana = m_office->person("sales", u"ana"_s);
    const Actor bob = m_office->person("sales", u"bob"_s);
    Party customer = addCustomer(*m_office);
    customer.owner = Id<User>(ana.user);
    customer = must(m_office->update(m_office->admin(), customer));
    Contact contact;
    contact.party = customer.id;
    contact.name = u"Li"_s;
    contact = must(m_office->create(m_office->admin(), contact));
    QVERIFY(signIn(m_ana, u"ana"_s));
    QVERIFY(signIn(m_bob, u"bob"_s));
    QVERIFY(m_ana->get(contact.id).has_value());
    QVERIFY(!m_bob->get(customer.id).has_value());
    QVERIFY(!m_bob->get(contact.id).has_value());

    customer.owner = Id<User>(bob.user);
    must(m_office->update(m_office->admin(), customer));
    EVENTUALLY(!m_ana->get(customer.id).has_value());
    QVERIFY(!m_ana->get(contact.id).has_value());
    EVENTUALLY(m_bob->get(customer.id).has_value());
    QCOMPARE(m_bob->get(contact.id)->name, u"Li"_s);
}

void DevicesTest::aLostRightTakesItsRowsAlong()
{
    Role role;
    role.name = u"Visitor"_s;
    role.scope = RecordScope::All;
    role.grants = u"party.*\ncontact.*"_s;
    role = must(m_office->create(m_office->admin(), role));
    const Actor ana = m_office->person("sales", u"ana"_s);
    User user = m_office->get(Id<User>(ana.user));
    user.roles[0].role = role.id;
    must(m_office->update(m_office->admin(), user));
    const Party customer = addCustomer(*m_office);
    Contact contact;
    contact.party = customer.id;
    contact.name = u"Li"_s;
    contact = must(m_office->create(m_office->admin(), contact));
    QVERIFY(signIn(m_ana, u"ana"_s));
    QCOMPARE(m_ana->names(Contact::entity), QStringList{u"Li"_s});

    // While the laptop is away: gone at the next contact.
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    role.grants = u"party.*"_s;
    role = must(m_office->update(m_office->admin(), role));
    QVERIFY(m_ana->get(contact.id).has_value());
    m_ana->session->reconnect();
    QVERIFY(m_ana->waitUntilLevel());
    QVERIFY(!m_ana->session->holds(Contact::entity));
    QVERIFY(!m_ana->get(contact.id).has_value());
    QVERIFY(m_ana->get(customer.id).has_value());

    // While it is connected: given back and taken again, at once.
    role.grants = u"party.*\ncontact.*"_s;
    role = must(m_office->update(m_office->admin(), role));
    EVENTUALLY_EQUAL(m_ana->names(Contact::entity), QStringList{u"Li"_s});
    role.grants = u"contact.*"_s;
    must(m_office->update(m_office->admin(), role));
    EVENTUALLY(!m_ana->session->holds(Party::entity));
    QVERIFY(!m_ana->get(customer.id).has_value());
}

void DevicesTest::aRevokedDeviceKeepsOnlyWhatWasNotSent()
{
    const Actor person = m_office->person("sales", u"ana"_s);
    const Party customer = addCustomer(*m_office);
    QVERIFY(signIn(m_ana, u"ana"_s));
    QVERIFY(!copies(u"ana"_s).isEmpty());
    must(m_office->call(m_office->admin(), "revoke", deviceOf(person).id));
    EVENTUALLY_EQUAL(stateError(*m_ana), u"device_revoked"_s);
    QCOMPARE(m_ana->session->state().link, SyncState::Link::Offline);
    EVENTUALLY(!m_ana->session->holds(Party::entity));
    QVERIFY(!m_ana->get(customer.id).has_value());
    QCOMPARE(copies(u"ana"_s), QStringList());

    QVERIFY(!m_ana->session->canSignInOffline(u"office"_s, u"ana"_s));
    QCOMPARE(codeOf(answerOf(m_ana->session->signIn(Desktop::credentials(u"ana"_s)))),
             u"device_revoked"_s);

    // One that was away with unsent work keeps that, for the administrator to decide.
    const Actor other = m_office->person("sales", u"bob"_s);
    QVERIFY(signIn(m_bob, u"bob"_s));
    m_bob->session->disconnectFromServer();
    QVERIFY(m_bob->waitUntilOffline());
    Party typed;
    typed.name = u"Tea & Co"_s;
    QVERIFY(m_bob->create(typed));
    must(m_office->call(m_office->admin(), "revoke", deviceOf(other).id));
    m_bob->session->reconnect();
    EVENTUALLY_EQUAL(stateError(*m_bob), u"device_revoked"_s);
    EVENTUALLY_EQUAL(copies(u"bob"_s), QStringList());
    QCOMPARE(m_bob->session->state().waiting, 1);
    QCOMPARE(m_office->all<Party>(Filter::equal("name", Value(u"Tea & Co"_s))).size(), 0);
}

void DevicesTest::anErasedDeviceKeepsNothing()
{
    const Actor person = m_office->person("sales", u"ana"_s);
    addCustomer(*m_office);
    QVERIFY(signIn(m_ana, u"ana"_s));
    const QString folder = accountFolder(m_folder->filePath(u"ana"_s), u"office"_s, u"ana"_s);
    QVERIFY(QDir(folder).exists());
    const Device device = deviceOf(person);
    must(m_office->call(m_office->admin(), "wipe", device.id));
    EVENTUALLY_EQUAL(stateError(*m_ana), u"device_wiped"_s);
    QVERIFY(!QDir(folder).exists());
    QVERIFY(!m_ana->session->holds(Party::entity));
    QCOMPARE(codeOf(m_office->call(m_office->admin(), "wipe", device.id)), u"device_wiped"_s);
    QCOMPARE(codeOf(m_office->call(m_office->admin(), "revoke", device.id)), u"device_revoked"_s);
    // Who still knows the password signs a new device in.
    QVERIFY(signIn(m_ana, u"ana"_s));
    QCOMPARE(m_office->all<Device>().size(), 2);
}

void DevicesTest::aNewPasswordIsAskedForAndNothingIsLost()
{
    const Actor person = m_office->person("sales", u"ana"_s);
    QVERIFY(signIn(m_ana, u"ana"_s));
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    Party typed;
    typed.name = u"Tea & Co"_s;
    QVERIFY(m_ana->create(typed));
    must(m_office->call(m_office->admin(), "set_password", Id<User>(person.user),
                        {{u"password"_s, Value(u"another horse"_s)}}));
    m_ana->session->reconnect();
    EVENTUALLY_EQUAL(stateError(*m_ana), u"sign_in_refused"_s);
    QCOMPARE(m_ana->session->state().waiting, 1);
    auto credentials = Desktop::credentials(u"ana"_s);
    credentials.password = u"another horse"_s;
    QVERIFY(answerOf(m_ana->session->signIn(credentials)));
    QVERIFY(m_ana->waitUntilLevel());
    QCOMPARE(m_office->get(typed.id).name, u"Tea & Co"_s);
}

void DevicesTest::aClonedLaptopBecomesADeviceOfItsOwn()
{
    m_office->person("sales", u"ana"_s);
    QVERIFY(signIn(m_ana, u"ana"_s));
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    QVERIFY(create(*m_ana, u"Shared"_s));
    // With what waits on it.
    cloneDisk();
    m_server->stop();
    QVERIFY(open(m_ana, u"ana"_s));
    QVERIFY(open(m_bob, u"b"_s));
    EVENTUALLY(m_ana->session->holds(Party::entity) && m_bob->session->holds(Party::entity));
    QVERIFY(create(*m_ana, u"First"_s));
    QVERIFY(create(*m_bob, u"Second"_s));
    m_bob->session->disconnectFromServer();
    m_server->start(m_office->engine());
    m_ana->session->reconnect();
    QVERIFY(m_ana->waitUntilLevel());
    m_ana->session->signOut();

    m_bob->session->reconnect();
    EVENTUALLY_EQUAL(stateError(*m_bob), u"device_forked"_s);
    // The feed may have told already that the shared one is done.
    QVERIFY(m_bob->session->state().waiting > 0);
    QVERIFY(answerOf(m_bob->session->signIn(Desktop::credentials(u"ana"_s))));
    QVERIFY(m_bob->waitUntilLevel());
    QVERIFY(m_bob->attention().isEmpty());
    QCOMPARE(m_bob->names(Party::entity), (QStringList{u"First"_s, u"Second"_s, u"Shared"_s}));
    QCOMPARE(m_office->all<Party>().size(), 3);
    QCOMPARE(m_office->all<Device>().size(), 2);
    // It goes on under its new identity, also after a restart.
    QVERIFY(create(*m_bob, u"Third"_s));
    QVERIFY(m_bob->waitUntilLevel());
    m_bob.reset();
    QVERIFY(open(m_bob, u"b"_s));
    QVERIFY(m_bob->waitUntilLevel());
    QVERIFY(create(*m_bob, u"Fourth"_s));
    QVERIFY(m_bob->waitUntilLevel());
    QCOMPARE(m_office->all<Party>().size(), 5);
}

void DevicesTest::ofTwoAtOnceTheFirstBecomesADeviceOfItsOwn()
{
    m_office->person("sales", u"ana"_s);
    QVERIFY(signIn(m_ana, u"ana"_s));
    cloneDisk();
    QVERIFY(open(m_ana, u"ana"_s));
    QVERIFY(m_ana->waitUntilLevel());
    QVERIFY(open(m_bob, u"b"_s));
    QVERIFY(m_bob->waitUntilLevel());
    EVENTUALLY_EQUAL(stateError(*m_ana), u"device_forked"_s);
    QVERIFY(create(*m_ana, u"First"_s));
    QVERIFY(create(*m_bob, u"Second"_s));
    QVERIFY(answerOf(m_ana->session->signIn(Desktop::credentials(u"ana"_s))));
    QVERIFY(m_ana->waitUntilLevel());
    QVERIFY(m_bob->waitUntilLevel());
    QCOMPARE(m_office->all<Device>().size(), 2);
    const QStringList both{u"First"_s, u"Second"_s};
    EVENTUALLY_EQUAL(m_ana->names(Party::entity), both);
    EVENTUALLY_EQUAL(m_bob->names(Party::entity), both);
}

void DevicesTest::oneWindowWorksWithACopy()
{
    m_office->person("sales", u"ana"_s);
    QVERIFY(signIn(m_ana, u"ana"_s));
    Desktop second(*m_server, m_folder->filePath(u"ana"_s));
    QCOMPARE(codeOf(answerOf(second.session->signInOffline(Desktop::credentials(u"ana"_s)))),
             u"copy_in_use"_s);
    QCOMPARE(codeOf(answerOf(second.session->signIn(Desktop::credentials(u"ana"_s)))),
             u"copy_in_use"_s);
    QVERIFY(m_ana->waitUntilLevel()); // undisturbed
    m_ana.reset();
    QVERIFY(answerOf(second.session->signInOffline(Desktop::credentials(u"ana"_s))));
}

void DevicesTest::aWrongPasswordOpensNothing()
{
    m_office->person("sales", u"ana"_s);
    Desktop desktop(*m_server, m_folder->filePath(u"ana"_s));
    auto credentials = Desktop::credentials(u"ana"_s);
    credentials.password = u"wrong"_s;
    QCOMPARE(codeOf(answerOf(desktop.session->signIn(credentials))), u"sign_in_refused"_s);
    QVERIFY(!desktop.session->canSignInOffline(u"office"_s, u"ana"_s));
    QCOMPARE(codeOf(answerOf(desktop.session->signInOffline(credentials))), u"offline"_s);
    QCOMPARE(m_office->all<Device>().size(), 0);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::DevicesTest)
#include "devices_test.moc"
