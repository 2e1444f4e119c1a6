#pragma once

#include "common/sync/merge.h"
#include "server/engine/registry.h"

namespace kontor {

/// What happens when two people changed the same field to different values.
enum class OnConflict {
    Refuse, ///< nothing is saved; the caller is there and decides at once
    Keep    ///< the rest is saved, the fields in conflict wait for a person
};

/// How a change came together with what others had changed.
struct SaveOutcome {
    bool merged = false;
    QList<FieldConflict> conflicts;
};

/// The generic commands on the record that `call.arguments` name: checks, the entity's SaveRule,
/// the store. The right to the command is checked before; the record is judged here.

/// `entity.create`. Errors: record_exists, value_not_unique, and those of field_checks.h.
Result<void> createRecord(Call &call, const Entity &entity, const SaveRule &rule);

/// `entity.update`. Entities merged by field take a change on any version; documents only on the
/// version that was read. Errors: record_not_found, version_stale, merge_conflict (args: fields,
/// and conflicts: a list of {field, base, mine, theirs} as text), value_not_unique, and those of
/// field_checks.h.
Result<SaveOutcome> updateRecord(Call &call, const Entity &entity, const SaveRule &rule,
                                 OnConflict onConflict);

/// `entity.delete`: documents (they are drafts, or their rule refuses) are removed, master data is
/// archived because others may refer to it. Errors: record_not_found, version_stale (somebody
/// changed it since), record_append_only, and those of the rule.
Result<void> deleteRecord(Call &call, const Entity &entity, const SaveRule &rule);

/// `entity.restore`: takes an archived record back. Errors: record_not_found.
Result<void> restoreRecord(Call &call, const Entity &entity);

} // namespace kontor
