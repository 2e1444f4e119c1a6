#include "server/engine/dispatcher.h"

#include "common/model/catalogue.h"
#include "server/engine/directory.h"
#include "server/engine/feed.h"
#include "server/engine/feed_hub.h"
#include "server/engine/reader.h"

#include <algorithm>

namespace kontor {

namespace {

/// The records of an answer by entity, each once, in the order in which they were changed; the one
/// that the command is about comes first.
QList<std::pair<const Entity *, QList<QUuid>>> grouped(
    const QList<std::pair<const Entity *, QUuid>> &records)
{
    QList<std::pair<const Entity *, QList<QUuid>>> groups;
    for (const auto &[entity, id] : records) {
        const auto group =
            std::find_if(groups.begin(), groups.end(),
                         [entity = entity](const auto &g) { return g.first == entity; });
        if (group == groups.end()) {
            groups.append({entity, {id}});
        } else if (!group->second.contains(id)) {
            group->second.append(id);
        }
    }
    return groups;
}

/// The records as the actor may see them now; those that are gone are left out.
Result<QList<Record>> answer(Tx &tx, const Actor &actor,
                             const QList<std::pair<const Entity *, QUuid>> &records)
{
    QList<Record> visible;
    for (const auto &[entity, ids] : grouped(records)) {
        if (!actor.rights.may(*entity, "read")) {
            continue;
        }
        TRY_ASSIGN(QList<Record> found, Reader::visible(tx, actor.rights, *entity, ids));
        std::sort(found.begin(), found.end(), [&ids = ids](const Record &a, const Record &b) {
            return ids.indexOf(a.id) < ids.indexOf(b.id);
        });
        visible += found;
    }
    return visible;
}

QList<std::pair<const Entity *, QUuid>> touched(const ResolvedCommand &command, const QUuid &record,
                                                const QList<Change> &changes)
{
    QList<std::pair<const Entity *, QUuid>> records;
    if (!record.isNull()) {
        records.append({command.entity, record});
    }
    for (const Change &change : changes) {
        records.append({change.record().entity, change.record().id});
    }
    return records;
}

QList<std::pair<QString, QUuid>> named(const QList<std::pair<const Entity *, QUuid>> &records)
{
    QList<std::pair<QString, QUuid>> result;
    for (const auto &[entity, id] : records) {
        const std::pair<QString, QUuid> record(entity->key(), id);
        if (!result.contains(record)) {
            result.append(record);
        }
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
    return answer(tx, actor, records);
}

Result<QList<Record>> Dispatcher::answerAgain(Tx &tx, const Actor &actor,
                                              const AppliedCommand &applied)
{
    if (applied.outcome.kind == Outcome::Kind::Rejected) {
        return Unexpected(applied.outcome.error);
    }
    QList<std::pair<const Entity *, QUuid>> records;
    for (const auto &[name, id] : applied.records) {
        const Entity *entity = findEntity(name);
        if (entity != nullptr) {
            records.append({entity, id});
        }
    }
    return answer(tx, actor, records);
}

} // namespace kontor
