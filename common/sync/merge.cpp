#include "common/sync/merge.h"

namespace kontor {

namespace {

/// What the user began with: what the update says, or, without that, the current value when nobody
/// saved since.
std::optional<Value> baseOf(const QString &field, const Value &theirs, const Record &current,
                            const Arguments &update)
{
    const auto base = update.base.constFind(field);
    if (base != update.base.constEnd()) {
        return *base;
    }
    if (update.baseVersion == current.version) {
        return theirs;
    }
    return std::nullopt;
}

/// An empty text and no value are the same to a person.
bool same(const Value &a, const Value &b)
{
    return a == b || (a.isBlank() && b.isBlank());
}

} // namespace

Result<Merge> mergeFields(const Record &current, const Arguments &update)
{
    Merge merge;
    merge.stale = update.baseVersion != 0 && update.baseVersion != current.version;
    for (auto it = update.values.cbegin(); it != update.values.cend(); ++it) {
        if (current.entity->find(it.key()) == nullptr) {
            return Unexpected(Error{QStringLiteral("field_unknown"), {}, it.key()});
        }
    }
    for (const Field &field : current.entity->fields) {
        const QString name = QString::fromLatin1(field.name);
        const auto value = update.values.constFind(name);
        if (value == update.values.constEnd() || value->isWithheld()) {
            continue;
        }
        const Value &mine = *value;
        const Value &theirs = current.value(field.name);
        const std::optional<Value> base = baseOf(name, theirs, current, update);
        if (same(mine, theirs) || (base && same(mine, *base))) {
            continue; // both did the same, or the user did not touch it
        }
        if (base && same(*base, theirs)) {
            merge.values.insert(name, mine);
        } else {
            merge.conflicts.append({name, base.value_or(Value()), mine, theirs});
        }
    }
    return merge;
}

Record withValues(Record record, const QMap<QString, Value> &values)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        record.set(QLatin1String(it.key().toLatin1()), it.value());
    }
    return record;
}

} // namespace kontor
