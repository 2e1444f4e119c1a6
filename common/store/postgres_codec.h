#pragma once

#include "common/model/field.h"

#include <QByteArray>

/// Where values cross between Kontor and PostgreSQL, in its binary form where the type of the
/// parameter or column is one that we know: nobody has to write and read numbers and ids as text.
namespace kontor::postgres {

/// Names a type of PostgreSQL (the catalogue's pg_type.oid).
using TypeId = unsigned int;

/// A parameter as libpq takes it.
struct Parameter {
    QByteArray bytes;
    bool isNull = false;
    bool isBinary = false; ///< not as text
};
Parameter toParameter(const Value &value, TypeId type);

/// Whether columns of the type can be read in binary form.
bool isReadInBinary(TypeId type);
/// Reads a field of this type from a column in binary form; `column` must satisfy isReadInBinary().
Value fromBinary(QByteArrayView bytes, TypeId column, FieldType type);
/// Reads a field of this type from PostgreSQL's text for it.
Value fromText(QLatin1String text, FieldType type);

} // namespace kontor::postgres
