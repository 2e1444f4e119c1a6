#pragma once

#include "common/model/field.h"

#include <QByteArray>

struct sqlite3_stmt;

/// Where values cross between Kontor and SQLite, and what both databases agree on (PostgreSQL's
/// side is postgres_codec.h). Ids are PostgreSQL's uuid, text without braces or their bytes (which
/// sort alike), dates are its date or ISO text, booleans its boolean or 0 and 1; empty and withheld
/// values are NULL, an empty text is not.
namespace kontor::codec {

/// The most bytes that the value takes as a text of SQLite; 0 when it is none.
qsizetype textRoom(const Value &value);
/// Binds SQLite's parameter (from 1); the answer is SQLite's result code. Texts are written to
/// `*texts`, which goes behind them; they and the value must be there until the statement has run.
int bind(sqlite3_stmt *statement, int parameter, const Value &value, char **texts,
         bool idsInBytes = false);
/// Reads SQLite's column (from 0) of this type; ids in either form.
Value fromColumn(sqlite3_stmt *statement, int column, FieldType type);

/// Reads yyyy-MM-dd, as it was written.
QDate fromIso(QLatin1String text);

/// Whether a field of this type may hold or be compared with the value; a value without content
/// always may.
bool fits(const Value &value, FieldType type);

} // namespace kontor::codec
