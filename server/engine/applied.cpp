#include "server/engine/applied.h"

#include "common/store/connection.h"
#include "common/wire/stored.h"
#include "common/wire/sync_messages.h"

namespace kontor {

namespace {

// How an outcome is stored; members are added, never renamed.

struct StoredRecord {
    QString entity;
    QUuid id;

    static constexpr auto members()
    {
        return std::tuple(wire::required("entity", &StoredRecord::entity),
                          wire::required("id", &StoredRecord::id));
    }
};

struct StoredOutcome {
    Outcome outcome;
    QList<StoredRecord> records;

    static constexpr auto members()
    {
        return std::tuple(wire::required("outcome", &StoredOutcome::outcome),
                          wire::required("records", &StoredOutcome::records));
    }
};

QByteArray encoded(const AppliedCommand &applied)
{
    StoredOutcome stored{applied.outcome, {}};
    for (const auto &[entity, id] : applied.records) {
        stored.records.append({entity, id});
    }
    return wire::toStored(stored);
}

Result<void> decode(const QByteArray &bytes, AppliedCommand &applied)
{
    TRY_ASSIGN(const StoredOutcome stored, wire::fromStored<StoredOutcome>(bytes));
    applied.outcome = stored.outcome;
    for (const StoredRecord &record : stored.records) {
        applied.records.append({record.entity, record.id});
    }
    return {};
}

const QString insertion =
    QStringLiteral("INSERT INTO applied (command_id, device, number, name, hash, outcome, at)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?)");

QList<Value> row(Tx &tx, const AppliedCommand &applied)
{
    const bool fromOutbox = applied.number != 0;
    return {Value(applied.command),
            fromOutbox ? Value(applied.device) : Value(),
            fromOutbox ? Value(applied.number) : Value(),
            Value(applied.name),
            Value(applied.hash),
            Value(encoded(applied)),
            Value(tx.clock().now())};
}

} // namespace

Result<bool> rememberApplied(Tx &tx, const AppliedCommand &applied)
{
    return tx
        .execute(insertion + QStringLiteral(" ON CONFLICT (command_id) DO NOTHING"),
                 row(tx, applied))
        .map([](qint64 rows) { return rows == 1; });
}

Result<void> noteApplied(Tx &tx, const AppliedCommand &applied)
{
    return tx.executeLater(insertion, row(tx, applied));
}

Result<std::optional<AppliedCommand>> findApplied(Tx &tx, const QUuid &command)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT device, number, name, hash, outcome FROM applied"
                                      " WHERE command_id = ?"),
                       {Value(command)},
                       {FieldType::Reference, FieldType::Integer, FieldType::Text, FieldType::Bytes,
                        FieldType::Bytes}));
    if (rows.isEmpty()) {
        return std::optional<AppliedCommand>();
    }
    const QList<Value> &row = rows.first();
    AppliedCommand applied;
    applied.command = command;
    applied.device = row.at(0).toUuid();
    applied.number = row.at(1).toInt();
    applied.name = row.at(2).toText();
    applied.hash = row.at(3).toBytes();
    TRY(decode(row.at(4).toBytes(), applied));
    return std::optional(applied);
}

Result<qint64> forgetApplied(Tx &tx, Instant before)
{
    return tx.execute(QStringLiteral("DELETE FROM applied WHERE at < ?"), {Value(before)});
}

Result<QSet<QUuid>> appliedAmong(Tx &tx, const QList<QUuid> &commands)
{
    QSet<QUuid> found;
    for (const IdsAsked &part : askedInParts(commands)) {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT command_id FROM applied WHERE command_id IN ")
                               + part.placeholders,
                           part.bound, {FieldType::Reference}));
        for (const QList<Value> &row : rows) {
            found.insert(row.first().toUuid());
        }
    }
    return found;
}

} // namespace kontor
