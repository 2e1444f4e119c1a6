#include "common/store/connection.h"

#include "common/store/log.h"

#include <QSqlDriver>
#include <QThread>
#include <QUrl>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// More statements than a program of Kontor has; only filters that people put together go beyond.
constexpr qsizetype statementLimit = 1000;

QString nextName()
{
    static std::atomic<int> counter = 0;
    return u"kontor-%1"_s.arg(++counter);
}

} // namespace

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

Connection::Connection(const ConnectionOptions &options, const QString &name)
    : m_dialect(options.kind),
      m_name(name),
      m_database(QSqlDatabase::addDatabase(m_dialect.driver(), name))
{
    m_database.setDatabaseName(options.database);
    if (options.kind == DatabaseKind::Postgres) {
        m_database.setHostName(options.host);
        m_database.setPort(options.port);
        m_database.setUserName(options.user);
        m_database.setPassword(options.password);
        m_database.setConnectOptions(u"connect_timeout=10;application_name=kontor"_s);
    }
}

Connection::~Connection()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions &options)
{
    std::unique_ptr<Connection> connection(new Connection(options, nextName()));
    if (!connection->m_database.open()) {
        return fail("database_unreachable", "",
                    {{u"detail"_s, connection->m_database.lastError().text().trimmed()}});
    }
    for (const QString &sql :
         connection->m_dialect.openingStatements(options.durable, options.readOnly)) {
        TRY(connection->command(sql));
    }
    return connection;
}

void Connection::attach()
{
    m_database.driver()->moveToThread(QThread::currentThread());
}

void Connection::detach()
{
    m_database.driver()->moveToThread(nullptr);
}

Unexpected Connection::failed(const QSqlError &error)
{
    m_lost = m_lost || m_dialect.isConnectionLost(error);
    m_failure = m_dialect.translated(error);
    return Unexpected(*m_failure);
}

Result<void> Connection::command(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(m_dialect.kind() == DatabaseKind::Sqlite);
    if (!query.exec(sql)) {
        return failed(query.lastError());
    }
    return {};
}

Result<QSqlQuery *> Connection::prepared(const QString &sql)
{
    if (const auto found = m_statements.constFind(sql); found != m_statements.cend()) {
        return found->get();
    }
    if (m_statements.size() >= statementLimit) {
        m_statements.clear();
    }
    auto query = std::make_shared<QSqlQuery>(m_database);
    // Forward-only spares SQLite a copy of every row; on PostgreSQL it would fetch row by row.
    query->setForwardOnly(m_dialect.kind() == DatabaseKind::Sqlite);
    if (!query->prepare(sql)) {
        qCWarning(lcStore) << "cannot prepare" << sql << query->lastError().text();
        return failed(query->lastError());
    }
    m_statements.insert(sql, query);
    return query.get();
}

Result<QSqlQuery *> Connection::run(const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(QSqlQuery * query, prepared(sql));
    for (qsizetype i = 0; i < bound.size(); ++i) {
        query->bindValue(static_cast<int>(i), codec::toDriver(bound.at(i), m_dialect.kind()));
    }
    if (!query->exec()) {
        const QSqlError error = query->lastError();
        query->finish();
        return failed(error);
    }
    return query;
}

Result<qint64> Connection::execute(const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(QSqlQuery * query, run(sql, bound));
    const qint64 affected = query->numRowsAffected();
    query->finish();
    return affected;
}

Result<void> Connection::select(const QString &sql, const QList<Value> &bound,
                                const std::function<void(const Row &)> &onRow)
{
    TRY_ASSIGN(QSqlQuery * query, run(sql, bound));
    const Row row(*query);
    while (query->next()) {
        onRow(row);
    }
    const QSqlError error = query->lastError();
    query->finish();
    if (error.isValid()) {
        return failed(error);
    }
    return {};
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

} // namespace kontor
