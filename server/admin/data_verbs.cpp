#include "server/admin/command_line.h"
#include "server/exchange/record_json.h"
#include "server/exchange/record_table.h"

#include "common/model/catalogue.h"
#include "common/model/report_request.h"
#include "common/wire/device_messages.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace kontor::admin {

namespace {

Result<QJsonObject> readObject(const QByteArray &bytes)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject()) {
        return fail("json_malformed", "",
                    {{QStringLiteral("detail"), problem.errorString()},
                     {QStringLiteral("position"), problem.offset}});
    }
    return document.object();
}

Result<Arguments> readArguments(const QString &command, const QByteArray &json)
{
    const qsizetype dot = command.indexOf(u'.');
    const Entity *entity = dot < 0 ? nullptr : findEntity(command.left(dot));
    if (entity == nullptr) {
        return fail("command_unknown", "", {{QStringLiteral("command"), command}});
    }
    const QString action = command.mid(dot + 1);
    const Command *named = entity->findCommand(action);
    const bool generic = action == QLatin1String("create") || action == QLatin1String("update")
        || action == QLatin1String("delete");
    if (named == nullptr && !generic) {
        return fail("command_unknown", "", {{QStringLiteral("command"), command}});
    }
    TRY_ASSIGN(const QJsonObject object, readObject(json));
    TRY_ASSIGN(Arguments arguments, argumentsFromJson(*entity, named, object));
    if (arguments.record.isNull()) {
        arguments.record = newUuid();
    }
    return arguments;
}

Result<QJsonObject> callOnce(Remote &remote, const QString &command, const QByteArray &json)
{
    TRY_ASSIGN(const Arguments arguments, readArguments(command, json));
    TRY_ASSIGN(const QList<Record> records, execute(remote, command, arguments));
    QJsonArray array;
    for (const Record &record : records) {
        QJsonObject object = toJson(record);
        object.insert(QStringLiteral("entity"), QString::fromLatin1(record.entity->name));
        array.append(object);
    }
    return QJsonObject{{QStringLiteral("records"), array}};
}

/// Lines of standard input, each `COMMAND {JSON}`; an answer or an error is written for each, and
/// the first error ends the run unless --keep-going.
Result<void> callMany(Remote &remote, bool keepGoing)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return fail("file_unreadable", "", {{QStringLiteral("path"), QStringLiteral("-")}});
    }
    Result<void> outcome;
    while (!input.atEnd()) {
        const QByteArray line = input.readLine().trimmed();
        if (line.isEmpty()) {
            continue;
        }
        const qsizetype space = line.indexOf(' ');
        const auto answer =
            callOnce(remote, QString::fromUtf8(line.left(space)), line.mid(space + 1));
        if (answer) {
            printJson(*answer);
            continue;
        }
        printJson({{QStringLiteral("error"), toJson(answer.error())}});
        outcome = Unexpected(answer.error());
        if (!keepGoing) {
            break;
        }
    }
    return outcome;
}

} // namespace

Result<void> runCall(const CommandLine &line)
{
    TRY_ASSIGN(const QString command, line.word(0, "COMMAND"));
    if (command == QLatin1String("-")) {
        TRY_ASSIGN(const auto remote, line.remote());
        return callMany(*remote, line.has("keep-going"));
    }
    TRY_ASSIGN(const QString json, line.word(1, "JSON"));
    // What cannot be understood is said before anybody is asked for a password.
    TRY(readArguments(command, json.toUtf8()));
    TRY_ASSIGN(const auto remote, line.remote());
    TRY_ASSIGN(const QJsonObject answer, callOnce(*remote, command, json.toUtf8()));
    printJson(answer);
    return {};
}

Result<void> runList(const CommandLine &line)
{
    TRY_ASSIGN(const Entity *entity, line.entity(0));
    TRY_ASSIGN(const Target target, line.target());
    Query query;
    query.entity = entity;
    if (line.has("filter")) {
        TRY_ASSIGN(query.filter, parseFilter(*entity, line.value("filter")));
    }
    for (const QString &field : line.value("sort").split(u',', Qt::SkipEmptyParts)) {
        const bool descending = field.startsWith(u'-');
        query.sort.append({descending ? field.mid(1) : field, descending});
    }
    query.withLines = entity->lines != nullptr && target.format == Format::Json;
    query.withArchived = line.has("archived");
    query.joined = target.format == Format::Json ? QStringList() : exportedPaths(*entity);
    TRY_ASSIGN(const auto remote, line.remote());
    TRY_ASSIGN(const QList<ListRow> rows, remote->all(query));
    return writeRecords(*entity, rows, target);
}

Result<void> runReport(const CommandLine &line)
{
    TRY_ASSIGN(const Target target, line.target());
    TRY_ASSIGN(const auto remote, line.remote());
    TRY_ASSIGN(const wire::ReportsReply known, remote->request(wire::Reports()));
    if (line.count() == 0) {
        QJsonArray names;
        for (const ReportDescription &report : known.reports) {
            names.append(report.name);
        }
        printJson({{QStringLiteral("reports"), names}});
        return {};
    }
    TRY_ASSIGN(const QString name, line.word(0, "NAME"));
    wire::RunReport request;
    request.name = name;
    if (line.count() > 1) {
        TRY_ASSIGN(const QString json, line.word(1, "PARAMETERS"));
        TRY_ASSIGN(const QJsonObject parameters, readObject(json.toUtf8()));
        request.parameters = parameters.toVariantMap();
    }
    if (line.has("as-of")) {
        const QDate date = QDate::fromString(line.value("as-of"), Qt::ISODate);
        TRY(require(date.isValid(), "date_malformed", "as_of"));
        request.parameters.insert(QStringLiteral("as_of"), date.toString(Qt::ISODate));
    }
    const auto described =
        std::find_if(known.reports.begin(), known.reports.end(),
                     [&name](const ReportDescription &report) { return report.name == name; });
    if (described != known.reports.end()) {
        request.parameters = requestedParameters(*described, request.parameters);
    }
    TRY_ASSIGN(wire::ReportReply reply, remote->request(request));
    if (reply.table.title.isEmpty() && described != known.reports.end()) {
        reply.table.title = described->label.translated();
    }
    return writeReport(reply.table, target);
}

Result<void> runStatus(const CommandLine &line)
{
    TRY_ASSIGN(const auto remote, line.remote());
    TRY_ASSIGN(const wire::StatusReply status, remote->request(wire::Status()));
    QJsonObject object{{QStringLiteral("version"), status.version},
                       {QStringLiteral("schema"), status.schema},
                       {QStringLiteral("database"), status.database},
                       {QStringLiteral("started_at"), isoTime(status.startedAt)},
                       {QStringLiteral("time"), isoTime(status.time)},
                       {QStringLiteral("clients"), status.clients}};
    // Not everybody who may ask how the server is may see its devices.
    if (const auto overview = remote->request(wire::Devices())) {
        const FeedStatus &feed = overview->feed;
        qint64 waiting = 0;
        for (const DeviceStatus &device : overview->devices) {
            waiting += device.report.waiting;
        }
        object.insert(QStringLiteral("devices"), overview->devices.size());
        object.insert(QStringLiteral("waiting_on_devices"), waiting);
        object.insert(QStringLiteral("feed"),
                      QJsonObject{{QStringLiteral("tick"), feed.tick},
                                  {QStringLiteral("oldest"), isoTime(feed.oldest)},
                                  {QStringLiteral("kept_days"), feed.keptDays},
                                  {QStringLiteral("changes"), feed.changes},
                                  {QStringLiteral("bytes"), feed.bytes}});
    }
    printJson(object);
    return {};
}

} // namespace kontor::admin
