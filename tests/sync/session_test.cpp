#include "tests/sync/desktop.h"

#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "common/sync/projection.h"

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();

    void theFirstSignInBringsTheCopy();
    void whatOneDesktopSavesTheOtherShows();
    void offlineWorkIsSavedShownAndSentLater();
    void theCopyEqualsTheServer();

private:
    Party party(const QString &name)
    {
        Party party;
        party.name = name;
        return party;
    }
    std::unique_ptr<Desktop> desktop(const QString &folder)
    {
        return std::make_unique<Desktop>(*m_server, m_folder->filePath(folder));
    }
    /// Every record of the desktop's copy against what the server would give its user.
    void compareWithServer(Desktop &desktop, const Actor &actor);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
};

void SessionTest::init()
{
    failOnLostCopies();
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = Office::open();
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void SessionTest::cleanup()
{
    m_server.reset();
    m_office.reset();
}

void SessionTest::compareWithServer(Desktop &desktop, const Actor &actor)
{
    for (const Entity *entity : heldEntities(actor.rights)) {
        Query query;
        query.entity = entity;
        query.limit = 1000;
        query.withArchived = true;
        query.withLines = entity->lines != nullptr;
        const auto mine = answerOf(desktop.session->list(query));
        const auto theirs = m_office->engine().list(actor, query);
        QVERIFY2(mine && theirs, entity->name);
        QVERIFY2(mine->fromCache, entity->name);
        QCOMPARE(mine->rows.size(), theirs->size());
        for (qsizetype i = 0; i < theirs->size(); ++i) {
            QVERIFY2(mine->rows.at(i).record == theirs->at(i).record, entity->name);
        }
    }
}

void SessionTest::theFirstSignInBringsTheCopy()
{
    const Actor admin = m_office->admin();
    for (int i = 0; i < 5; ++i) {
        must(m_office->create(admin, party(u"Customer %1"_s.arg(i))));
    }
    m_office->person("sales", u"Ana"_s);
    const auto ana = desktop(u"ana"_s);
    QVERIFY(ana->signIn(u"ana"_s));
    QCOMPARE(ana->session->identity().userName, u"Ana"_s);
    QCOMPARE(ana->names(Party::entity).size(), 5);
    QVERIFY(ana->session->state().lastSync > 0);
}

void SessionTest::whatOneDesktopSavesTheOtherShows()
{
    m_office->person("accountant", u"Ana"_s);
    m_office->person("accountant", u"Bob"_s);
    const auto ana = desktop(u"ana"_s);
    const auto bob = desktop(u"bob"_s);
    QVERIFY(ana->signIn(u"ana"_s));
    QVERIFY(bob->signIn(u"bob"_s));
    QSignalSpy changed(bob->session.get(), &DataSource::changed);
    Party tea = party(u"Tea & Co"_s);
    const auto saved = ana->create(tea);
    QVERIFY(saved);
    QCOMPARE(saved->first().value("name").toText(), u"Tea & Co"_s);
    EVENTUALLY(!changed.isEmpty());
    QCOMPARE(bob->get(tea.id)->name, u"Tea & Co"_s);
    EVENTUALLY_EQUAL(ana->session->state().waiting, 0);
    QCOMPARE(ana->get(tea.id)->version, 1);
}

void SessionTest::offlineWorkIsSavedShownAndSentLater()
{
    m_office->person("sales", u"Ana"_s);
    auto ana = desktop(u"ana"_s);
    QVERIFY(ana->signIn(u"ana"_s));
    m_server->stop();
    QVERIFY(ana->waitUntilOffline());

    Party tea = party(u"Tea & Co"_s);
    QVERIFY(ana->create(tea));
    QVERIFY(ana->update(Party::entity, tea.id.uuid(), {{u"phone"_s, Value(u"010-1"_s)}}));
    QCOMPARE(ana->get(tea.id)->phone, u"010-1"_s);
    QCOMPARE(ana->session->state().waiting, 2);
    QCOMPARE(ana->session->state().link, SyncState::Link::Offline);
    QCOMPARE(codeOf(ana->call(u"user.change_password"_s, newUuid())), u"offline"_s);
    const auto held = answerOf(ana->session->desktopCopy());
    QVERIFY(held && held->exists && held->bytes > 0);
    QCOMPARE(held->waiting.size(), 2);
    QCOMPARE(held->waiting.first().name, u"party.create"_s);
    QCOMPARE(held->waiting.last().title, u"Tea & Co"_s);
    QCOMPARE(held->waiting.last().entity, &Party::entity);
    QVERIFY(!held->waiting.first().sent);

    // The program is closed and opened again, still without the server.
    ana = nullptr;
    ana = desktop(u"ana"_s);
    QVERIFY(ana->session->canSignInOffline(u"office"_s, u"ana"_s));
    auto wrong = Desktop::credentials(u"ana"_s);
    wrong.password = u"wrong"_s;
    QCOMPARE(codeOf(answerOf(ana->session->signInOffline(wrong))), u"sign_in_refused"_s);
    QVERIFY(answerOf(ana->session->signInOffline(Desktop::credentials(u"ana"_s))));
    EVENTUALLY(ana->session->holds(Party::entity));
    QCOMPARE(ana->get(tea.id)->phone, u"010-1"_s);
    EVENTUALLY_EQUAL(ana->session->state().waiting, 2);

    m_server->start(m_office->engine());
    ana->session->reconnect();
    QVERIFY(ana->waitUntilLevel());
    QCOMPARE(m_office->get(tea.id).phone, u"010-1"_s);
    QCOMPARE(ana->get(tea.id)->version, 2);
    QVERIFY(ana->attention().isEmpty());
}

void SessionTest::theCopyEqualsTheServer()
{
    const Actor admin = m_office->admin();
    const Actor person = m_office->person("sales_manager", u"Ana"_s);
    const auto ana = desktop(u"ana"_s);
    QVERIFY(ana->signIn(u"ana"_s));
    for (int i = 0; i < 3; ++i) {
        Party customer = must(m_office->create(admin, party(u"Customer %1"_s.arg(i))));
        Contact contact;
        contact.party = customer.id;
        contact.name = u"Contact"_s;
        must(m_office->create(admin, contact));
        customer.phone = u"1"_s;
        must(m_office->update(admin, customer));
    }
    EVENTUALLY_EQUAL(ana->names(Contact::entity).size(), 3);
    EVENTUALLY_EQUAL(ana->get(Id<Party>(m_office->all<Party>().last().id))->phone, u"1"_s);
    compareWithServer(*ana, person);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::SessionTest)
#include "session_test.moc"
