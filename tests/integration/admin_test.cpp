#include "tests/support/fresh_database.h"
#include "tests/support/programs.h"

#include "common/wire/connection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

const QStringList environment{u"KONTOR_PASSWORD=correct horse"_s,
                              u"KONTOR_NEW_PASSWORD=battery staple"_s};

/// The error that a program wrote last.
QJsonObject errorOf(const ProgramResult &result)
{
    return QJsonDocument::fromJson(result.errors.trimmed().split('\n').last()).object();
}

} // namespace

/// kontor-admin as an administrator types it.
class AdminTest : public QObject
{
    Q_OBJECT

private slots:
    void everyVerbExplainsItself_data();
    void everyVerbExplainsItself();
    void mistakesNameTheRemedy();
    void peopleGetRolesAndLoseThem();
    void aDeviceIsRevoked();
    void devicesHoldSoManyMonths();
    void statusTellsWhatIsRunning();
    void recordsTravelThroughFiles();
    void columnsSpeakTheReadersLanguage();
    void aBackupBringsBackWhatWas_data() { FreshDatabases::addRows(); }
    void aBackupBringsBackWhatWas();
    void whatIsNoBackupReplacesNothing();

private:
    struct Company {
        std::unique_ptr<QTemporaryDir> folder; ///< the server's data
        QString url;
        std::unique_ptr<ServerProcess> server;
    };
    /// A company of its own, served.
    Company found(DatabaseKind kind = DatabaseKind::Sqlite);
    static std::unique_ptr<ServerProcess> serve(const Company &company);
    static ProgramResult ask(const Company &company, const QStringList &arguments,
                             const QString &login = u"admin"_s,
                             const QStringList &passwords = environment);
    static ProgramResult local(const Company &company, const QStringList &arguments);
    static QJsonArray list(const Company &company, const QString &entity);

    FreshDatabases m_databases;
};

AdminTest::Company AdminTest::found(DatabaseKind kind)
{
    Company company;
    company.folder = std::make_unique<QTemporaryDir>();
    company.url = kind == DatabaseKind::Sqlite
        ? u"sqlite:"_s + company.folder->filePath(u"kontor.db"_s)
        : m_databases.url(kind);
    const ProgramResult made =
        local(company, {u"init"_s, u"Quayside Trading"_s, u"--country"_s, u"GB"_s});
    if (made.exitCode != 0) {
        qFatal("init: %s", made.errors.constData());
    }
    company.server = serve(company);
    return company;
}

std::unique_ptr<ServerProcess> AdminTest::serve(const Company &company)
{
    auto server =
        ServerProcess::start({u"--data"_s, company.folder->path(), u"--database"_s, company.url});
    if (!server) {
        qFatal("server: %s", qPrintable(server.error().args.value(u"detail"_s).toString()));
    }
    return std::move(*server);
}

ProgramResult AdminTest::ask(const Company &company, const QStringList &arguments,
                             const QString &login, const QStringList &passwords)
{
    return runProgram(u"kontor-admin"_s,
                      arguments
                          + QStringList{u"--server"_s, company.server->address(),
                                        u"--fingerprint"_s, company.server->fingerprint(),
                                        u"--user"_s, login},
                      passwords);
}

ProgramResult AdminTest::local(const Company &company, const QStringList &arguments)
{
    return runProgram(u"kontor-admin"_s, arguments + QStringList{u"--database"_s, company.url},
                      environment);
}

QJsonArray AdminTest::list(const Company &company, const QString &entity)
{
    QJsonArray records;
    for (const QByteArray &line : ask(company, {u"list"_s, entity}).output.trimmed().split('\n')) {
        if (!line.isEmpty()) {
            records.append(QJsonDocument::fromJson(line).object());
        }
    }
    return records;
}

void AdminTest::everyVerbExplainsItself_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"init", "status", "user", "role", "device", "call", "list", "export",
                             "import", "report", "verify", "backup", "restore"}) {
        QTest::newRow(verb) << QByteArray(verb);
    }
}

void AdminTest::everyVerbExplainsItself()
{
    QFETCH(QByteArray, verb);
    const ProgramResult all = runProgram(u"kontor-admin"_s, {u"--help"_s});
    QCOMPARE(all.exitCode, 0);
    QVERIFY(all.output.contains("\n  " + verb));
    const ProgramResult one =
        runProgram(u"kontor-admin"_s, {QString::fromLatin1(verb), u"--help"_s});
    QCOMPARE(one.exitCode, 0);
    QVERIFY2(one.output.startsWith("usage: kontor-admin " + verb), one.output.constData());
}

void AdminTest::mistakesNameTheRemedy()
{
    const ProgramResult verb = runProgram(u"kontor-admin"_s, {u"destroy"_s});
    QCOMPARE(verb.exitCode, 2);
    QCOMPARE(errorOf(verb)[u"code"_s].toString(), u"argument_unknown"_s);

    const Company company = found();
    const ProgramResult entity = ask(company, {u"list"_s, u"customer"_s});
    QCOMPARE(entity.exitCode, 1);
    QCOMPARE(errorOf(entity)[u"code"_s].toString(), u"entity_unknown"_s);
    const ProgramResult password =
        ask(company, {u"status"_s}, u"admin"_s, {u"KONTOR_PASSWORD=guess"_s});
    QCOMPARE(errorOf(password)[u"code"_s].toString(), u"sign_in_refused"_s);
    const ProgramResult json = ask(company, {u"call"_s, u"party.create"_s, u"{\"name\""_s});
    QCOMPARE(errorOf(json)[u"code"_s].toString(), u"json_malformed"_s);
    const ProgramResult field = ask(company, {u"call"_s, u"party.create"_s, uR"({"name": ""})"_s});
    QCOMPARE(errorOf(field)[u"field"_s].toString(), u"name"_s);
    QVERIFY(!errorOf(field)[u"message"_s].toString().isEmpty());
}

void AdminTest::peopleGetRolesAndLoseThem()
{
    const Company company = found();
    const ProgramResult role = ask(company,
                                   {u"role"_s, u"set"_s, u"Counter"_s, u"--grants"_s,
                                    u"party.read,company.read"_s, u"--scope"_s, u"all"_s});
    QVERIFY2(role.exitCode == 0, role.errors.constData());
    const ProgramResult made = ask(company,
                                   {u"user"_s, u"add"_s, u"mei"_s, u"--name"_s, u"Mei Lin"_s,
                                    u"--language"_s, u"zh_CN"_s, u"--role"_s, u"Counter"_s});
    QVERIFY2(made.exitCode == 0, made.errors.constData());
    QVERIFY(!made.output.contains("password"));

    const QStringList hers{u"KONTOR_PASSWORD=battery staple"_s};
    QCOMPARE(ask(company, {u"list"_s, u"party"_s}, u"mei"_s, hers).exitCode, 0);
    const ProgramResult refused = ask(company, {u"list"_s, u"journal_entry"_s}, u"mei"_s, hers);
    QCOMPARE(errorOf(refused)[u"code"_s].toString(), u"not_permitted"_s);

    QCOMPARE(
        ask(company, {u"user"_s, u"set-roles"_s, u"mei"_s, u"--role"_s, u"Accountant"_s}).exitCode,
        0);
    QCOMPARE(ask(company, {u"list"_s, u"journal_entry"_s}, u"mei"_s, hers).exitCode, 0);

    QCOMPARE(ask(company, {u"user"_s, u"lock"_s, u"mei"_s}).exitCode, 0);
    QVERIFY(ask(company, {u"status"_s}, u"mei"_s, hers).exitCode != 0);
    QCOMPARE(ask(company, {u"user"_s, u"unlock"_s, u"mei"_s}).exitCode, 0);
    const QStringList another{environment.first(), u"KONTOR_NEW_PASSWORD=four words of hers"_s};
    QCOMPARE(ask(company, {u"user"_s, u"set-password"_s, u"mei"_s}, u"admin"_s, another).exitCode,
             0);
    QVERIFY(ask(company, {u"list"_s, u"party"_s}, u"mei"_s, hers).exitCode != 0);
    QCOMPARE(
        ask(company, {u"list"_s, u"party"_s}, u"mei"_s, {u"KONTOR_PASSWORD=four words of hers"_s})
            .exitCode,
        0);
}

void AdminTest::aDeviceIsRevoked()
{
    const Company company = found();
    const SystemClock clock;
    wire::Connection laptop(clock, {});
    const QStringList address = company.server->address().split(u':');
    const auto hello =
        laptop.open({address.value(0), address.value(1).toUShort(), company.server->fingerprint()});
    QTRY_VERIFY(hello.isFinished());
    const auto signedIn =
        laptop.request(wire::SignIn{u"admin"_s, u"correct horse"_s, {}, u"Laptop of Mei"_s});
    QTRY_VERIFY(signedIn.isFinished());
    QVERIFY(signedIn.result());

    const ProgramResult devices = ask(company, {u"device"_s, u"list"_s});
    QVERIFY2(devices.output.contains("Laptop of Mei"), devices.output.constData());
    const ProgramResult revoked = ask(company, {u"device"_s, u"revoke"_s, u"Laptop of Mei"_s});
    QVERIFY2(revoked.exitCode == 0, revoked.errors.constData());
    QCOMPARE(revoked.json()[u"state"_s].toString(), u"revoked"_s);

    wire::Connection again(clock, {});
    const auto greeting =
        again.open({address.value(0), address.value(1).toUShort(), company.server->fingerprint()});
    QTRY_VERIFY(greeting.isFinished());
    const auto refused =
        again.request(wire::DeviceSignIn{signedIn.result()->device, signedIn.result()->token});
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().code, u"device_revoked"_s);
}

void AdminTest::devicesHoldSoManyMonths()
{
    const Company company = found();
    const ProgramResult usual = ask(company, {u"device"_s, u"months"_s});
    QVERIFY2(usual.exitCode == 0, usual.errors.constData());
    QCOMPARE(usual.json()[u"document_months"_s].toInt(), 18);
    QVERIFY(QDate::fromString(usual.json()[u"documents_since"_s].toString(), Qt::ISODate).day()
            == 1);
    const ProgramResult set = ask(company, {u"device"_s, u"months"_s, u"0"_s});
    QVERIFY2(set.exitCode == 0, set.errors.constData());
    const ProgramResult now = ask(company, {u"device"_s, u"months"_s});
    QCOMPARE(now.json()[u"document_months"_s].toInt(), 0);
    QCOMPARE(now.json()[u"documents_since"_s].toString(), QString());
    for (const QString &wrong : {u"601"_s, u"many"_s}) {
        const ProgramResult refused = ask(company, {u"device"_s, u"months"_s, wrong});
        QVERIFY(refused.exitCode != 0);
        QCOMPARE(errorOf(refused)[u"field"_s].toString(), u"document_months"_s);
    }
}

void AdminTest::statusTellsWhatIsRunning()
{
    const Company company = found();
    const ProgramResult status = ask(company, {u"status"_s});
    QVERIFY2(status.exitCode == 0, status.errors.constData());
    QVERIFY(!status.json()[u"version"_s].toString().isEmpty());
    QVERIFY(status.json()[u"clients"_s].toInt() >= 1);
}

void AdminTest::recordsTravelThroughFiles()
{
    const Company company = found();
    const QTemporaryDir folder;
    // As a Chinese office's spreadsheet program saves it: GB 18030.
    QFile csv(folder.filePath(u"customers.csv"_s));
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write("name,is_customer,phone\n\xC9\xCF\xBA\xA3\xBB\xFA\xB4\xB2,true,021-5588\n"
              ",true,021-5589\n");
    csv.close();
    const QString rejected = folder.filePath(u"rejected.csv"_s);
    const ProgramResult imported =
        ask(company, {u"import"_s, u"party"_s, csv.fileName(), u"--rejected"_s, rejected});
    QCOMPARE(imported.json()[u"created"_s].toInt(), 1);
    QCOMPARE(imported.json()[u"rejected"_s].toInt(), 1);
    QVERIFY(QFile::exists(rejected));

    const QString workbook = folder.filePath(u"customers.xlsx"_s);
    const ProgramResult exported = ask(company,
                                       {u"export"_s, u"party"_s, u"--filter"_s, u"phone=021-5588"_s,
                                        u"--format"_s, u"xlsx"_s, u"--output"_s, workbook});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    // Into another company, and everything is there.
    const Company other = found();
    const ProgramResult there = ask(other, {u"import"_s, u"party"_s, workbook});
    QVERIFY2(there.json()[u"created"_s].toInt() == 1, (there.output + there.errors).constData());
    const QJsonArray parties = list(other, u"party"_s);
    QCOMPARE(parties.size(), 1);
    QCOMPARE(parties.first()[u"name"_s].toString(), u"上海机床"_s);
    QCOMPARE(parties.first()[u"phone"_s].toString(), u"021-5588"_s);
}

void AdminTest::columnsSpeakTheReadersLanguage()
{
    const Company company = found();
    const auto report = [&](const QStringList &options, const QByteArray &locale = "C.UTF-8") {
        return ask(company, QStringList{u"report"_s, u"trial_balance"_s} + options, u"admin"_s,
                   environment
                       + QStringList{u"LANG="_s + QLatin1String(locale),
                                     u"LC_ALL="_s + QLatin1String(locale)})
            .output;
    };
    const QStringList csv{u"--format"_s, u"csv"_s};
    QVERIFY2(report(csv).contains("Code,Account,Opening debit"), report(csv).constData());
    QVERIFY(report(csv + QStringList{u"--language"_s, u"zh_CN"_s}).contains("借方"));
    QVERIFY(report(csv, "zh_CN.UTF-8").contains("借方"));
    QVERIFY(report(csv + QStringList{u"--language"_s, u"en"_s}, "zh_CN.UTF-8").contains("Debit"));

    const auto exported = [&](const QStringList &options) {
        return ask(company, QStringList{u"export"_s, u"party"_s, u"--format"_s, u"csv"_s} + options)
            .output;
    };
    QVERIFY(exported({}).contains("name,code,kind,")); // so that programs find them
    const QByteArray chinese = exported({u"--language"_s, u"zh_CN"_s});
    QVERIFY2(chinese.contains("名称"), chinese.constData());
}

void AdminTest::aBackupBringsBackWhatWas()
{
    QFETCH(DatabaseKind, kind);
    Company company = found(kind);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"evening.backup"_s);
    const auto create = [&](const char *name) {
        return ask(company,
                   {u"call"_s, u"party.create"_s,
                    uR"({"name": "%1", "is_customer": true})"_s.arg(QLatin1String(name))})
            .exitCode;
    };
    QCOMPARE(create("Before"), 0);
    const ProgramResult backup = local(company, {u"backup"_s, file}); // while the server runs
    QVERIFY2(backup.exitCode == 0, backup.errors.constData());
    QVERIFY(backup.json()[u"bytes"_s].toInteger() > 0);
    QCOMPARE(errorOf(local(company, {u"backup"_s, file}))[u"code"_s].toString(), u"file_exists"_s);
    QCOMPARE(create("After"), 0);

    QCOMPARE(errorOf(local(company, {u"restore"_s, file}))[u"code"_s].toString(),
             u"restore_needs_force"_s);
    const ProgramResult running = local(company, {u"restore"_s, file, u"--force"_s});
    QCOMPARE(errorOf(running)[u"code"_s].toString(), u"server_running"_s);
    QCOMPARE(list(company, u"party"_s).size(), 2);

    QVERIFY(company.server->stop());
    const ProgramResult restored = local(company, {u"restore"_s, file, u"--force"_s});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    company.server = serve(company);
    const QJsonArray parties = list(company, u"party"_s);
    QCOMPARE(parties.size(), 1);
    QCOMPARE(parties.first()[u"name"_s].toString(), u"Before"_s);
    QCOMPARE(local(company, {u"verify"_s}).exitCode, 0);
}

void AdminTest::whatIsNoBackupReplacesNothing()
{
    Company company = found();
    QVERIFY(company.server->stop());
    const QTemporaryDir folder;
    QFile picture(folder.filePath(u"holiday.jpg"_s));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    picture.write(QByteArray(10'000, 'j'));
    picture.close();
    const ProgramResult refused = local(company, {u"restore"_s, picture.fileName(), u"--force"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(!errorOf(refused)[u"message"_s].toString().isEmpty());
    company.server = serve(company);
    QCOMPARE(ask(company, {u"status"_s}).exitCode, 0);
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::AdminTest)
#include "admin_test.moc"
