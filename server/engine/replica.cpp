#include "server/engine/replica.h"

#include "common/sync/projection.h"
#include "server/engine/engine.h"

namespace kontor {

using namespace server_event;
using namespace server_effect;

namespace {

/// What a desktop with these rights may hold of the entity, archived records too: others refer to
/// them.
Query heldRecords(const Entity &entity, const Rights &rights)
{
    Query query;
    query.entity = &entity;
    query.filter = rights.visible(entity);
    query.withLines = entity.lines != nullptr;
    query.withArchived = true;
    return query;
}

Result<QList<Record>> readPage(Tx &tx, Query query, const QUuid &after, int limit)
{
    query.limit = limit;
    if (!after.isNull()) {
        query.after = {Value(after)};
    }
    TRY_ASSIGN(QList<ListRow> rows, tx.list(query));
    QList<Record> records;
    records.reserve(rows.size());
    for (ListRow &row : rows) {
        records.append(std::move(row.record));
    }
    return records;
}

/// Everything that belongs to a root: the record itself and what refers to it.
Result<QList<Record>> readRoot(Tx &tx, const RecordKey &root, const Rights &rights)
{
    constexpr int page = 2000;
    QList<Record> all;
    for (const Entity *entity : heldEntities(rights)) {
        if (rootEntity(*entity) != root.entity) {
            continue;
        }
        Query query = heldRecords(*entity, rights);
        query.filter = query.filter && Filter::equal(entity->rootField, Value(root.id));
        QUuid after;
        do {
            TRY_ASSIGN(const QList<Record> records, readPage(tx, query, after, page));
            all += records;
            after = records.size() < page ? QUuid() : records.last().id;
        } while (!after.isNull());
    }
    return all;
}

} // namespace

std::shared_ptr<Replica> Replica::start(Engine &engine, Workers &workers, const QUuid &session,
                                        const QUuid &device, std::unique_ptr<Outlet> outlet)
{
    std::shared_ptr<Replica> replica(new Replica(engine, workers, session, std::move(outlet)));
    replica->listen(device);
    return replica;
}

Replica::Replica(Engine &engine, Workers &workers, const QUuid &session,
                 std::unique_ptr<Outlet> outlet)
    : m_engine(engine), m_workers(workers), m_session(session), m_outlet(std::move(outlet))
{
}

Replica::~Replica()
{
    Q_ASSERT(m_stopped);
}

void Replica::listen(const QUuid &device)
{
    // Deltas that come before there is a core wait: no worker is asked for while one seems to run.
    m_running = true;
    const auto subscription =
        m_engine.feedHub().subscribe([weak = weak_from_this()](const FeedHub::Delta &delta) {
            if (const auto replica = weak.lock()) {
                replica->post(DeltaPublished{delta});
            }
        });
    m_subscription = subscription.id;
    ServerCore::Options options;
    options.device = device;
    options.schemaVersion = Store::schemaVersion();
    m_core = std::make_unique<ServerCore>(options, subscription.at);
    const std::lock_guard lock(m_mutex);
    goOn();
}

/// Asks for a worker when there is something to do.
void Replica::goOn()
{
    m_running = !m_events.isEmpty();
    if (m_running) {
        m_workers.start([self = shared_from_this()] { self->run(); });
    }
}

void Replica::stop()
{
    m_engine.feedHub().unsubscribe(m_subscription);
    std::unique_lock lock(m_mutex);
    m_stopped = true;
    m_events.clear();
    m_idle.wait(lock, [this] { return !m_stepping; });
}

void Replica::subscribe(const Subscribe &request)
{
    post(SubscribeReceived{request});
}

void Replica::acknowledge(const SyncAck &ack)
{
    post(Acknowledged{ack.count});
}

Result<Uploaded> Replica::upload(const Upload &upload)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(m_session));
    Uploaded uploaded;
    TRY_ASSIGN(uploaded.outcomes, m_engine.upload(actor, upload.commands, upload.after));
    TRY_ASSIGN(const Cursor head, makeTick());
    uploaded.tick = head.tick;
    post(FlushAsked{head.tick});
    return uploaded;
}

void Replica::post(const ServerEvent &event)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopped) {
        return;
    }
    m_events.enqueue(event);
    if (!m_running) {
        goOn();
    }
}

/// Takes one event, then lets others have the worker.
void Replica::run()
{
    std::unique_lock lock(m_mutex);
    if (m_stopped) {
        return; // the engine may be gone
    }
    m_stepping = true;
    m_answers.enqueue(m_events.dequeue());
    lock.unlock();
    while (!m_answers.isEmpty()) {
        for (const ServerEffect &effect : m_core->step(m_answers.dequeue())) {
            perform(effect);
        }
    }
    lock.lock();
    m_stepping = false;
    goOn();
    m_idle.notify_all();
}

void Replica::perform(const ServerEffect &effect)
{
    std::visit([this](const auto &content) { on(content); }, effect);
}

Result<Cursor> Replica::makeTick()
{
    const auto work = [](Tx &tx) { return feed::makeTick(tx); };
    return m_engine.store().kind() == DatabaseKind::Sqlite
        ? m_engine.store().read<Cursor>(work)
        : m_engine.store().write<Cursor>(QUuid(), work);
}

void Replica::on(const ReadRights &)
{
    answer(RightsRead{m_engine.heldRights(m_session)});
}

void Replica::on(const CheckCursor &effect)
{
    answer(CursorChecked{
        m_engine.store().read<void>([&effect](Tx &tx) { return feed::check(tx, effect.cursor); })});
}

void Replica::on(const OpenSnapshot &effect)
{
    const auto at = makeTick();
    answer(SnapshotOpened{m_engine.store().read<SnapshotOpened::Opened>(
        [&](Tx &tx) -> Result<SnapshotOpened::Opened> {
            TRY_ASSIGN(SnapshotOpened::Opened opened, at.map([](const Cursor &cursor) {
                return SnapshotOpened::Opened{cursor, 0};
            }));
            for (const Entity *entity : heldEntities(effect.rights)) {
                TRY_ASSIGN(const Totals totals, tx.totals(heldRecords(*entity, effect.rights), {}));
                opened.records += totals.count;
            }
            return opened;
        })});
}

void Replica::on(const ReadPage &effect)
{
    answer(PageRead{m_engine.store().read<QList<Record>>([&](Tx &tx) {
        return readPage(tx, heldRecords(*effect.entity, effect.rights), effect.after, effect.limit);
    })});
}

void Replica::on(const ReadHead &)
{
    answer(HeadRead{makeTick()});
}

void Replica::on(const ReadDelta &effect)
{
    answer(DeltaRead{m_engine.store().read<FeedDelta>(
        [&](Tx &tx) { return feed::read(tx, effect.from, effect.to); })});
}

void Replica::on(const ReadRoots &effect)
{
    auto records = m_engine.store().read<QList<Record>>([&](Tx &tx) -> Result<QList<Record>> {
        QList<Record> all;
        for (const RecordKey &root : effect.roots) {
            TRY_ASSIGN(const QList<Record> found, readRoot(tx, root, effect.rights));
            all += found;
        }
        return all;
    });
    if (!records) {
        answer(RootsRead{Unexpected(records.error())});
        return;
    }
    answer(RootsRead{makeTick().map([&records](const Cursor &head) {
        return RootsRead::Roots{*records, head};
    })});
}

void Replica::on(const SendSubscribed &effect)
{
    m_outlet->send(effect.subscribed);
}

void Replica::on(const SendPage &effect)
{
    m_outlet->send(effect.page);
}

void Replica::on(const SendBatch &effect)
{
    m_outlet->send(effect.batch);
}

void Replica::on(const Close &effect)
{
    m_outlet->close(effect.error);
}

} // namespace kontor
