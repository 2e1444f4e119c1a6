#pragma once

#include "common/model/field.h"
#include "common/store/tx.h"

#include <QVariant>

namespace kontor::codec {

/// The one place where values cross between Kontor and the database drivers. Ids travel as text
/// without braces, dates as ISO text, booleans as PostgreSQL's boolean or SQLite's 0 and 1; empty
/// and withheld values are NULL, an empty text is not.
QVariant toDriver(const Value &value, DatabaseKind kind);

/// Reads a column of this type.
Value fromDriver(const QVariant &column, FieldType type);

/// Whether a field of this type may hold or be compared with the value; a value without content
/// always may.
bool fits(const Value &value, FieldType type);

} // namespace kontor::codec
