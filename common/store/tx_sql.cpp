#include "common/store/connection.h"
#include "common/store/tx.h"

/// The parts of a transaction that know no records: hand-written SQL and savepoints.
namespace kontor {

using namespace Qt::StringLiterals;

namespace {

QString insertHead(const QString &table, const QStringList &columns)
{
    QStringList names;
    for (const QString &column : columns) {
        names.append(Dialect::quoted(column));
    }
    return "INSERT INTO "_L1 + Dialect::quoted(table) + " ("_L1 + names.join(", "_L1)
        + ") VALUES "_L1;
}

} // namespace

// --- SQL -----------------------------------------------------------------------------------------

Result<Rows> Tx::rows(const QString &sql, const QList<Value> &bound, const QList<FieldType> &types)
{
    if (!sql.startsWith("SELECT"_L1)) {
        forgetTablesIn(sql); // INSERT, UPDATE or DELETE with RETURNING
    }
    Rows rows;
    TRY(m_connection.select(sql, bound, [&](const Row &row) {
        QList<Value> &values = rows.emplaceBack();
        values.reserve(types.size());
        for (int i = 0; i < static_cast<int>(types.size()); ++i) {
            values.append(row.value(i, types.at(i)));
        }
    }));
    return rows;
}

void Tx::forgetTablesIn(const QString &sql)
{
    m_seen.removeIf([&sql](const auto &seen) {
        return sql.contains(QLatin1String(seen.value().entity->name));
    });
}

Result<qint64> Tx::execute(const QString &sql, const QList<Value> &bound)
{
    forgetTablesIn(sql);
    return m_connection.execute(sql, bound);
}

Result<void> Tx::executeLater(const QString &sql, const QList<Value> &bound)
{
    forgetTablesIn(sql);
    return m_connection.executeLater(sql, bound);
}

Result<void> Tx::insertRows(const QString &table, const QStringList &columns,
                            const QList<QList<Value>> &rows)
{
    return m_connection.insertRows(insertHead(table, columns), {}, rows);
}

Result<void> Tx::insertRowsLater(const QString &table, const QStringList &columns,
                                 const QList<QList<Value>> &rows)
{
    return m_connection.insertRowsLater(insertHead(table, columns), {}, rows);
}

Result<void> Tx::beginSavepoint()
{
    TRY(m_connection.commandLater(u"SAVEPOINT part%1"_s.arg(m_savepoints.size())));
    m_savepoints.append(m_changes.size());
    return {};
}

Result<void> Tx::releaseSavepoint()
{
    m_savepoints.removeLast();
    return m_connection.commandLater(u"RELEASE SAVEPOINT part%1"_s.arg(m_savepoints.size()));
}

Result<void> Tx::rollbackToSavepoint()
{
    m_changes.resize(m_savepoints.takeLast());
    m_seen.clear();
    const QString name = u"part%1"_s.arg(m_savepoints.size());
    TRY(m_connection.command("ROLLBACK TO SAVEPOINT "_L1 + name));
    m_connection.forgetFailure();
    return m_connection.commandLater("RELEASE SAVEPOINT "_L1 + name);
}

} // namespace kontor
