#include "server/sales/sales_figures.h"

#include "server/engine/report_scope.h"

#include <QMap>

#include <algorithm>

namespace kontor::sales {

namespace {

/// Which documents count: posted ones of the time and of customers that the actor may see.
SqlCondition documents(const Actor &actor, const QVariantMap &parameters)
{
    SqlCondition condition = ownedBy(actor.rights, "c.owner");
    condition.text += QLatin1String(" AND d.state = 'posted'");
    const auto add = [&](const char *sql, const Value &value) {
        if (!value.isEmpty()) {
            condition.text += QLatin1String(" AND ") + QLatin1String(sql);
            condition.bound.append(value);
        }
    };
    add("d.date >= ?", Value(parameters.value(QStringLiteral("from")).toDate()));
    add("d.date <= ?", Value(parameters.value(QStringLiteral("to")).toDate()));
    add("d.customer = ?", Value(parameters.value(QStringLiteral("customer")).toUuid()));
    add("l.product = ?", Value(parameters.value(QStringLiteral("product")).toUuid()));
    return condition;
}

const char *keyColumn(GroupBy by)
{
    switch (by) {
    case GroupBy::Product:
        return "l.product";
    case GroupBy::Customer:
        return "d.customer";
    case GroupBy::Month:
        return "d.date";
    }
    return "";
}

/// Reads groups by key; a day counts for its month.
Result<Rows> grouped(Tx &tx, const char *table, const char *sums, int sumCount,
                     const SqlCondition &condition, GroupBy by)
{
    const QString sql = QStringLiteral(R"(
        SELECT %1, %2
        FROM %3_line l
        JOIN %3 d ON d.id = l.parent
        JOIN party c ON c.id = d.customer
        JOIN product p ON p.id = l.product
        LEFT JOIN product_unit o ON o.product = l.product AND o.unit = l.unit
        WHERE %4
        GROUP BY %1)")
                            .arg(QLatin1String(keyColumn(by)), QLatin1String(sums),
                                 QLatin1String(table), condition.text);
    QList<FieldType> types = {by == GroupBy::Month ? FieldType::Date : FieldType::Reference};
    for (int i = 0; i < sumCount; ++i) {
        types.append(FieldType::Integer);
    }
    return tx.rows(sql, condition.bound, types);
}

QString keyOf(const Value &value, GroupBy by)
{
    return by == GroupBy::Month ? value.toDate().toString(QStringLiteral("yyyy-MM"))
                                : value.toUuid().toString(QUuid::WithoutBraces);
}

Result<void> addNames(Tx &tx, QMap<QString, Group> &groups, GroupBy by)
{
    if (by == GroupBy::Month) {
        for (auto group = groups.begin(); group != groups.end(); ++group) {
            group->month = QDate::fromString(group.key() + QLatin1String("-01"), Qt::ISODate);
            group->name = group.key();
        }
        return {};
    }
    const QLatin1String table(by == GroupBy::Product ? "product" : "party");
    TRY_ASSIGN(const Rows names,
               tx.rows(QStringLiteral("SELECT id, code, name FROM %1").arg(table), {},
                       {FieldType::Reference, FieldType::Text, FieldType::Text}));
    for (const QList<Value> &row : names) {
        const auto group = groups.find(keyOf(row.at(0), by));
        if (group != groups.end()) {
            group->id = row.at(0).toUuid();
            group->code = row.at(1).toText();
            group->name = row.at(2).toText();
        }
    }
    return {};
}

} // namespace

Figures &Figures::operator+=(const Figures &other)
{
    invoices += other.invoices;
    quantity += other.quantity;
    revenue += other.revenue;
    cost += other.cost;
    return *this;
}

Result<QList<Group>> salesFigures(Tx &tx, const Actor &actor, const QVariantMap &parameters,
                                  GroupBy by)
{
    const SqlCondition condition = documents(actor, parameters);
    TRY_ASSIGN(const Rows sold,
               grouped(tx, "sales_invoice",
                       "COUNT(DISTINCT d.id),"
                       " CAST(SUM(l.quantity * COALESCE(o.numerator, 1)"
                       " / COALESCE(o.denominator, 1)) AS BIGINT),"
                       " CAST(SUM(l.net) AS BIGINT)",
                       3, condition, by));
    TRY_ASSIGN(const Rows delivered,
               grouped(tx, "delivery", "CAST(SUM(l.cost) AS BIGINT)", 1, condition, by));
    QMap<QString, Group> groups;
    for (const QList<Value> &row : sold) {
        Figures figures;
        figures.invoices = row.at(1).toInt();
        figures.quantity = Quantity::fromRaw(row.at(2).toInt());
        figures.revenue = Amount::fromRaw(row.at(3).toInt());
        groups[keyOf(row.at(0), by)].figures += figures;
    }
    for (const QList<Value> &row : delivered) {
        Figures figures;
        figures.cost = Amount::fromRaw(row.at(1).toInt());
        groups[keyOf(row.at(0), by)].figures += figures;
    }
    TRY(addNames(tx, groups, by));
    QList<Group> list = groups.values();
    if (by != GroupBy::Month) {
        std::sort(list.begin(), list.end(), [](const Group &a, const Group &b) {
            return a.figures.revenue != b.figures.revenue ? a.figures.revenue > b.figures.revenue
                                                          : a.id < b.id;
        });
    }
    return list;
}

} // namespace kontor::sales
