#pragma once

#include "common/store/query_sql.h"

namespace kontor {

class Connection;

/// The statement that reads the page fastest.
///
/// A list is read either in its order, row by row until the page is full, which is right when many
/// rows pass the filter, or by finding all rows that pass and sorting them, which is right when few
/// do. PostgreSQL's statistics tell it which. SQLite does not weigh that, so it is asked first
/// whether there are many. Errors: those of QuerySql::list, database_failed.
Result<Statement> planList(Connection &connection, const Query &query);

} // namespace kontor
