#include "app/session/cache.h"

#include "app/session/cache_copy.h"
#include "common/model/catalogue.h"
#include "common/store/order_index.h"
#include "common/sync/projection.h"
#include "common/wire/stored.h"
#include "common/wire/sync_messages.h"

#include <QCryptographicHash>

#include <algorithm>

namespace kontor {

namespace {

struct StoredState : CacheState {
    static constexpr auto members()
    {
        using wire::optional;
        using wire::required;
        return std::tuple(
            required("cursor", &StoredState::cursor), required("rights", &StoredState::rights),
            optional("position", &StoredState::position),
            optional("complete_at", &StoredState::completeAt), optional("seen", &StoredState::seen),
            optional("level_at", &StoredState::levelAt), optional("renew", &StoredState::renew),
            required("schema", &StoredState::schema), optional("shared", &StoredState::shared));
    }
};

QList<const Entity *> replicated()
{
    QList<const Entity *> entities = catalogue();
    entities.removeIf([](const Entity *entity) { return !isReplicated(*entity); });
    return entities;
}

Result<void> saveState(Tx &tx, const CacheState &state)
{
    TRY(tx.execute(QStringLiteral("INSERT INTO copy_state (id, state) VALUES (1, ?)"
                                  " ON CONFLICT (id) DO UPDATE SET state = excluded.state"),
                   {Value(wire::toStored(StoredState{state}))}));
    return {};
}

void describe(QCryptographicHash &hash, const Entity &entity)
{
    hash.addData(QByteArrayView(entity.name));
    for (const Field &field : entity.fields) {
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(QByteArrayView(field.name));
        hash.addData(QByteArray::number(static_cast<int>(field.type)));
    }
    if (entity.lines != nullptr) {
        describe(hash, *entity.lines);
    }
}

/// Stands for finding records by fragments of their texts, beside the names of fields.
const QString texts;

/// What indexes serve the filter, fields of its own entity only.
void collectIndexes(const Filter &filter, QSet<QString> &indexes)
{
    using Op = Filter::Op;
    switch (filter.op) {
    case Op::All:
    case Op::Any:
        for (const Filter &part : filter.parts) {
            collectIndexes(part, indexes);
        }
        break;
    case Op::Not:
    case Op::NotEqual:
        break; // most records pass
    case Op::Search:
    case Op::Contains:
    case Op::StartsWith:
        indexes.insert(texts);
        break;
    default:
        if (!filter.field.contains(QLatin1Char('.'))) {
            indexes.insert(filter.field);
        }
    }
}

QSet<QString> indexesFor(const Query &query)
{
    QSet<QString> indexes;
    collectIndexes(query.filter, indexes);
    if (!query.sort.isEmpty()) {
        indexes.insert(query.sort.first().field.section(QLatin1Char('.'), 0, 0));
    }
    indexes.remove(QStringLiteral("id"));
    return indexes;
}

} // namespace

Result<std::shared_ptr<Cache>> Cache::open(const QString &path, Role role, const Clock &clock,
                                           const QByteArray &key)
{
    StoreOptions options;
    options.role = role == Role::New ? StoreOptions::Role::NewCopy : StoreOptions::Role::Copy;
    options.url = QStringLiteral("sqlite:") + path;
    options.entities = replicated();
    options.bookkeeping = CacheCopy::tables()
        + QStringList{QStringLiteral("CREATE TABLE IF NOT EXISTS copy_state"
                                     " (id {bigint} NOT NULL PRIMARY KEY, state {bytes})")};
    options.durable = false; // the server has it all
    options.key = key;
    TRY_ASSIGN(std::unique_ptr<Store> store, Store::open(options, clock));
    return std::shared_ptr<Cache>(new Cache(std::move(store)));
}

QByteArray Cache::currentSchema()
{
    static const QByteArray schema = [] {
        QCryptographicHash hash(QCryptographicHash::Blake2b_160);
        hash.addData("ids in bytes"); // how they lie there
        for (const Entity *entity : replicated()) {
            describe(hash, *entity);
        }
        return hash.result();
    }();
    return schema;
}

Result<ViewChange> Cache::apply(const FeedBatch &batch, const QList<DeviceCommand> &pending,
                                const LocalAuthor &author, const CacheState &state,
                                const std::optional<QSet<RecordKey>> &settled)
{
    return m_store->write<ViewChange>(author.user, [&](Tx &tx) -> Result<ViewChange> {
        CacheCopy copy(tx);
        TRY_ASSIGN(ViewChange change, rebase(copy, batch, pending, author, settled));
        TRY(saveState(tx, state));
        return change;
    });
}

Result<ViewChange> Cache::replay(const DeviceCommand &command, const LocalAuthor &author)
{
    return m_store->write<ViewChange>(author.user, [&](Tx &tx) {
        CacheCopy copy(tx);
        return kontor::replay(copy, command, author);
    });
}

Result<QList<RecordRows>> Cache::prepare(const SnapshotPage &page)
{
    static const Schema schema(replicated(), Schema::Indexes::NewCopy);
    return rowsOf(schema, page.records);
}

Result<void> Cache::storePage(const QList<RecordRows> &page, const CacheState &state)
{
    return m_store->write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        TRY(tx.putRows(page));
        return saveState(tx, state);
    });
}

Result<CacheState> Cache::state()
{
    return m_store->read<CacheState>([](Tx &tx) -> Result<CacheState> {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT state FROM copy_state"), {}, {FieldType::Bytes}));
        StoredState state;
        if (!rows.isEmpty()) {
            TRY_ASSIGN(
                state,
                wire::fromStored<StoredState>(rows.first().first().toBytes(), &findEntityOrLine));
        }
        return static_cast<CacheState>(state);
    });
}

Result<Page> Cache::list(const Query &query, const Rights &rights)
{
    TRY(require(rights.may(*query.entity, "read"), "not_permitted"));
    TRY(rights.check(query));
    return m_store->read<Page>([&](Tx &tx) -> Result<Page> {
        Query oneMore = query;
        ++oneMore.limit;
        Page page;
        TRY_ASSIGN(page.rows, tx.list(oneMore));
        page.hasMore = page.rows.size() > query.limit;
        if (page.hasMore) {
            page.rows.removeLast();
        }
        for (ListRow &row : page.rows) {
            rights.withhold(row.record);
        }
        page.fromCache = true;
        return page;
    });
}

Result<Totals> Cache::totals(const Query &query, const QStringList &fields, const Rights &rights)
{
    TRY(require(rights.may(*query.entity, "read"), "not_permitted"));
    TRY(rights.check(query));
    return m_store->read<Totals>([&](Tx &tx) { return tx.totals(query, fields); });
}

Result<Record> Cache::read(const Entity &entity, const QUuid &id, const Rights &rights)
{
    TRY(require(rights.may(entity, "read"), "not_permitted"));
    return m_store->read<Record>([&](Tx &tx) -> Result<Record> {
        TRY_ASSIGN(Record record, tx.get(entity, id));
        rights.withhold(record);
        return record;
    });
}

bool Cache::wantsIndexes(const Query &query) const
{
    const QSet<QString> wanted = indexesFor(query);
    const QMutexLocker lock(&m_mutex);
    return std::any_of(wanted.begin(), wanted.end(), [&](const QString &index) {
        return !m_indexes.contains({query.entity, index});
    });
}

Result<void> Cache::makeIndexes(const Query &query)
{
    for (const QString &index : indexesFor(query)) {
        {
            const QMutexLocker lock(&m_mutex);
            if (m_indexes.contains({query.entity, index})) {
                continue;
            }
            m_indexes.insert({query.entity, index});
        }
        TRY(m_store->write<void>(QUuid(), [&](Tx &tx) {
            return index == texts ? keepSearchable(tx, *query.entity)
                                  : keepOrdered(tx, *query.entity, index);
        }));
    }
    return {};
}

Result<QList<Record>> Cache::find(const QList<RecordKey> &keys, const Rights &rights)
{
    return m_store->read<QList<Record>>([&](Tx &tx) -> Result<QList<Record>> {
        TRY_ASSIGN(const auto found, CacheCopy(tx).find(keys));
        QList<Record> records;
        for (const RecordKey &key : keys) {
            const auto it = found.constFind(key);
            if (it != found.constEnd()) {
                records.append(*it);
                rights.withhold(records.last());
            }
        }
        return records;
    });
}

} // namespace kontor
