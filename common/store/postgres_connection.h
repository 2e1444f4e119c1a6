#pragma once

#include "common/store/connection.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace kontor {

/// A connection to PostgreSQL through Qt's driver.
class PostgresConnection final : public Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const ConnectionOptions &options);
    ~PostgresConnection() override;

    void attach() override;
    void detach() override;
    Result<void> command(const QString &sql) override;
    Result<qint64> execute(const QString &sql, const QList<Value> &bound) override;
    Result<void> select(const QString &sql, const QList<Value> &bound, const OnRow &onRow) override;
    Result<void> insertRows(const QString &head, const QString &tail,
                            const QList<QList<Value>> &rows) override;

private:
    PostgresConnection(const ConnectionOptions &options, const QString &name);
    Result<QSqlQuery *> run(const QString &sql, const QList<Value> &bound);
    Result<QSqlQuery *> prepared(const QString &sql);
    Unexpected failedWith(const QSqlError &error);

    QString m_name;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
};

} // namespace kontor
