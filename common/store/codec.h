#pragma once

#include "common/model/field.h"

#include <QVariant>

struct sqlite3_stmt;

/// The one place where values cross between Kontor and the databases. Ids are PostgreSQL's uuid or
/// text without braces, dates are its date or ISO text, booleans its boolean or 0 and 1; empty and
/// withheld values are NULL, an empty text is not.
namespace kontor::codec {

/// For Qt's PostgreSQL driver.
QVariant toDriver(const Value &value);
Value fromDriver(const QVariant &column, FieldType type);

/// Binds SQLite's parameter (from 1); the answer is SQLite's result code.
int bind(sqlite3_stmt *statement, int parameter, const Value &value);
/// Reads SQLite's column (from 0) of this type.
Value fromColumn(sqlite3_stmt *statement, int column, FieldType type);

/// Whether a field of this type may hold or be compared with the value; a value without content
/// always may.
bool fits(const Value &value, FieldType type);

} // namespace kontor::codec
