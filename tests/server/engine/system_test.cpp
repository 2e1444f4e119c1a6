#include "tests/support/office.h"

#include "common/entities/party/party.h"
#include "common/entities/system/role.h"
#include "common/entities/system/setting.h"
#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "server/engine/default_roles.h"
#include "server/engine/feed.h"
#include "server/engine/settings.h"

#include <QTest>

using namespace kontor;
using namespace kontor::test;

namespace {

int jobRuns = 0;

} // namespace

/// Settings, modules, roles, jobs and what the server verifies.
class SystemTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_admin = m_office->admin();
    }
    void cleanup() { m_office.reset(); }

    void switchesModulesOff();
    void refusesGrantsThatMeanNothing_data();
    void refusesGrantsThatMeanNothing();
    void keepsAnAdministrator();
    void keepsRolesThatAreHeld();
    void shipsRolesWhoseGrantsMeanSomething();
    void runsAJobOncePerInterval();
    void runsAFailedJobAgain();
    void forgetsTicksThatNobodyStandsAtAnyMore();
    void collectsWhatChecksFind();
    void seesWhatAnotherServerChanged();
    void failsToFoundWithoutAName();

private:
    Result<Role> roleWith(const char *grants)
    {
        Role role;
        role.name = QStringLiteral("Helper");
        role.grants = QString::fromUtf8(grants);
        return m_office->create(m_admin, role);
    }
    Id<Role> administratorRole()
    {
        return m_office->get(Id<User>(m_admin.user)).roles.first().role;
    }

    std::unique_ptr<Office> m_office;
    Actor m_admin;
};

void SystemTest::switchesModulesOff()
{
    Report report;
    report.description.name = QStringLiteral("test_pipeline");
    report.description.module = QStringLiteral("crm");
    report.run = [](Tx &, const Actor &, const QVariantMap &) -> Result<ReportTable> {
        return ReportTable();
    };
    m_office->registry().addReport(report);
    const QString command = QStringLiteral("lead.create");
    Arguments lead;
    lead.values = {{QStringLiteral("name"), Value(QStringLiteral("Lin"))}};
    must(m_office->execute(m_admin, command, lead));
    Setting off;
    off.key = QStringLiteral("module.crm");
    off.value = QStringLiteral("off");
    off = must(m_office->create(m_admin, off));
    const auto refused = m_office->execute(m_admin, command, lead);
    QCOMPARE(codeOf(refused), QStringLiteral("module_off"));
    QCOMPARE(refused.error().args.value(QStringLiteral("module")).toString(),
             QStringLiteral("crm"));
    QCOMPARE(codeOf(m_office->engine().report(m_admin, QStringLiteral("test_pipeline"), {})),
             QStringLiteral("module_off"));
    for (const ReportDescription &offered : must(m_office->engine().reports(m_admin))) {
        QVERIFY(offered.module != QStringLiteral("crm"));
    }
    must(m_office->create(m_admin, [] {
        Party party;
        party.name = QStringLiteral("Lin");
        return party;
    }()));
    off.value = QStringLiteral("on");
    must(m_office->update(m_admin, off));
    must(m_office->execute(m_admin, command, lead));
}

void SystemTest::refusesGrantsThatMeanNothing_data()
{
    QTest::addColumn<QString>("grants");
    QTest::addColumn<QString>("refused");
    QTest::newRow("usual") << "party.read\n\n party.* \nreport.pipeline\nproduct.cost.read"
                           << "";
    QTest::newRow("lines") << "sales_order_line.unit_cost.read"
                           << "";
    QTest::newRow("everything") << "*"
                                << "";
    QTest::newRow("reading") << "*.read"
                             << "";
    QTest::newRow("no entity") << "party.read\nplanet.read"
                               << "planet.read";
    QTest::newRow("no action") << "party"
                               << "party";
    QTest::newRow("nothing behind the dot") << "party."
                                            << "party.";
}

void SystemTest::refusesGrantsThatMeanNothing()
{
    QFETCH(QString, grants);
    QFETCH(QString, refused);
    const auto role = roleWith(grants.toUtf8().constData());
    QCOMPARE(codeOf(role), refused.isEmpty() ? QString() : QStringLiteral("grant_unknown"));
    if (role) {
        QVERIFY(!role->grants.contains(QStringLiteral("\n\n")));
        QCOMPARE(role->grants, role->grants.trimmed());
    } else {
        QCOMPARE(role.error().args.value(QStringLiteral("grant")).toString(), refused);
        QCOMPARE(role.error().field, QStringLiteral("grants"));
    }
}

void SystemTest::keepsAnAdministrator()
{
    const QString missing = QStringLiteral("administrator_missing");
    User admin = m_office->get(Id<User>(m_admin.user));
    admin.active = false;
    QCOMPARE(codeOf(m_office->update(m_admin, admin)), missing);
    Role role = m_office->get(administratorRole());
    role.grants = QStringLiteral("party.read");
    QCOMPARE(codeOf(m_office->update(m_admin, role)), missing);
    QCOMPARE(codeOf(m_office->call(m_admin, "delete", admin.id)), QStringLiteral("user_is_self"));
    m_office->person("administrator", QStringLiteral("Second"));
    must(m_office->update(m_admin, admin));
}

void SystemTest::keepsRolesThatAreHeld()
{
    QCOMPARE(codeOf(m_office->call(m_admin, "delete", administratorRole())),
             QStringLiteral("record_in_use"));
    const Role unused = must(roleWith("party.read"));
    must(m_office->call(m_admin, "delete", unused.id));
}

void SystemTest::shipsRolesWhoseGrantsMeanSomething()
{
    // Asked for by a rule, not by a command.
    const QStringList asked = {QStringLiteral("party.set_credit")};
    for (const DefaultRole &shipped : defaultRoles()) {
        for (const QString &grant : shipped.grants) {
            const Entity *entity = findEntity(grant.section(u'.', 0, 0));
            const QString action = grant.section(u'.', 1);
            if (entity == nullptr || action.contains(u'*') || asked.contains(grant)) {
                continue;
            }
            const QStringList generic = {QStringLiteral("read"), QStringLiteral("create"),
                                         QStringLiteral("update"), QStringLiteral("delete")};
            const Field *field = entity->find(action.section(u'.', 0, 0));
            QVERIFY2(generic.contains(action) || entity->findCommand(action) != nullptr
                         || (field != nullptr && field->has(Sensitive)),
                     qPrintable(grant));
        }
        QVERIFY(
            !m_office
                 ->all<Role>(Filter::equal("name", Value(QString::fromUtf8(shipped.chineseName))))
                 .isEmpty());
    }
}

void SystemTest::runsAJobOncePerInterval()
{
    jobRuns = 0;
    m_office->registry().addJob({"count", 60, [](Tx &) -> Result<void> {
                                     ++jobRuns;
                                     return {};
                                 }});
    must(m_office->engine().runDueJobs());
    must(m_office->engine().runDueJobs());
    QCOMPARE(jobRuns, 1);
    m_office->clock().advance(59'999);
    must(m_office->engine().runDueJobs());
    QCOMPARE(jobRuns, 1);
    m_office->clock().advance(1);
    if (m_office->engine().store().kind() == DatabaseKind::Postgres) {
        const std::unique_ptr<Engine> second = m_office->secondEngine();
        must(second->runDueJobs());
    } else {
        m_office->restart();
    }
    must(m_office->engine().runDueJobs());
    QCOMPARE(jobRuns, 2);
}

void SystemTest::runsAFailedJobAgain()
{
    jobRuns = 0;
    m_office->registry().addJob({"fail", 60, [](Tx &) -> Result<void> { return fail("broken"); }});
    m_office->registry().addJob({"count", 60, [](Tx &) -> Result<void> {
                                     return ++jobRuns == 1 ? fail("disk_full") : Result<void>();
                                 }});
    // The one that always fails keeps the other from nothing.
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(codeOf(m_office->engine().runDueJobs()), QStringLiteral("broken"));
    }
    QCOMPARE(jobRuns, 2);
}

void SystemTest::forgetsTicksThatNobodyStandsAtAnyMore()
{
    Store &store = m_office->engine().store();
    const auto tick = [&store] {
        const auto make = [](Tx &tx) { return feed::makeTick(tx); };
        return must(store.kind() == DatabaseKind::Sqlite ? store.read<Cursor>(make)
                                                         : store.write<Cursor>(QUuid(), make));
    };
    const auto check = [&store](const Cursor &cursor) {
        return codeOf(store.read<void>([&](Tx &tx) { return feed::check(tx, cursor); }));
    };
    const auto write = [this] {
        Party party;
        party.name = QStringLiteral("Lin");
        must(m_office->create(m_admin, party));
    };
    const Cursor old = tick();
    write();
    m_office->clock().advance(qint64{91} * 24 * 3600 * 1000);
    write();
    const Cursor recent = tick();
    QCOMPARE(check(old), QString());
    must(m_office->engine().runDueJobs());
    QCOMPARE(check(old), QStringLiteral("cursor_too_old"));
    QCOMPARE(check(recent), QString());
}

void SystemTest::collectsWhatChecksFind()
{
    QVERIFY(must(m_office->engine().verify()).isEmpty());
    m_office->registry().addCheck(
        {"seven_is_eight", [](Tx &) -> Result<QList<Finding>> {
             return QList<Finding>{{QStringLiteral("seven_is_eight"), QStringLiteral("7")}};
         }});
    const QList<Finding> findings = must(m_office->engine().verify());
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().check, QStringLiteral("seven_is_eight"));
}

void SystemTest::seesWhatAnotherServerChanged()
{
    if (m_office->engine().store().kind() == DatabaseKind::Sqlite) {
        return; // one server at a time works on SQLite
    }
    const Actor ben = m_office->person("sales", QStringLiteral("Ben"));
    const std::unique_ptr<Engine> second = m_office->secondEngine();
    QVERIFY(must(second->actAs(ben.user)).rights.may(Party::entity, "read"));
    User changed = m_office->get(Id<User>(ben.user));
    changed.active = false;
    must(m_office->update(m_admin, changed));
    QTRY_COMPARE(codeOf(second->actAs(ben.user)), QStringLiteral("user_inactive"));
}

void SystemTest::failsToFoundWithoutAName()
{
    must(m_office->write([](Tx &tx) -> Result<void> {
        TRY_ASSIGN(const Company there, company(tx));
        return tx.remove(there.id);
    }));
    QVERIFY(!must(m_office->engine().isFounded()));
    Founding founding = sampleFounding();
    founding.companyName = QStringLiteral(" ");
    const auto failed = m_office->engine().found(founding);
    QCOMPARE(codeOf(failed), QStringLiteral("field_required"));
    QCOMPARE(fieldOf(failed), QStringLiteral("name"));
    founding.adminPassword.clear();
    QCOMPARE(codeOf(m_office->engine().found(founding)), QStringLiteral("password_too_short"));
}

QTEST_GUILESS_MAIN(SystemTest)
#include "system_test.moc"
