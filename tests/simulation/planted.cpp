#include "tests/simulation/planted.h"

namespace kontor::sim {

bool Afterwards::takes(const Planted &planted, const QString &sql, const QList<Value> &bound)
{
    const bool notes = sql.startsWith(QLatin1String("INSERT INTO applied"))
        || sql.startsWith(QLatin1String("UPDATE device_upload"));
    if (planted.appliedAfterwards && notes) {
        m_statements.append({sql, bound});
        return true;
    }
    return false;
}

void Afterwards::run(SqliteConnection &connection)
{
    for (const auto &[sql, bound] : std::exchange(m_statements, {})) {
        static_cast<void>(connection.execute(sql, bound));
    }
}

Result<qint64> RewritingConnection::execute(const QString &sql, const QList<Value> &bound)
{
    if (sql.startsWith(QLatin1String("INSERT INTO copy_state"))) {
        m_cursorSql = sql;
        m_cursorBound = bound;
    }
    if (m_afterwards.takes(m_planted, sql, bound)) {
        return qint64{1};
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
