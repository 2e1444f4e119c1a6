#include "server/inventory/reports.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product_category.h"

namespace kontor::inventory {

namespace {

constexpr Label text(const char *source)
{
    return {"StockReport", source};
}

ReportColumn column(const char *name, Label label, FieldType type, int digits = 2)
{
    return {QString::fromLatin1(name), label, type, digits};
}

/// The parameters that both reports share, as conditions on product p and warehouse w.
struct Narrowing {
    QString condition = QStringLiteral("1 = 1");
    QList<Value> bound;

    explicit Narrowing(const QVariantMap &parameters)
    {
        add(parameters, "warehouse", "w.id");
        add(parameters, "category", "p.category");
    }

private:
    void add(const QVariantMap &parameters, const char *name, const char *column)
    {
        const QUuid id = parameters.value(QString::fromLatin1(name)).toUuid();
        if (!id.isNull()) {
            condition += QStringLiteral(" AND %1 = ?").arg(QLatin1String(column));
            bound.append(Value(id));
        }
    }
};

/// A row opens the movements that make it.
DrillTarget movesOf(const QUuid &product, const QUuid &warehouse)
{
    DrillTarget target;
    target.entity = QStringLiteral("stock_move");
    target.filter =
        Filter::equal("product", Value(product)) && Filter::equal("warehouse", Value(warehouse));
    return target;
}

QList<ReportParameter> narrowingParameters()
{
    ReportParameter warehouse;
    warehouse.name = QStringLiteral("warehouse");
    warehouse.label = text(QT_TRANSLATE_NOOP("StockReport", "Warehouse"));
    warehouse.type = FieldType::Reference;
    warehouse.target = &Warehouse::entity;
    ReportParameter category;
    category.name = QStringLiteral("category");
    category.label = text(QT_TRANSLATE_NOOP("StockReport", "Category"));
    category.type = FieldType::Reference;
    category.target = &ProductCategory::entity;
    return {warehouse, category};
}

Result<ReportTable> stockOnHand(Tx &tx, const Actor &, const QVariantMap &parameters)
{
    const Narrowing narrowing(parameters);
    const QString sql = QStringLiteral(R"(
        SELECT p.id, w.id, p.code, p.name, w.name, u.name, s.on_hand, s.reserved,
               s.on_hand - s.reserved, s.incoming, p.reorder_minimum
        FROM stock_level s
        JOIN product p ON p.id = s.product
        JOIN warehouse w ON w.id = s.warehouse
        JOIN unit u ON u.id = p.unit
        WHERE (s.on_hand <> 0 OR s.reserved <> 0 OR s.incoming <> 0) AND %1
        ORDER BY p.code, w.code)")
                            .arg(narrowing.condition);
    const FieldType word = FieldType::Text;
    const FieldType quantity = FieldType::Quantity;
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, narrowing.bound,
                       {FieldType::Reference, FieldType::Reference, word, word, word, word,
                        quantity, quantity, quantity, quantity, quantity}));
    ReportTable table;
    table.columns = {
        column("code", text(QT_TRANSLATE_NOOP("StockReport", "Code")), word),
        column("product", text(QT_TRANSLATE_NOOP("StockReport", "Product")), word),
        column("warehouse", text(QT_TRANSLATE_NOOP("StockReport", "Warehouse")), word),
        column("unit", text(QT_TRANSLATE_NOOP("StockReport", "Unit")), word),
        column("on_hand", text(QT_TRANSLATE_NOOP("StockReport", "On hand")), quantity, 0),
        column("reserved", text(QT_TRANSLATE_NOOP("StockReport", "Reserved")), quantity, 0),
        column("available", text(QT_TRANSLATE_NOOP("StockReport", "Available")), quantity, 0),
        column("incoming", text(QT_TRANSLATE_NOOP("StockReport", "Incoming")), quantity, 0),
        column("reorder_at", text(QT_TRANSLATE_NOOP("StockReport", "Reorder at")), quantity, 0)};
    for (const QList<Value> &row : rows) {
        ReportRow line;
        line.values = row.mid(2);
        line.target = movesOf(row.at(0).toUuid(), row.at(1).toUuid());
        table.rows.append(line);
    }
    table.asOf = tx.clock().now();
    return table;
}

/// Quantity and value by product and warehouse: as they are, or as they were at the end of a day.
Result<Rows> valuedStock(Tx &tx, const QVariantMap &parameters)
{
    const Narrowing narrowing(parameters);
    const QDate day = parameters.value(QStringLiteral("date")).toDate();
    QList<Value> bound;
    QString source = QStringLiteral("stock_level");
    if (day.isValid()) {
        source = QStringLiteral("(SELECT product, warehouse, CAST(SUM(quantity) AS BIGINT) AS"
                                " on_hand, CAST(SUM(value) AS BIGINT) AS value FROM stock_move"
                                " WHERE date <= ? GROUP BY product, warehouse)");
        bound.append(Value(day));
    }
    const QString sql = QStringLiteral(R"(
        SELECT p.id, w.id, p.code, p.name, w.name, u.name, s.on_hand, s.value
        FROM %1 s
        JOIN product p ON p.id = s.product
        JOIN warehouse w ON w.id = s.warehouse
        JOIN unit u ON u.id = p.unit
        WHERE (s.on_hand <> 0 OR s.value <> 0) AND %2
        ORDER BY p.code, w.code)")
                            .arg(source, narrowing.condition);
    const FieldType word = FieldType::Text;
    return tx.rows(sql, bound + narrowing.bound,
                   {FieldType::Reference, FieldType::Reference, word, word, word, word,
                    FieldType::Quantity, FieldType::Amount});
}

Result<ReportTable> stockValuation(Tx &tx, const Actor &, const QVariantMap &parameters)
{
    TRY_ASSIGN(const Rows rows, valuedStock(tx, parameters));
    ReportTable table;
    table.columns = {
        column("code", text(QT_TRANSLATE_NOOP("StockReport", "Code")), FieldType::Text),
        column("product", text(QT_TRANSLATE_NOOP("StockReport", "Product")), FieldType::Text),
        column("warehouse", text(QT_TRANSLATE_NOOP("StockReport", "Warehouse")), FieldType::Text),
        column("unit", text(QT_TRANSLATE_NOOP("StockReport", "Unit")), FieldType::Text),
        column("on_hand", text(QT_TRANSLATE_NOOP("StockReport", "On hand")), FieldType::Quantity,
               0),
        column("unit_cost", text(QT_TRANSLATE_NOOP("StockReport", "Unit cost")), FieldType::Rate,
               4),
        column("value", text(QT_TRANSLATE_NOOP("StockReport", "Value")), FieldType::Amount, 2)};
    Amount total;
    for (const QList<Value> &row : rows) {
        const Quantity onHand = Quantity::fromRaw(row.at(6).toInt());
        const Amount value = Amount::fromRaw(row.at(7).toInt());
        const Rate cost = divide(value, onHand).value_or(Rate());
        ReportRow line;
        line.values = row.mid(2, 5);
        line.values.append(Value(qint64{cost.raw()}));
        line.values.append(row.at(7));
        line.target = movesOf(row.at(0).toUuid(), row.at(1).toUuid());
        table.rows.append(line);
        total += value;
    }
    ReportRow sum;
    sum.kind = ReportRow::Kind::Total;
    sum.values = {{}, {}, {}, {}, {}, {}, Value(qint64{total.raw()})};
    table.rows.append(sum);
    table.asOf = tx.clock().now();
    return table;
}

Result<QHash<QString, Value>> initialDay(Tx &tx)
{
    return QHash<QString, Value>{{QStringLiteral("date"), Value(tx.clock().today())}};
}

} // namespace

void registerReports(Registry &registry)
{
    ReportParameter day;
    day.name = QStringLiteral("date");
    day.label = text(QT_TRANSLATE_NOOP("StockReport", "As of"));
    day.type = FieldType::Date;
    const QList<ReportParameter> narrowing = narrowingParameters();
    registry.addReport({{QStringLiteral("stock_on_hand"), QStringLiteral("inventory"),
                         text(QT_TRANSLATE_NOOP("StockReport", "Stock on hand")), narrowing},
                        stockOnHand});
    registry.addReport({{QStringLiteral("stock_valuation"), QStringLiteral("inventory"),
                         text(QT_TRANSLATE_NOOP("StockReport", "Stock valuation")),
                         QList<ReportParameter>{day} + narrowing},
                        stockValuation,
                        initialDay});
}

} // namespace kontor::inventory
