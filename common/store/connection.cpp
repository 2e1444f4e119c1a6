#include "common/store/connection.h"

#include "common/store/log.h"
#include "common/store/postgres_connection.h"
#include "common/store/sqlite_connection.h"

#include <QUrl>

namespace kontor {

using namespace Qt::StringLiterals;

Result<ConnectionOptions> ConnectionOptions::fromUrl(const QString &url)
{
    ConnectionOptions options;
    if (url.startsWith("sqlite:"_L1)) {
        options.database = url.mid(7);
        if (!options.database.isEmpty()) {
            return options;
        }
    } else if (url.startsWith("postgres:"_L1)) {
        const QUrl parsed(url, QUrl::StrictMode);
        options.kind = DatabaseKind::Postgres;
        options.host = parsed.host();
        options.port = parsed.port(5432);
        options.user = parsed.userName(QUrl::FullyDecoded);
        options.password = parsed.password(QUrl::FullyDecoded);
        options.database = parsed.path(QUrl::FullyDecoded).mid(1);
        if (parsed.isValid() && !options.host.isEmpty() && !options.database.isEmpty()) {
            return options;
        }
    }
    return fail("url_malformed", "", {{u"url"_s, url}});
}

bool ConnectionOptions::isInMemory() const
{
    return kind == DatabaseKind::Sqlite && database == ":memory:"_L1;
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions &options)
{
    std::unique_ptr<Connection> connection;
    if (options.kind == DatabaseKind::Sqlite) {
        TRY_ASSIGN(connection, SqliteConnection::open(options));
    } else {
        TRY_ASSIGN(connection, PostgresConnection::open(options));
    }
    TRY(connection->runOpeningStatements(options));
    return connection;
}

Result<void> Connection::runOpeningStatements(const ConnectionOptions &options)
{
    const bool sealed = !options.key.isEmpty();
    for (const QString &sql :
         m_dialect.openingStatements(options.durable, options.readOnly, sealed)) {
        TRY(command(sql));
    }
    return {};
}

Unexpected Connection::failed(const Error &error, bool lost)
{
    m_lost = m_lost || lost;
    m_failure = error;
    return Unexpected(error);
}

Result<void> Connection::begin(const QString &statement)
{
    m_failure.reset();
    return command(statement);
}

Result<void> Connection::failure() const
{
    return m_failure ? Result<void>(Unexpected(*m_failure)) : Result<void>();
}

Result<void> Connection::commit()
{
    // PostgreSQL would answer a COMMIT after an error with a silent ROLLBACK.
    Result<void> committed = failure();
    if (committed) {
        committed = command(u"COMMIT"_s);
    }
    if (!committed) {
        rollback();
    }
    return committed;
}

void Connection::rollback()
{
    // Fails when the database has rolled back by itself (disk full, server gone), which is as good.
    if (auto undone = command(u"ROLLBACK"_s); !undone) {
        qCDebug(lcStore) << "rollback:" << undone.error().args;
    }
    m_failure.reset();
}

QString placeholderRow(qsizetype columns)
{
    return u'(' + QStringList(columns, u"?"_s).join(u',') + u')';
}

QList<IdsAsked> askedInParts(const QList<QUuid> &ids)
{
    constexpr qsizetype most = 256;
    QList<IdsAsked> parts;
    for (qsizetype first = 0; first < ids.size(); first += most) {
        const qsizetype count = std::min(most, ids.size() - first);
        qsizetype asked = 1;
        while (asked < count) {
            asked *= 2;
        }
        IdsAsked part{placeholderRow(asked), {}};
        part.bound.reserve(asked);
        for (qsizetype i = 0; i < asked; ++i) {
            part.bound.append(Value(ids.at(first + std::min(i, count - 1))));
        }
        parts.append(part);
    }
    return parts;
}

} // namespace kontor
