#include "app/session/answered.h"
#include "app/session/provisional_number.h"
#include "app/session/resolution.h"
#include "app/session/sync_loop.h"
#include "common/base/when_done.h"
#include "common/sync/projection.h"

/// What a person does: commands into the outbox or past it, and decisions about refused ones.
namespace kontor {

using namespace client_event;

namespace {

const QLatin1String provisional("provisional_number");
/// How long an answer waits for the feed to bring what it tells of.
constexpr int answerWaitsMs = 2'000;

} // namespace

/// Whether the command may wait, and there is a copy to show its effect in.
bool SyncLoop::goesThroughOutbox(const QString &command) const
{
    const Entity *entity = entityOf(command);
    if (!m_copies || !m_copies->inUse() || entity == nullptr || !isReplicated(*entity)
        || entity->merge == MergePolicy::Server) {
        return false;
    }
    const QString action = actionOf(command);
    if (const Command *described = entity->findCommand(action)) {
        return described->offline;
    }
    static const QStringList generic{QStringLiteral("create"), QStringLiteral("update"),
                                     QStringLiteral("delete"), QStringLiteral("restore")};
    return generic.contains(action);
}

QFuture<Result<QList<Record>>> SyncLoop::execute(const QString &command, const Arguments &arguments)
{
    const Entity *entity = entityOf(command);
    const Command *described = entity != nullptr ? entity->findCommand(actionOf(command)) : nullptr;
    const int version = described != nullptr ? described->version : 1;
    if (!m_core || !m_outbox) {
        return answered<QList<Record>>(Unexpected(
            m_failure.code.isEmpty() ? Error{QStringLiteral("offline"), {}, {}} : m_failure));
    }
    if (!goesThroughOutbox(command)) {
        return executeDirectly(wire::Execute{newUuid(), command, version, arguments});
    }
    if (!m_account.rights.may(*entity, actionOf(command))) {
        return answered<QList<Record>>(
            fail("not_permitted", "", {{QStringLiteral("right"), command}}));
    }
    return answered(store({command, version, arguments, {}}));
}

/// Stores a command in the outbox (from then on it is saved), shows its effect and lets the core
/// send it.
SyncLoop::Records SyncLoop::store(const Outbox::Draft &draft)
{
    const Entity &entity = *entityOf(draft.name);
    const RecordKey key{&entity, draft.arguments.record};
    Outbox::Draft complete = draft;
    QMap<QString, Value> &values = complete.arguments.values;
    if (actionOf(draft.name) == QLatin1String("create") && entity.find(provisional) != nullptr
        && values.value(provisional).isBlank()) {
        TRY_ASSIGN(const qint64 count, m_outbox->nextProvisionalNumber());
        values.insert(provisional, Value(provisionalNumber(entity, m_account.device, count)));
    }
    TRY_ASSIGN(const std::optional<Record> before, current(key));
    if (before) {
        complete.title = before->title();
    } else if (const Field *naming = entity.namingField()) {
        complete.title = values.value(QLatin1String(naming->name)).toText();
    }
    if (complete.title.isEmpty()) {
        complete.title = values.value(provisional).toText();
    }
    TRY_ASSIGN(const DeviceCommand command, m_outbox->add(complete));
    if (const auto shown = show({command}); !shown) {
        // It is saved all the same; the copy is brought to it when it can be written again.
        post(CommandStored{{command.number, command.id}});
        restartCore(shown.error());
        return QList<Record>();
    }
    post(CommandStored{{command.number, command.id}});
    return m_copies->inUse()->find({key}, m_account.rights);
}

Result<void> SyncLoop::show(const QList<DeviceCommand> &commands)
{
    for (const DeviceCommand &command : commands) {
        TRY_ASSIGN(const ViewChange change, m_copies->inUse()->replay(command, m_author));
        tell(change);
    }
    return {};
}

Result<std::optional<Record>> SyncLoop::current(const RecordKey &key)
{
    if (key.entity == nullptr || !m_copies || !m_copies->inUse()) {
        return std::optional<Record>();
    }
    TRY_ASSIGN(const QList<Record> found, m_copies->inUse()->find({key}, m_account.rights));
    return found.isEmpty() ? std::optional<Record>() : std::optional(found.first());
}

// --- past the outbox ----------------------------------------------------------------------------

QFuture<Result<QList<Record>>> SyncLoop::executeDirectly(const wire::Execute &message)
{
    const auto direct = std::make_shared<Direct>();
    direct->message = message;
    direct->promise.start();
    m_directs.insert(message.command, direct);
    post(DirectAsked{message.command});
    return direct->promise.future();
}

Result<void> SyncLoop::on(const client_effect::SendDirect &effect)
{
    const int number = m_linkNumber;
    for (const QUuid &id : effect.ids) {
        const auto direct = m_directs.value(id);
        if (!direct) {
            continue;
        }
        const auto replied = [this, number, id](const Result<wire::ExecuteReply> &reply) {
            const bool lost = !reply && reply.error().code == QLatin1String("offline");
            if (number == m_linkNumber && !lost) {
                directAnswered(id, reply);
            }
        };
        whenDone(m_link.connection().request(direct->message), this, replied);
    }
    return {};
}

Result<void> SyncLoop::on(const client_effect::FailDirect &effect)
{
    for (const QUuid &id : effect.ids) {
        if (const auto direct = m_directs.take(id)) {
            finish(direct, Unexpected(effect.error));
        }
    }
    return {};
}

void SyncLoop::directAnswered(const QUuid &id, const Result<wire::ExecuteReply> &reply)
{
    const auto direct = m_directs.take(id);
    if (!direct) {
        return;
    }
    if (reply) {
        m_awaited.append({reply->records, direct});
        m_awaitedTimer.start(m_awaitedTimer.isActive() ? m_awaitedTimer.remainingTime()
                                                       : answerWaitsMs);
        answerAwaited(false);
    } else {
        const bool unknown = reply.error().code == QLatin1String("timed_out");
        finish(direct, unknown ? Records(fail("answer_lost")) : Records(Unexpected(reply.error())));
    }
    post(DirectAnswered{id});
}

void SyncLoop::finish(const std::shared_ptr<Direct> &direct, const Records &result)
{
    direct->promise.addResult(result);
    direct->promise.finish();
}

/// Gives the answers that the copy shows by now, or all of them.
void SyncLoop::answerAwaited(bool anyway)
{
    QList<Awaited> waiting;
    for (const Awaited &awaited : std::exchange(m_awaited, {})) {
        if (anyway || isShown(awaited.records)) {
            finish(awaited.direct, awaited.records);
        } else {
            waiting.append(awaited);
        }
    }
    m_awaited += waiting;
}

bool SyncLoop::isShown(const QList<Record> &records)
{
    if (!m_copies || !m_copies->inUse() || m_copies->newCopy()) {
        return true; // lists are asked of the server, or the copy is not kept level just now
    }
    const Rights &held = m_copies->state().rights;
    QList<RecordKey> keys;
    for (const Record &record : records) {
        if (mayHold(held, *record.entity)) {
            keys.append({record.entity, record.id});
        }
    }
    const auto found = m_copies->inUse()->find(keys, held);
    if (!found) {
        return true;
    }
    QHash<QUuid, qint64> versions;
    for (const Record &record : *found) {
        versions.insert(record.id, record.version);
    }
    return std::all_of(records.begin(), records.end(), [&](const Record &record) {
        const bool isHeld =
            mayHold(held, *record.entity) && held.isRecent(record) && held.isHere(record);
        return isHeld ? versions.value(record.id) >= record.version : !versions.contains(record.id);
    });
}

// --- decisions ----------------------------------------------------------------------------------

Result<DesktopCopy> SyncLoop::desktopCopy()
{
    DesktopCopy copy;
    if (!m_outbox) {
        return copy; // nobody is signed in
    }
    copy.exists = m_copies->inUse() != nullptr;
    copy.bytes = m_copies->bytes();
    copy.documentsSince = m_copies->state().rights.documentsSince;
    copy.ownPlaceOnly = !m_copies->state().rights.place.isNull();
    TRY_ASSIGN(copy.waiting, m_outbox->waiting());
    const QList<DeviceCommand> &pending = m_outbox->pending();
    for (WaitingCommand &command : copy.waiting) {
        const auto stored =
            std::find_if(pending.begin(), pending.end(), [&command](const DeviceCommand &each) {
                return each.id == command.command;
            });
        command.sent = m_core && stored != pending.end() && m_core->isSent(stored->number);
    }
    return copy;
}

Result<QList<AttentionItem>> SyncLoop::attention()
{
    return m_outbox ? m_outbox->attention() : QList<AttentionItem>();
}

Result<void> SyncLoop::resolve(const QUuid &command, const Resolution &resolution)
{
    TRY(require(m_core != nullptr && m_outbox != nullptr, "record_not_found"));
    if (resolution.kind == Resolution::Kind::Discard) {
        TRY(m_outbox->discard(command));
        tellState();
        return {};
    }
    TRY_ASSIGN(const QList<AttentionItem> items, m_outbox->attention());
    const auto itemOf = [&items](const QUuid &id) {
        return *std::find_if(items.begin(), items.end(),
                             [&id](const AttentionItem &item) { return item.command == id; });
    };
    // What was refused only because it rests on this one goes with it.
    QList<QUuid> replaced;
    QList<Outbox::Draft> drafts;
    QList<std::pair<QUuid, Resolution>> decided{{command, resolution}};
    while (!decided.isEmpty()) {
        const auto [id, decision] = decided.takeFirst();
        TRY_ASSIGN(const DeviceCommand made, m_outbox->find(id));
        const AttentionItem item = itemOf(id);
        TRY_ASSIGN(const std::optional<Record> record, current({item.entity, item.record}));
        TRY_ASSIGN(const Arguments arguments, resolvedArguments(made, item, decision, record));
        replaced.append(id);
        drafts.append({made.name, made.version, arguments, item.title});
        TRY_ASSIGN(const QList<QUuid> dependents, m_outbox->dependents(id));
        for (const QUuid &dependent : dependents) {
            decided.append({dependent, Resolution{Resolution::Kind::Retry, {}}});
        }
    }
    TRY_ASSIGN(const QList<DeviceCommand> commands, m_outbox->replace(replaced, drafts));
    const auto shown = m_copies->inUse() ? show(commands) : Result<void>();
    for (const DeviceCommand &stored : commands) {
        post(CommandStored{{stored.number, stored.id}});
    }
    if (!shown) {
        restartCore(shown.error());
    }
    tellState();
    return {};
}

} // namespace kontor
