#include "tests/bench/sqlite_trace.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <mutex>
#include <sqlite3.h>

namespace kontor::bench {

namespace {

struct Traced {
    sqlite3 *connection = nullptr;
    QByteArray sql;
    QByteArray expanded;
};

std::mutex traceMutex;
QList<Traced> traced;
bool tracing = false;

int onStatement(unsigned, void *connection, void *statement, void *)
{
    const std::lock_guard lock(traceMutex);
    if (tracing) {
        auto *const prepared = static_cast<sqlite3_stmt *>(statement);
        char *const expanded = sqlite3_expanded_sql(prepared);
        traced.append({static_cast<sqlite3 *>(connection), sqlite3_sql(prepared), expanded});
        sqlite3_free(expanded);
    }
    return 0;
}

int onOpened(sqlite3 *connection, char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, &onStatement, connection);
}

/// Reads the literal at `*from` and goes behind it.
QVariant literal(const QByteArray &sql, qsizetype *from)
{
    const auto quoted = [&](qsizetype start) {
        QByteArray text;
        qsizetype i = start;
        for (; i < sql.size(); ++i) {
            if (sql.at(i) == '\'') {
                if (i + 1 >= sql.size() || sql.at(i + 1) != '\'') {
                    break;
                }
                ++i;
            }
            text.append(sql.at(i));
        }
        *from = i + 1;
        return text;
    };
    const char first = sql.at(*from);
    if (first == '\'') {
        return QString::fromUtf8(quoted(*from + 1));
    }
    if (first == 'x') {
        return QByteArray::fromHex(quoted(*from + 2));
    }
    if (first == 'N') {
        *from += 4;
        return {};
    }
    qsizetype end = *from;
    while (end < sql.size() && (sql.at(end) == '-' || (sql.at(end) >= '0' && sql.at(end) <= '9'))) {
        ++end;
    }
    const qint64 number = sql.mid(*from, end - *from).toLongLong();
    *from = end;
    return number;
}

/// Finds what was bound by comparing the statement with its expanded form.
TracedStatement withBound(const Traced &ran)
{
    TracedStatement statement{ran.sql, {}};
    qsizetype expanded = 0;
    bool inText = false;
    for (qsizetype i = 0; i < ran.sql.size(); ++i) {
        if (ran.sql.at(i) == '\'') {
            inText = !inText;
        }
        if (ran.sql.at(i) == '?' && !inText) {
            statement.bound.append(literal(ran.expanded, &expanded));
        } else {
            ++expanded;
        }
    }
    return statement;
}

void check(int code, sqlite3 *database)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        qFatal("sqlite: %s", sqlite3_errmsg(database));
    }
}

void bind(sqlite3_stmt *statement, int parameter, const QVariant &value)
{
    if (value.isNull()) {
        sqlite3_bind_null(statement, parameter);
    } else if (value.typeId() == QMetaType::LongLong) {
        sqlite3_bind_int64(statement, parameter, value.toLongLong());
    } else if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        sqlite3_bind_blob(statement, parameter, bytes.constData(), static_cast<int>(bytes.size()),
                          SQLITE_TRANSIENT);
    } else {
        const QByteArray text = value.toString().toUtf8();
        sqlite3_bind_text(statement, parameter, text.constData(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }
}

/// A statement ready to run; its values are bound in place, without copies made while it is timed.
struct Step {
    sqlite3_stmt *statement = nullptr;
    const QVariantList *bound = nullptr;
};

} // namespace

void SqliteTrace::begin()
{
    const std::lock_guard lock(traceMutex);
    static const bool installed = [] {
        return sqlite3_auto_extension(reinterpret_cast<void (*)()>(&onOpened)) == SQLITE_OK;
    }();
    Q_ASSERT(installed);
    traced.clear();
    tracing = true;
}

QList<TracedStatement> SqliteTrace::end()
{
    const std::lock_guard lock(traceMutex);
    tracing = false;
    QSet<sqlite3 *> writers;
    for (const Traced &ran : std::as_const(traced)) {
        if (ran.sql.startsWith("BEGIN IMMEDIATE")) {
            writers.insert(ran.connection);
        }
    }
    QList<TracedStatement> statements;
    qsizetype batch = 0;
    bool command = false;
    for (const Traced &ran : std::as_const(traced)) {
        if (!writers.contains(ran.connection)) {
            continue;
        }
        if (ran.sql.startsWith("BEGIN IMMEDIATE")) {
            batch = statements.size();
        }
        statements.append(withBound(ran));
        if (!command && ran.sql.startsWith("INSERT INTO applied")) {
            command = true;
            statements.remove(0, batch); // opening the database, signing in
        }
    }
    return statements;
}

double replay(const QList<TracedStatement> &statements, const QString &file)
{
    sqlite3 *database = nullptr;
    check(sqlite3_open_v2(file.toUtf8().constData(), &database,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr),
          nullptr);
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                               "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -32000"}) {
        check(sqlite3_exec(database, pragma, nullptr, nullptr, nullptr), database);
    }
    QHash<QByteArray, sqlite3_stmt *> prepared;
    QList<Step> steps;
    for (const TracedStatement &statement : statements) {
        sqlite3_stmt *&known = prepared[statement.sql];
        if (known == nullptr) {
            check(sqlite3_prepare_v2(database, statement.sql.constData(), -1, &known, nullptr),
                  database);
        }
        steps.append({known, &statement.bound});
    }
    QElapsedTimer timer;
    timer.start();
    for (const Step &step : std::as_const(steps)) {
        for (qsizetype i = 0; i < step.bound->size(); ++i) {
            bind(step.statement, static_cast<int>(i) + 1, step.bound->at(i));
        }
        int code = sqlite3_step(step.statement);
        while (code == SQLITE_ROW) {
            code = sqlite3_step(step.statement);
        }
        check(code, database);
        sqlite3_reset(step.statement);
    }
    const double taken = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    for (sqlite3_stmt *statement : std::as_const(prepared)) {
        sqlite3_finalize(statement);
    }
    sqlite3_close(database);
    return taken;
}

} // namespace kontor::bench
