#include "common/sync/local_view.h"

#include "common/model/catalogue.h"
#include "common/sync/projection.h"

#include <algorithm>
#include <iterator>

namespace kontor {

namespace {

/// More changed records than this are reported as "any of the entity".
constexpr qsizetype reportedRecords = 200;

/// How records looked before something happened to them.
class Before
{
public:
    explicit Before(LocalCopy &copy) : m_copy(copy) {}

    /// To be called before the records are touched for the first time.
    Result<void> note(const QList<RecordKey> &keys)
    {
        QList<RecordKey> unknown;
        for (const RecordKey &key : keys) {
            if (!m_keys.contains(key)) {
                m_keys.insert(key);
                unknown.append(key);
            }
        }
        TRY_ASSIGN(const auto found, m_copy.find(unknown));
        m_records.insert(found);
        return {};
    }

    Result<ViewChange> difference()
    {
        TRY_ASSIGN(const auto now, m_copy.find(m_keys.values()));
        ViewChange change;
        for (const RecordKey &key : std::as_const(m_keys)) {
            const auto was = m_records.constFind(key);
            const auto is = now.constFind(key);
            const bool existed = was != m_records.constEnd();
            const bool exists = is != now.constEnd();
            if (existed != exists || (exists && !(*was == *is))) {
                change.records[key.entity].insert(key.id);
            }
        }
        const QList<const Entity *> entities = change.records.keys();
        for (const Entity *entity : entities) {
            if (change.records.value(entity).size() > reportedRecords) {
                change.records.remove(entity);
                change.entities.insert(entity);
            }
        }
        return change;
    }

private:
    LocalCopy &m_copy;
    QSet<RecordKey> m_keys;
    QHash<RecordKey, Record> m_records;
};

/// Runs a command over the view; the first to touch a record keeps its shadow.
Result<void> run(LocalCopy &copy, Before &before, const DeviceCommand &command,
                 const LocalAuthor &author)
{
    const Entity *entity = entityOf(command.name);
    if (entity == nullptr) {
        return {};
    }
    const RecordKey key{entity, command.arguments.record};
    TRY(before.note({key}));
    TRY_ASSIGN(const auto found, copy.find({key}));
    const auto it = found.constFind(key);
    const std::optional<Record> current =
        it == found.constEnd() ? std::nullopt : std::optional(*it);
    const LocalEffect effect = localEffect(command, current, author);
    if (!effect.changed) {
        return {};
    }
    TRY_ASSIGN(const bool shadowed, copy.hasShadow(key));
    if (!shadowed) {
        TRY(copy.addShadow({key, current}));
    }
    if (!effect.record) {
        return copy.erase({key});
    }
    Record record = *effect.record;
    if (author.complete) {
        TRY(author.complete(copy, record, current, command.madeAt));
    }
    return copy.put({record});
}

using Touched = std::optional<QSet<RecordKey>>;

RecordKey keyOf(const DeviceCommand &command)
{
    return {entityOf(command.name), command.arguments.record};
}

/// Whether the batch has what pending commands are completed from.
bool changesCompletion(const FeedBatch &batch, const LocalAuthor &author)
{
    const QSet<const Entity *> &from = author.completedFrom;
    return std::any_of(batch.records.begin(), batch.records.end(),
                       [&](const Record &record) { return from.contains(record.entity); })
        || std::any_of(batch.gone.begin(), batch.gone.end(),
                       [&](const RecordKey &key) { return from.contains(key.entity); });
}

/// The records whose pending commands are run again; nothing: all.
Touched touchedBy(const FeedBatch &batch, const LocalAuthor &author, const Touched &settled)
{
    if (!settled || batch.rights || !batch.removedRoots.isEmpty()
        || changesCompletion(batch, author)) {
        return std::nullopt;
    }
    Touched touched = settled;
    touched->unite(QSet<RecordKey>(batch.gone.begin(), batch.gone.end()));
    for (const Record &record : batch.records) {
        touched->insert({record.entity, record.id});
    }
    return touched;
}

Result<void> restoreShadows(LocalCopy &copy, Before &before, const Touched &touched)
{
    TRY_ASSIGN(const QList<Shadow> shadows, copy.takeShadows(touched));
    QList<RecordKey> keys;
    QList<RecordKey> unknown;
    QList<Record> records;
    for (const Shadow &shadow : shadows) {
        keys.append(shadow.key);
        if (shadow.base) {
            records.append(*shadow.base);
        } else {
            unknown.append(shadow.key);
        }
    }
    TRY(before.note(keys));
    TRY(copy.put(records));
    return copy.erase(unknown);
}

Result<void> applyRemovals(LocalCopy &copy, Before &before, const FeedBatch &batch)
{
    for (const RecordKey &root : batch.removedRoots) {
        TRY_ASSIGN(const QList<RecordKey> keys, copy.ofRoot(root));
        TRY(before.note(keys));
        TRY(copy.erase(keys));
    }
    TRY(before.note(batch.gone));
    return copy.erase(batch.gone);
}

/// The entities of which so many records come that any may have changed.
QSet<const Entity *> manyIn(const FeedBatch &batch)
{
    QHash<const Entity *, qsizetype> counts;
    for (const Record &record : batch.records) {
        ++counts[record.entity];
    }
    QSet<const Entity *> many;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > reportedRecords) {
            many.insert(it.key());
        }
    }
    return many;
}

/// Stores the batch's records unless the copy has a later version: a snapshot's page or a fetched
/// root may have been read after the change. How those of `many` looked before is not asked.
Result<void> applyRecords(LocalCopy &copy, Before &before, const FeedBatch &batch,
                          const QSet<const Entity *> &many)
{
    QList<RecordKey> keys;
    QList<RecordKey> compared;
    keys.reserve(batch.records.size());
    for (const Record &record : batch.records) {
        keys.append({record.entity, record.id});
        if (!many.contains(record.entity)) {
            compared.append(keys.last());
        }
    }
    TRY(before.note(compared));
    TRY_ASSIGN(auto versions, copy.versions(keys));
    QList<Record> newer;
    newer.reserve(batch.records.size());
    for (const Record &record : batch.records) {
        qint64 &version = versions[{record.entity, record.id}];
        if (record.version >= version) {
            version = record.version;
            newer.append(record);
        }
    }
    return copy.put(newer);
}

} // namespace

Result<ViewChange> replay(LocalCopy &copy, const DeviceCommand &command, const LocalAuthor &author)
{
    Before before(copy);
    TRY(run(copy, before, command, author));
    return before.difference();
}

Result<ViewChange> rebase(LocalCopy &copy, const FeedBatch &batch,
                          const QList<DeviceCommand> &pending, const LocalAuthor &author,
                          const std::optional<QSet<RecordKey>> &settled)
{
    Before before(copy);
    const Touched touched = touchedBy(batch, author, settled);
    TRY(restoreShadows(copy, before, touched));
    if (batch.rights) {
        TRY(copy.keepTo(*batch.rights));
    }
    TRY(applyRemovals(copy, before, batch));
    const QSet<const Entity *> many = manyIn(batch);
    TRY(applyRecords(copy, before, batch, many));
    for (const DeviceCommand &command : pending) {
        if (!touched || touched->contains(keyOf(command))) {
            TRY(run(copy, before, command, author));
        }
    }
    TRY_ASSIGN(ViewChange change, before.difference());
    for (const Entity *entity : many) {
        change.records.remove(entity);
        change.entities.insert(entity);
    }
    if (batch.rights) {
        const QList<const Entity *> &all = catalogue();
        std::copy_if(all.begin(), all.end(), std::inserter(change.entities, change.entities.end()),
                     [](const Entity *entity) { return isReplicated(*entity); });
    }
    return change;
}

} // namespace kontor
