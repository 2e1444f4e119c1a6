#include "tests/simulation/mutants.h"

#include "common/model/catalogue.h"
#include "common/sync/local_view.h"
#include "common/wire/message.h"
#include "common/wire/sync_messages.h"

namespace kontor::sim {

namespace {

Planted::Rewrite replacing(const char *from, const char *to)
{
    return [from, to](const QString &sql) {
        return QString(sql).replace(QLatin1String(from), QLatin1String(to));
    };
}

/// Messages of one type are changed; others travel as they are.
template <class T, class Change>
std::function<QByteArray(const QByteArray &)> changing(Change change)
{
    return [change](const QByteArray &bytes) {
        const auto message = wire::Message::parse(bytes);
        if (!message || !message->is<T>()) {
            return bytes;
        }
        Result<T> content = message->as<T>();
        if (!content) {
            return bytes;
        }
        change(*content);
        return wire::encode(*content, message->request());
    };
}

/// A cursor over the log's sequence.
void naiveCursor(Planted &planted)
{
    planted.serverSql = replacing("AND c.txid >= pg_snapshot_xmin(a.snap)"
                                  " AND c.txid < pg_snapshot_xmax(b.snap)"
                                  " AND pg_visible_in_snapshot(c.txid, b.snap)"
                                  " AND NOT pg_visible_in_snapshot(c.txid, a.snap)",
                                  "AND c.seq > a.high AND c.seq <= b.high");
}

void orderByTransaction(Planted &planted)
{
    planted.serverSql = replacing("ORDER BY c.seq", "ORDER BY c.txid, c.seq");
}

void snapshotsForgetOpen(Planted &planted)
{
    planted.snapshotsForgetOpen = true;
}

/// All ticks have the same nonce.
void noNonce(Planted &planted)
{
    planted.serverSql = replacing("hashtextextended(CAST(gen_random_uuid() AS TEXT), 0)", "7");
}

void acknowledgeBeforeDurable(Planted &planted)
{
    planted.outboxNotFlushed = true;
}

void dedupeOutsideTransaction(Planted &planted)
{
    planted.appliedAfterwards = true;
}

void acknowledgeBeforeApplying(Planted &planted)
{
    planted.cursorBeforeBatch = true;
}

void outboxGoesWithCopy(Planted &planted)
{
    planted.outboxGoesWithCopy = true;
}

void dropOnReject(Planted &planted)
{
    planted.clientSql = replacing("CASE WHEN decided THEN ? ELSE ? END",
                                  "CASE WHEN decided THEN ? ELSE MIN(?, 1) END");
}

void noShadows(Planted &planted)
{
    planted.clientSql = replacing("SELECT entity, id, base FROM shadow",
                                  "SELECT entity, id, base FROM (SELECT * FROM shadow WHERE 0)");
}

/// A command that is sent again looks new.
void forgetApplied(Planted &planted)
{
    planted.serverSql = [](const QString &sql) {
        return QString(sql)
            .replace(QLatin1String("FROM applied WHERE command_id = ?"),
                     QLatin1String("FROM applied WHERE command_id = ? AND number IS NULL"))
            .replace(QLatin1String("FROM applied WHERE command_id IN"),
                     QLatin1String("FROM applied WHERE number IS NULL AND command_id IN"))
            .replace(QLatin1String("INSERT INTO applied"),
                     QLatin1String("INSERT OR REPLACE INTO applied"));
    };
}

/// Now and then a number is skipped, as when one that was drawn is not given back.
void numbersOutsideTransaction(Planted &planted)
{
    planted.serverSql = replacing("SET last = number_counter.last + 1 RETURNING last",
                                  "SET last = number_counter.last + 1 + (ABS(RANDOM()) % 20 = 0)"
                                  " RETURNING last");
}

void noScopeRemoval(Planted &planted)
{
    planted.toClient =
        changing<wire::FeedBatch>([](wire::FeedBatch &batch) { batch.removedRoots.clear(); });
}

void rightsNotTold(Planted &planted)
{
    planted.toClient = changing<wire::FeedBatch>([](wire::FeedBatch &batch) {
        if (!batch.renew) {
            batch.rights.reset(); // less than before
        }
    });
}

/// Documents are written over, whatever happened to them meanwhile.
void mergeDocuments(Planted &planted)
{
    planted.toServer = changing<wire::Upload>([](wire::Upload &upload) {
        for (DeviceCommand &command : upload.commands) {
            const Entity *entity = entityOf(command.name);
            if (entity != nullptr && entity->merge == MergePolicy::Document) {
                command.arguments.baseVersion = 0;
            }
        }
    });
}

/// Outcomes of commands that were rejected are taken for success.
void rejectionsNotTold(Planted &planted)
{
    planted.toClient = [](const QByteArray &bytes) {
        const auto quiet = [](QList<kontor::Outcome> &outcomes) {
            for (kontor::Outcome &outcome : outcomes) {
                if (outcome.kind == kontor::Outcome::Kind::Rejected) {
                    outcome.kind = kontor::Outcome::Kind::Applied;
                }
            }
        };
        const QByteArray once = changing<wire::FeedBatch>(
            [&](wire::FeedBatch &batch) { quiet(batch.outcomes); })(bytes);
        return changing<wire::Uploaded>([&](wire::Uploaded &reply) { quiet(reply.outcomes); })(
            once);
    };
}

} // namespace

const QList<Mutant> &mutants()
{
    using On = Mutant::On;
    static const QList<Mutant> all{
        {"naive cursor", On::Postgres, naiveCursor},
        {"order by transaction id",
         On::Postgres,
         orderByTransaction,
         {Act::EditCustomer, Act::MoveOwner, Act::Partition}},
        {"snapshots forget who is at work", On::Postgres, snapshotsForgetOpen},
        {"no nonce",
         On::Postgres,
         noNonce,
         {Act::BackUpServer, Act::RestoreServer, Act::Partition}},
        {"saved before it is durable", On::Both, acknowledgeBeforeDurable, {Act::CutPower}},
        {"dedupe outside the transaction", On::Both, dedupeOutsideTransaction, {Act::CrashServer}},
        {"acknowledged before it is applied",
         On::Both,
         acknowledgeBeforeApplying,
         {Act::CrashClient}},
        {"outbox forgotten at a new copy",
         On::Both,
         outboxGoesWithCopy,
         {Act::ChangeRole, Act::PruneFeed, Act::Partition}},
        {"dropped on reject", On::Both, dropOnReject, {Act::DeleteOrder, Act::Partition}},
        {"no shadow restored", On::Both, noShadows, {Act::Partition}},
        {"applied commands forgotten", On::Both, forgetApplied, {Act::CutLine, Act::CrashServer}},
        {"numbers with gaps", On::Both, numbersOutsideTransaction},
        {"no scope removed", On::Both, noScopeRemoval, {Act::MoveOwner}},
        {"rights not told", On::Both, rightsNotTold, {Act::ChangeRole}},
        {"documents merged", On::Both, mergeDocuments, {Act::EditOrder, Act::Partition}},
        {"rejections not told",
         On::Both,
         rejectionsNotTold,
         {Act::DeleteOrder, Act::EditOrder, Act::Partition}},
    };
    return all;
}

Setting aimedAt(Setting setting, const Mutant &mutant)
{
    if (mutant.on == Mutant::On::Postgres) {
        setting.postgres = true;
        setting.slowCommits = std::max(setting.slowCommits, 300);
        setting.longestPauseMs = 1500;
        setting.clients = 4;
        setting.servers = 2;
        setting.longestTickMs = 1500;
    }
    setting.documentMonths = 0; // no planted fault concerns the age of documents
    setting.often = mutant.often;
    setting.faults = std::max(setting.faults, 100);
    return setting;
}

} // namespace kontor::sim
