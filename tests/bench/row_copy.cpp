#include "tests/bench/row_copy.h"

#include "common/store/connection.h"
#include "tests/support/office.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

/// As many rows as the product stores in one transaction.
constexpr int rowsOfTransaction = 2000;

void check(int code, sqlite3 *database)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        qFatal("sqlite: %s", sqlite3_errmsg(database));
    }
}

/// A new file with one table at a time.
class Target
{
public:
    explicit Target(const QString &file)
    {
        check(sqlite3_open(file.toUtf8().constData(), &m_database), m_database);
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = NORMAL");
        run("PRAGMA cache_size = -32000");
    }
    ~Target() { sqlite3_close(m_database); }
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;

    void begin(const Table &table)
    {
        run(createTableSql(table, Dialect(DatabaseKind::Sqlite)).toUtf8());
        const QByteArray sql = table.insertSql(1).toUtf8();
        check(sqlite3_prepare_v2(m_database, sql.constData(), -1, &m_insert, nullptr), m_database);
        run("BEGIN");
    }
    sqlite3_stmt *insert() { return m_insert; }
    void next()
    {
        check(sqlite3_step(m_insert), m_database);
        sqlite3_reset(m_insert);
        if (++m_rows % rowsOfTransaction == 0) {
            run("COMMIT");
            run("BEGIN");
        }
    }
    void end()
    {
        run("COMMIT");
        sqlite3_finalize(m_insert);
    }

    void run(const QByteArray &sql)
    {
        check(sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr), m_database);
    }

private:
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    int m_rows = 0;
};

QString selectSql(const Table &table)
{
    QStringList names;
    for (const Column &column : table.columns) {
        names.append(Dialect::quoted(column.name));
    }
    return "SELECT "_L1 + names.join(", "_L1) + " FROM "_L1 + table.quotedName;
}

void copyFromSqlite(sqlite3 *source, const Table &table, Target &target)
{
    sqlite3_stmt *select = nullptr;
    check(sqlite3_prepare_v2(source, selectSql(table).toUtf8().constData(), -1, &select, nullptr),
          source);
    const int columns = static_cast<int>(table.columns.size());
    while (sqlite3_step(select) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
            sqlite3_bind_value(target.insert(), i + 1, sqlite3_column_value(select, i));
        }
        target.next();
    }
    sqlite3_finalize(select);
}

void bind(sqlite3_stmt *statement, int parameter, const QVariant &value)
{
    if (value.isNull()) {
        sqlite3_bind_null(statement, parameter);
    } else if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        sqlite3_bind_blob(statement, parameter, bytes.constData(), static_cast<int>(bytes.size()),
                          SQLITE_TRANSIENT);
    } else if (value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Bool) {
        sqlite3_bind_int64(statement, parameter, value.toLongLong());
    } else {
        const QByteArray text = value.toString().toUtf8();
        sqlite3_bind_text(statement, parameter, text.constData(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }
}

void copyFromPostgres(QSqlDatabase &source, const Table &table, Target &target)
{
    QSqlQuery query(source);
    if (!query.exec(selectSql(table))) {
        qFatal("postgres does not answer");
    }
    const int columns = static_cast<int>(table.columns.size());
    while (query.next()) {
        for (int i = 0; i < columns; ++i) {
            bind(target.insert(), i + 1, query.value(i));
        }
        target.next();
    }
}

} // namespace

void copyRows(const QString &url, const QList<const Entity *> &entities, const QString &file,
              const QString &sortedBy)
{
    const ConnectionOptions from = must(ConnectionOptions::fromUrl(url));
    const Schema schema(entities);
    Target target(file);
    const auto copyAll = [&](const auto &copy) {
        for (const Table &table : schema.tables()) {
            target.begin(table);
            copy(table);
            target.end();
        }
        const Dialect dialect(DatabaseKind::Sqlite);
        for (const Table &table : schema.tables()) {
            QList<Index> indexes = indexesOf(table, dialect, Schema::Indexes::Copy);
            if (!sortedBy.isEmpty()) {
                indexes.append(orderIndexOf(table, sortedBy, dialect));
            }
            for (const Index &index : indexes) {
                target.run(index.sql.toUtf8());
            }
        }
    };
    if (from.kind == DatabaseKind::Sqlite) {
        sqlite3 *source = nullptr;
        check(sqlite3_open(from.database.toUtf8().constData(), &source), source);
        copyAll([&](const Table &table) { copyFromSqlite(source, table, target); });
        sqlite3_close(source);
        return;
    }
    const QString name = u"row copy"_s;
    {
        QSqlDatabase source = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
        source.setDatabaseName(from.database);
        source.setHostName(from.host);
        source.setPort(from.port);
        source.setUserName(from.user);
        if (!source.open()) {
            qFatal("postgres cannot be reached");
        }
        copyAll([&](const Table &table) { copyFromPostgres(source, table, target); });
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace kontor::bench
