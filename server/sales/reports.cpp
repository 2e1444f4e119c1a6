#include "server/sales/reports.h"

#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "server/sales/sales_figures.h"

#include <algorithm>

namespace kontor::sales {

namespace {

constexpr Label text(const char *source)
{
    return {"SalesReport", source};
}

ReportColumn column(const char *name, Label label, FieldType type, int digits = 2)
{
    return {QString::fromLatin1(name), label, type, digits};
}

Value raw(qint64 number)
{
    return Value(number);
}

/// The columns of figures; cost and margin only for those who may see what products cost.
QList<ReportColumn> figureColumns(const Actor &actor, bool withQuantity)
{
    QList<ReportColumn> columns = {column(
        "invoices", text(QT_TRANSLATE_NOOP("SalesReport", "Invoices")), FieldType::Integer, 0)};
    if (withQuantity) {
        columns.append(column("quantity", text(QT_TRANSLATE_NOOP("SalesReport", "Quantity")),
                              FieldType::Quantity, 0));
    }
    columns.append(
        column("revenue", text(QT_TRANSLATE_NOOP("SalesReport", "Revenue")), FieldType::Amount, 2));
    if (actor.rights.may(QStringLiteral("product.cost.read"))) {
        columns.append(column("cost", text(QT_TRANSLATE_NOOP("SalesReport", "Cost of sales")),
                              FieldType::Amount, 2));
        columns.append(column("margin", text(QT_TRANSLATE_NOOP("SalesReport", "Margin")),
                              FieldType::Amount, 2));
        ReportColumn rate = column(
            "margin_rate", text(QT_TRANSLATE_NOOP("SalesReport", "Margin %")), FieldType::Rate, 1);
        rate.percent = true;
        columns.append(rate);
    }
    return columns;
}

QList<Value> figureValues(const Actor &actor, const Figures &figures, bool withQuantity)
{
    QList<Value> values = {raw(figures.invoices)};
    if (withQuantity) {
        values.append(raw(figures.quantity.raw()));
    }
    values.append(raw(figures.revenue.raw()));
    if (actor.rights.may(QStringLiteral("product.cost.read"))) {
        const Result<Rate> share = divide(figures.margin(), figures.revenue, 4);
        values.append(raw(figures.cost.raw()));
        values.append(raw(figures.margin().raw()));
        values.append(share ? raw(share->raw()) : Value());
    }
    return values;
}

Figures sumOf(const QList<Group> &groups)
{
    Figures sum;
    for (const Group &group : groups) {
        sum += group.figures;
    }
    return sum;
}

/// The posted invoices of a time, narrowed down further by `more`.
DrillTarget invoices(QDate from, QDate to, const Filter &more = {})
{
    DrillTarget target;
    target.entity = QStringLiteral("sales_invoice");
    target.filter = Filter::equal("state", Value(QStringLiteral("posted"))) && more;
    if (from.isValid()) {
        target.filter =
            target.filter && Filter::compare("date", Filter::Op::GreaterOrEqual, Value(from));
    }
    if (to.isValid()) {
        target.filter =
            target.filter && Filter::compare("date", Filter::Op::LessOrEqual, Value(to));
    }
    return target;
}

QDate dateOf(const QVariantMap &parameters, const char *name)
{
    return parameters.value(QString::fromLatin1(name)).toDate();
}

/// The parameters handed on to another report, with one more.
QVariantMap handedOn(const QVariantMap &parameters, const char *name, const QUuid &id)
{
    QVariantMap texts;
    for (const char *date : {"from", "to"}) {
        const QDate day = dateOf(parameters, date);
        if (day.isValid()) {
            texts.insert(QString::fromLatin1(date), day.toString(Qt::ISODate));
        }
    }
    texts.insert(QString::fromLatin1(name), id.toString(QUuid::WithoutBraces));
    return texts;
}

/// Adds a row for each group and their sum; `target` says what a row opens.
template <class Target>
void addRows(ReportTable &table, const Actor &actor, const QList<Group> &groups, bool withCode,
             bool withQuantity, Target target)
{
    for (const Group &group : groups) {
        ReportRow row;
        if (withCode) {
            row.values.append(Value(group.code));
        }
        row.values.append(Value(group.name));
        row.values += figureValues(actor, group.figures, withQuantity);
        row.target = target(group);
        table.rows.append(row);
    }
    ReportRow total;
    total.kind = ReportRow::Kind::Total;
    total.values =
        QList<Value>(withCode ? 2 : 1) + figureValues(actor, sumOf(groups), withQuantity);
    if (!withQuantity) {
        // One invoice stands in several groups when those are products; here it never does.
        table.rows.append(total);
        return;
    }
    total.values[2] = Value();
    total.values[3] = Value(); // pieces and kilograms do not add up
    table.rows.append(total);
}

Result<ReportTable> byProduct(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    TRY_ASSIGN(const QList<Group> groups, salesFigures(tx, actor, parameters, GroupBy::Product));
    ReportTable table;
    table.columns =
        QList<ReportColumn>{
            column("code", text(QT_TRANSLATE_NOOP("SalesReport", "Code")), FieldType::Text),
            column("product", text(QT_TRANSLATE_NOOP("SalesReport", "Product")), FieldType::Text)}
        + figureColumns(actor, true);
    addRows(table, actor, groups, true, true, [&](const Group &group) {
        DrillTarget target;
        target.report = QStringLiteral("sales_by_customer");
        target.parameters = handedOn(parameters, "product", group.id);
        return target;
    });
    table.asOf = tx.clock().now();
    return table;
}

Result<ReportTable> byCustomer(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    TRY_ASSIGN(const QList<Group> groups, salesFigures(tx, actor, parameters, GroupBy::Customer));
    ReportTable table;
    table.columns =
        QList<ReportColumn>{
            column("code", text(QT_TRANSLATE_NOOP("SalesReport", "Code")), FieldType::Text),
            column("customer", text(QT_TRANSLATE_NOOP("SalesReport", "Customer")), FieldType::Text)}
        + figureColumns(actor, false);
    addRows(table, actor, groups, true, false, [&](const Group &group) {
        return invoices(dateOf(parameters, "from"), dateOf(parameters, "to"),
                        Filter::equal("customer", Value(group.id)));
    });
    table.asOf = tx.clock().now();
    return table;
}

Result<ReportTable> byMonth(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    TRY_ASSIGN(const QList<Group> groups, salesFigures(tx, actor, parameters, GroupBy::Month));
    ReportTable table;
    table.columns = QList<ReportColumn>{column(
                        "month", text(QT_TRANSLATE_NOOP("SalesReport", "Month")), FieldType::Text)}
        + figureColumns(actor, false);
    addRows(table, actor, groups, false, false, [&](const Group &group) {
        const QDate end = group.month.addMonths(1).addDays(-1);
        const QDate to = dateOf(parameters, "to");
        const QUuid customer = parameters.value(QStringLiteral("customer")).toUuid();
        return invoices(std::max(group.month, dateOf(parameters, "from")),
                        to.isValid() ? std::min(end, to) : end,
                        customer.isNull() ? Filter() : Filter::equal("customer", Value(customer)));
    });
    table.asOf = tx.clock().now();
    return table;
}

QList<ReportParameter> parametersWith(const ReportParameter &more)
{
    ReportParameter from;
    from.name = QStringLiteral("from");
    from.label = text(QT_TRANSLATE_NOOP("SalesReport", "From"));
    from.type = FieldType::Date;
    ReportParameter to;
    to.name = QStringLiteral("to");
    to.label = text(QT_TRANSLATE_NOOP("SalesReport", "To"));
    to.type = FieldType::Date;
    return {from, to, more};
}

} // namespace

void registerReports(Registry &registry)
{
    ReportParameter customer;
    customer.name = QStringLiteral("customer");
    customer.label = text(QT_TRANSLATE_NOOP("SalesReport", "Customer"));
    customer.type = FieldType::Reference;
    customer.target = &Party::entity;
    ReportParameter product;
    product.name = QStringLiteral("product");
    product.label = text(QT_TRANSLATE_NOOP("SalesReport", "Product"));
    product.type = FieldType::Reference;
    product.target = &Product::entity;
    const auto add = [&registry](const char *name, Label label, const ReportParameter &more,
                                 auto run) {
        ReportDescription description;
        description.name = QString::fromLatin1(name);
        description.module = QStringLiteral("sales");
        description.label = label;
        description.parameters = parametersWith(more);
        description.chart = QStringLiteral("revenue");
        registry.addReport({description, run});
    };
    add("sales_by_product", text(QT_TRANSLATE_NOOP("SalesReport", "Sales by product")), customer,
        byProduct);
    add("sales_by_customer", text(QT_TRANSLATE_NOOP("SalesReport", "Sales by customer")), product,
        byCustomer);
    add("sales_by_month", text(QT_TRANSLATE_NOOP("SalesReport", "Sales by month")), customer,
        byMonth);
}

} // namespace kontor::sales
