#include "common/store/postgres_connection.h"

#include "common/store/codec.h"
#include "common/store/log.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QThread>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

class PostgresRow final : public Row
{
public:
    explicit PostgresRow(const QSqlQuery &query) : m_query(query) {}
    Value value(int column, FieldType type) const override
    {
        return codec::fromDriver(m_query.value(column), type);
    }

private:
    const QSqlQuery &m_query;
};

QString nextName()
{
    static std::atomic<int> counter = 0;
    return u"kontor-%1"_s.arg(++counter);
}

} // namespace

PostgresConnection::PostgresConnection(const ConnectionOptions &options, const QString &name)
    : Connection(DatabaseKind::Postgres),
      m_name(name),
      m_database(QSqlDatabase::addDatabase(u"QPSQL"_s, name))
{
    m_database.setDatabaseName(options.database);
    m_database.setHostName(options.host);
    m_database.setPort(options.port);
    m_database.setUserName(options.user);
    m_database.setPassword(options.password);
    m_database.setConnectOptions(u"connect_timeout=10;application_name=kontor"_s);
}

PostgresConnection::~PostgresConnection()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> PostgresConnection::open(const ConnectionOptions &options)
{
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(options, nextName()));
    if (!connection->m_database.open()) {
        return fail("database_unreachable", "",
                    {{u"detail"_s, connection->m_database.lastError().text().trimmed()}});
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

// Qt wants a driver to live in the thread that uses it.
void PostgresConnection::attach()
{
    m_database.driver()->moveToThread(QThread::currentThread());
}

void PostgresConnection::detach()
{
    m_database.driver()->moveToThread(nullptr);
}

Unexpected PostgresConnection::failedWith(const QSqlError &error)
{
    const QString state = error.nativeErrorCode();
    return failed(Dialect::postgresError(state, error.text().trimmed()),
                  Dialect::isConnectionLost(state));
}

Result<void> PostgresConnection::command(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql)) {
        return failedWith(query.lastError());
    }
    return {};
}

Result<QSqlQuery *> PostgresConnection::prepared(const QString &sql)
{
    if (const auto found = m_statements.constFind(sql); found != m_statements.cend()) {
        return found->get();
    }
    if (m_statements.size() >= mostStatements) {
        m_statements.clear();
    }
    // Not forward-only: that would fetch row by row.
    auto query = std::make_shared<QSqlQuery>(m_database);
    if (!query->prepare(sql)) {
        qCWarning(lcStore) << "cannot prepare" << sql << query->lastError().text();
        return failedWith(query->lastError());
    }
    m_statements.insert(sql, query);
    return query.get();
}

Result<QSqlQuery *> PostgresConnection::run(const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(QSqlQuery * query, prepared(sql));
    for (qsizetype i = 0; i < bound.size(); ++i) {
        query->bindValue(static_cast<int>(i), codec::toDriver(bound.at(i)));
    }
    if (!query->exec()) {
        const QSqlError error = query->lastError();
        query->finish();
        return failedWith(error);
    }
    return query;
}

Result<qint64> PostgresConnection::execute(const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(QSqlQuery * query, run(sql, bound));
    const qint64 affected = query->numRowsAffected();
    query->finish();
    return affected;
}

Result<void> PostgresConnection::select(const QString &sql, const QList<Value> &bound,
                                        const OnRow &onRow)
{
    TRY_ASSIGN(QSqlQuery * query, run(sql, bound));
    const PostgresRow row(*query);
    while (query->next()) {
        onRow(row);
    }
    query->finish();
    return {};
}

Result<void> PostgresConnection::insertRows(const QString &head, const QString &tail,
                                            const QList<QList<Value>> &rows)
{
    for (qsizetype first = 0; first < rows.size();) {
        // Few different statements: up to 16 rows as they come, more in steps of 16 and 64.
        const qsizetype left = rows.size() - first;
        const qsizetype count = left >= 64 ? 64 : std::min<qsizetype>(left, 16);
        const QString row = placeholderRow(rows.at(first).size());
        QList<Value> bound;
        bound.reserve(count * rows.at(first).size());
        for (qsizetype i = first; i < first + count; ++i) {
            bound.append(rows.at(i));
        }
        TRY(execute(head + QStringList(count, row).join(u',') + tail, bound));
        first += count;
    }
    return {};
}

} // namespace kontor
