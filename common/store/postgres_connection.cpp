#include "common/store/postgres_connection.h"

#include "common/store/codec.h"
#include "common/store/log.h"

#include <QVarLengthArray>

#include <libpq-fe.h>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

class PostgresRow final : public Row
{
public:
    PostgresRow(const PGresult *result, int row) : m_result(result), m_row(row) {}
    Value value(int column, FieldType type) const override
    {
        if (PQgetisnull(m_result, m_row, column) != 0) {
            return {};
        }
        return codec::fromPostgres(QLatin1String(PQgetvalue(m_result, m_row, column),
                                                 PQgetlength(m_result, m_row, column)),
                                   type);
    }

private:
    const PGresult *m_result;
    int m_row;
};

/// The statement with its placeholders numbered, as PostgreSQL wants them: ? -> $1.
QByteArray numbered(const QString &sql)
{
    QByteArray text;
    int number = 0;
    char quote = 0;
    for (const char c : sql.toUtf8()) {
        if (quote == 0 && c == '?') {
            text += '$' + QByteArray::number(++number);
            continue;
        }
        if (c == '\'' || c == '"') {
            quote = quote == 0 ? c : quote == c ? '\0' : quote;
        }
        text += c;
    }
    return text;
}

void tell(void *, const char *notice)
{
    qCDebug(lcStore) << QString::fromUtf8(notice).trimmed();
}

} // namespace

void PostgresConnection::ClearResult::operator()(pg_result *result) const
{
    PQclear(result);
}

PostgresConnection::~PostgresConnection()
{
    PQfinish(m_connection);
}

Result<std::unique_ptr<Connection>> PostgresConnection::open(const ConnectionOptions &options)
{
    const QByteArray host = options.host.toUtf8();
    const QByteArray port = QByteArray::number(options.port);
    const QByteArray user = options.user.toUtf8();
    const QByteArray password = options.password.toUtf8();
    const QByteArray database = options.database.toUtf8();
    const char *const keys[] = {"host",
                                "port",
                                "user",
                                "dbname",
                                "connect_timeout",
                                "application_name",
                                "client_encoding",
                                "password",
                                nullptr};
    // An empty text counts as not given.
    const char *const values[] = {host.constData(),
                                  port.constData(),
                                  user.constData(),
                                  database.constData(),
                                  "10",
                                  "kontor",
                                  "UTF8",
                                  password.constData(),
                                  nullptr};
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection);
    connection->m_connection = PQconnectdbParams(keys, values, 0);
    if (PQstatus(connection->m_connection) != CONNECTION_OK) {
        return fail(
            "database_unreachable", "",
            {{u"detail"_s, QString::fromUtf8(PQerrorMessage(connection->m_connection)).trimmed()}});
    }
    PQsetNoticeProcessor(connection->m_connection, &tell, nullptr);
    return std::unique_ptr<Connection>(std::move(connection));
}

Result<PostgresConnection::ResultPointer> PostgresConnection::checked(pg_result *result)
{
    ResultPointer owned(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        return owned;
    }
    const QString state = QString::fromLatin1(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    const QString text = QString::fromUtf8(PQerrorMessage(m_connection)).trimmed();
    return failed(Dialect::postgresError(state, text),
                  Dialect::isConnectionLost(state) || PQstatus(m_connection) == CONNECTION_BAD);
}

Result<void> PostgresConnection::command(const QString &sql)
{
    return checked(PQexec(m_connection, sql.toUtf8().constData())).map([](const ResultPointer &) {
    });
}

Result<QByteArray> PostgresConnection::prepared(const QString &sql)
{
    if (const auto found = m_statements.constFind(sql); found != m_statements.cend()) {
        return *found;
    }
    if (m_statements.size() >= mostStatements) {
        TRY(command(u"DEALLOCATE ALL"_s));
        m_statements.clear();
    }
    const QByteArray name = 's' + QByteArray::number(m_statements.size());
    if (auto made = checked(
            PQprepare(m_connection, name.constData(), numbered(sql).constData(), 0, nullptr));
        !made) {
        qCWarning(lcStore) << "cannot prepare" << sql << made.error().args;
        return Unexpected(made.error());
    }
    m_statements.insert(sql, name);
    return name;
}

Result<PostgresConnection::ResultPointer> PostgresConnection::run(const QString &sql,
                                                                  const QList<Value> &bound)
{
    TRY_ASSIGN(const QByteArray name, prepared(sql));
    QVarLengthArray<codec::PostgresParameter, 64> parameters;
    QVarLengthArray<const char *, 64> values;
    QVarLengthArray<int, 64> lengths;
    QVarLengthArray<int, 64> formats;
    for (const Value &value : bound) {
        parameters.append(codec::toPostgres(value));
        lengths.append(static_cast<int>(parameters.last().bytes.size()));
        formats.append(parameters.last().isBinary ? 1 : 0);
    }
    for (const codec::PostgresParameter &parameter : parameters) {
        values.append(parameter.isNull ? nullptr : parameter.bytes.constData());
    }
    return checked(PQexecPrepared(m_connection, name.constData(), static_cast<int>(bound.size()),
                                  values.constData(), lengths.constData(), formats.constData(), 0));
}

Result<qint64> PostgresConnection::execute(const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(const ResultPointer result, run(sql, bound));
    return QByteArray(PQcmdTuples(result.get())).toLongLong();
}

Result<void> PostgresConnection::select(const QString &sql, const QList<Value> &bound,
                                        const OnRow &onRow)
{
    TRY_ASSIGN(const ResultPointer result, run(sql, bound));
    const int rows = PQntuples(result.get());
    for (int row = 0; row < rows; ++row) {
        onRow(PostgresRow(result.get(), row));
    }
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
