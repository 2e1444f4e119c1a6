#pragma once

#include "common/model/arguments.h"
#include "common/model/conflict.h"

namespace kontor {

/// What comes of an update that was made from an older version of the record.
struct Merge {
    /// What is to be written over the current record; without what the server already has and
    /// without the fields in conflict.
    QMap<QString, Value> values;
    QList<FieldConflict> conflicts; ///< in the order of the entity's fields
    /// Whether somebody else had saved the record since it was read.
    bool stale = false;
};

/// Three-way merge by field of an update's values against their base and the current record:
/// different fields both win; the same field with different values keeps the server's and is a
/// conflict. A field without base value counts as changed by nobody when `baseVersion` is the
/// current version, and as a conflict otherwise unless the values are equal. Withheld values are
/// never written.
///
/// Errors: field_unknown (field).
Result<Merge> mergeFields(const Record &current, const Arguments &update);

/// The current record with `values` written over it. The names must exist.
Record withValues(Record record, const QMap<QString, Value> &values);

} // namespace kontor
