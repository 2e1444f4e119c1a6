#include "tests/support/office.h"

#include "common/entities/crm/activity.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/quotation.h"
#include "common/entities/system/device.h"
#include "common/entities/system/user.h"

#include <QSemaphore>
#include <QTest>

#include <thread>

using namespace kontor;
using namespace kontor::test;

/// An outbox arrives: in order, each command exactly once, whatever happens on the way.
class UploadTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_ben = m_office->atDevice(m_office->person("sales", QStringLiteral("Ben")));
        m_number = 0;
    }
    void cleanup() { m_office.reset(); }

    void appliesInOrder();
    void answersAResendFromMemory();
    void goesOnAfterALostAnswer();
    void asksForWhatIsMissing();
    void rejectsOneAndGoesOn();
    void rejectsWhatRestsOnARejectedCreate();
    void forgivesOnceTheRecordIsMadeAfterAll();
    void mergesAndKeepsConflicts();
    void noticesAForkedDevice();
    void noticesAForkBeforeTheFirst();
    void recognisesCommandsOfAFormerIdentity();
    void recognisesCommandsThatWereDecidedOn();
    void judgesByTheRightsOfNow();
    void splitsLongOutboxes();
    void letsGoOfASeriesAfterEachNumber();
    void refusesWithoutDevice();
    void refusesARevokedDevice();
    void appliesOnceWhenSentTwiceAtTheSameTime();
    void takesNoDeadlockForARefusal();

private:
    DeviceCommand command(const char *name, const QUuid &record,
                          const QMap<QString, Value> &values = {})
    {
        DeviceCommand made;
        made.id = newUuid();
        made.number = ++m_number;
        made.name = QString::fromLatin1(name);
        made.arguments.record = record;
        made.arguments.values = values;
        if (made.name.endsWith(QLatin1String(".create"))) {
            made.creates = {record};
        }
        return made;
    }
    DeviceCommand newParty(const QUuid &id, const char *name)
    {
        return command("party.create", id, {{QStringLiteral("name"), text(name)}});
    }
    DeviceCommand newContact(const QUuid &party, const char *name)
    {
        DeviceCommand made = command(
            "contact.create", newUuid(),
            {{QStringLiteral("party"), Value(party)}, {QStringLiteral("name"), text(name)}});
        made.needs = {party};
        return made;
    }
    QList<Outcome> upload(const QList<DeviceCommand> &commands)
    {
        return must(m_office->engine().upload(m_ben, commands));
    }
    static QList<Outcome::Kind> kinds(const QList<Outcome> &outcomes)
    {
        QList<Outcome::Kind> result;
        for (const Outcome &outcome : outcomes) {
            result.append(outcome.kind);
        }
        return result;
    }
    static Value text(const char *value) { return Value(QString::fromUtf8(value)); }

    using Kind = Outcome::Kind;
    std::unique_ptr<Office> m_office;
    Actor m_ben;
    qint64 m_number = 0;
};

void UploadTest::appliesInOrder()
{
    const QUuid lin = newUuid();
    const QList<DeviceCommand> commands = {
        newParty(lin, "Lin"), newContact(lin, "Frieda"),
        command("party.update", lin, {{QStringLiteral("phone"), text("1")}})};
    const QList<Outcome> outcomes = upload(commands);
    QCOMPARE(kinds(outcomes), QList<Kind>({Kind::Applied, Kind::Applied, Kind::Applied}));
    for (qsizetype i = 0; i < commands.size(); ++i) {
        QCOMPARE(outcomes.at(i).command, commands.at(i).id);
        QCOMPARE(outcomes.at(i).number, commands.at(i).number);
    }
    QCOMPARE(m_office->get(Id<Party>(lin)).phone, QStringLiteral("1"));
    QCOMPARE(m_office->all<Contact>().size(), 1);
    QVERIFY(upload({}).isEmpty());
}

void UploadTest::answersAResendFromMemory()
{
    const QList<DeviceCommand> commands = {newParty(newUuid(), "Lin"), newParty(newUuid(), "")};
    const QList<Outcome> first = upload(commands);
    QCOMPARE(kinds(first), QList<Kind>({Kind::Applied, Kind::Rejected}));
    QCOMPARE(upload(commands), first);
    m_office->restart();
    QCOMPARE(upload(commands), first);
    QCOMPARE(m_office->all<Party>().size(), 1);
    QCOMPARE(first.at(1).error.code, QStringLiteral("field_required"));
    QCOMPARE(first.at(1).error.field, QStringLiteral("name"));
}

void UploadTest::goesOnAfterALostAnswer()
{
    QList<DeviceCommand> commands = {newParty(newUuid(), "Lin"), newParty(newUuid(), "Berg")};
    upload(commands); // the answer never arrives
    commands.append(newParty(newUuid(), "Castro"));
    QCOMPARE(kinds(upload(commands)), QList<Kind>({Kind::Applied, Kind::Applied, Kind::Applied}));
    QCOMPARE(m_office->all<Party>().size(), 3);
}

void UploadTest::asksForWhatIsMissing()
{
    const DeviceCommand first = newParty(newUuid(), "Lin");
    const DeviceCommand lost = newParty(newUuid(), "Berg");
    const DeviceCommand third = newParty(newUuid(), "Castro");
    const QList<Outcome> outcomes = upload({first, third});
    QCOMPARE(kinds(outcomes), QList<Kind>({Kind::Applied, Kind::Resend}));
    QCOMPARE(outcomes.last().number, lost.number);
    QCOMPARE(m_office->all<Party>().size(), 1);
    QCOMPARE(kinds(upload({lost, third})), QList<Kind>({Kind::Applied, Kind::Applied}));
}

void UploadTest::rejectsOneAndGoesOn()
{
    const QUuid lin = newUuid();
    const QList<DeviceCommand> commands = {
        newParty(lin, "Lin"), newParty(lin, "Lin again"), command("party.explode", lin),
        command("role.create", newUuid(), {{QStringLiteral("name"), text("Boss")}}),
        newParty(newUuid(), "Berg")};
    const QList<Outcome> outcomes = upload(commands);
    QCOMPARE(kinds(outcomes),
             QList<Kind>(
                 {Kind::Applied, Kind::Rejected, Kind::Rejected, Kind::Rejected, Kind::Applied}));
    QCOMPARE(outcomes.at(1).error.code, QStringLiteral("record_exists"));
    QCOMPARE(outcomes.at(2).error.code, QStringLiteral("command_unknown"));
    QCOMPARE(outcomes.at(3).error.code, QStringLiteral("not_permitted"));
    QCOMPARE(m_office->get(Id<Party>(lin)).name, QStringLiteral("Lin"));
    QCOMPARE(m_office->all<Party>().size(), 2);
}

void UploadTest::rejectsWhatRestsOnARejectedCreate()
{
    const QUuid lin = newUuid();
    QCOMPARE(kinds(upload({newParty(lin, "")})), QList<Kind>({Kind::Rejected}));
    DeviceCommand contact = newContact(lin, "Frieda");
    DeviceCommand call = command("activity.create", newUuid(),
                                 {{QStringLiteral("subject"), text("Call")},
                                  {QStringLiteral("contact"), Value(contact.arguments.record)}});
    call.needs = {contact.arguments.record};
    const QList<Outcome> outcomes = upload({contact, call, newParty(newUuid(), "Berg")});
    QCOMPARE(kinds(outcomes), QList<Kind>({Kind::Rejected, Kind::Rejected, Kind::Applied}));
    QCOMPARE(outcomes.at(0).error.code, QStringLiteral("dependency_rejected"));
    QCOMPARE(outcomes.at(1).error.code, QStringLiteral("dependency_rejected"));
    QVERIFY(m_office->all<Activity>().isEmpty());
}

void UploadTest::forgivesOnceTheRecordIsMadeAfterAll()
{
    const QUuid lin = newUuid();
    upload({newParty(lin, "")});
    QCOMPARE(kinds(upload({newParty(lin, "Lin"), newContact(lin, "Frieda")})),
             QList<Kind>({Kind::Applied, Kind::Applied}));
}

void UploadTest::mergesAndKeepsConflicts()
{
    const QUuid lin = newUuid();
    upload({newParty(lin, "Lin")});
    Party party = m_office->get(Id<Party>(lin));
    party.phone = QStringLiteral("1");
    must(m_office->update(m_office->admin(), party));

    DeviceCommand email =
        command("party.update", lin, {{QStringLiteral("email"), text("lin@example.com")}});
    email.arguments.baseVersion = 1;
    email.arguments.base = {{QStringLiteral("email"), text("")}};
    DeviceCommand both = command("party.update", lin,
                                 {{QStringLiteral("phone"), text("2")},
                                  {QStringLiteral("website"), text("lin.example.com")}});
    both.arguments.baseVersion = 1;
    both.arguments.base = {{QStringLiteral("phone"), text("")},
                           {QStringLiteral("website"), text("")}};
    const QList<Outcome> outcomes = upload({email, both});
    QCOMPARE(kinds(outcomes), QList<Kind>({Kind::Merged, Kind::Conflict}));
    const QList<FieldConflict> conflicts = outcomes.at(1).conflicts;
    QCOMPARE(conflicts.size(), 1);
    QCOMPARE(conflicts.first().field, QStringLiteral("phone"));
    QCOMPARE(conflicts.first().mine, text("2"));
    QCOMPARE(conflicts.first().theirs, text("1"));
    const Party merged = m_office->get(Id<Party>(lin));
    QCOMPARE(merged.phone, QStringLiteral("1"));
    QCOMPARE(merged.email, QStringLiteral("lin@example.com"));
    QCOMPARE(merged.website, QStringLiteral("lin.example.com"));
    QCOMPARE(upload({email, both}), outcomes);
}

void UploadTest::noticesAForkedDevice()
{
    upload({newParty(newUuid(), "Lin")});
    m_number = 0;
    const DeviceCommand other = newParty(newUuid(), "Berg");
    const auto refused = m_office->engine().upload(m_ben, {other});
    QCOMPARE(codeOf(refused), QStringLiteral("device_forked"));
    // The same id with another content is no better.
    m_number = 1;
    DeviceCommand changed = newParty(newUuid(), "Castro");
    upload({changed});
    changed.arguments.values[QStringLiteral("name")] = text("Dorn");
    QCOMPARE(codeOf(m_office->engine().upload(m_ben, {changed})), QStringLiteral("device_forked"));
    QCOMPARE(m_office->all<Party>().size(), 2);
}

/// A server restored from a backup asks a device for what it lacks; the number that it asks for may
/// follow on another machine's command.
void UploadTest::noticesAForkBeforeTheFirst()
{
    const DeviceCommand lin = newParty(newUuid(), "Lin");
    upload({lin});
    const DeviceCommand berg = newParty(newUuid(), "Berg");
    Engine &engine = m_office->engine();
    QCOMPARE(codeOf(engine.upload(m_ben, {berg}, newUuid())), QStringLiteral("device_forked"));
    QCOMPARE(m_office->all<Party>().size(), 1);
    QCOMPARE(kinds(must(engine.upload(m_ben, {berg}, lin.id))), QList<Kind>{Kind::Applied});
    // What is sent again is known by itself, and one that does not know what went before goes on.
    QCOMPARE(kinds(must(engine.upload(m_ben, {berg}, newUuid()))), QList<Kind>{Kind::Applied});
    QCOMPARE(kinds(upload({newParty(newUuid(), "Castro")})), QList<Kind>{Kind::Applied});
    // What it missed was not the last one that it knows.
    DeviceCommand far = newParty(newUuid(), "Dorn");
    far.number = 6;
    QCOMPARE(kinds(must(engine.upload(m_ben, {far}, newUuid()))), QList<Kind>{Kind::Resend});
}

void UploadTest::recognisesCommandsOfAFormerIdentity()
{
    DeviceCommand known = newParty(newUuid(), "Lin");
    const DeviceCommand other = newParty(newUuid(), "Berg");
    upload({known, other});
    // A clone that was told that it is one counts its unanswered commands anew.
    const Actor clone = m_office->atDevice(m_ben);
    DeviceCommand again = other;
    again.number = 1;
    m_number = 1;
    const QList<Outcome> outcomes =
        must(m_office->engine().upload(clone, {again, newParty(newUuid(), "Castro")}));
    QCOMPARE(kinds(outcomes), QList<Kind>({Kind::Applied, Kind::Applied}));
    QCOMPARE(outcomes.first().number, qint64{1});
    QCOMPARE(m_office->all<Party>().size(), 3);
    QCOMPARE(must(m_office->engine().upload(clone, {again})).first(), outcomes.first());
}

/// Two machines had one outbox; at one of them a person has decided about a command since.
void UploadTest::recognisesCommandsThatWereDecidedOn()
{
    const auto decided = [](const DeviceCommand &command) {
        DeviceCommand nothing;
        nothing.id = command.id;
        nothing.number = 1;
        nothing.name = decidedCommand;
        return nothing;
    };
    const DeviceCommand lin = newParty(newUuid(), "Lin");
    upload({lin});
    Engine &engine = m_office->engine();
    const Actor clone = m_office->atDevice(m_ben);
    QCOMPARE(kinds(must(engine.upload(clone, {decided(lin)}))), QList<Kind>{Kind::Applied});

    DeviceCommand berg = newParty(newUuid(), "Berg");
    const Actor other = m_office->atDevice(m_ben);
    QCOMPARE(kinds(must(engine.upload(other, {decided(berg)}))), QList<Kind>{Kind::Rejected});
    QCOMPARE(kinds(upload({berg})), QList<Kind>{Kind::Rejected});
    QCOMPARE(m_office->all<Party>().size(), 1);
}

void UploadTest::judgesByTheRightsOfNow()
{
    const DeviceCommand made = newParty(newUuid(), "Lin");
    m_ben.rights.grants = {QStringLiteral("party.read")};
    const QList<Outcome> outcomes = upload({made});
    QCOMPARE(outcomes.first().error.code, QStringLiteral("not_permitted"));
}

void UploadTest::splitsLongOutboxes()
{
    QList<DeviceCommand> commands;
    for (int i = 0; i < 120; ++i) {
        commands.append(newParty(newUuid(), "Lin"));
    }
    const QList<Outcome> outcomes = upload(commands);
    QCOMPARE(outcomes.size(), 120);
    QCOMPARE(outcomes.last().number, qint64{120});
    QCOMPARE(m_office->all<Party>().size(), 120);
}

void UploadTest::letsGoOfASeriesAfterEachNumber()
{
    const auto draft = [this] {
        Quotation quotation;
        must(m_office->write([&](Tx &tx) -> Result<void> {
            TRY_ASSIGN(const QList<Party> parties, tx.select<Party>({}));
            quotation.customer = parties.first().id;
            quotation.date = QDate(2026, 3, 2);
            QuotationLine line;
            line.description = QStringLiteral("Tea tasting");
            quotation.lines = {line};
            return tx.insert(quotation);
        }));
        return quotation.id;
    };
    upload({newParty(newUuid(), "Lin")});
    const Id<Quotation> first = draft();
    const Id<Quotation> second = draft();
    const QList<Outcome> outcomes =
        upload({command("quotation.send", first.uuid()), command("quotation.send", second.uuid())});
    QCOMPARE(kinds(outcomes), QList<Kind>({Kind::Applied, Kind::Applied}));
    QCOMPARE(m_office->get(first).number, QStringLiteral("Q-2026-00001"));
    QCOMPARE(m_office->get(second).number, QStringLiteral("Q-2026-00002"));
    if (m_office->engine().store().kind() == DatabaseKind::Postgres) {
        // Whoever waits for the series waits for one document, not for a whole outbox.
        const Rows transactions = must(m_office->engine().store().read<Rows>([](Tx &tx) {
            return tx.rows(QStringLiteral("SELECT COUNT(DISTINCT CAST(xmin AS TEXT))"
                                          " FROM applied WHERE name = 'quotation.send'"),
                           {}, {FieldType::Integer});
        }));
        QCOMPARE(transactions.first().first().toInt(), qint64{2});
    }
}

void UploadTest::refusesWithoutDevice()
{
    Actor nowhere = m_ben;
    nowhere.device = {};
    QCOMPARE(codeOf(m_office->engine().upload(nowhere, {newParty(newUuid(), "Lin")})),
             QStringLiteral("device_required"));
}

void UploadTest::refusesARevokedDevice()
{
    upload({newParty(newUuid(), "Lin")});
    must(m_office->call(m_office->admin(), "revoke", Id<Device>(m_ben.device)));
    QCOMPARE(codeOf(m_office->engine().upload(m_ben, {newParty(newUuid(), "Berg")})),
             QStringLiteral("device_revoked"));
    QCOMPARE(m_office->all<Party>().size(), 1);
}

void UploadTest::appliesOnceWhenSentTwiceAtTheSameTime()
{
    QList<DeviceCommand> commands;
    for (int i = 0; i < 20; ++i) {
        commands.append(newParty(newUuid(), "Lin"));
    }
    // Two connections of one device, on PostgreSQL at two servers.
    std::unique_ptr<Engine> second;
    if (m_office->engine().store().kind() == DatabaseKind::Postgres) {
        second = m_office->secondEngine();
    }
    Engine &other = second ? *second : m_office->engine();
    Result<QList<Outcome>> there;
    std::thread thread([&] { there = other.upload(m_ben, commands); });
    const Result<QList<Outcome>> here = m_office->engine().upload(m_ben, commands);
    thread.join();
    QCOMPARE(must(here), must(there));
    QCOMPARE(m_office->all<Party>().size(), 20);
}

void UploadTest::takesNoDeadlockForARefusal()
{
    if (m_office->engine().store().kind() == DatabaseKind::Sqlite) {
        return; // has one writer, and so no deadlocks
    }
    const Id<Party> lin(newUuid());
    const Id<Party> may(newUuid());
    upload({newParty(lin.uuid(), "Lin"), newParty(may.uuid(), "May")});
    const auto isBlocked = [this] {
        return must(m_office->engine().store().read<bool>([](Tx &tx) -> Result<bool> {
            TRY_ASSIGN(const Rows rows,
                       tx.rows(QStringLiteral("SELECT 1 FROM pg_locks WHERE NOT granted"), {},
                               {FieldType::Integer}));
            return !rows.isEmpty();
        }));
    };
    // Somebody has May and then wants Lin, while the upload has Lin and then wants May: it waits
    // first, so it is the one that PostgreSQL ends.
    QSemaphore hasMay;
    std::thread thread([&] {
        must(m_office->write([&](Tx &tx) -> Result<void> {
            TRY(tx.get(may, Lock::Update));
            hasMay.release();
            while (!isBlocked()) {
                std::this_thread::yield();
            }
            TRY(tx.get(lin, Lock::Update));
            return {};
        }));
    });
    hasMay.acquire();
    const QList<Outcome> outcomes =
        upload({command("party.update", lin.uuid(), {{QStringLiteral("phone"), text("1")}}),
                command("party.update", may.uuid(), {{QStringLiteral("phone"), text("2")}})});
    thread.join();
    QCOMPARE(kinds(outcomes), QList<Kind>({Kind::Applied, Kind::Applied}));
    QCOMPARE(m_office->get(lin).phone, QStringLiteral("1"));
    QCOMPARE(m_office->get(may).phone, QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(UploadTest)
#include "upload_test.moc"
