#pragma once

#include "common/store/connection.h"

#include <QHash>

struct pg_conn;
struct pg_result;

namespace kontor {

/// A connection to PostgreSQL through its own interface (libpq): Qt's driver would write values
/// into the text of statements, which the server has to read again each time.
class PostgresConnection final : public Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const ConnectionOptions &options);
    ~PostgresConnection() override;

    // libpq does not care which thread it is, as long as it is one at a time.
    void attach() override {}
    void detach() override {}
    Result<void> command(const QString &sql) override;
    Result<qint64> execute(const QString &sql, const QList<Value> &bound) override;
    Result<void> select(const QString &sql, const QList<Value> &bound, const OnRow &onRow) override;
    Result<void> insertRows(const QString &head, const QString &tail,
                            const QList<QList<Value>> &rows) override;

private:
    struct ClearResult {
        void operator()(pg_result *result) const;
    };
    using ResultPointer = std::unique_ptr<pg_result, ClearResult>;

    PostgresConnection() : Connection(Dialect(DatabaseKind::Postgres)) {}
    /// The name of the prepared statement.
    Result<QByteArray> prepared(const QString &sql);
    Result<ResultPointer> run(const QString &sql, const QList<Value> &bound);
    /// Fails when the server, or the connection to it, did.
    Result<ResultPointer> checked(pg_result *result);

    pg_conn *m_connection = nullptr;
    QHash<QString, QByteArray> m_statements; ///< name by text
};

} // namespace kontor
