#include "tests/support/office.h"

#include "common/entities/crm/activity.h"
#include "common/entities/finance/account.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/price_list.h"
#include "common/entities/product/price_list_item.h"
#include "common/entities/product/product.h"
#include "common/entities/product/unit.h"
#include "common/entities/system/team.h"
#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "server/engine/report_scope.h"

#include <QTest>

using namespace kontor;
using namespace kontor::test;

/// Ways round the rights that somebody might try, and what comes of each. Ben and Eve sell, each to
/// his own customers, and see no costs.
class RightsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup() { m_office.reset(); }

    void listsOwnRecordsAndThoseOfNobody();
    void listsWhatHangsOnThem();
    void totalsCountNothingHidden();
    void readsNothingOfOthers();
    void filterOnAHiddenFieldIsRefused_data();
    void filterOnAHiddenFieldIsRefused();
    void hiddenFieldsAreWithheldEverywhere();
    void secretsAreHiddenFromTheAdministrator();
    void entitiesNeedTheRightToRead();
    void pathsDoNotLeadIntoUnreadableEntities();
    void commandsOnOthersRecordsFindNothing_data();
    void commandsOnOthersRecordsFindNothing();
    void recordsCannotBeHungOnOthersRecords();
    void commandsNeedTheirGrant();
    void fieldsThatAreHiddenCannotBeWritten();
    void linesKeepWhatTheClientMayNotWrite();
    void teamsSeeTheirMembers();
    void changedRightsHoldAtOnce();
    void historyIsAsHiddenAsTheRecord();
    void reportsNeedTheirGrantAndKeepToTheScope();
    void resentCommandsOfOthersTellNothing();
    void pagesHaveALimit();

private:
    Party party(const QString &name, const Actor &owner)
    {
        Party record;
        record.name = name;
        record.isCustomer = true;
        record.owner = Id<User>(owner.user);
        return must(m_office->create(m_admin, record));
    }
    Query query(const Entity &entity) const
    {
        Query result;
        result.entity = &entity;
        return result;
    }
    QStringList names(const Actor &actor, const Query &wanted)
    {
        QStringList result;
        for (const ListRow &row : must(m_office->engine().list(actor, wanted))) {
            result.append(row.record.title());
        }
        result.sort();
        return result;
    }
    static Arguments on(const QUuid &record, const char *field = nullptr, const Value &value = {})
    {
        Arguments arguments;
        arguments.record = record;
        if (field != nullptr) {
            arguments.values = {{QString::fromLatin1(field), value}};
        }
        return arguments;
    }
    static QStringList list(const char *words) { return QString::fromLatin1(words).split(u' '); }
    static Value text(const char *value) { return Value(QString::fromUtf8(value)); }

    std::unique_ptr<Office> m_office;
    Actor m_admin;
    Actor m_ben;
    Actor m_eve;
    Party m_bens;
    Party m_eves;
    Party m_nobodys;
    Contact m_evesContact;
    Product m_tea;
};

void RightsTest::init()
{
    m_office = Office::open();
    m_admin = m_office->admin();
    m_ben = m_office->person("sales", QStringLiteral("Ben"));
    m_eve = m_office->person("sales", QStringLiteral("Eve"));
    m_bens = party(QStringLiteral("Bens"), m_ben);
    m_eves = party(QStringLiteral("Eves"), m_eve);
    m_nobodys = party(QStringLiteral("Nobodys"), {});
    Contact contact;
    contact.party = m_eves.id;
    contact.name = QStringLiteral("Frieda");
    m_evesContact = must(m_office->create(m_admin, contact));
    must(m_office->write([this](Tx &tx) -> Result<void> {
        Unit unit;
        unit.name = QStringLiteral("Piece");
        unit.code = QStringLiteral("rights-pc");
        TRY(tx.insert(unit));
        m_tea = Product();
        m_tea.code = QStringLiteral("T1");
        m_tea.name = QStringLiteral("Tea");
        m_tea.unit = unit.id;
        m_tea.cost = Rate::fromInteger(7);
        return tx.insert(m_tea);
    }));
}

void RightsTest::listsOwnRecordsAndThoseOfNobody()
{
    QCOMPARE(names(m_ben, query(Party::entity)), list("Bens Nobodys"));
    QCOMPARE(names(m_admin, query(Party::entity)), list("Bens Eves Nobodys"));
    Query wide = query(Party::entity);
    wide.filter = Filter::any({Filter::equal("owner", Value(m_eve.user)),
                               Filter::negate(Filter::equal("owner", Value(m_eve.user)))});
    wide.withArchived = true;
    QCOMPARE(names(m_ben, wide), list("Bens Nobodys"));
    Query found = query(Party::entity);
    found.filter = Filter::search(QStringLiteral("Eves"));
    QVERIFY(names(m_ben, found).isEmpty());
    Query byId = query(Party::entity);
    byId.filter = Filter::equal("id", Value(m_eves.id));
    QVERIFY(names(m_ben, byId).isEmpty());
}

void RightsTest::listsWhatHangsOnThem()
{
    QVERIFY(names(m_ben, query(Contact::entity)).isEmpty());
    QCOMPARE(names(m_eve, query(Contact::entity)), list("Frieda"));
}

void RightsTest::totalsCountNothingHidden()
{
    const auto count = [this](const Actor &actor) {
        return must(m_office->engine().totals(actor, query(Party::entity), {})).count;
    };
    QCOMPARE(count(m_ben), qint64{2});
    QCOMPARE(count(m_admin), qint64{3});
    const auto cost = [this](const Actor &actor) {
        return m_office->engine().totals(actor, query(Product::entity), list("cost"));
    };
    QCOMPARE(codeOf(cost(m_ben)), QStringLiteral("field_withheld"));
    QCOMPARE(must(cost(m_admin)).sums, QList<qint64>({Rate::fromInteger(7).raw()}));
}

void RightsTest::readsNothingOfOthers()
{
    Engine &engine = m_office->engine();
    QCOMPARE(codeOf(engine.read(m_ben, Party::entity, m_eves.id.uuid())),
             QStringLiteral("record_not_found"));
    QCOMPARE(codeOf(engine.read(m_ben, Contact::entity, m_evesContact.id.uuid())),
             QStringLiteral("record_not_found"));
    // The same answer as for a record that does not exist.
    const Error hidden = engine.read(m_ben, Party::entity, m_eves.id.uuid()).error();
    const QUuid nowhere = newUuid();
    const Error missing = engine.read(m_ben, Party::entity, nowhere).error();
    QCOMPARE(hidden.code, missing.code);
    QCOMPARE(hidden.args.keys(), missing.args.keys());
    QCOMPARE(must(engine.read(m_ben, Party::entity, m_bens.id.uuid())).title(),
             QStringLiteral("Bens"));
}

void RightsTest::filterOnAHiddenFieldIsRefused_data()
{
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("field");
    QTest::newRow("sensitive") << "product"
                               << "cost";
    QTest::newRow("behind a reference") << "price_list_item"
                                        << "product.cost";
    QTest::newRow("secret") << "user"
                            << "password_hash";
    QTest::newRow("secret behind a reference") << "party"
                                               << "owner.password_hash";
    QTest::newRow("behind two references") << "contact"
                                           << "party.owner.password_hash";
}

void RightsTest::filterOnAHiddenFieldIsRefused()
{
    QFETCH(QString, entity);
    QFETCH(QString, field);
    const Entity *of = findEntity(entity);
    const QByteArray name = field.toLatin1();
    Engine &engine = m_office->engine();
    const QString withheld = QStringLiteral("field_withheld");
    Query filtered = query(*of);
    filtered.filter = Filter::compare(name.constData(), Filter::Op::Greater, Value(0));
    QCOMPARE(codeOf(engine.list(m_ben, filtered)), withheld);
    QCOMPARE(codeOf(engine.totals(m_ben, filtered, {})), withheld);
    Query nested = query(*of);
    nested.filter = Filter::any({Filter::empty("id"), Filter::negate(filtered.filter)});
    QCOMPARE(codeOf(engine.list(m_ben, nested)), withheld);
    Query sorted = query(*of);
    sorted.sort = {{field, true}};
    QCOMPARE(codeOf(engine.list(m_ben, sorted)), withheld);
    Query joined = query(*of);
    joined.joined = {field};
    QCOMPARE(codeOf(engine.list(m_ben, joined)), withheld);
    QCOMPARE(codeOf(engine.totals(m_ben, query(*of), {field})), withheld);
}

void RightsTest::hiddenFieldsAreWithheldEverywhere()
{
    Engine &engine = m_office->engine();
    const auto cost = [](const Record &record) { return record.value("cost"); };
    const QList<ListRow> rows = must(engine.list(m_ben, query(Product::entity)));
    QVERIFY(cost(rows.first().record).isWithheld());
    QVERIFY(cost(must(engine.read(m_ben, Product::entity, m_tea.id.uuid()))).isWithheld());
    for (const HistoryEntry &entry :
         must(engine.history(m_ben, Product::entity, m_tea.id.uuid()))) {
        QVERIFY(cost(entry.change.after).isWithheld());
    }
    QCOMPARE(cost(must(engine.read(m_admin, Product::entity, m_tea.id.uuid()))).toInt(),
             Rate::fromInteger(7).raw());
    // The answer of a command shows no more than a list would.
    Actor limited = m_admin;
    limited.rights.grants = {QStringLiteral("product.read"), QStringLiteral("product.update")};
    const QList<Record> answer = must(m_office->execute(limited, QStringLiteral("product.update"),
                                                        on(m_tea.id.uuid(), "brand", text("Lin"))));
    QVERIFY(cost(answer.first()).isWithheld());
    QCOMPARE(m_office->get(m_tea.id).cost, Rate::fromInteger(7));
}

void RightsTest::secretsAreHiddenFromTheAdministrator()
{
    Engine &engine = m_office->engine();
    const Record user = must(engine.read(m_admin, User::entity, m_ben.user));
    QVERIFY(user.value("password_hash").isWithheld());
    Query filtered = query(User::entity);
    filtered.filter = Filter::compare("password_hash", Filter::Op::StartsWith, text("$argon2id$"));
    QCOMPARE(codeOf(engine.list(m_admin, filtered)), QStringLiteral("field_withheld"));
    QCOMPARE(codeOf(m_office->execute(m_admin, QStringLiteral("user.update"),
                                      on(m_ben.user, "password_hash", text("x")))),
             QStringLiteral("field_withheld"));
    for (const HistoryEntry &entry : must(engine.history(m_admin, User::entity, m_ben.user))) {
        QVERIFY(entry.change.after.value("password_hash").isWithheld());
    }
}

void RightsTest::entitiesNeedTheRightToRead()
{
    Engine &engine = m_office->engine();
    const QString refused = QStringLiteral("not_permitted");
    QCOMPARE(codeOf(engine.list(m_ben, query(Account::entity))), refused);
    QCOMPARE(codeOf(engine.totals(m_ben, query(Account::entity), {})), refused);
    QCOMPARE(codeOf(engine.read(m_ben, Account::entity, newUuid())), refused);
    QCOMPARE(codeOf(engine.history(m_ben, Role::entity, newUuid())), refused);
    QCOMPARE(codeOf(engine.list(Actor(), query(Party::entity))), refused);
}

void RightsTest::pathsDoNotLeadIntoUnreadableEntities()
{
    // Someone who may read contacts only sees the names of their companies and nothing more.
    Actor reader = m_ben;
    reader.rights.scope = RecordScope::All;
    reader.rights.grants = {QStringLiteral("contact.read")};
    Query joined = query(Contact::entity);
    joined.joined = {QStringLiteral("party.name")};
    QCOMPARE(must(m_office->engine().list(reader, joined)).first().joined.first().toText(),
             QStringLiteral("Eves"));
    joined.joined = {QStringLiteral("party.phone")};
    QCOMPARE(codeOf(m_office->engine().list(reader, joined)), QStringLiteral("field_withheld"));
}

void RightsTest::commandsOnOthersRecordsFindNothing_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"contact.update", "contact.delete", "contact.restore",
                                "activity.update", "activity.complete"}) {
        QTest::newRow(command) << QString::fromLatin1(command);
    }
}

void RightsTest::commandsOnOthersRecordsFindNothing()
{
    QFETCH(QString, command);
    if (m_office->registry().command(QStringLiteral("activity.complete")) == nullptr) {
        m_office->registry().addCommand("activity.complete",
                                        [](Call &) -> Result<void> { return {}; });
    }
    Activity activity;
    activity.subject = QStringLiteral("Call");
    activity.party = m_eves.id;
    must(m_office->write([&](Tx &tx) { return tx.insert(activity); }));
    const QUuid record =
        command.startsWith(QLatin1String("contact")) ? m_evesContact.id.uuid() : activity.id.uuid();
    QCOMPARE(codeOf(m_office->execute(m_ben, command, on(record))),
             QStringLiteral("record_not_found"));
    QVERIFY(codeOf(m_office->execute(m_eve, command, on(record)))
            != QStringLiteral("record_not_found"));
}

void RightsTest::recordsCannotBeHungOnOthersRecords()
{
    Contact contact;
    contact.party = m_eves.id;
    contact.name = QStringLiteral("Spy");
    const auto created = m_office->create(m_ben, contact);
    QCOMPARE(codeOf(created), QStringLiteral("reference_unknown"));
    QCOMPARE(fieldOf(created), QStringLiteral("party"));
    contact.party = m_bens.id;
    contact = must(m_office->create(m_ben, contact));
    contact.party = m_eves.id;
    QCOMPARE(codeOf(m_office->update(m_ben, contact)), QStringLiteral("reference_unknown"));
}

void RightsTest::commandsNeedTheirGrant()
{
    const QString refused = QStringLiteral("not_permitted");
    QCOMPARE(codeOf(m_office->call(m_ben, "delete", m_bens.id)), refused);
    QCOMPARE(codeOf(m_office->call(m_ben, "restore", m_bens.id)), refused);
    QCOMPARE(codeOf(m_office->execute(m_ben, QStringLiteral("role.create"), {})), refused);
    QCOMPARE(codeOf(m_office->execute(m_ben, QStringLiteral("user.set_password"),
                                      on(m_ben.user, "password", text("new password")))),
             refused);
    QCOMPARE(codeOf(m_office->execute(Actor(), QStringLiteral("party.create"), {})), refused);
}

void RightsTest::fieldsThatAreHiddenCannotBeWritten()
{
    Actor limited = m_admin;
    limited.rights.grants = {QStringLiteral("product.read"), QStringLiteral("product.update")};
    const auto update = m_office->execute(limited, QStringLiteral("product.update"),
                                          on(m_tea.id.uuid(), "cost", Value(1)));
    QCOMPARE(codeOf(update), QStringLiteral("field_withheld"));
    QCOMPARE(fieldOf(update), QStringLiteral("cost"));
    QCOMPARE(codeOf(m_office->execute(m_admin, QStringLiteral("product.update"),
                                      on(m_tea.id.uuid(), "cost", Value(1)))),
             QStringLiteral("field_read_only"));
}

void RightsTest::linesKeepWhatTheClientMayNotWrite()
{
    // A client sends whole lines, whatever it may see of them.
    Actor limited = m_admin;
    limited.rights.grants = {QStringLiteral("user.*"), QStringLiteral("role.read")};
    const Record seen = must(m_office->engine().read(limited, User::entity, m_ben.user));
    Arguments arguments = on(m_ben.user);
    arguments.lines = seen.lines;
    (*arguments.lines)[0].values[0] = Value(Withheld{});
    must(m_office->execute(limited, QStringLiteral("user.update"), arguments));
    QCOMPARE(m_office->get(Id<User>(m_ben.user)).roles.first().role.uuid(),
             seen.lines.first().value("role").toUuid());
}

void RightsTest::teamsSeeTheirMembers()
{
    Actor manager = m_office->person("sales_manager", QStringLiteral("Mia"));
    QCOMPARE(names(manager, query(Party::entity)), list("Nobodys"));
    Team team;
    team.name = QStringLiteral("North");
    team = must(m_office->create(m_admin, team));
    for (const QUuid &member : {manager.user, m_ben.user}) {
        must(m_office->execute(m_admin, QStringLiteral("user.update"),
                               on(member, "team", Value(team.id))));
    }
    manager = must(m_office->engine().actAs(manager.user));
    QCOMPARE(names(manager, query(Party::entity)), list("Bens Nobodys"));
    // Ben's own role still keeps him to his own, in whichever team he is.
    const Actor ben = must(m_office->engine().actAs(m_ben.user));
    QCOMPARE(ben.rights.owners, QSet<QUuid>({m_ben.user}));
}

void RightsTest::changedRightsHoldAtOnce()
{
    QVERIFY(must(m_office->engine().actAs(m_ben.user)).rights.may(Party::entity, "read"));
    User ben = m_office->get(Id<User>(m_ben.user));
    ben.roles.clear();
    must(m_office->update(m_admin, ben));
    QVERIFY(!must(m_office->engine().actAs(m_ben.user)).rights.may(Party::entity, "read"));
    must(m_office->execute(m_admin, QStringLiteral("user.update"),
                           on(m_ben.user, "active", Value(false))));
    QCOMPARE(codeOf(m_office->engine().actAs(m_ben.user)), QStringLiteral("user_inactive"));
}

void RightsTest::historyIsAsHiddenAsTheRecord()
{
    Engine &engine = m_office->engine();
    const QString nothing = QStringLiteral("record_not_found");
    QCOMPARE(codeOf(engine.history(m_ben, Party::entity, m_eves.id.uuid())), nothing);
    QCOMPARE(codeOf(engine.history(m_ben, Contact::entity, m_evesContact.id.uuid())), nothing);
    QCOMPARE(must(engine.history(m_eve, Contact::entity, m_evesContact.id.uuid())).size(), 1);
    // Of what is gone nobody knows whose it was.
    must(m_office->write([this](Tx &tx) { return tx.remove(m_evesContact.id); }));
    QCOMPARE(codeOf(engine.history(m_eve, Contact::entity, m_evesContact.id.uuid())), nothing);
    QCOMPARE(must(engine.history(m_admin, Contact::entity, m_evesContact.id.uuid())).size(), 2);
}

void RightsTest::reportsNeedTheirGrantAndKeepToTheScope()
{
    Report report;
    report.description.name = QStringLiteral("who");
    report.description.module = QStringLiteral("party");
    report.run = [](Tx &tx, const Actor &actor, const QVariantMap &) -> Result<ReportTable> {
        const SqlCondition mine = ownedBy(actor.rights, "owner");
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QLatin1String("SELECT name FROM party WHERE ") + mine.text, mine.bound,
                           {FieldType::Text}));
        ReportTable table;
        for (const QList<Value> &row : rows) {
            table.rows.emplaceBack().values = row;
        }
        return table;
    };
    m_office->registry().addReport(report);
    Engine &engine = m_office->engine();
    QCOMPARE(codeOf(engine.report(m_ben, QStringLiteral("who"), {})),
             QStringLiteral("not_permitted"));
    QCOMPARE(codeOf(engine.report(m_ben, QStringLiteral("what"), {})),
             QStringLiteral("report_unknown"));
    const auto offered = [&engine](const Actor &actor) {
        const QList<ReportDescription> reports = must(engine.reports(actor));
        return std::any_of(reports.begin(), reports.end(), [](const ReportDescription &d) {
            return d.name == QLatin1String("who");
        });
    };
    QVERIFY(!offered(m_ben));
    m_ben.rights.grants.append(QStringLiteral("report.who"));
    QVERIFY(offered(m_ben));
    QCOMPARE(must(engine.report(m_ben, QStringLiteral("who"), {})).rows.size(), 2);
    QCOMPARE(must(engine.report(m_admin, QStringLiteral("who"), {})).rows.size(), 3);
    m_ben.rights.owners.clear();
    QCOMPARE(must(engine.report(m_ben, QStringLiteral("who"), {})).rows.size(), 1);
}

void RightsTest::resentCommandsOfOthersTellNothing()
{
    const QUuid command = newUuid();
    const Arguments arguments = on(m_eves.id.uuid(), "phone", text("1"));
    const QString name = QStringLiteral("party.update");
    QCOMPARE(must(m_office->engine().execute(m_eve, command, name, arguments)).size(), 1);
    QVERIFY(must(m_office->engine().execute(m_ben, command, name, arguments)).isEmpty());
}

void RightsTest::pagesHaveALimit()
{
    Query huge = query(Party::entity);
    huge.limit = 1'000'000;
    QCOMPARE(codeOf(m_office->engine().list(m_admin, huge)), QStringLiteral("page_too_long"));
    huge.limit = 0;
    QCOMPARE(codeOf(m_office->engine().list(m_admin, huge)), QStringLiteral("page_too_long"));
}

QTEST_GUILESS_MAIN(RightsTest)
#include "rights_test.moc"
