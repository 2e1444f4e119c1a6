#include "server/inventory/open_quantities.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"
#include "server/product/product.h"

namespace kontor::inventory {

namespace {

/// What confirmed orders still lack of each product in each warehouse, in stock units.
Result<QMap<QUuid, Quantity>> openByLevel(Tx &tx, const OpenQuantity &what)
{
    const QString sql = QStringLiteral(R"(
        SELECT o.warehouse, l.product, l.unit, l.quantity, l.%2
        FROM %1_line l JOIN %1 o ON o.id = l.parent JOIN product p ON p.id = l.product
        WHERE o.state = 'confirmed' AND p.kind = 'goods' AND l.%2 < l.quantity)")
                            .arg(QString::fromLatin1(what.orders), QString::fromLatin1(what.done));
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, {},
                       {FieldType::Reference, FieldType::Reference, FieldType::Reference,
                        FieldType::Quantity, FieldType::Quantity}));
    QMap<QUuid, Quantity> open;
    for (const QList<Value> &row : rows) {
        const StockKey key{Id<Product>(row.at(1).toUuid()), Id<Warehouse>(row.at(0).toUuid())};
        TRY_ASSIGN(const Product product, tx.get(key.product));
        const Id<Unit> unit(row.at(2).toUuid());
        TRY_ASSIGN(const Quantity whole,
                   product::inStockUnit(tx, product, unit, Quantity::fromRaw(row.at(3).toInt())));
        TRY_ASSIGN(const Quantity done,
                   product::inStockUnit(tx, product, unit, Quantity::fromRaw(row.at(4).toInt())));
        open[levelId(key).uuid()] += whole - done;
    }
    return open;
}

} // namespace

Result<QList<Finding>> checkOpenQuantities(Tx &tx, const OpenQuantity &what)
{
    TRY_ASSIGN(auto open, openByLevel(tx, what));
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT id, %1 FROM stock_level ORDER BY id")
                           .arg(QString::fromLatin1(what.column)),
                       {}, {FieldType::Reference, FieldType::Quantity}));
    QList<Finding> findings;
    for (const QList<Value> &row : rows) {
        const QUuid id = row.at(0).toUuid();
        const Quantity stored = Quantity::fromRaw(row.at(1).toInt());
        const Quantity wanted = open.take(id);
        if (stored != wanted) {
            findings.append({QStringLiteral("%1_matches_orders").arg(QLatin1String(what.column)),
                             QStringLiteral("stock_level %1: stored %2, orders %3")
                                 .arg(id.toString(QUuid::WithoutBraces), stored.toString(),
                                      wanted.toString())});
        }
    }
    for (auto it = open.constBegin(); it != open.constEnd(); ++it) {
        findings.append({QStringLiteral("%1_matches_orders").arg(QLatin1String(what.column)),
                         QStringLiteral("stock_level %1 is missing, orders %2")
                             .arg(it.key().toString(QUuid::WithoutBraces), it->toString())});
    }
    return findings;
}

} // namespace kontor::inventory
