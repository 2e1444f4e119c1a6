#include "server/inventory/stocktake.h"

#include "common/entities/inventory/stocktake.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"
#include "common/rules/unit_ratio.h"
#include "server/engine/numbering.h"
#include "server/finance/posting.h"
#include "server/inventory/inventory.h"
#include "server/product/documents.h"
#include "server/product/product.h"

#include <QSet>

namespace kontor::inventory {

namespace {

Result<void> saveStocktake(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before, {"note"}));
    auto stocktake = fromRecord<Stocktake>(record);
    if (stocktake.date.isNull()) {
        stocktake.date = call.today();
    }
    if (stocktake.provisionalNumber.isEmpty()) {
        stocktake.provisionalNumber = product::provisionalNumber(record.id);
    }
    if (stocktake.state != Stocktake::State::Draft) {
        return {};
    }
    QSet<QUuid> counted;
    for (StocktakeLine &line : stocktake.lines) {
        TRY(require(!line.product.isNull(), "field_required", "product"));
        TRY(require(!line.counted.isNegative(), "quantity_negative", "counted"));
        TRY(require(!line.unitCost.isNegative(), "price_negative", "unit_cost"));
        TRY_ASSIGN(const Product product, call.tx.get(line.product));
        TRY(require(!counted.contains(product.id.uuid()), "product_counted_twice", "product",
                    {{QStringLiteral("product"), product.name}}));
        TRY(require(product.kind == Product::Kind::Goods, "product_has_no_stock", "product",
                    {{QStringLiteral("product"), product.name}}));
        counted.insert(product.id.uuid());
        line.booked = {};
        line.difference = {};
        line.value = {};
    }
    writeValues(&stocktake, record);
    return {};
}

/// What goods that nobody knew of are worth: the average of the others; where there are none, what
/// the count says, or the product's last cost, or what it is bought for.
Result<Amount> valueOfSurplus(Tx &tx, const StocktakeLine &line, const StockLevel &level,
                              int digits)
{
    if (level.onHand.isPositive()) {
        return proportion(level.value, line.difference, level.onHand, digits);
    }
    Rate cost = line.unitCost;
    if (cost.isZero()) {
        TRY_ASSIGN(const Product product, tx.get(line.product));
        cost = product.cost.isZero() ? product.purchasePrice : product.cost;
    }
    return multiply(line.difference, cost, digits);
}

/// Books the difference of one line into the stock.
Result<void> bookLine(Tx &tx, StockBook &book, const StockKey &key, StocktakeLine &line, int digits)
{
    const StockLevel level = book.level(key);
    line.booked = level.onHand;
    line.difference = line.counted - line.booked;
    line.value = {};
    if (line.difference.isPositive()) {
        TRY_ASSIGN(line.value, valueOfSurplus(tx, line, level, digits));
        return book.receive(key, line.difference, line.value, line.lineId, StockMove::Kind::Count);
    }
    if (line.difference.isNegative()) {
        TRY_ASSIGN(const Amount cost,
                   book.issue(key, -line.difference, line.lineId, StockMove::Kind::Count));
        line.value = -cost;
    }
    return {};
}

Result<void> post(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(Stocktake stocktake, tx.get(Id<Stocktake>(call.arguments.record), Lock::Update));
    TRY_ASSIGN(stocktake.state, product::stateAfter(stocktake, "post"));
    TRY(require(!stocktake.lines.isEmpty(), "document_has_no_lines", "lines"));
    QList<StockKey> keys;
    for (const StocktakeLine &line : stocktake.lines) {
        keys.append({line.product, stocktake.warehouse});
    }
    TRY_ASSIGN(StockBook book, StockBook::open(tx, keys));
    TRY_ASSIGN(const int digits, product::currencyDigits(tx));
    Amount gain;
    Amount loss;
    for (StocktakeLine &line : stocktake.lines) {
        TRY(bookLine(tx, book, {line.product, stocktake.warehouse}, line, digits));
        (line.value.isNegative() ? loss : gain) += line.value.abs();
    }
    TRY_ASSIGN(stocktake.number, drawNumber(tx, "stocktake", stocktake.date));
    TRY(tx.update(stocktake));
    TRY(book.write(tx, MoveSource::of(stocktake)));

    finance::EntryDraft entry;
    entry.date = stocktake.date;
    entry.memo = stocktake.number;
    entry.setSource(stocktake);
    entry.debit(AccountRole::Inventory, gain);
    entry.credit(AccountRole::StockGain, gain);
    entry.debit(AccountRole::StockLoss, loss);
    entry.credit(AccountRole::Inventory, loss);
    if (!entry.isEmpty()) {
        TRY(finance::post(tx, call.actor, entry));
    }
    return {};
}

} // namespace

void registerStocktake(Registry &registry)
{
    registry.addSaveRule(Stocktake::entity,
                         {.beforeSave = saveStocktake, .beforeDelete = product::refuseDelete});
    registry.addCommand("stocktake.post", post);
}

} // namespace kontor::inventory
