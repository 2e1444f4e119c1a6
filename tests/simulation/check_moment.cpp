#include "common/model/catalogue.h"
#include "common/sync/projection.h"
#include "common/wire/model_codec.h"
#include "server/engine/feed.h"
#include "server/engine/feed_image.h"
#include "tests/simulation/checks.h"

/// Desktops while everything goes on. Each has come so far, as its cursor says, and has to hold
/// what the server held then: no part of a transaction, nothing older, nothing newer.
namespace kontor::sim {

namespace {

using Versions = QHash<QUuid, qint64>;

/// What happened on the server after a cursor.
struct Later {
    QHash<QUuid, std::optional<qint64>> versions; ///< of records at the cursor; nothing: not there
    QSet<QUuid> commands;                         ///< that had their effect
};

QString versionsSql(const Entity &entity)
{
    return QStringLiteral("SELECT id, version FROM \"%1\"").arg(entity.key());
}

Result<Versions> versionsOn(Engine &engine)
{
    return engine.store().read<Versions>([](Tx &tx) -> Result<Versions> {
        Versions versions;
        for (const Entity *entity : catalogue()) {
            if (isReplicated(*entity)) {
                TRY_ASSIGN(
                    const Rows rows,
                    tx.rows(versionsSql(*entity), {}, {FieldType::Reference, FieldType::Integer}));
                for (const QList<Value> &row : rows) {
                    versions.insert(row.at(0).toUuid(), row.at(1).toInt());
                }
            }
        }
        return versions;
    });
}

/// The version before the change of an entry.
Result<std::optional<qint64>> versionBefore(const QList<Value> &row, const Entity &entity)
{
    const QUuid id = row.at(0).toUuid();
    const auto operation = static_cast<Change::Operation>(row.at(2).toInt());
    if (operation == Change::Operation::Create) {
        return std::optional<qint64>();
    }
    Record after;
    if (operation == Change::Operation::Update) {
        TRY_ASSIGN(after, feed::recordFromImage(row.at(4).toBytes(), entity, id));
    }
    const Record *rest = operation == Change::Operation::Update ? &after : nullptr;
    TRY_ASSIGN(const Record before, feed::recordFromImage(row.at(3).toBytes(), entity, id, rest));
    return std::optional(before.version);
}

Result<Later> laterThan(Tx &tx, const Cursor &cursor)
{
    // In words of its own: what the feed reads with is put to the test.
    const QString entries = tx.kind() == DatabaseKind::Postgres
        ? QStringLiteral("change_log c, feed_tick a WHERE a.tick = ?"
                         " AND NOT pg_visible_in_snapshot(c.txid, a.snap)")
        : QStringLiteral("change_log c WHERE c.seq > ?");
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT c.row_id, c.entity, c.operation, c.before_image,"
                                      " c.after_image, c.command FROM %1 ORDER BY seq")
                           .arg(entries),
                       {Value(cursor.tick)},
                       {FieldType::Reference, FieldType::Text, FieldType::Integer, FieldType::Bytes,
                        FieldType::Bytes, FieldType::Reference}));
    Later later;
    for (const QList<Value> &row : rows) {
        later.commands.insert(row.at(5).toUuid());
        const Entity *entity = findEntity(row.at(1).toText());
        const QUuid id = row.at(0).toUuid();
        if (entity != nullptr && !later.versions.contains(id)) {
            TRY_ASSIGN(const std::optional<qint64> before, versionBefore(row, *entity));
            later.versions.insert(id, before);
        }
    }
    return later;
}

/// The versions of a copy's base: what commands that wait have made of it is taken back.
Versions baseOf(ClientNode &client)
{
    Versions versions;
    const auto copy = client.disk().file(client.copyPath());
    const auto read = [&copy](const QString &sql, const auto &onRow) {
        static_cast<void>(copy->connection->select(sql, {}, onRow));
    };
    for (const Entity *entity : catalogue()) {
        if (isReplicated(*entity)) {
            read(versionsSql(*entity), [&versions](const Row &row) {
                versions.insert(row.value(0, FieldType::Reference).toUuid(),
                                row.value(1, FieldType::Integer).toInt());
            });
        }
    }
    read(QStringLiteral("SELECT id, base FROM shadow"), [&versions](const Row &row) {
        const QUuid id = row.value(0, FieldType::Reference).toUuid();
        const QByteArray bytes = row.value(1, FieldType::Bytes).toBytes();
        if (bytes.isEmpty()) {
            versions.remove(id);
            return;
        }
        Record base;
        wire::Reader reader(bytes, &findEntityOrLine);
        wire::read(reader, base);
        versions.insert(id, base.version);
    });
    return versions;
}

QString shown(const std::optional<qint64> &version)
{
    return version ? QString::number(*version) : QStringLiteral("none");
}

/// Of all that is wrong the least, so that a run says the same when it is repeated.
QString leastOf(QStringList found)
{
    std::sort(found.begin(), found.end());
    return found.value(0);
}

QString wrongVersion(const Versions &base, const Versions &now, const Later &later)
{
    QStringList found;
    for (auto it = base.cbegin(); it != base.cend(); ++it) {
        std::optional<qint64> expected;
        if (later.versions.contains(it.key())) {
            expected = later.versions.value(it.key());
        } else if (now.contains(it.key())) {
            expected = now.value(it.key());
        }
        if (expected != it.value()) {
            found.append(QStringLiteral("%1 has version %2, at the cursor it had %3")
                             .arg(it.key().toString(QUuid::WithoutBraces))
                             .arg(it.value())
                             .arg(shown(expected)));
        }
    }
    return leastOf(found);
}

/// A command that the person was told the end of, and whose effect the copy does not have yet.
QString settledEarly(ClientNode &client, const Later &later)
{
    QStringList found;
    static_cast<void>(
        client.disk()
            .file(client.outboxPath())
            ->connection->select(
                QStringLiteral("SELECT id, name FROM command WHERE state <> 0 AND NOT decided"
                               " AND outcome IS NOT NULL"),
                {}, [&](const Row &row) {
                    if (later.commands.contains(row.value(0, FieldType::Reference).toUuid())) {
                        found.append(row.value(1, FieldType::Text).toText());
                    }
                }));
    return leastOf(found);
}

Verdict checkClient(Engine &engine, ClientNode &client, const Versions &now)
{
    const auto state = client.copy()->state();
    if (!state || state->cursor.isNull()) {
        return std::nullopt; // the disk is damaged, or there is no more than an empty copy
    }
    const auto later = engine.store().read<Later>([&state](Tx &tx) -> Result<Later> {
        TRY(feed::check(tx, state->cursor));
        return laterThan(tx, state->cursor);
    });
    if (!later) {
        return std::nullopt; // its cursor is of no use any more, which it will be told
    }
    const QString name = QStringLiteral("desktop %1: ").arg(client.number());
    const QString wrong = wrongVersion(baseOf(client), now, *later);
    if (!wrong.isEmpty()) {
        return Violation{QStringLiteral("I5"), name + wrong};
    }
    // After a power cut the copy is behind until it has caught up; the outbox never is.
    if (client.state().link == SyncState::Link::Online) {
        const QString early = settledEarly(client, *later);
        if (!early.isEmpty()) {
            return Violation{QStringLiteral("I6"), name + early + QStringLiteral(" is not shown")};
        }
    }
    return std::nullopt;
}

} // namespace

Verdict checkMoment(World &world)
{
    ServerNode *const server = world.anyServer();
    if (server == nullptr) {
        return std::nullopt;
    }
    const auto now = versionsOn(server->engine());
    if (!now) {
        return std::nullopt; // the server ends just now
    }
    for (const auto &client : world.clients()) {
        if (client->isUp() && client->copy()) {
            if (const Verdict verdict = checkClient(server->engine(), *client, *now)) {
                return verdict;
            }
        }
    }
    return std::nullopt;
}

} // namespace kontor::sim
