#include "app/session/server_list.h"

#include "common/wire/limits.h"

namespace kontor {

QStringList serverList(const QString &servers)
{
    QStringList list;
    QString text = servers;
    // As Chinese keyboards write it.
    text.replace(QChar(0xff0c), u',').replace(QChar(0xff1b), u',').replace(u';', u',');
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const QString server = part.trimmed().toLower();
        if (!server.isEmpty() && !list.contains(server)) {
            list.append(server);
        }
    }
    return list;
}

bool haveCommonServer(const QString &servers, const QString &others)
{
    const QStringList mine = serverList(servers);
    const QStringList theirs = serverList(others);
    return std::any_of(mine.begin(), mine.end(),
                       [&theirs](const QString &server) { return theirs.contains(server); });
}

wire::ServerAddress serverAddress(const QString &server)
{
    wire::ServerAddress address;
    const QString text = server.trimmed();
    const qsizetype colon = text.lastIndexOf(u':');
    const bool hasPort = colon >= 0 && text.indexOf(u':') == colon;
    const bool bracketed = text.startsWith(u'[') && text.indexOf(u"]:") > 0;
    address.port = wire::limits::defaultPort;
    address.host = text;
    if (hasPort || bracketed) {
        address.host = text.left(colon);
        address.port = text.mid(colon + 1).toUShort();
    }
    if (address.host.startsWith(u'[')) {
        address.host = address.host.mid(1).chopped(address.host.endsWith(u']') ? 1 : 0);
    }
    return address;
}

Result<void> checkServers(const QString &servers)
{
    const QStringList list = serverList(servers);
    TRY(require(!list.isEmpty(), "field_required", "server"));
    for (const QString &server : list) {
        const wire::ServerAddress address = serverAddress(server);
        TRY(require(!address.host.isEmpty() && address.port != 0 && !address.host.contains(u' '),
                    "server_address_malformed", "server", {{QStringLiteral("address"), server}}));
    }
    return {};
}

bool isWorthAnother(const Error &error)
{
    static const QStringList codes{
        QStringLiteral("server_not_found"),    QStringLiteral("server_refused"),
        QStringLiteral("server_unreachable"),  QStringLiteral("server_stopping"),
        QStringLiteral("tls_failed"),          QStringLiteral("timed_out"),
        QStringLiteral("connection_lost"),     QStringLiteral("offline"),
        QStringLiteral("certificate_unknown"), QStringLiteral("certificate_changed"),
        QStringLiteral("protocol_unsupported")};
    return codes.contains(error.code);
}

} // namespace kontor
