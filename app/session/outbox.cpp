#include "app/session/outbox.h"

#include "app/session/outbox_rows.h"
#include "common/sync/local_view.h"

#include <algorithm>

namespace kontor {

using namespace outbox;

namespace {

/// The counter that holds settledTick().
const QString settledName = QStringLiteral("settled_tick");

/// Whether a person must decide about a command with this outcome.
bool isUndecided(const Outcome &outcome)
{
    return outcome.kind == Outcome::Kind::Rejected || outcome.kind == Outcome::Kind::Conflict;
}

Result<void> insert(Tx &tx, const DeviceCommand &command, const QString &title)
{
    return tx.insertRows(QStringLiteral("command"),
                         {QStringLiteral("number"), QStringLiteral("id"), QStringLiteral("name"),
                          QStringLiteral("record"), QStringLiteral("title"),
                          QStringLiteral("made_at"), QStringLiteral("state"),
                          QStringLiteral("decided"), QStringLiteral("command")},
                         {{Value(command.number), Value(command.id), Value(command.name),
                           Value(command.arguments.record), Value(title), Value(command.madeAt),
                           Value(qint64{Pending}), Value(false), Value(encoded(command))}});
}

/// A person has decided about the command: it waits for him no more, and must never take effect.
Result<void> close(Tx &tx, const QUuid &command)
{
    TRY(tx.execute(QStringLiteral("UPDATE command SET state = ?, decided = ? WHERE id = ?"),
                   {Value(qint64{Done}), Value(true), Value(command)}));
    return {};
}

/// Takes the place of a command that was decided on when the server asks for its number again: it
/// is refused as unknown.
DeviceCommand withoutEffect(const DeviceCommand &command)
{
    DeviceCommand nothing;
    nothing.id = command.id;
    nothing.number = command.number;
    nothing.name = decidedCommand;
    nothing.madeAt = command.madeAt;
    return nothing;
}
bool makesRecord(const DeviceCommand &command)
{
    return actionOf(command.name) == QLatin1String("create");
}

bool isOnDocument(const DeviceCommand &command)
{
    const Entity *entity = entityOf(command.name);
    return entity != nullptr && entity->merge == MergePolicy::Document;
}

} // namespace

Result<std::unique_ptr<Outbox>> Outbox::open(const QString &path, const Clock &clock,
                                             const QByteArray &key)
{
    StoreOptions options;
    options.url = QStringLiteral("sqlite:") + path;
    options.bookkeeping = tables();
    options.key = key;
    TRY_ASSIGN(std::unique_ptr<Store> store, Store::open(options, clock));
    std::unique_ptr<Outbox> outbox(new Outbox(std::move(store), clock));
    TRY(outbox->load());
    return outbox;
}

Result<void> Outbox::load()
{
    struct Loaded {
        QList<DeviceCommand> pending;
        qint64 last = 0;
        qint64 attention = 0;
        qint64 settledTick = 0;
    };
    const auto loaded = m_store->read<Loaded>([](Tx &tx) -> Result<Loaded> {
        Loaded all;
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT command, decided FROM command WHERE state = ?"
                                          " ORDER BY number"),
                           {Value(qint64{Pending})}, {FieldType::Bytes, FieldType::Boolean}));
        for (const QList<Value> &row : rows) {
            TRY_ASSIGN(const DeviceCommand command, decoded(row.at(0).toBytes()));
            all.pending.append(row.at(1).toBool() ? withoutEffect(command) : command);
        }
        TRY_ASSIGN(
            const Rows counts,
            tx.rows(QStringLiteral("SELECT (SELECT MAX(0, COALESCE(MAX(number), 0))"
                                   " FROM command),"
                                   " (SELECT COUNT(*) FROM command WHERE state = ?),"
                                   " COALESCE((SELECT value FROM counter WHERE name = ?), 0)"),
                    {Value(qint64{Attention}), Value(settledName)},
                    {FieldType::Integer, FieldType::Integer, FieldType::Integer}));
        all.last = counts.first().at(0).toInt();
        all.attention = counts.first().at(1).toInt();
        all.settledTick = counts.first().at(2).toInt();
        return all;
    });
    TRY(loaded);
    m_pending = loaded->pending;
    m_last = loaded->last;
    m_attention = static_cast<int>(loaded->attention);
    m_settledTick = loaded->settledTick;
    return {};
}

/// What a later command rests on: the create of a record that it mentions, and every change of the
/// same document, since a document changes as a whole.
DeviceCommand Outbox::made(const Draft &draft, qint64 number,
                           const QList<DeviceCommand> &before) const
{
    DeviceCommand command;
    command.id = newUuid();
    command.number = number;
    command.name = draft.name;
    command.version = draft.version;
    command.arguments = draft.arguments;
    command.madeAt = m_clock.now();
    if (makesRecord(command) || isOnDocument(command)) {
        command.creates.append(command.arguments.record);
    }
    const QList<QUuid> mentioned = mentionedIds(command.arguments);
    for (const DeviceCommand &earlier : before) {
        const QUuid &record = earlier.arguments.record;
        const bool rests = makesRecord(earlier)
            ? mentioned.contains(record)
            : isOnDocument(earlier) && record == command.arguments.record;
        if (rests && !command.needs.contains(record)) {
            command.needs.append(record);
        }
    }
    command.hash = contentHash(command);
    return command;
}

Result<DeviceCommand> Outbox::add(const Draft &draft)
{
    return replace({}, {draft}).map([](const QList<DeviceCommand> &made) { return made.first(); });
}

Result<QList<DeviceCommand>> Outbox::replace(const QList<QUuid> &replaced,
                                             const QList<Draft> &drafts)
{
    QList<DeviceCommand> before = m_pending;
    QList<DeviceCommand> commands;
    for (const Draft &draft : drafts) {
        commands.append(made(draft, m_last + commands.size() + 1, before));
        before.append(commands.last());
    }
    const auto stored = m_store->write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        for (const QUuid &command : replaced) {
            TRY(close(tx, command));
        }
        for (qsizetype i = 0; i < commands.size(); ++i) {
            TRY(insert(tx, commands.at(i), drafts.at(i).title));
        }
        return {};
    });
    TRY(stored);
    m_last += commands.size();
    m_pending += commands;
    m_attention -= static_cast<int>(replaced.size());
    return commands;
}

Result<void> Outbox::discard(const QUuid &command)
{
    TRY(m_store->write<void>(QUuid(), [&](Tx &tx) { return close(tx, command); }));
    return load();
}

QList<PendingCommand> Outbox::pendingNumbers() const
{
    QList<PendingCommand> numbers;
    for (const DeviceCommand &command : m_pending) {
        numbers.append({command.number, command.id});
    }
    return numbers;
}

QList<DeviceCommand> Outbox::commands(const QList<qint64> &numbers) const
{
    QList<DeviceCommand> found;
    std::copy_if(
        m_pending.begin(), m_pending.end(), std::back_inserter(found),
        [&numbers](const DeviceCommand &command) { return numbers.contains(command.number); });
    return found;
}

Result<QUuid> Outbox::idOf(qint64 number)
{
    return m_store->read<QUuid>([number](Tx &tx) -> Result<QUuid> {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT id FROM command WHERE number = ?"),
                           {Value(number)}, {FieldType::Reference}));
        return rows.isEmpty() ? QUuid() : rows.first().first().toUuid();
    });
}

Result<void> Outbox::settle(const QList<Outcome> &outcomes, qint64 tick)
{
    if (outcomes.isEmpty()) {
        return {};
    }
    const auto stored = m_store->write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        for (const Outcome &outcome : outcomes) {
            TRY(tx.execute(QStringLiteral("UPDATE command SET state = CASE WHEN decided THEN ?"
                                          " ELSE ? END, outcome = ?, settled_at = ?"
                                          " WHERE id = ? AND state = ?"),
                           {Value(qint64{Done}),
                            Value(qint64{isUndecided(outcome) ? Attention : Done}),
                            Value(encoded(outcome)), Value(tx.clock().now()),
                            Value(outcome.command), Value(qint64{Pending})}));
        }
        TRY(tx.execute(QStringLiteral("INSERT INTO counter (name, value) VALUES (?, ?)"
                                      " ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                       {Value(settledName), Value(tick)}));
        return {};
    });
    TRY(stored);
    m_settledTick = tick;
    QHash<QUuid, const Outcome *> settled;
    for (const Outcome &outcome : outcomes) {
        settled.insert(outcome.command, &outcome);
    }
    m_pending.removeIf([&](const DeviceCommand &command) {
        const Outcome *outcome = settled.value(command.id);
        if (outcome != nullptr && isUndecided(*outcome) && command.name != decidedCommand) {
            ++m_attention;
        }
        return outcome != nullptr;
    });
    return {};
}

Result<QList<WaitingCommand>> Outbox::waiting()
{
    return m_store->read<QList<WaitingCommand>>([](Tx &tx) -> Result<QList<WaitingCommand>> {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT id, name, record, title, made_at FROM command"
                                          " WHERE state = ? ORDER BY number"),
                           {Value(qint64{Pending})},
                           {FieldType::Reference, FieldType::Text, FieldType::Reference,
                            FieldType::Text, FieldType::Integer}));
        QList<WaitingCommand> commands;
        for (const QList<Value> &row : rows) {
            WaitingCommand command;
            command.command = row.at(0).toUuid();
            command.name = row.at(1).toText();
            command.entity = entityOf(command.name);
            command.record = row.at(2).toUuid();
            command.title = row.at(3).toText();
            command.at = row.at(4).toInt();
            commands.append(command);
        }
        return commands;
    });
}

Result<QList<AttentionItem>> Outbox::attention()
{
    return m_store->read<QList<AttentionItem>>([](Tx &tx) -> Result<QList<AttentionItem>> {
        TRY_ASSIGN(
            const Rows rows,
            tx.rows(QStringLiteral("SELECT id, name, record, title, made_at, outcome,"
                                   " command FROM command WHERE state = ?"
                                   " ORDER BY number"),
                    {Value(qint64{Attention})},
                    {FieldType::Reference, FieldType::Text, FieldType::Reference, FieldType::Text,
                     FieldType::Integer, FieldType::Bytes, FieldType::Bytes}));
        QList<AttentionItem> items;
        for (const QList<Value> &row : rows) {
            TRY_ASSIGN(const Outcome outcome, decodedOutcome(row.at(5).toBytes()));
            TRY_ASSIGN(const DeviceCommand command, decoded(row.at(6).toBytes()));
            AttentionItem item;
            item.command = row.at(0).toUuid();
            item.name = row.at(1).toText();
            item.entity = entityOf(item.name);
            item.record = row.at(2).toUuid();
            item.title = row.at(3).toText();
            item.at = row.at(4).toInt();
            item.error = outcome.error;
            item.conflicts = outcome.conflicts;
            item.arguments = command.arguments;
            items.append(item);
        }
        return items;
    });
}

Result<DeviceCommand> Outbox::find(const QUuid &command)
{
    return m_store->read<DeviceCommand>([&](Tx &tx) -> Result<DeviceCommand> {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT command FROM command WHERE id = ?"
                                          " AND state = ?"),
                           {Value(command), Value(qint64{Attention})}, {FieldType::Bytes}));
        TRY(require(!rows.isEmpty(), "record_not_found"));
        return decoded(rows.first().first().toBytes());
    });
}

Result<QList<QUuid>> Outbox::dependents(const QUuid &command)
{
    TRY_ASSIGN(const QList<AttentionItem> items, attention());
    QList<QUuid> dependents;
    for (const AttentionItem &item : items) {
        const QUuid on =
            QUuid::fromString(item.error.args.value(QStringLiteral("command")).toString());
        if (item.error.code == QLatin1String("dependency_rejected") && on == command) {
            dependents.append(item.command);
        }
    }
    return dependents;
}

Result<qint64> Outbox::nextProvisionalNumber()
{
    return m_store->write<qint64>(QUuid(), [](Tx &tx) -> Result<qint64> {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("INSERT INTO counter (name, value) VALUES (?, 1)"
                                          " ON CONFLICT (name) DO UPDATE SET value = value + 1"
                                          " RETURNING value"),
                           {Value(QStringLiteral("provisional_number"))}, {FieldType::Integer}));
        return rows.first().first().toInt();
    });
}

Result<void> Outbox::prune(Instant before)
{
    // The last command stays, so that numbers go on from it.
    return m_store->write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        TRY(tx.execute(QStringLiteral("DELETE FROM command WHERE state = ? AND settled_at < ?"
                                      " AND number < (SELECT MAX(number) FROM command)"),
                       {Value(qint64{Done}), Value(before)}));
        return {};
    });
}

} // namespace kontor
