#include "tests/simulation/planted.h"

namespace kontor::sim {

const QString planted::forgetLastApplied = QStringLiteral(
    "UPDATE device_upload SET last_number = last_number - 1 WHERE EXISTS (SELECT 1 FROM applied"
    " WHERE applied.device = device_upload.device AND number = last_number"
    " AND applied.rowid = (SELECT MAX(rowid) FROM applied WHERE number IS NOT NULL));"
    "DELETE FROM applied WHERE rowid = (SELECT MAX(rowid) FROM applied WHERE number IS NOT NULL)");

Result<qint64> RewritingConnection::execute(const QString &sql, const QList<Value> &bound)
{
    if (sql.startsWith(QLatin1String("INSERT INTO copy_state"))) {
        m_cursorSql = sql;
        m_cursorBound = bound;
    }
    return kept(m_connection.execute(rewritten(sql), bound));
}

Result<void> RewritingConnection::select(const QString &sql, const QList<Value> &bound,
                                         const OnRow &onRow)
{
    return kept(m_connection.select(rewritten(sql), bound, onRow));
}

Result<void> RewritingConnection::insertRows(const QString &head, const QString &tail,
                                             const QList<QList<Value>> &rows)
{
    return kept(m_connection.insertRows(head, tail, rows));
}

void RewritingConnection::saveCursorOnly()
{
    if (!m_cursorSql.isEmpty() && m_connection.begin(QStringLiteral("BEGIN"))
        && m_connection.execute(m_cursorSql, m_cursorBound)) {
        static_cast<void>(m_connection.commit());
    }
}

} // namespace kontor::sim
