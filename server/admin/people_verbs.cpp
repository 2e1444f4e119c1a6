#include "server/admin/command_line.h"
#include "server/exchange/record_json.h"

#include "common/entities/system/company.h"
#include "common/entities/system/device.h"
#include "common/entities/system/role.h"
#include "common/entities/system/user.h"
#include "common/wire/device_messages.h"

#include <QJsonArray>

namespace kontor::admin {

namespace {

/// A verb of a verb: `user add`.
struct Action {
    const char *name;
    Result<void> (*run)(Remote &remote, const CommandLine &line);
};

Result<void> runAction(const CommandLine &line, const QList<Action> &actions)
{
    TRY_ASSIGN(const QString name, line.word(0, "ACTION"));
    for (const Action &action : actions) {
        if (name == QLatin1String(action.name)) {
            TRY_ASSIGN(const auto remote, line.remote());
            return action.run(*remote, line);
        }
    }
    return fail("argument_unknown", "", {{QStringLiteral("argument"), name}});
}

Result<void> listAll(Remote &remote, const CommandLine &line, const Entity &entity)
{
    TRY_ASSIGN(const Target target, line.target());
    Query query;
    query.entity = &entity;
    query.withLines = entity.lines != nullptr;
    TRY_ASSIGN(const QList<ListRow> rows, remote.all(query));
    return writeRecords(entity, rows, target);
}

Result<void> executeAndPrint(Remote &remote, const QString &command, const Arguments &arguments)
{
    TRY_ASSIGN(const QList<Record> records, execute(remote, command, arguments));
    if (!records.isEmpty()) {
        printJson(toJson(records.first()));
    }
    return {};
}

/// The roles named by --role, each as a line of the user.
Result<QList<Record>> roleLines(Remote &remote, const QStringList &names)
{
    QList<Record> lines;
    for (const QString &name : names) {
        TRY_ASSIGN(const QUuid role, findRecord(remote, Role::entity, name));
        Record line(UserRole::entity);
        line.set("role", Value(role));
        lines.append(line);
    }
    return lines;
}

Result<Arguments> onUser(Remote &remote, const CommandLine &line)
{
    TRY_ASSIGN(const QString login, line.word(1, "LOGIN"));
    Arguments arguments;
    TRY_ASSIGN(arguments.record, findRecord(remote, User::entity, login, QStringLiteral("login")));
    return arguments;
}

Result<void> addUser(Remote &remote, const CommandLine &line)
{
    TRY_ASSIGN(const QString login, line.word(1, "LOGIN"));
    TRY_ASSIGN(const QString password,
               line.password(QStringLiteral("Password for %1:").arg(login), "new-password-file",
                             "KONTOR_NEW_PASSWORD"));
    Arguments user;
    user.record = newUuid();
    user.values = {{QStringLiteral("login"), Value(login)},
                   {QStringLiteral("name"), Value(line.has("name") ? line.value("name") : login)},
                   {QStringLiteral("language"),
                    Value(line.has("language") ? line.value("language") : QStringLiteral("en"))},
                   {QStringLiteral("active"), Value(true)}};
    TRY_ASSIGN(user.lines, roleLines(remote, line.value("role").split(u',', Qt::SkipEmptyParts)));
    TRY(execute(remote, QStringLiteral("user.create"), user));
    Arguments set;
    set.record = user.record;
    set.values = {{QStringLiteral("password"), Value(password)}};
    return executeAndPrint(remote, QStringLiteral("user.set_password"), set);
}

Result<void> setPassword(Remote &remote, const CommandLine &line)
{
    TRY_ASSIGN(Arguments arguments, onUser(remote, line));
    TRY_ASSIGN(
        const QString password,
        line.password(QStringLiteral("New password:"), "new-password-file", "KONTOR_NEW_PASSWORD"));
    arguments.values = {{QStringLiteral("password"), Value(password)}};
    return executeAndPrint(remote, QStringLiteral("user.set_password"), arguments);
}

Result<void> setRoles(Remote &remote, const CommandLine &line)
{
    TRY_ASSIGN(Arguments arguments, onUser(remote, line));
    TRY_ASSIGN(arguments.lines,
               roleLines(remote, line.value("role").split(u',', Qt::SkipEmptyParts)));
    return executeAndPrint(remote, QStringLiteral("user.update"), arguments);
}

Result<void> setActive(Remote &remote, const CommandLine &line, bool active)
{
    TRY_ASSIGN(Arguments arguments, onUser(remote, line));
    arguments.values = {{QStringLiteral("active"), Value(active)}};
    return executeAndPrint(remote, QStringLiteral("user.update"), arguments);
}

Result<void> setGrants(Remote &remote, const CommandLine &line)
{
    TRY_ASSIGN(const QString name, line.word(1, "ROLE"));
    Arguments arguments;
    arguments.values = {
        {QStringLiteral("grants"), Value(line.value("grants").split(u',').join(u'\n'))}};
    if (line.has("scope")) {
        arguments.values.insert(QStringLiteral("scope"), Value(line.value("scope")));
    }
    const auto found = findRecord(remote, Role::entity, name);
    if (found) {
        arguments.record = *found;
        return executeAndPrint(remote, QStringLiteral("role.update"), arguments);
    }
    if (found.error().code != QLatin1String("reference_not_found")) {
        return Unexpected(found.error());
    }
    arguments.record = newUuid();
    arguments.values.insert(QStringLiteral("name"), Value(name));
    return executeAndPrint(remote, QStringLiteral("role.create"), arguments);
}

/// How each device does, one JSON object a line; as a table the records themselves.
Result<void> listDevices(Remote &remote, const CommandLine &line)
{
    TRY_ASSIGN(const Target target, line.target());
    if (target.format != Format::Json) {
        return listAll(remote, line, Device::entity);
    }
    TRY_ASSIGN(const wire::DevicesReply reply, remote.request(wire::Devices()));
    for (const DeviceStatus &device : reply.devices) {
        printJson({{QStringLiteral("id"), device.id.toString(QUuid::WithoutBraces)},
                   {QStringLiteral("name"), device.name},
                   {QStringLiteral("user"), device.user},
                   {QStringLiteral("state"), device.state},
                   {QStringLiteral("version"), device.version},
                   {QStringLiteral("platform"), device.platform},
                   {QStringLiteral("last_contact"), isoTime(device.lastContact)},
                   {QStringLiteral("reported_at"), isoTime(device.reportedAt)},
                   {QStringLiteral("behind"), device.behind},
                   {QStringLiteral("waiting"), device.report.waiting},
                   {QStringLiteral("copy_bytes"), device.report.copyBytes},
                   {QStringLiteral("lease_days"), device.leaseDays},
                   {QStringLiteral("lease_until"), isoTime(device.leaseUntil)}});
    }
    return {};
}

Result<void> setLease(Remote &remote, const CommandLine &line)
{
    TRY_ASSIGN(const QString name, line.word(1, "DEVICE"));
    TRY_ASSIGN(const QString days, line.word(2, "DAYS"));
    bool isNumber = false;
    Arguments arguments;
    arguments.values = {{QStringLiteral("days"), Value(qint64{days.toInt(&isNumber)})}};
    TRY(require(isNumber, "value_malformed", "days"));
    TRY_ASSIGN(arguments.record, findRecord(remote, Device::entity, name));
    return executeAndPrint(remote, QStringLiteral("device.set_lease"), arguments);
}

/// Of how many months devices hold closed documents; without a number, what is set.
Result<void> keepMonths(Remote &remote, const CommandLine &line)
{
    Query query;
    query.entity = &Company::entity;
    TRY_ASSIGN(const QList<ListRow> companies, remote.all(query));
    TRY(require(!companies.isEmpty(), "company_missing"));
    const auto months = line.word(1, "MONTHS");
    if (!months) {
        const auto company = fromRecord<Company>(companies.first().record);
        printJson(
            {{QStringLiteral("document_months"), company.documentMonths},
             {QStringLiteral("documents_since"), company.documentsSince.toString(Qt::ISODate)}});
        return {};
    }
    bool isNumber = false;
    Arguments arguments;
    arguments.record = companies.first().record.id;
    arguments.values = {
        {QStringLiteral("document_months"), Value(qint64{months->toInt(&isNumber)})}};
    TRY(require(isNumber, "number_malformed", "document_months"));
    return executeAndPrint(remote, QStringLiteral("company.update"), arguments);
}

Result<void> onDevice(Remote &remote, const CommandLine &line, const char *command)
{
    TRY_ASSIGN(const QString name, line.word(1, "DEVICE"));
    Arguments arguments;
    TRY_ASSIGN(arguments.record, findRecord(remote, Device::entity, name));
    return executeAndPrint(remote, QString::fromLatin1(command), arguments);
}

} // namespace

Result<void> runUser(const CommandLine &line)
{
    return runAction(
        line,
        {{"list", [](Remote &r, const CommandLine &l) { return listAll(r, l, User::entity); }},
         {"add", &addUser},
         {"set-password", &setPassword},
         {"set-roles", &setRoles},
         {"lock", [](Remote &r, const CommandLine &l) { return setActive(r, l, false); }},
         {"unlock", [](Remote &r, const CommandLine &l) { return setActive(r, l, true); }}});
}

Result<void> runRole(const CommandLine &line)
{
    return runAction(
        line,
        {{"list", [](Remote &r, const CommandLine &l) { return listAll(r, l, Role::entity); }},
         {"set", &setGrants}});
}

Result<void> runDevice(const CommandLine &line)
{
    return runAction(
        line,
        {{"list", &listDevices},
         {"lease", &setLease},
         {"months", &keepMonths},
         {"revoke",
          [](Remote &r, const CommandLine &l) { return onDevice(r, l, "device.revoke"); }},
         {"wipe", [](Remote &r, const CommandLine &l) { return onDevice(r, l, "device.wipe"); }}});
}

} // namespace kontor::admin
