#pragma once

#include "common/store/connection.h"
#include "common/store/postgres_codec.h"

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
    Result<void> commandLater(const QString &sql) override { return executeLater(sql, {}); }
    Result<void> executeLater(const QString &sql, const QList<Value> &bound) override;
    Result<void> insertRowsLater(const QString &head, const QString &tail,
                                 const QList<QList<Value>> &rows) override;

private:
    struct ClearResult {
        void operator()(pg_result *result) const;
    };
    using ResultPointer = std::unique_ptr<pg_result, ClearResult>;
    /// A prepared statement.
    struct Statement {
        QByteArray name;
        QList<postgres::TypeId> parameters;
        bool answersInBinary = false; ///< we can read all its columns so
    };
    /// One that has not been sent.
    struct Waiting {
        Statement statement;
        QList<Value> bound;
    };
    class Parameters;

    PostgresConnection() : Connection(Dialect(DatabaseKind::Postgres)) {}
    Result<Statement> prepared(const QString &sql);
    bool send(const Statement &statement, const QList<Value> &bound);
    Result<ResultPointer> run(const QString &sql, const QList<Value> &bound);
    /// Sends what waits and one more statement in one go, and answers the result of that one, or
    /// the first error.
    Result<ResultPointer> runBehindWaiting(const std::function<bool()> &sendLast);
    Result<ResultPointer> resultsOf(qsizetype statements);
    /// Fails when the server, or the connection to it, did.
    Result<ResultPointer> checked(pg_result *result);

    pg_conn *m_connection = nullptr;
    QHash<QString, Statement> m_statements; ///< by text
    QList<Waiting> m_waiting;               ///< for the next statement, to go along with it
};

} // namespace kontor
