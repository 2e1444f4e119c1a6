#include "server/engine/dispatcher.h"

#include "common/model/catalogue.h"
#include "server/engine/directory.h"
#include "server/engine/feed.h"
#include "server/engine/feed_hub.h"
#include "server/engine/reader.h"

#include <algorithm>

namespace kontor {

namespace {

using RecordKey = std::pair<const Entity *, QUuid>;

/// The records that a command is about or changed, each once; the one that it is about comes first.
QList<RecordKey> touched(const ResolvedCommand &command, const QUuid &record,
                         const QList<Change> &changes)
{
    QList<RecordKey> keys;
    QSet<RecordKey> seen;
    const auto add = [&](const Entity *entity, const QUuid &id) {
        if (!id.isNull() && !seen.contains({entity, id})) {
            seen.insert({entity, id});
            keys.append({entity, id});
        }
    };
    add(command.entity, record);
    for (const Change &change : changes) {
        add(change.record().entity, change.record().id);
    }
    return keys;
}

/// What the changes left of each record.
QHash<RecordKey, const Record *> imagesOf(const QList<Change> &changes)
{
    QHash<RecordKey, const Record *> images;
    for (const Change &change : changes) {
        const Record &record = change.record();
        images.insert({record.entity, record.id}, &record);
        if (change.operation == Change::Operation::Delete) {
            images.insert({record.entity, record.id}, nullptr);
        }
    }
    return images;
}

/// The records as the actor may see them now; those that are gone are left out. What the
/// transaction has changed itself needs not be read again where everything is visible.
Result<QList<Record>> answer(Tx &tx, const Rights &rights, const QList<RecordKey> &keys,
                             const QList<Change> &changes)
{
    const QHash<RecordKey, const Record *> images = imagesOf(changes);
    QHash<RecordKey, Record> shown;
    QMap<const Entity *, QList<QUuid>> unread;
    for (const RecordKey &key : keys) {
        if (!rights.may(*key.first, "read")) {
            continue;
        }
        const auto image = images.constFind(key);
        if (image == images.cend() || !rights.visible(*key.first).isTrue()) {
            unread[key.first].append(key.second);
        } else if (*image != nullptr) {
            rights.withhold(shown[key] = **image);
        }
    }
    for (auto it = unread.cbegin(); it != unread.cend(); ++it) {
        TRY_ASSIGN(const QList<Record> found, Reader::visible(tx, rights, *it.key(), it.value()));
        for (const Record &record : found) {
            shown.insert({record.entity, record.id}, record);
        }
    }
    QList<Record> records;
    for (const RecordKey &key : keys) {
        if (shown.contains(key)) {
            records.append(shown.value(key));
        }
    }
    return records;
}

QList<std::pair<QString, QUuid>> named(const QList<RecordKey> &keys)
{
    QList<std::pair<QString, QUuid>> result;
    for (const auto &[entity, id] : keys) {
        result.append({entity->key(), id});
    }
    return result;
}

} // namespace

Dispatcher::Dispatcher(Store &store, Directory &directory, const Registry &registry, FeedHub &hub)
    : m_store(store), m_directory(directory), m_registry(registry), m_hub(hub)
{
}

template <class T>
Result<T> Dispatcher::write(const QUuid &user, const std::function<Result<T>(Tx &)> &work)
{
    bool directoryChanged = false;
    const Result<T> result = m_store.write<T>(user, [&](Tx &tx) {
        Result<T> done = work(tx);
        const QList<Change> &changes = tx.changes();
        directoryChanged = std::any_of(changes.begin(), changes.end(), [](const Change &change) {
            return Directory::restsOn(*change.record().entity);
        });
        return done;
    });
    if (result) {
        if (directoryChanged) {
            m_directory.forget();
        }
        m_hub.poke();
    }
    return result;
}

template Result<QList<Outcome>> Dispatcher::write(
    const QUuid &, const std::function<Result<QList<Outcome>>(Tx &)> &);

Result<void> Dispatcher::run(const QString &name, const std::function<Result<void>(Tx &)> &work)
{
    const Actor actor = Actor::system();
    return write<void>(actor.user, [&](Tx &tx) -> Result<void> {
        TRY(work(tx));
        return feed::append(tx, tx.changes(), {QUuid(), name, std::nullopt}, actor);
    });
}

Result<QList<Record>> Dispatcher::execute(const Actor &actor, const DeviceCommand &command)
{
    TRY_ASSIGN(const ResolvedCommand resolved,
               resolveCommand(m_registry, m_directory, actor, command.name, command.version));
    const QByteArray hash = contentHash(command);
    const Result<QList<Record>> result = write<QList<Record>>(
        actor.user, [&](Tx &tx) { return executeOnce(tx, actor, command, resolved, hash); });
    if (result) {
        return result;
    }
    // It may have failed because it has been here before: then what came of it then counts.
    return m_store.read<QList<Record>>([&](Tx &tx) -> Result<QList<Record>> {
        TRY_ASSIGN(const std::optional<AppliedCommand> applied, findApplied(tx, command.id));
        if (!applied) {
            return result;
        }
        TRY(require(applied->hash == hash, "command_reused"));
        return answerAgain(tx, actor, *applied);
    });
}

Result<QList<Record>> Dispatcher::executeOnce(Tx &tx, const Actor &actor,
                                              const DeviceCommand &command,
                                              const ResolvedCommand &resolved,
                                              const QByteArray &hash)
{
    TRY(runCommand(tx, actor, resolved, command.arguments, OnConflict::Refuse));
    const QList<Change> changes = tx.changes();
    const auto records = touched(resolved, command.arguments.record, changes);
    AppliedCommand applied;
    applied.command = command.id;
    applied.outcome.command = command.id;
    applied.name = command.name;
    applied.hash = hash;
    applied.records = named(records);
    TRY_ASSIGN(const bool first, rememberApplied(tx, applied));
    TRY(require(first, "command_applied"));
    TRY(feed::append(tx, changes, {command.id, command.name, std::nullopt}, actor));
    return answer(tx, actor.rights, records, changes);
}

Result<QList<Record>> Dispatcher::answerAgain(Tx &tx, const Actor &actor,
                                              const AppliedCommand &applied)
{
    if (applied.outcome.kind == Outcome::Kind::Rejected) {
        return Unexpected(applied.outcome.error);
    }
    QList<RecordKey> records;
    for (const auto &[name, id] : applied.records) {
        const Entity *entity = findEntity(name);
        if (entity != nullptr) {
            records.append({entity, id});
        }
    }
    return answer(tx, actor.rights, records, {});
}

} // namespace kontor
