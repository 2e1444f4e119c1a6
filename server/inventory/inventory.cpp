#include "server/inventory/inventory.h"

#include "common/entities/inventory/stocktake.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"
#include "common/rules/moving_average.h"
#include "server/engine/settings.h"
#include "server/inventory/checks.h"
#include "server/inventory/reports.h"
#include "server/inventory/stocktake.h"
#include "server/product/documents.h"
#include "server/product/product.h"

namespace kontor {

namespace inventory {

Result<Id<Warehouse>> defaultWarehouse(Tx &tx)
{
    TRY_ASSIGN(const QString code, setting(tx, "default_warehouse"));
    const Filter filter = code.isEmpty() ? Filter() : Filter::equal("code", Value(code));
    TRY_ASSIGN(const std::optional<Warehouse> warehouse,
               tx.first<Warehouse>(filter, {{QStringLiteral("code"), false}}));
    TRY(require(warehouse.has_value(), "warehouse_missing", "warehouse"));
    return warehouse->id;
}

namespace {

/// What suppliers still owe of a product for a warehouse, with the dates of the order lines.
Result<QList<rules::Supply>> supplyOf(Tx &tx, const StockLevel &level, const Product &product)
{
    TRY_ASSIGN(
        const Rows rows,
        tx.rows(QStringLiteral(R"(
        SELECT line.expected_date, line.quantity - line.received,
               COALESCE(other.numerator, 1), COALESCE(other.denominator, 1)
        FROM purchase_order_line line
        JOIN purchase_order o ON o.id = line.parent
        LEFT JOIN product_unit other ON other.product = line.product AND other.unit = line.unit
        WHERE line.product = ? AND o.warehouse = ? AND o.state = 'confirmed'
          AND line.quantity > line.received
        ORDER BY line.expected_date, line.id)"),
                {Value(product.id), Value(level.warehouse)},
                {FieldType::Date, FieldType::Quantity, FieldType::Integer, FieldType::Integer}));
    QList<rules::Supply> supply;
    for (const QList<Value> &row : rows) {
        TRY_ASSIGN(const Quantity quantity,
                   rules::toStockUnit(Quantity::fromRaw(row.at(1).toInt()),
                                      {row.at(2).toInt(), row.at(3).toInt()}, Quantity::scale));
        supply.append({row.at(0).toDate(), quantity});
    }
    return supply;
}

} // namespace

Result<QDate> promiseDate(Tx &tx, const StockLevel &level, const Product &product,
                          Quantity quantity)
{
    const QDate today = tx.clock().today();
    const rules::Stock stock{level.onHand, level.reserved, level.incoming};
    QList<rules::Supply> supply;
    if (rules::available(stock) < quantity && !level.incoming.isZero()) {
        TRY_ASSIGN(supply, supplyOf(tx, level, product));
    }
    return rules::promiseDate(stock, supply, quantity, today, product.leadDays);
}

Result<void> updateCost(Tx &tx, const StockLevel &level)
{
    TRY_ASSIGN(Product product, tx.get(level.product, Lock::Update));
    const Rate cost = rules::averageCost({level.onHand, level.value});
    if (cost == product.cost) {
        return {};
    }
    product.cost = cost;
    return tx.update(product);
}

Result<Amount> spreadDifference(Tx &tx, StockBook &book, const StockMove &move, Amount difference,
                                const QUuid &line)
{
    TRY_ASSIGN(
        const QList<StockMove> later,
        tx.select<StockMove>(
            Filter::all({Filter::equal("product", Value(move.product)),
                         Filter::equal("warehouse", Value(move.warehouse)),
                         Filter::compare("sequence", Filter::Op::Greater, Value(move.sequence)),
                         Filter::compare("quantity", Filter::Op::Less, Value(0))}),
            {{QStringLiteral("sequence"), false}}));
    QList<rules::LaterIssue> issues;
    for (const StockMove &issue : later) {
        issues.append({-issue.quantity, issue.onHandAfter - issue.quantity});
    }
    TRY_ASSIGN(const int digits, product::currencyDigits(tx));
    TRY_ASSIGN(const Amount inStock, rules::differenceInStock(difference, issues, digits));
    return book.revalue({move.product, move.warehouse}, inStock, line);
}

namespace {

/// The warehouse that every company begins with.
Result<void> found(Tx &tx, const Founding &founding)
{
    Warehouse warehouse;
    warehouse.code = QStringLiteral("MAIN");
    warehouse.name = founding.country == QLatin1String("CN") ? QStringLiteral("主仓库")
                                                             : QStringLiteral("Main warehouse");
    return tx.insert(warehouse);
}

} // namespace

} // namespace inventory

void registerInventory(Registry &registry)
{
    registry.addFounding(inventory::found);
    inventory::registerStocktake(registry);
    inventory::registerReports(registry);
    inventory::registerChecks(registry);
}

} // namespace kontor
