#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// Somebody is editing this: who has the record open too is told, and nobody else.
class PresenceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();
    void whoEditsIsShownToThoseWhoHaveItOpen();
    void whoMayNotSeeTheRecordLearnsNothing();
    void serversTellEachOther();

private:
    /// A desktop, and what it was last told about the record.
    struct Person {
        Person(OfficeServer &server, const QString &folder, const QUuid &record)
            : desktop(server, folder)
        {
            QObject::connect(
                desktop.session.get(), &DataSource::editorsChanged, desktop.session.get(),
                [this, record](const Entity *, const QUuid &id, const QStringList &names) {
                    if (id == record) {
                        editors = names;
                        ++told;
                    }
                });
        }
        Desktop desktop;
        QStringList editors;
        int told = 0;
    };
    std::unique_ptr<Person> person(OfficeServer &server, const QString &login)
    {
        auto made = std::make_unique<Person>(server, m_folder->filePath(login), m_party);
        return made->desktop.signIn(login) ? std::move(made) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    QUuid m_party;
};

void PresenceTest::init()
{
    failOnLostCopies();
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = Office::open();
    m_office->person("accountant", u"Ana"_s);
    m_office->person("accountant", u"Bob"_s);
    m_party = addCustomer(*m_office, "Lotus Tea House").id.uuid();
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void PresenceTest::cleanup()
{
    m_server.reset();
    m_office.reset();
}

void PresenceTest::whoEditsIsShownToThoseWhoHaveItOpen()
{
    const auto ana = person(*m_server, u"ana"_s);
    const auto bob = person(*m_server, u"bob"_s);
    QVERIFY(ana && bob);
    ana->desktop.session->attend(Party::entity, m_party, false);
    bob->desktop.session->attend(Party::entity, m_party, true);
    EVENTUALLY_EQUAL(ana->editors, QStringList{u"Bob"_s});
    QVERIFY(bob->editors.isEmpty()); // Ana only looks, and nobody is told of himself
    // What Bob saves or gives up is not edited any more.
    bob->desktop.session->attend(Party::entity, m_party, false);
    EVENTUALLY(ana->editors.isEmpty());
    ana->desktop.session->attend(Party::entity, m_party, true);
    EVENTUALLY_EQUAL(bob->editors, QStringList{u"Ana"_s});
    // It goes with the connection, and comes back with it.
    ana->desktop.session->disconnectFromServer();
    EVENTUALLY(bob->editors.isEmpty());
    ana->desktop.session->reconnect();
    EVENTUALLY_EQUAL(bob->editors, QStringList{u"Ana"_s});
    ana->desktop.session->leave(Party::entity, m_party);
    EVENTUALLY(bob->editors.isEmpty());
    // Who loses his link knows nothing of others.
    ana->desktop.session->attend(Party::entity, m_party, true);
    EVENTUALLY_EQUAL(bob->editors, QStringList{u"Ana"_s});
    bob->desktop.session->disconnectFromServer();
    EVENTUALLY(bob->editors.isEmpty());
}

void PresenceTest::whoMayNotSeeTheRecordLearnsNothing()
{
    m_office->person("sales", u"Cleo"_s); // sees her own customers only
    const Actor dan = m_office->person("sales", u"Dan"_s);
    Party theirs = m_office->get(Id<Party>(m_party));
    theirs.owner = Id<User>(dan.user);
    must(m_office->update(m_office->admin(), theirs));
    const auto cleo = person(*m_server, u"cleo"_s);
    const auto bob = person(*m_server, u"bob"_s);
    QVERIFY(cleo && bob);
    cleo->desktop.session->attend(Party::entity, m_party, true);
    bob->desktop.session->attend(Party::entity, m_party, true);
    const auto ana = person(*m_server, u"ana"_s);
    QVERIFY(ana);
    ana->desktop.session->attend(Party::entity, m_party, false);
    EVENTUALLY_EQUAL(ana->editors, QStringList{u"Bob"_s}); // not Cleo, who cannot have it open
    QCOMPARE(cleo->told, 0);
}

void PresenceTest::serversTellEachOther()
{
    if (m_office->engine().store().kind() == DatabaseKind::Sqlite) {
        return; // one server has it for itself
    }
    auto second = m_office->secondEngine();
    const auto other = std::make_unique<OfficeServer>(*second);
    const auto ana = person(*m_server, u"ana"_s);
    const auto bob = person(*other, u"bob"_s);
    QVERIFY(ana && bob);
    ana->desktop.session->attend(Party::entity, m_party, false);
    bob->desktop.session->attend(Party::entity, m_party, true);
    EVENTUALLY_EQUAL(ana->editors, QStringList{u"Bob"_s});
    QVERIFY(bob->editors.isEmpty());
    ana->desktop.session->attend(Party::entity, m_party, true);
    EVENTUALLY_EQUAL(bob->editors, QStringList{u"Ana"_s});
    // A server that stops takes its people with it.
    other->stop(); // it stays where Bob's desktop still looks for it
    second.reset();
    EVENTUALLY(ana->editors.isEmpty());
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::PresenceTest)
#include "presence_test.moc"
