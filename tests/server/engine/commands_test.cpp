#include "server/engine/commands.h"
#include "tests/support/office.h"

#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/product/unit.h"
#include "common/entities/system/user.h"

#include <QTest>

using namespace kontor;
using namespace kontor::test;

/// What the dispatcher does around every generic command, on both databases.
class CommandsTest : public QObject
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

    void createsWithDefaultsAndAuthor();
    void keepsTheIdOfTheClient();
    void refusesWhatIsNotThere_data();
    void refusesWhatIsNotThere();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void refusesASecondRecordWithTheSameCode();
    void requiresReferencesToExist();
    void savesNothingWhenNothingDiffers();
    void mergesDifferentFields();
    void refusesTheSameField();
    void savesLinesOnlyOnTheirVersion();
    void archivesMasterDataAndTakesItBack();
    void deletesOnlyWhatWasSeen();
    void runsACommandOnce();
    void refusesAnotherCommandUnderAUsedId();
    void understandsOlderVersionsOfACommand();
    void leavesNothingBehindWhenARuleFails();
    void tellsTheHistory();

private:
    Party customer(const QString &name)
    {
        Party party;
        party.name = name;
        party.isCustomer = true;
        return must(m_office->create(m_admin, party));
    }
    Arguments change(const Party &party, const char *field, const Value &value, const Value &base)
    {
        Arguments arguments;
        arguments.record = party.id.uuid();
        arguments.baseVersion = party.version;
        arguments.values = {{QString::fromLatin1(field), value}};
        arguments.base = {{QString::fromLatin1(field), base}};
        return arguments;
    }
    static Arguments renamed(Arguments arguments, const QString &from, const QString &to)
    {
        arguments.values.insert(to, arguments.values.take(from));
        arguments.base.insert(to, arguments.base.take(from));
        return arguments;
    }
    static Value text(const char *value) { return Value(QString::fromUtf8(value)); }

    std::unique_ptr<Office> m_office;
    Actor m_admin;
};

void CommandsTest::createsWithDefaultsAndAuthor()
{
    Arguments arguments;
    arguments.record = newUuid();
    arguments.values = {{QStringLiteral("login"), text(" Ben ")},
                        {QStringLiteral("name"), text("Ben")}};
    const auto records = must(m_office->execute(m_admin, QStringLiteral("user.create"), arguments));
    QCOMPARE(records.first().id, arguments.record);
    QCOMPARE(records.first().version, qint64{1});
    QCOMPARE(records.first().createdBy, m_admin.user);
    QCOMPARE(records.first().createdAt, m_office->clock().now());
    const User ben = m_office->get(Id<User>(arguments.record));
    QCOMPARE(ben.login, QStringLiteral("ben"));
    QVERIFY(ben.active); // as in a new struct, though the client did not say so
}

void CommandsTest::keepsTheIdOfTheClient()
{
    Party party;
    party.id = Id<Party>::create();
    party.name = QStringLiteral("Lin & Co");
    const Party saved = must(m_office->create(m_admin, party));
    QVERIFY(saved.id == party.id);
    QCOMPARE(codeOf(m_office->create(m_admin, party)), QStringLiteral("record_exists"));
}

void CommandsTest::refusesWhatIsNotThere_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("no entity") << QStringLiteral("planet.create");
    QTest::newRow("no action") << QStringLiteral("party.explode");
    QTest::newRow("no dot") << QStringLiteral("party");
    QTest::newRow("server only") << QStringLiteral("stock_level.create");
    QTest::newRow("device") << QStringLiteral("device.update");
    QTest::newRow("a line alone") << QStringLiteral("user_role.create");
}

void CommandsTest::refusesWhatIsNotThere()
{
    QFETCH(QString, command);
    QCOMPARE(codeOf(m_office->execute(m_admin, command, {})), QStringLiteral("command_unknown"));
}

void CommandsTest::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown") << "colour" << text("red") << "field_unknown";
    QTest::newRow("read only") << "match_name" << text("x") << "field_read_only";
    QTest::newRow("wrong type") << "phone" << Value(5) << "value_malformed";
    QTest::newRow("withheld") << "phone" << Value(Withheld{}) << "value_malformed";
    QTest::newRow("no choice") << "kind" << text("robot") << "choice_unknown";
    QTest::newRow("too long") << "phone" << Value(QString(1001, u'1')) << "text_too_long";
    QTest::newRow("required") << "name" << text("") << "field_required";
    QTest::newRow("nowhere") << "owner" << Value(newUuid()) << "reference_unknown";
}

void CommandsTest::namesTheFieldThatIsWrong()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    QFETCH(QString, code);
    Arguments arguments;
    arguments.record = newUuid();
    arguments.values = {{QStringLiteral("name"), text("Lin")}, {field, value}};
    const auto created = m_office->execute(m_admin, QStringLiteral("party.create"), arguments);
    QCOMPARE(codeOf(created), code);
    QCOMPARE(fieldOf(created), field);
    const Party party = customer(QStringLiteral("Berg"));
    arguments.record = party.id.uuid();
    arguments.values = {{field, value}};
    const auto updated = m_office->execute(m_admin, QStringLiteral("party.update"), arguments);
    QCOMPARE(codeOf(updated), code);
    QCOMPARE(fieldOf(updated), field);
    QCOMPARE(m_office->get(party.id).version, qint64{1});
}

void CommandsTest::refusesASecondRecordWithTheSameCode()
{
    User user;
    user.login = QStringLiteral("ben");
    user.name = QStringLiteral("Ben");
    must(m_office->create(m_admin, user));
    user.id = {};
    user.login = QStringLiteral("BEN");
    const auto second = m_office->create(m_admin, user);
    QCOMPARE(codeOf(second), QStringLiteral("value_not_unique"));
    QCOMPARE(fieldOf(second), QStringLiteral("login"));
}

void CommandsTest::requiresReferencesToExist()
{
    User user;
    user.login = QStringLiteral("ben");
    user.name = QStringLiteral("Ben");
    UserRole held;
    held.role = Id<Role>::create();
    user.roles = {held};
    const auto created = m_office->create(m_admin, user);
    QCOMPARE(codeOf(created), QStringLiteral("reference_unknown"));
    QCOMPARE(fieldOf(created), QStringLiteral("role"));
    QCOMPARE(created.error().args.value(QStringLiteral("line")).toInt(), 1);
}

void CommandsTest::savesNothingWhenNothingDiffers()
{
    const Party party = customer(QStringLiteral("Lin"));
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(party, "name", text("Lin"), text("Lin"))));
    QCOMPARE(m_office->get(party.id).version, qint64{1});
}

void CommandsTest::mergesDifferentFields()
{
    const Party party = customer(QStringLiteral("Lin"));
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(party, "phone", text("1"), text(""))));
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(party, "email", text("lin@example.com"), text(""))));
    const Party merged = m_office->get(party.id);
    QCOMPARE(merged.phone, QStringLiteral("1"));
    QCOMPARE(merged.email, QStringLiteral("lin@example.com"));
    QCOMPARE(merged.version, qint64{3});
}

void CommandsTest::refusesTheSameField()
{
    const Party party = customer(QStringLiteral("Lin"));
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(party, "phone", text("1"), text(""))));
    Arguments second = change(party, "phone", text("2"), text(""));
    second.values.insert(QStringLiteral("email"), text("lin@example.com"));
    second.base.insert(QStringLiteral("email"), text(""));
    const auto refused = m_office->execute(m_admin, QStringLiteral("party.update"), second);
    QCOMPARE(codeOf(refused), QStringLiteral("merge_conflict"));
    QCOMPARE(fieldOf(refused), QStringLiteral("phone"));
    const QVariantMap conflict =
        refused.error().args.value(QStringLiteral("conflicts")).toList().first().toMap();
    QCOMPARE(conflict.value(QStringLiteral("mine")).toString(), QStringLiteral("2"));
    QCOMPARE(conflict.value(QStringLiteral("theirs")).toString(), QStringLiteral("1"));
    const Party kept = m_office->get(party.id);
    QCOMPARE(kept.phone, QStringLiteral("1"));
    QVERIFY(kept.email.isEmpty());
    // Both came to the same value: nothing to decide.
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(party, "phone", text("1"), text(""))));
}

void CommandsTest::savesLinesOnlyOnTheirVersion()
{
    m_office->person("sales", QStringLiteral("Ben"));
    User ben = m_office->all<User>(Filter::equal("login", text("ben"))).first();
    const User seen = ben;
    ben.email = QStringLiteral("ben@example.com");
    must(m_office->update(m_admin, ben));
    ben = seen;
    ben.roles.clear();
    QCOMPARE(codeOf(m_office->update(m_admin, ben)), QStringLiteral("version_stale"));
    ben = m_office->get(ben.id);
    ben.roles.clear();
    must(m_office->update(m_admin, ben));
    QVERIFY(m_office->get(ben.id).roles.isEmpty());
}

void CommandsTest::archivesMasterDataAndTakesItBack()
{
    const Party party = customer(QStringLiteral("Lin"));
    const auto gone = must(m_office->call(m_admin, "delete", party.id));
    QCOMPARE(gone.version, qint64{2});
    QVERIFY(m_office->all<Party>().isEmpty());
    must(m_office->call(m_admin, "restore", party.id));
    QCOMPARE(m_office->all<Party>().size(), 1);
}

void CommandsTest::deletesOnlyWhatWasSeen()
{
    const Party party = customer(QStringLiteral("Lin"));
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(party, "phone", text("1"), text(""))));
    Arguments arguments;
    arguments.record = party.id.uuid();
    arguments.baseVersion = 1;
    QCOMPARE(codeOf(m_office->execute(m_admin, QStringLiteral("party.delete"), arguments)),
             QStringLiteral("version_stale"));
    arguments.baseVersion = 2;
    must(m_office->execute(m_admin, QStringLiteral("party.delete"), arguments));
}

void CommandsTest::runsACommandOnce()
{
    Arguments arguments;
    arguments.record = newUuid();
    arguments.values = {{QStringLiteral("name"), text("Lin")}};
    const QUuid command = newUuid();
    Engine &engine = m_office->engine();
    const auto first =
        must(engine.execute(m_admin, command, QStringLiteral("party.create"), arguments));
    const auto again =
        must(engine.execute(m_admin, command, QStringLiteral("party.create"), arguments));
    QCOMPARE(again, first);
    QCOMPARE(m_office->all<Party>().size(), 1);
    // A command that would succeed a second time does nothing either.
    const Party party = m_office->all<Party>().first();
    Arguments phone;
    phone.record = party.id.uuid();
    phone.values = {{QStringLiteral("phone"), text("1")}};
    const QUuid update = newUuid();
    must(engine.execute(m_admin, update, QStringLiteral("party.update"), phone));
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(m_office->get(party.id), "phone", text("2"), text("1"))));
    const auto now = must(engine.execute(m_admin, update, QStringLiteral("party.update"), phone));
    QCOMPARE(now.first().value("phone").toText(), QStringLiteral("2"));
    m_office->restart();
    must(m_office->engine().execute(m_admin, update, QStringLiteral("party.update"), phone));
    QCOMPARE(m_office->get(party.id).version, qint64{3});
}

void CommandsTest::refusesAnotherCommandUnderAUsedId()
{
    Arguments arguments;
    arguments.record = newUuid();
    arguments.values = {{QStringLiteral("name"), text("Lin")}};
    const QUuid command = newUuid();
    Engine &engine = m_office->engine();
    must(engine.execute(m_admin, command, QStringLiteral("party.create"), arguments));
    arguments.record = newUuid();
    QCOMPARE(codeOf(engine.execute(m_admin, command, QStringLiteral("party.create"), arguments)),
             QStringLiteral("command_reused"));
    QCOMPARE(m_office->all<Party>().size(), 1);
}

/// As if the phone of a customer had been called "tel" once, and before that "telex".
void CommandsTest::understandsOlderVersionsOfACommand()
{
    const QString name = QStringLiteral("party.update");
    Registry registry;
    registry.addUpgrade("party.update", 2, [](const Arguments &older) -> Result<Arguments> {
        return renamed(older, QStringLiteral("telex"), QStringLiteral("tel"));
    });
    registry.addUpgrade("party.update", 3, [](const Arguments &older) -> Result<Arguments> {
        return renamed(older, QStringLiteral("tel"), QStringLiteral("phone"));
    });
    QVERIFY(!registry.upgrades(name, 1, 4));
    QVERIFY(registry.upgrades(name, 4, 4)->isEmpty());

    const Party party = customer(QStringLiteral("Lin"));
    ResolvedCommand command;
    command.entity = &Party::entity;
    command.action = QStringLiteral("update");
    command.upgrades = *registry.upgrades(name, 2, 4);
    const Arguments arguments = change(party, "telex", text("12"), text(""));
    must(m_office->write([&](Tx &tx) -> Result<void> {
        TRY(runCommand(tx, m_admin, command, arguments, OnConflict::Refuse));
        return {};
    }));
    QCOMPARE(m_office->get(party.id).phone, QStringLiteral("12"));
}

void CommandsTest::leavesNothingBehindWhenARuleFails()
{
    // The last administrator gives up his roles: the rule after the save says no.
    User admin = m_office->get(Id<User>(m_admin.user));
    admin.roles.clear();
    admin.email = QStringLiteral("gone@example.com");
    QCOMPARE(codeOf(m_office->update(m_admin, admin)), QStringLiteral("administrator_missing"));
    const User kept = m_office->get(admin.id);
    QVERIFY(kept.email.isEmpty());
    QCOMPARE(kept.roles.size(), 1);
    QCOMPARE(kept.version, qint64{1});
    const auto history = must(m_office->engine().history(m_admin, User::entity, admin.id.uuid()));
    QCOMPARE(history.size(), 1); // of the founding
}

void CommandsTest::tellsTheHistory()
{
    const Party party = customer(QStringLiteral("Lin"));
    m_office->clock().advance(60'000);
    must(m_office->execute(m_admin, QStringLiteral("party.update"),
                           change(party, "phone", text("1"), text(""))));
    const auto history = must(m_office->engine().history(m_admin, Party::entity, party.id.uuid()));
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.at(0).command, QStringLiteral("party.update"));
    QCOMPARE(history.at(0).user, QStringLiteral("Ada"));
    QCOMPARE(history.at(0).at, m_office->clock().now());
    QVERIFY(history.at(0).change.before.value("phone").isBlank());
    QCOMPARE(history.at(0).change.after.value("phone").toText(), QStringLiteral("1"));
    QCOMPARE(history.at(1).command, QStringLiteral("party.create"));
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
