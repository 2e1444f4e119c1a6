#include "app/session/cache_copy.h"

#include "common/model/catalogue.h"
#include "common/store/connection.h"
#include "common/sync/projection.h"
#include "common/wire/model_codec.h"

#include <algorithm>

namespace kontor {

namespace {

constexpr int pageRows = 2000;
/// Ids asked for in one statement.
constexpr qsizetype idsAtOnce = 500;

QHash<const Entity *, QList<Value>> valuesByEntity(const QList<RecordKey> &keys)
{
    QHash<const Entity *, QList<Value>> ids;
    for (const RecordKey &key : keys) {
        ids[key.entity].append(Value(key.id));
    }
    return ids;
}

} // namespace

QStringList CacheCopy::tables()
{
    return {QStringLiteral("CREATE TABLE IF NOT EXISTS shadow (entity {text} NOT NULL,"
                           " id {uuid} NOT NULL PRIMARY KEY, base {bytes})")};
}

Result<QHash<RecordKey, Record>> CacheCopy::find(const QList<RecordKey> &keys)
{
    const auto ids = valuesByEntity(keys);
    QHash<RecordKey, Record> found;
    found.reserve(keys.size());
    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
        Query query;
        query.entity = it.key();
        query.withLines = it.key()->lines != nullptr;
        query.withArchived = true;
        for (qsizetype begin = 0; begin < it->size(); begin += idsAtOnce) {
            query.filter = Filter::in("id", it->mid(begin, idsAtOnce));
            query.limit = static_cast<int>(idsAtOnce);
            TRY_ASSIGN(const QList<ListRow> rows, m_tx.list(query));
            for (const ListRow &row : rows) {
                found.insert({it.key(), row.record.id}, row.record);
            }
        }
    }
    return found;
}

Result<QHash<RecordKey, qint64>> CacheCopy::versions(const QList<RecordKey> &keys)
{
    QHash<RecordKey, qint64> found;
    found.reserve(keys.size());
    QHash<const Entity *, QList<QUuid>> idsOf;
    for (const RecordKey &key : keys) {
        idsOf[key.entity].append(key.id);
    }
    for (auto it = idsOf.cbegin(); it != idsOf.cend(); ++it) {
        for (const IdsAsked &part : askedInParts(*it)) {
            TRY_ASSIGN(const Rows rows,
                       m_tx.rows(QStringLiteral("SELECT id, version FROM %1 WHERE id IN %2")
                                     .arg(it.key()->key(), part.placeholders),
                                 part.bound, {FieldType::Reference, FieldType::Integer}));
            for (const QList<Value> &row : rows) {
                found.insert({it.key(), row.at(0).toUuid()}, row.at(1).toInt());
            }
        }
    }
    return found;
}

Result<void> CacheCopy::put(const QList<Record> &records)
{
    return records.isEmpty() ? Result<void>() : m_tx.put(records);
}

Result<void> CacheCopy::erase(const QList<RecordKey> &keys)
{
    for (const RecordKey &key : keys) {
        TRY(m_tx.erase(*key.entity, key.id));
    }
    return {};
}

Result<QList<RecordKey>> CacheCopy::keys(const Entity &entity, const Filter &filter)
{
    Query query;
    query.entity = &entity;
    query.filter = filter;
    query.limit = pageRows;
    query.withArchived = true;
    QList<RecordKey> keys;
    while (true) {
        TRY_ASSIGN(const QList<ListRow> rows, m_tx.list(query));
        for (const ListRow &row : rows) {
            keys.append({&entity, row.record.id});
        }
        if (rows.size() < pageRows) {
            return keys;
        }
        query.after = pageKey(query, rows.last());
    }
}

Result<QList<RecordKey>> CacheCopy::ofRoot(const RecordKey &root)
{
    QList<RecordKey> all;
    for (const Entity *entity : catalogue()) {
        if (isReplicated(*entity) && rootEntity(*entity) == root.entity) {
            TRY_ASSIGN(const QList<RecordKey> found,
                       keys(*entity, Filter::equal(entity->rootField, Value(root.id))));
            all += found;
        }
    }
    return all;
}

Result<void> CacheCopy::keepTo(const Rights &rights)
{
    // What belongs to a root is found by the root's owner, so all is found before any goes.
    QList<RecordKey> hidden;
    for (const Entity *entity : catalogue()) {
        if (!isReplicated(*entity)) {
            continue;
        }
        // Nothing visible: everything goes.
        const Filter visible = mayHold(rights, *entity) ? rights.visible(*entity) : Filter::any({});
        if (!visible.isTrue()) {
            TRY_ASSIGN(const QList<RecordKey> found, keys(*entity, Filter::negate(visible)));
            hidden += found;
        }
    }
    TRY(erase(hidden));
    for (const Entity *entity : catalogue()) {
        if (!isReplicated(*entity)) {
            continue;
        }
        TRY(hideFields(*entity, rights));
        if (entity->lines != nullptr) {
            TRY(hideFields(*entity->lines, rights));
        }
    }
    return {};
}

/// Empties the columns of fields that may not be seen.
Result<void> CacheCopy::hideFields(const Entity &entity, const Rights &rights)
{
    for (const Field &field : entity.fields) {
        if (field.has(Sensitive) && !rights.maySee(entity, field)) {
            TRY(m_tx.execute(QStringLiteral("UPDATE %1 SET %2 = NULL WHERE %2 IS NOT NULL")
                                 .arg(entity.key(), QLatin1String(field.name))));
        }
    }
    return {};
}

// --- shadows ------------------------------------------------------------------------------------

Result<QList<Shadow>> CacheCopy::takeShadows(const std::optional<QSet<RecordKey>> &records)
{
    QList<Shadow> shadows;
    if (!records) {
        TRY(takeShadowsWhere(QStringLiteral("1 = 1"), {}, shadows));
        return shadows;
    }
    QList<QUuid> ids;
    for (const RecordKey &key : *records) {
        ids.append(key.id);
    }
    for (const IdsAsked &part : askedInParts(ids)) {
        TRY(takeShadowsWhere(QStringLiteral("id IN ") + part.placeholders, part.bound, shadows));
    }
    return shadows;
}

Result<void> CacheCopy::takeShadowsWhere(const QString &condition, const QList<Value> &bound,
                                         QList<Shadow> &shadows)
{
    TRY_ASSIGN(const Rows rows,
               m_tx.rows(QStringLiteral("SELECT entity, id, base FROM shadow WHERE ") + condition,
                         bound, {FieldType::Text, FieldType::Reference, FieldType::Bytes}));
    for (const QList<Value> &row : rows) {
        Shadow shadow{{findEntity(row.at(0).toText()), row.at(1).toUuid()}, std::nullopt};
        if (shadow.key.entity == nullptr) {
            continue;
        }
        if (!row.at(2).isEmpty()) {
            const QByteArray bytes = row.at(2).toBytes();
            wire::Reader reader(bytes, &findEntityOrLine);
            wire::read(reader, shadow.base.emplace());
            TRY(reader.finish());
        }
        shadows.append(shadow);
    }
    TRY(m_tx.execute(QStringLiteral("DELETE FROM shadow WHERE ") + condition, bound));
    return {};
}

Result<bool> CacheCopy::hasShadow(const RecordKey &key)
{
    TRY_ASSIGN(const Rows rows,
               m_tx.rows(QStringLiteral("SELECT 1 FROM shadow WHERE id = ?"), {Value(key.id)},
                         {FieldType::Integer}));
    return !rows.isEmpty();
}

Result<void> CacheCopy::addShadow(const Shadow &shadow)
{
    Value base;
    if (shadow.base) {
        wire::Writer writer;
        wire::write(writer, *shadow.base);
        base = Value(writer.take());
    }
    return m_tx.insertRows(QStringLiteral("shadow"),
                           {QStringLiteral("entity"), QStringLiteral("id"), QStringLiteral("base")},
                           {{Value(shadow.key.entity->key()), Value(shadow.key.id), base}});
}

} // namespace kontor
