#include "server/net/server_settings.h"

#include "common/wire/limits.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

QString defaultDataDirectory()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir(data).filePath(u"kontor-server"_s);
}

} // namespace

QList<ConfigEntry> serverSettings()
{
    using Type = ConfigEntry::Type;
    return {
        {"data", Type::Text, defaultDataDirectory(),
         "Directory of the certificate and, unless said otherwise, of the database."},
        {"database", Type::Text, QString(),
         "postgres://user:password@host:port/name or sqlite:/file; empty: kontor.db in the data "
         "directory."},
        {"listen", Type::Text, u"127.0.0.1"_s,
         "Address to listen on: 127.0.0.1 this machine only, 0.0.0.0 or :: every network."},
        {"port", Type::Integer, wire::limits::defaultPort, "TCP port; 0: any that is free.", 0,
         65535},
        {"certificate", Type::Text, QString(),
         "PEM file of the certificate; empty: one that the server makes itself."},
        {"private-key", Type::Text, QString(), "PEM file of the certificate's private key."},
        {"workers", Type::Integer, 16,
         "Requests that are worked on at once; on PostgreSQL each has a connection.", 1, 256},
        {"connections", Type::Integer, 500, "Clients that may be connected at once.", 1, 100'000},
        {"connections-per-address", Type::Integer, 100,
         "The same from one address; an office behind a router has one address.", 1, 100'000},
        {"stop-seconds", Type::Integer, 10,
         "When stopping, how long slow clients are waited for; running requests always finish.", 0,
         3600},
        {"log", Type::Text, QString(),
         "Logging rules of Qt, separated by semicolons: kontor.*.debug=true"},
    };
}

Result<Config> readServerSettings(const QHash<QString, QString> &options)
{
    Config config(serverSettings());
    if (options.contains(u"data"_s)) {
        TRY(config.set(u"data"_s, options.value(u"data"_s)));
    }
    const QString usual = QDir(config.text("data")).filePath(u"kontor-server.conf"_s);
    if (options.contains(u"config"_s)) {
        TRY(config.readFile(options.value(u"config"_s)));
    } else if (QFile::exists(usual)) {
        TRY(config.readFile(usual));
    }
    for (auto it = options.cbegin(); it != options.cend(); ++it) {
        if (it.key() != "config"_L1) {
            TRY(config.set(it.key(), it.value()));
        }
    }
    return config;
}

} // namespace kontor
