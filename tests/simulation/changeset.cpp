#include "tests/simulation/changeset.h"

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

namespace kontor::sim {

namespace {

/// One row that changed.
struct RowChange {
    explicit RowChange(sqlite3_changeset_iter *iterator) : at(iterator)
    {
        const char *name = nullptr;
        sqlite3changeset_op(at, &name, &columns, &operation, nullptr);
        sqlite3changeset_pk(at, &isKey, nullptr);
        table = QString::fromLatin1(name);
    }
    /// Nothing: the column is not part of the change.
    sqlite3_value *before(int column) const
    {
        sqlite3_value *value = nullptr;
        sqlite3changeset_old(at, column, &value);
        return value;
    }
    sqlite3_value *after(int column) const
    {
        sqlite3_value *value = nullptr;
        sqlite3changeset_new(at, column, &value);
        return value;
    }

    sqlite3_changeset_iter *at;
    QString table;
    int columns = 0;
    int operation = 0;
    unsigned char *isKey = nullptr;
};

/// Calls `visit` with each change until it answers false.
template <class Visit>
bool visitAll(const QByteArray &changes, Visit visit)
{
    if (changes.isEmpty()) {
        return true;
    }
    sqlite3_changeset_iter *at = nullptr;
    sqlite3changeset_start(&at, static_cast<int>(changes.size()),
                           const_cast<char *>(changes.constData()));
    bool goesOn = true;
    while (goesOn && sqlite3changeset_next(at) == SQLITE_ROW) {
        goesOn = visit(RowChange(at));
    }
    sqlite3changeset_finalize(at);
    return goesOn;
}

Value valueOf(sqlite3_value *value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return Value(qint64{sqlite3_value_int64(value)});
    case SQLITE_TEXT:
        return Value(QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)),
                                       sqlite3_value_bytes(value)));
    case SQLITE_BLOB:
        return Value(QByteArray(static_cast<const char *>(sqlite3_value_blob(value)),
                                sqlite3_value_bytes(value)));
    case SQLITE_NULL:
        return {};
    default:
        qFatal("a number with a fraction in the database");
    }
}

const QStringList &columnsOf(SqliteConnection &connection, const QString &table)
{
    static QHash<QString, QStringList> known;
    QStringList &columns = known[table];
    if (columns.isEmpty()) {
        static_cast<void>(connection.select(QStringLiteral("SELECT name FROM pragma_table_info(?)"),
                                            {Value(table)}, [&columns](const Row &row) {
                                                columns.append(
                                                    row.value(0, FieldType::Text).toText());
                                            }));
    }
    return columns;
}

bool make(SqliteConnection &connection, const RowChange &change)
{
    const QStringList &columns = columnsOf(connection, change.table);
    QStringList given;
    QStringList conditions;
    QList<Value> values;
    QList<Value> rested;
    for (int i = 0; i < change.columns; ++i) {
        sqlite3_value *const before =
            change.operation == SQLITE_INSERT ? nullptr : change.before(i);
        sqlite3_value *const after = change.operation == SQLITE_DELETE ? nullptr : change.after(i);
        if (after != nullptr) {
            given.append(u'"' + columns.at(i) + u'"');
            values.append(valueOf(after));
        }
        if (before != nullptr) {
            conditions.append(u'"' + columns.at(i) + QLatin1String("\" IS ?"));
            rested.append(valueOf(before));
        }
    }
    const QString where = QLatin1String(" WHERE ") + conditions.join(QLatin1String(" AND "));
    QString sql;
    if (change.operation == SQLITE_INSERT) {
        sql = QStringLiteral("INSERT INTO \"%1\" (%2) VALUES %3")
                  .arg(change.table, given.join(u','), placeholderRow(values.size()));
    } else if (change.operation == SQLITE_DELETE) {
        sql = QStringLiteral("DELETE FROM \"%1\"").arg(change.table) + where;
    } else {
        sql = QStringLiteral("UPDATE \"%1\" SET %2 = ?")
                  .arg(change.table, given.join(QLatin1String(" = ?, ")))
            + where;
    }
    const Result<qint64> made = connection.execute(sql, values + rested);
    return made && *made == 1;
}

} // namespace

Recording::Recording(const SqliteConnection &connection)
{
    sqlite3session_create(connection.handle(), "main", &m_session);
    sqlite3session_attach(m_session, nullptr);
}

Recording::~Recording()
{
    sqlite3session_delete(m_session);
}

QByteArray Recording::changes() const
{
    int size = 0;
    void *bytes = nullptr;
    sqlite3session_changeset(m_session, &size, &bytes);
    const QByteArray copy(static_cast<const char *>(bytes), size);
    sqlite3_free(bytes);
    return copy;
}

QSet<QString> rowsOf(const QByteArray &changes)
{
    QSet<QString> rows;
    visitAll(changes, [&rows](const RowChange &change) {
        QString row = change.table;
        for (int i = 0; i < change.columns; ++i) {
            if (change.isKey[i] != 0) {
                sqlite3_value *const value =
                    change.operation == SQLITE_INSERT ? change.after(i) : change.before(i);
                row += u'|'
                    + QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)));
            }
        }
        rows.insert(row);
        return true;
    });
    return rows;
}

bool makeAgain(SqliteConnection &connection, const QByteArray &changes)
{
    if (!connection.begin(QStringLiteral("BEGIN"))) {
        return false;
    }
    if (visitAll(changes, [&](const RowChange &change) { return make(connection, change); })) {
        return connection.commit().has_value();
    }
    connection.rollback();
    return false;
}

} // namespace kontor::sim
