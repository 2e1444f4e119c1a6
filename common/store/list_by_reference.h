#pragma once

#include "common/store/query_sql.h"

#include <optional>

namespace kontor {

class Connection;

/// The row numbers of a page that is sorted by a field of a record that each row refers to
/// ("owner.name"), found reference by reference in the order of that field. Nothing when the list
/// is not sorted so, or when the rows refer to so many records that sorting them all is faster.
/// Of the rows in `among` only, when it is given. SQLite only. Errors: those of QuerySql::list,
/// database_failed.
Result<std::optional<QList<qint64>>> pageByReference(Connection &connection, QuerySql &compiler,
                                                     const Query &query,
                                                     const std::optional<RowSet> &among);

} // namespace kontor
