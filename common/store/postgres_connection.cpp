#include "common/store/postgres_connection.h"

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
        const char *const bytes = PQgetvalue(m_result, m_row, column);
        const int length = PQgetlength(m_result, m_row, column);
        return PQfformat(m_result, column) == 0
            ? postgres::fromText(QLatin1String(bytes, length), type)
            : postgres::fromBinary({bytes, length}, PQftype(m_result, column), type);
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

/// Few different statements: up to 16 rows as they come, more in steps of 16 and 64.
Result<void> inSteps(const QString &head, const QString &tail, const QList<QList<Value>> &rows,
                     const std::function<Result<void>(const QString &, const QList<Value> &)> &step)
{
    for (qsizetype first = 0; first < rows.size();) {
        const qsizetype left = rows.size() - first;
        const qsizetype count = left >= 64 ? 64 : std::min<qsizetype>(left, 16);
        const QString row = placeholderRow(rows.at(first).size());
        QList<Value> bound;
        bound.reserve(count * rows.at(first).size());
        for (qsizetype i = first; i < first + count; ++i) {
            bound.append(rows.at(i));
        }
        TRY(step(head + QStringList(count, row).join(u',') + tail, bound));
        first += count;
    }
    return {};
}

void tell(void *, const char *notice)
{
    qCDebug(lcStore) << QString::fromUtf8(notice).trimmed();
}

} // namespace

/// Values as libpq takes them.
class PostgresConnection::Parameters
{
public:
    Parameters(const QList<Value> &bound, const QList<postgres::TypeId> &types)
    {
        for (qsizetype i = 0; i < bound.size(); ++i) {
            m_held.append(postgres::toParameter(bound.at(i), types.value(i)));
            const postgres::Parameter &held = m_held.last();
            m_values.append(held.isNull ? nullptr : held.bytes.constData());
            m_lengths.append(static_cast<int>(held.bytes.size()));
            m_formats.append(held.isBinary ? 1 : 0);
        }
    }
    int count() const { return static_cast<int>(m_values.size()); }
    const char *const *values() const { return m_values.constData(); }
    const int *lengths() const { return m_lengths.constData(); }
    const int *formats() const { return m_formats.constData(); }

private:
    QVarLengthArray<postgres::Parameter, 64> m_held;
    QVarLengthArray<const char *, 64> m_values;
    QVarLengthArray<int, 64> m_lengths;
    QVarLengthArray<int, 64> m_formats;
};

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
    const QString text = QString::fromUtf8(result != nullptr ? PQresultErrorMessage(result)
                                                             : PQerrorMessage(m_connection))
                             .trimmed();
    return failed(Dialect::postgresError(state, text),
                  Dialect::isConnectionLost(state) || PQstatus(m_connection) == CONNECTION_BAD);
}

Result<void> PostgresConnection::command(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    if (sql == "ROLLBACK"_L1) {
        m_waiting.clear();
    }
    if (m_waiting.isEmpty()) {
        return checked(PQexec(m_connection, text.constData())).map([](const ResultPointer &) {});
    }
    const auto send = [&] {
        return PQsendQueryParams(m_connection, text.constData(), 0, nullptr, nullptr, nullptr,
                                 nullptr, 0)
            != 0;
    };
    return runBehindWaiting(send).map([](const ResultPointer &) {});
}

Result<PostgresConnection::Statement> PostgresConnection::prepared(const QString &sql)
{
    if (const auto found = m_statements.constFind(sql); found != m_statements.cend()) {
        return *found;
    }
    if (m_statements.size() >= mostStatements && m_waiting.isEmpty()) {
        TRY(command(u"DEALLOCATE ALL"_s));
        m_statements.clear();
    }
    Statement statement{'s' + QByteArray::number(m_statements.size()), {}, true};
    const char *const name = statement.name.constData();
    if (auto made = checked(PQprepare(m_connection, name, numbered(sql).constData(), 0, nullptr));
        !made) {
        qCWarning(lcStore) << "cannot prepare" << sql << made.error().args;
        return Unexpected(made.error());
    }
    TRY_ASSIGN(const ResultPointer described, checked(PQdescribePrepared(m_connection, name)));
    for (int i = 0; i < PQnparams(described.get()); ++i) {
        statement.parameters.append(PQparamtype(described.get(), i));
    }
    for (int i = 0; i < PQnfields(described.get()); ++i) {
        statement.answersInBinary =
            statement.answersInBinary && postgres::isReadInBinary(PQftype(described.get(), i));
    }
    m_statements.insert(sql, statement);
    return statement;
}

bool PostgresConnection::send(const Statement &statement, const QList<Value> &bound)
{
    const Parameters parameters(bound, statement.parameters);
    return PQsendQueryPrepared(m_connection, statement.name.constData(), parameters.count(),
                               parameters.values(), parameters.lengths(), parameters.formats(),
                               statement.answersInBinary ? 1 : 0)
        != 0;
}

Result<PostgresConnection::ResultPointer> PostgresConnection::run(const QString &sql,
                                                                  const QList<Value> &bound)
{
    TRY_ASSIGN(const Statement statement, prepared(sql));
    if (!m_waiting.isEmpty()) {
        return runBehindWaiting([&] { return send(statement, bound); });
    }
    const Parameters parameters(bound, statement.parameters);
    return checked(PQexecPrepared(m_connection, statement.name.constData(), parameters.count(),
                                  parameters.values(), parameters.lengths(), parameters.formats(),
                                  statement.answersInBinary ? 1 : 0));
}

Result<PostgresConnection::ResultPointer> PostgresConnection::runBehindWaiting(
    const std::function<bool()> &sendLast)
{
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    bool sent = PQenterPipelineMode(m_connection) != 0;
    for (const Waiting &each : waiting) {
        sent = sent && send(each.statement, each.bound);
    }
    if (!sent || !sendLast() || PQpipelineSync(m_connection) == 0) {
        return checked(nullptr); // only a broken connection takes nothing
    }
    auto outcome = resultsOf(waiting.size() + 1);
    if (PQexitPipelineMode(m_connection) == 0) {
        return checked(nullptr);
    }
    return outcome;
}

Result<PostgresConnection::ResultPointer> PostgresConnection::resultsOf(qsizetype statements)
{
    Result<ResultPointer> outcome;
    for (qsizetype i = 0; i < statements; ++i) {
        ResultPointer result(PQgetResult(m_connection));
        PQclear(PQgetResult(m_connection)); // nothing: the end of the statement's results
        if (outcome) {                      // those behind the first error were not run
            outcome = checked(result.release());
        }
    }
    PQclear(PQgetResult(m_connection)); // the end of the journey
    return outcome;
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
    return inSteps(head, tail, rows, [this](const QString &sql, const QList<Value> &bound) {
        return execute(sql, bound).map([](qint64) {});
    });
}

Result<void> PostgresConnection::executeLater(const QString &sql, const QList<Value> &bound)
{
    TRY_ASSIGN(const Statement statement, prepared(sql));
    m_waiting.append({statement, bound});
    return {};
}

Result<void> PostgresConnection::insertRowsLater(const QString &head, const QString &tail,
                                                 const QList<QList<Value>> &rows)
{
    return inSteps(head, tail, rows, [this](const QString &sql, const QList<Value> &bound) {
        return executeLater(sql, bound);
    });
}

} // namespace kontor
