#pragma once

#include "common/store/sqlite_connection.h"

#include <QSet>

struct sqlite3_session;

namespace kontor::sim {

/// Takes down what is changed in a database while it lives.
class Recording
{
public:
    explicit Recording(const SqliteConnection &connection);
    ~Recording();
    Recording(const Recording &) = delete;
    Recording &operator=(const Recording &) = delete;
    QByteArray changes() const;

private:
    sqlite3_session *m_session = nullptr;
};

/// The rows that the changes touch, "table|key".
QSet<QString> rowsOf(const QByteArray &changes);

/// Makes the changes once more; false, and nothing is changed, when a row is not as it was.
bool makeAgain(SqliteConnection &connection, const QByteArray &changes);

} // namespace kontor::sim
