#include "server/engine/presence.h"

#include "common/model/catalogue.h"
#include "server/engine/log.h"

#include <algorithm>
#include <chrono>

namespace kontor {

namespace {

using std::chrono::steady_clock;

/// How often other servers are asked.
constexpr std::chrono::milliseconds askInterval{1000};
/// How often this one says that it is still there; the others believe it three times as long.
constexpr std::chrono::seconds sayInterval{10};

/// The database's own time: servers' clocks may differ.
const QString now = QStringLiteral("CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)");

} // namespace

QStringList Presence::tables()
{
    return {QStringLiteral("postgres:CREATE UNLOGGED TABLE IF NOT EXISTS presence (server uuid"
                           " NOT NULL, entity text NOT NULL, row_id uuid NOT NULL, name text"
                           " NOT NULL, at bigint NOT NULL)")};
}

Presence::Presence(Store &store) : m_store(store), m_server(newUuid())
{
    if (store.kind() == DatabaseKind::Postgres) {
        m_thread = std::thread([this] { run(); });
    }
}

Presence::~Presence()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Presence::attend(quint64 client, const QString &name, qint64 number, const Open &open,
                      const Tell &tell)
{
    const std::lock_guard lock(m_mutex);
    Client &known = m_clients[client];
    if (number <= known.number) {
        return;
    }
    known.name = name;
    known.number = number;
    known.open = open;
    known.tell = tell;
    tellAll();
    m_changed = true;
    m_wake.notify_all();
}

void Presence::forget(quint64 client)
{
    const std::lock_guard lock(m_mutex);
    if (m_clients.remove(client)) {
        tellAll();
        m_changed = true;
        m_wake.notify_all();
    }
}

QStringList Presence::editorsBeside(quint64 client, const RecordKey &key) const
{
    QSet<QString> names = m_others.value(key);
    for (auto it = m_clients.cbegin(); it != m_clients.cend(); ++it) {
        if (it.key() != client && it->open.value(key, false)) {
            names.insert(it->name);
        }
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

/// Tells everybody what is news to him.
void Presence::tellAll()
{
    for (auto it = m_clients.begin(); it != m_clients.end(); ++it) {
        QHash<RecordKey, QStringList> told;
        const QList<RecordKey> keys = it->open.keys();
        for (const RecordKey &key : keys) {
            const QStringList names = editorsBeside(it.key(), key);
            if (it->told.value(key) != names) {
                it->tell(key, names);
            }
            told.insert(key, names);
        }
        it->told = told;
    }
}

// --- other servers
// --------------------------------------------------------------------------------

Presence::Names Presence::edited() const
{
    Names names;
    for (const Client &client : m_clients) {
        for (auto it = client.open.cbegin(); it != client.open.cend(); ++it) {
            if (it.value()) {
                names[it.key()].insert(client.name);
            }
        }
    }
    return names;
}

/// Says what is edited here when that has changed, and now and then that it still is; asks what is
/// edited elsewhere as long as somebody here has anything open.
void Presence::run()
{
    Names said;
    steady_clock::time_point saidAt;
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_wake.wait_for(lock, askInterval, [this] { return m_changed || m_stopping; });
        const bool changed = std::exchange(m_changed, false);
        const Names mine = m_stopping ? Names() : edited();
        const bool anybody = !m_clients.isEmpty();
        lock.unlock();
        const bool due = !mine.isEmpty() && steady_clock::now() - saidAt > sayInterval;
        if (mine != said || due) {
            if (const Result<void> done = publish(mine); done) {
                said = mine;
                saidAt = steady_clock::now();
            }
        }
        const Result<Names> elsewhere = anybody ? others() : Result<Names>(Names());
        lock.lock();
        if (elsewhere && (changed || m_others != *elsewhere)) {
            m_others = *elsewhere;
            tellAll();
        }
    }
    lock.unlock();
    if (!said.isEmpty()) {
        publish({});
    }
}

Result<void> Presence::publish(const Names &names)
{
    return m_store.write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        TRY(tx.execute(QStringLiteral("DELETE FROM presence WHERE server = ?"), {Value(m_server)}));
        for (auto it = names.cbegin(); it != names.cend(); ++it) {
            for (const QString &name : *it) {
                TRY(tx.execute(QStringLiteral("INSERT INTO presence (server, entity, row_id, name,"
                                              " at) VALUES (?, ?, ?, ?, ")
                                   + now + u')',
                               {Value(m_server), Value(it.key().entity->key()), Value(it.key().id),
                                Value(name)}));
            }
        }
        return {};
    });
}

Result<Presence::Names> Presence::others()
{
    const qint64 believedMs =
        std::chrono::duration_cast<std::chrono::milliseconds>(3 * sayInterval).count();
    TRY_ASSIGN(const Rows rows, m_store.read<Rows>([&](Tx &tx) {
        return tx.rows(QStringLiteral("SELECT entity, row_id, name FROM presence"
                                      " WHERE server <> ? AND at > ")
                           + now + QStringLiteral(" - ?"),
                       {Value(m_server), Value(believedMs)},
                       {FieldType::Text, FieldType::Reference, FieldType::Text});
    }));
    Names names;
    for (const QList<Value> &row : rows) {
        if (const Entity *entity = findEntity(row.at(0).toText())) {
            names[{entity, row.at(1).toUuid()}].insert(row.at(2).toText());
        }
    }
    return names;
}

} // namespace kontor
