#include "server/inventory/stock_book.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"
#include "common/rules/moving_average.h"
#include "server/product/documents.h"

#include <algorithm>

namespace kontor::inventory {

namespace {

/// Reads and locks a level; makes it when it is missing, also when another command makes the same
/// one at the same moment.
Result<Record> lockLevel(Tx &tx, const StockKey &key)
{
    StockLevel level;
    level.id = levelId(key);
    level.product = key.product;
    level.warehouse = key.warehouse;
    TRY_ASSIGN(const std::optional<Record> found,
               tx.find(StockLevel::entity, level.id.uuid(), Lock::Update));
    if (found) {
        return *found;
    }
    Record record = toRecord(level);
    const Result<void> made = tx.attempt([&] { return tx.insert(record); });
    if (made) {
        return record;
    }
    if (made.error().code != QLatin1String("record_exists")) {
        return Unexpected(made.error());
    }
    return tx.get(StockLevel::entity, level.id.uuid(), Lock::Update);
}

} // namespace

Id<StockLevel> levelId(const StockKey &key)
{
    return Id<StockLevel>(
        QUuid::createUuidV5(key.product.uuid(), key.warehouse.uuid().toRfc4122()));
}

Result<StockBook> StockBook::open(Tx &tx, const QList<StockKey> &keys)
{
    TRY_ASSIGN(const int digits, product::currencyDigits(tx));
    StockBook book(tx, digits);
    QList<StockKey> ordered = keys;
    std::sort(ordered.begin(), ordered.end(),
              [](const StockKey &a, const StockKey &b) { return levelId(a) < levelId(b); });
    for (const StockKey &key : ordered) {
        const QUuid id = levelId(key).uuid();
        if (!book.m_levels.contains(id)) {
            TRY_ASSIGN(const Record record, lockLevel(tx, key));
            book.m_levels.insert(id, fromRecord<StockLevel>(record));
            book.m_before.insert(id, record);
        }
    }
    return book;
}

const StockLevel &StockBook::level(const StockKey &key) const
{
    const auto found = m_levels.constFind(levelId(key).uuid());
    Q_ASSERT(found != m_levels.constEnd());
    return *found;
}

StockLevel &StockBook::row(const StockKey &key)
{
    const auto found = m_levels.find(levelId(key).uuid());
    Q_ASSERT(found != m_levels.end());
    return *found;
}

void StockBook::addMove(StockLevel &level, StockMove::Kind kind, Quantity quantity, Amount value,
                        const QUuid &line)
{
    StockMove move;
    move.product = level.product;
    move.warehouse = level.warehouse;
    move.kind = kind;
    move.quantity = quantity;
    move.value = value;
    move.unitCost = divide(value, quantity).value_or(Rate());
    move.sourceLine = line;
    move.sequence = ++level.moves;
    move.onHandAfter = level.onHand;
    move.valueAfter = level.value;
    m_moves.append(move);
}

Result<void> StockBook::receive(const StockKey &key, Quantity quantity, Amount value,
                                const QUuid &line, StockMove::Kind kind)
{
    StockLevel &level = row(key);
    TRY_ASSIGN(const rules::StockValue after,
               rules::receive({level.onHand, level.value}, quantity, value));
    level.onHand = after.quantity;
    level.value = after.value;
    addMove(level, kind, quantity, value, line);
    return {};
}

Result<Amount> StockBook::issue(const StockKey &key, Quantity quantity, const QUuid &line,
                                StockMove::Kind kind)
{
    StockLevel &level = row(key);
    Result<rules::Issue> issued = rules::issue({level.onHand, level.value}, quantity, m_digits);
    if (!issued) {
        Error error = issued.error();
        TRY_ASSIGN(const Product product, m_tx->get(key.product));
        error.args.insert(QStringLiteral("product"), product.name);
        return Unexpected(std::move(error));
    }
    level.onHand = issued->after.quantity;
    level.value = issued->after.value;
    addMove(level, kind, -quantity, -issued->cost, line);
    return issued->cost;
}

Amount StockBook::revalue(const StockKey &key, Amount difference, const QUuid &line)
{
    StockLevel &level = row(key);
    const Amount made = level.onHand.isZero() ? Amount() : std::max(difference, -level.value);
    if (!made.isZero()) {
        level.value += made;
        addMove(level, StockMove::Kind::Revaluation, {}, made, line);
    }
    return made;
}

void StockBook::reserve(const StockKey &key, Quantity quantity)
{
    row(key).reserved += quantity;
}

void StockBook::expect(const StockKey &key, Quantity quantity)
{
    row(key).incoming += quantity;
}

Result<void> StockBook::write(Tx &tx, const MoveSource &source)
{
    for (auto level = m_levels.begin(); level != m_levels.end(); ++level) {
        Record record = m_before.value(level.key());
        writeValues(&*level, record);
        if (record.values != m_before.value(level.key()).values) {
            TRY(tx.update(record));
        }
    }
    for (StockMove &move : m_moves) {
        move.sourceEntity = source.entity;
        move.sourceId = source.id;
        move.sourceNumber = source.number;
        move.date = source.date;
        TRY(tx.insert(move));
    }
    return {};
}

} // namespace kontor::inventory
