#pragma once

#include "common/base/result.h"

/// A database of SQLite as files.
namespace kontor::databaseFiles {

/// Where its write-ahead log lies.
QString logOf(const QString &path);
/// Deletes it with what lies beside it.
void remove(const QString &path);
/// Errors: database_failed (args: detail).
Result<void> rename(const QString &from, const QString &to);

} // namespace kontor::databaseFiles
