#include "common/store/sqlite_connection.h"

#include "common/store/codec.h"
#include "common/store/log.h"
#include "common/store/row_set.h"

#include <sqlite3.h>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

class SqliteRow final : public Row
{
public:
    explicit SqliteRow(sqlite3_stmt *statement) : m_statement(statement) {}
    Value value(int column, FieldType type) const override
    {
        return codec::fromColumn(m_statement, column, type);
    }

private:
    sqlite3_stmt *m_statement;
};

/// kontor_has_row(set, rowid): whether a RowSet has the row.
void hasRow(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *bytes = static_cast<const unsigned char *>(sqlite3_value_blob(arguments[0]));
    const bool has =
        RowSet::has(bytes, sqlite3_value_bytes(arguments[0]), sqlite3_value_int64(arguments[1]));
    sqlite3_result_int(context, has ? 1 : 0);
}

/// Whether the statement begins or ends a transaction or a part of one: those come so often that
/// reading them each time costs more than running them.
bool beginsOrEnds(const QString &sql)
{
    return sql.startsWith("BEGIN"_L1) || sql == "COMMIT"_L1 || sql.startsWith("ROLLBACK"_L1)
        || sql.startsWith("SAVEPOINT"_L1) || sql.startsWith("RELEASE"_L1);
}

} // namespace

SqliteConnection::~SqliteConnection()
{
    forgetStatements();
    sqlite3_close(m_database);
}

Result<std::unique_ptr<Connection>> SqliteConnection::open(const ConnectionOptions &options)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection);
    connection->m_idsInBytes = options.idsInBytes;
    if (!options.key.isEmpty()) {
        connection->m_sealed = std::make_unique<SealedVfs>(options.key);
    }
    const int code =
        sqlite3_open_v2(options.database.toUtf8().constData(), &connection->m_database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        connection->m_sealed ? connection->m_sealed->name() : nullptr);
    if (code == SQLITE_NOTADB) {
        return fail("database_unreadable", "", {{u"file"_s, options.database}});
    }
    if (code != SQLITE_OK) {
        return fail("database_unreachable", "",
                    {{u"detail"_s, QString::fromUtf8(sqlite3_errstr(code))}});
    }
    sqlite3_extended_result_codes(connection->m_database, 1);
    sqlite3_create_function_v2(connection->m_database, "kontor_has_row", 2,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, &hasRow, nullptr,
                               nullptr, nullptr);
    if (connection->m_sealed) {
        if (const auto kept = connection->keepJournalInMemory(); !kept) {
            // Not even its first page can be opened.
            const int why = sqlite3_errcode(connection->m_database) & 0xff;
            const bool damaged = why == SQLITE_CORRUPT || why == SQLITE_NOTADB;
            return damaged ? fail("database_unreadable", "", {{u"file"_s, options.database}})
                           : Unexpected(kept.error());
        }
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

/// Until a new database has its write-ahead log: on the disk, a journal would not be sealed.
Result<void> SqliteConnection::keepJournalInMemory()
{
    QString mode;
    TRY(select(u"PRAGMA journal_mode"_s, {},
               [&mode](const Row &row) { mode = row.value(0, FieldType::Text).toText(); }));
    return mode == "wal"_L1 ? Result<void>() : command(u"PRAGMA journal_mode = MEMORY"_s);
}

void SqliteConnection::forgetStatements()
{
    for (sqlite3_stmt *statement : qAsConst(m_statements)) {
        sqlite3_finalize(statement);
    }
    m_statements.clear();
}

Unexpected SqliteConnection::failedNow()
{
    const Error error = Dialect::sqliteError(sqlite3_extended_errcode(m_database),
                                             QString::fromUtf8(sqlite3_errmsg(m_database)));
    if (m_inTransaction && sqlite3_get_autocommit(m_database) != 0) {
        m_undone = error;
    }
    return failed(error);
}

Result<void> SqliteConnection::requireTransaction()
{
    return m_undone ? Result<void>(failed(*m_undone)) : Result<void>();
}

Result<void> SqliteConnection::command(const QString &sql)
{
    if (sql == "ROLLBACK"_L1 && sqlite3_get_autocommit(m_database) != 0) {
        // SQLite has done it by itself.
        m_undone.reset();
        m_inTransaction = false;
        return {};
    }
    TRY(requireTransaction());
    if (beginsOrEnds(sql)) {
        TRY(select(sql, {}, {}));
    } else if (sqlite3_exec(m_database, sql.toUtf8().constData(), nullptr, nullptr, nullptr)
               != SQLITE_OK) {
        return failedNow();
    }
    m_inTransaction = sqlite3_get_autocommit(m_database) == 0;
    return {};
}

Result<sqlite3_stmt *> SqliteConnection::prepared(const QString &sql)
{
    if (const auto found = m_statements.constFind(sql); found != m_statements.cend()) {
        return *found;
    }
    if (m_statements.size() >= mostStatements) {
        forgetStatements();
    }
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_database, text.constData(), static_cast<int>(text.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK) {
        qCWarning(lcStore) << "cannot prepare" << sql << sqlite3_errmsg(m_database);
        return failedNow();
    }
    m_statements.insert(sql, statement);
    return statement;
}

Result<void> SqliteConnection::bind(sqlite3_stmt *statement, const QList<Value> &bound)
{
    qsizetype room = 1; // so that not even an empty text is null
    for (const Value &value : bound) {
        room += codec::textRoom(value);
    }
    if (m_texts.size() < room) {
        m_texts.resize(room);
    }
    char *texts = m_texts.data();
    for (qsizetype i = 0; i < bound.size(); ++i) {
        if (codec::bind(statement, static_cast<int>(i) + 1, bound.at(i), &texts, m_idsInBytes)
            != SQLITE_OK) {
            return failedNow();
        }
    }
    return {};
}

Result<void> SqliteConnection::run(sqlite3_stmt *statement, const OnRow &onRow)
{
    const SqliteRow row(statement);
    int code = sqlite3_step(statement);
    while (code == SQLITE_ROW) {
        if (onRow) {
            onRow(row);
        }
        code = sqlite3_step(statement);
    }
    Result<void> outcome;
    if (code != SQLITE_DONE) {
        outcome = failedNow();
    }
    sqlite3_reset(statement);
    return outcome;
}

Result<qint64> SqliteConnection::execute(const QString &sql, const QList<Value> &bound)
{
    TRY(select(sql, bound, {}));
    return qint64{sqlite3_changes64(m_database)};
}

Result<void> SqliteConnection::select(const QString &sql, const QList<Value> &bound,
                                      const OnRow &onRow)
{
    TRY(requireTransaction());
    TRY_ASSIGN(sqlite3_stmt * statement, prepared(sql));
    TRY(bind(statement, bound));
    return run(statement, onRow);
}

Result<void> SqliteConnection::insertRows(const QString &head, const QString &tail,
                                          const QList<QList<Value>> &rows)
{
    if (rows.isEmpty()) {
        return {};
    }
    TRY(requireTransaction());
    TRY_ASSIGN(sqlite3_stmt * statement,
               prepared(head + placeholderRow(rows.first().size()) + tail));
    for (const QList<Value> &row : rows) {
        TRY(bind(statement, row));
        TRY(run(statement, {}));
    }
    return {};
}

} // namespace kontor
