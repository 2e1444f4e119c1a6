#include "server/engine/save.h"

#include "server/engine/field_checks.h"
#include "server/engine/reader.h"

namespace kontor {

namespace {

Result<void> requireVersion(const Call &call, const Record &current)
{
    const qint64 seen = call.arguments.baseVersion;
    return require(seen == 0 || seen == current.version, "version_stale", "",
                   {{QStringLiteral("seen"), seen}, {QStringLiteral("current"), current.version}});
}

QVariantMap described(const Entity &entity, const QList<FieldConflict> &conflicts)
{
    QStringList fields;
    QVariantList list;
    for (const FieldConflict &conflict : conflicts) {
        const Field &field = *entity.find(conflict.field);
        fields.append(conflict.field);
        list.append(QVariantMap{{QStringLiteral("field"), conflict.field},
                                {QStringLiteral("base"), formatValue(field, conflict.base)},
                                {QStringLiteral("mine"), formatValue(field, conflict.mine)},
                                {QStringLiteral("theirs"), formatValue(field, conflict.theirs)}});
    }
    return {{QStringLiteral("fields"), fields}, {QStringLiteral("conflicts"), list}};
}

/// The record with the caller's values, and what became of fields that others changed as well.
Result<Record> changedRecord(Call &call, const Record &current, OnConflict onConflict,
                             SaveOutcome &outcome)
{
    const Entity &entity = *current.entity;
    const Arguments &given = call.arguments;
    const Rights &rights = call.actor.rights;
    Arguments update = given;
    TRY_ASSIGN(update.values, checkedValues(rights, entity, given.values));
    TRY_ASSIGN(update.base, checkedValues(rights, entity, given.base));
    Record changed;
    if (entity.merge == MergePolicy::Document) {
        TRY(requireVersion(call, current));
        changed = withValues(current, update.values);
    } else {
        if (update.baseVersion == 0) {
            // The caller did not look before (an import): what has no base value is overwritten.
            update.baseVersion = current.version;
        }
        TRY_ASSIGN(const Merge merge, mergeFields(current, update));
        if (!merge.conflicts.isEmpty() && onConflict == OnConflict::Refuse) {
            const QByteArray first = merge.conflicts.first().field.toLatin1();
            return fail("merge_conflict", first.constData(), described(entity, merge.conflicts));
        }
        outcome = {merge.stale, merge.conflicts};
        changed = withValues(current, merge.values);
    }
    if (given.lines) {
        TRY_ASSIGN(changed.lines, checkedLines(rights, entity, *given.lines, current.lines));
        // Lines come and go as a whole, so they never merge.
        TRY(changed.lines == current.lines ? Result<void>() : requireVersion(call, current));
    }
    return changed;
}

} // namespace

Result<void> createRecord(Call &call, const Entity &entity, const SaveRule &rule)
{
    const Rights &rights = call.actor.rights;
    Record record(entity);
    if (!call.arguments.record.isNull()) {
        record.id = call.arguments.record;
    }
    TRY_ASSIGN(const auto values, checkedValues(rights, entity, call.arguments.values));
    record = withValues(record, values);
    if (call.arguments.lines) {
        TRY_ASSIGN(record.lines, checkedLines(rights, entity, *call.arguments.lines, {}));
    }
    TRY(requireReferences(call.tx, rights, record, nullptr));
    if (rule.beforeSave != nullptr) {
        TRY(rule.beforeSave(call, record, nullptr));
    }
    TRY(requireFields(record));
    TRY(call.tx.insert(record));
    return rule.afterSave != nullptr ? rule.afterSave(call, record, nullptr) : Result<void>();
}

Result<SaveOutcome> updateRecord(Call &call, const Entity &entity, const SaveRule &rule,
                                 OnConflict onConflict)
{
    TRY(require(entity.merge != MergePolicy::Append, "record_append_only"));
    TRY_ASSIGN(const Record current,
               Reader::locked(call.tx, call.actor.rights, entity, call.arguments.record));
    SaveOutcome outcome;
    TRY_ASSIGN(Record changed, changedRecord(call, current, onConflict, outcome));
    if (changed == current) {
        return outcome;
    }
    TRY(requireReferences(call.tx, call.actor.rights, changed, &current));
    if (rule.beforeSave != nullptr) {
        TRY(rule.beforeSave(call, changed, &current));
    }
    TRY(requireFields(changed));
    TRY(call.tx.update(changed));
    if (rule.afterSave != nullptr) {
        TRY(rule.afterSave(call, changed, &current));
    }
    return outcome;
}

Result<void> deleteRecord(Call &call, const Entity &entity, const SaveRule &rule)
{
    TRY(require(entity.merge != MergePolicy::Append, "record_append_only"));
    TRY_ASSIGN(Record record,
               Reader::locked(call.tx, call.actor.rights, entity, call.arguments.record));
    TRY(requireVersion(call, record));
    if (rule.beforeDelete != nullptr) {
        TRY(rule.beforeDelete(call, record));
    }
    if (entity.merge == MergePolicy::Document) {
        return call.tx.remove(entity, record.id);
    }
    if (record.archived) {
        return {};
    }
    record.archived = true;
    return call.tx.update(record);
}

Result<void> restoreRecord(Call &call, const Entity &entity)
{
    TRY_ASSIGN(Record record,
               Reader::locked(call.tx, call.actor.rights, entity, call.arguments.record));
    if (!record.archived) {
        return {};
    }
    record.archived = false;
    return call.tx.update(record);
}

} // namespace kontor
