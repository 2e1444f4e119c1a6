#include "server/admin/command_line.h"

#include "common/model/catalogue.h"
#include "common/wire/fingerprint.h"

#include <QFile>
#include <QSettings>
#include <QSslCertificate>

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace kontor::admin {

namespace {

/// Reads a line from the terminal without showing it.
QString typedUnseen(const QString &prompt)
{
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    say(prompt);
    tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    std::string line;
    std::getline(std::cin, line);
    tcsetattr(STDIN_FILENO, TCSANOW, &shown);
    return QString::fromLocal8Bit(line.c_str());
}

QSettings knownServers()
{
    return QSettings(QStringLiteral("Kontor"), QStringLiteral("known-servers"));
}

/// The certificate in this server's own data folder needs nobody's word.
QString localFingerprint(const QString &data)
{
    const QList<QSslCertificate> found =
        QSslCertificate::fromPath(data + QStringLiteral("/server.crt"));
    return data.isEmpty() || found.isEmpty() ? QString() : wire::fingerprintOf(found.first());
}

} // namespace

Result<QString> CommandLine::word(qsizetype index, const char *name) const
{
    if (index >= m_words.size()) {
        return fail("argument_missing", "", {{QStringLiteral("name"), QLatin1String(name)}});
    }
    return m_words.at(index);
}

Result<const Entity *> CommandLine::entity(qsizetype index) const
{
    TRY_ASSIGN(const QString name, word(index, "ENTITY"));
    const Entity *entity = findEntity(name);
    if (entity == nullptr) {
        return fail("entity_unknown", "", {{QStringLiteral("entity"), name}});
    }
    return entity;
}

Result<Target> CommandLine::target() const
{
    TRY_ASSIGN(const Format format,
               readFormat(has("json") ? QStringLiteral("json") : value("format")));
    return Target{format, value("output"), has("language")};
}

Result<QString> CommandLine::password(const QString &prompt, const char *fileOption,
                                      const char *variable) const
{
    if (has(fileOption)) {
        QFile file(value(fileOption));
        if (!file.open(QIODevice::ReadOnly)) {
            return fail("file_unreadable", "", {{QStringLiteral("path"), file.fileName()}});
        }
        return QString::fromUtf8(file.readLine()).trimmed();
    }
    if (qEnvironmentVariableIsSet(variable)) {
        return qEnvironmentVariable(variable);
    }
    if (isatty(STDIN_FILENO) == 0) {
        return fail("password_missing");
    }
    return typedUnseen(prompt);
}

Result<QString> CommandLine::databaseUrl() const
{
    if (has("database")) {
        return value("database");
    }
    if (has("data")) {
        return QString(QStringLiteral("sqlite:") + value("data") + QStringLiteral("/kontor.db"));
    }
    return fail("argument_missing", "", {{QStringLiteral("name"), QStringLiteral("--data")}});
}

Result<std::unique_ptr<Remote>> CommandLine::remote() const
{
    RemoteOptions options;
    const QString server = value("server");
    const qsizetype colon = server.lastIndexOf(u':');
    options.address.host = server.left(colon);
    options.address.port = server.mid(colon + 1).toUShort();
    if (colon <= 0 || options.address.port == 0) {
        return fail("server_address_malformed", "", {{QStringLiteral("address"), server}});
    }
    options.login = value("user");
    QSettings known = knownServers();
    options.address.fingerprint =
        has("fingerprint") ? value("fingerprint") : localFingerprint(value("data"));
    if (options.address.fingerprint.isEmpty()) {
        options.address.fingerprint = known.value(server).toString();
    }
    TRY_ASSIGN(options.password, password(QStringLiteral("Password of %1:").arg(options.login)));
    auto remote = Remote::open(options);
    if (!remote && remote.error().code == QLatin1String("certificate_unknown") && has("trust")) {
        options.address.fingerprint =
            remote.error().args.value(QStringLiteral("fingerprint")).toString();
        known.setValue(server, options.address.fingerprint);
        remote = Remote::open(options);
    }
    return remote;
}

Result<QList<Record>> execute(Remote &remote, const QString &command, const Arguments &arguments)
{
    wire::Execute request;
    request.command = newUuid();
    request.name = command;
    request.arguments = arguments;
    return remote.request(request).map(
        [](const wire::ExecuteReply &reply) { return reply.records; });
}

Result<QUuid> findRecord(Remote &remote, const Entity &entity, const QString &text,
                         const QString &matchBy)
{
    if (const QUuid id = QUuid::fromString(text); !id.isNull()) {
        return id;
    }
    QList<Filter> any;
    for (const Field &field : entity.fields) {
        const bool wanted = matchBy.isEmpty()
            ? field.type == FieldType::Text && (field.has(Unique) || field.has(Naming))
            : matchBy == QLatin1String(field.name);
        if (wanted) {
            any.append(Filter::equal(field.name, Value(text)));
        }
    }
    wire::List list;
    list.query.entity = &entity;
    list.query.filter = Filter::any(any);
    list.query.limit = 2;
    TRY_ASSIGN(const wire::ListReply reply, remote.request(list));
    if (reply.rows.size() != 1) {
        return fail(reply.rows.isEmpty() ? "reference_not_found" : "reference_ambiguous", "",
                    {{QStringLiteral("entity"), entity.label.translated()},
                     {QStringLiteral("text"), text}});
    }
    return reply.rows.first().record.id;
}

} // namespace kontor::admin
