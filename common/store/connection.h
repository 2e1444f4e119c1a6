#pragma once

#include "common/store/codec.h"
#include "common/store/dialect.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <memory>

namespace kontor {

class Schema;

/// How one connection is opened.
struct ConnectionOptions {
    DatabaseKind kind = DatabaseKind::Sqlite;
    QString database; ///< file or database name
    QString host;
    int port = -1;
    QString user;
    QString password;
    bool durable = true;
    bool readOnly = false;

    /// Reads StoreOptions::url. Errors: url_malformed (args: url).
    static Result<ConnectionOptions> fromUrl(const QString &url);
    bool isInMemory() const;
};

/// The row that a select has come to.
class Row
{
public:
    explicit Row(const QSqlQuery &query) : m_query(query) {}
    Value value(int column, FieldType type) const
    {
        return codec::fromDriver(m_query.value(column), type);
    }

private:
    const QSqlQuery &m_query;
};

/// One connection with its prepared statements. It belongs to one thread at a time: attach() makes
/// it the calling thread's, detach() gives it up.
class Connection
{
public:
    /// Errors: database_unreachable (args: detail), database_failed.
    static Result<std::unique_ptr<Connection>> open(const ConnectionOptions &options);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void attach();
    void detach();

    const Dialect &dialect() const { return m_dialect; }
    /// The tables, known once the database is open; set by the store.
    const Schema &schema() const { return *m_schema; }
    void setSchema(std::shared_ptr<const Schema> schema) { m_schema = std::move(schema); }

    /// Runs a statement that is not worth preparing, or cannot be: BEGIN, CREATE TABLE.
    Result<void> command(const QString &sql);
    /// Runs a prepared statement; the answer counts the affected rows.
    Result<qint64> execute(const QString &sql, const QList<Value> &bound);
    /// Runs a prepared query and calls `onRow`, which must not use the connection, with each row.
    Result<void> select(const QString &sql, const QList<Value> &bound,
                        const std::function<void(const Row &)> &onRow);

    Result<void> begin(const QString &statement);
    /// Fails with the earlier error when a statement had failed and was not rolled back.
    Result<void> commit();
    void rollback();
    /// The error of a statement that had failed and was not rolled back.
    Result<void> failure() const;
    /// After a rollback to a savepoint: what failed before does not count any more.
    void forgetFailure() { m_failure.reset(); }

    /// Whether the server is gone; the connection is of no use then.
    bool isLost() const { return m_lost; }

private:
    Connection(const ConnectionOptions &options, const QString &name);
    Result<QSqlQuery *> prepared(const QString &sql);
    Result<QSqlQuery *> run(const QString &sql, const QList<Value> &bound);
    Unexpected failed(const QSqlError &error);

    Dialect m_dialect;
    QString m_name;
    QSqlDatabase m_database;
    std::shared_ptr<const Schema> m_schema;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    std::optional<Error> m_failure;
    bool m_lost = false;
};

} // namespace kontor
