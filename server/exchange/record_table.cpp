#include "server/exchange/record_table.h"

namespace kontor {

namespace {

QString pathOf(const Field &field)
{
    if (field.type != FieldType::Reference || field.target == nullptr
        || field.target->namingField() == nullptr) {
        return {};
    }
    return QLatin1String(field.name) + u'.' + QLatin1String(field.target->namingField()->name);
}

ColumnKind kindOf(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return ColumnKind::Number;
    case FieldType::Date:
        return ColumnKind::Date;
    default:
        return ColumnKind::Text;
    }
}

bool isExported(const Field &field)
{
    return !field.has(Secret) && field.type != FieldType::Bytes;
}

QString cellOf(const Field &field, const Value &value)
{
    return isUnset(field, value) ? QString() : formatValue(field, value);
}

} // namespace

bool isUnset(const Field &field, const Value &value)
{
    return value.isEmpty() || (field.type == FieldType::Instant && value.toInt() == 0);
}

QStringList exportedPaths(const Entity &entity)
{
    QStringList paths;
    for (const Field &field : entity.fields) {
        const QString path = pathOf(field);
        if (isExported(field) && !path.isEmpty()) {
            paths.append(path);
        }
    }
    return paths;
}

TextTable exportTable(const Entity &entity, const QList<ListRow> &rows, bool labelled)
{
    const QStringList paths = exportedPaths(entity);
    TextTable table;
    for (const Field &field : entity.fields) {
        if (isExported(field)) {
            table.header.append(labelled ? field.label.translated()
                                         : QString::fromLatin1(field.name));
        }
    }
    for (const ListRow &row : rows) {
        QStringList cells;
        for (qsizetype i = 0; i < entity.fields.size(); ++i) {
            const Field &field = entity.fields.at(i);
            if (!isExported(field)) {
                continue;
            }
            const qsizetype joined = paths.indexOf(pathOf(field));
            cells.append(joined >= 0 ? row.joined.value(joined).toText()
                                     : cellOf(field, row.record.values.at(i)));
        }
        table.rows.append(cells);
    }
    return table;
}

QList<ColumnKind> exportKinds(const Entity &entity)
{
    QList<ColumnKind> kinds;
    for (const Field &field : entity.fields) {
        if (isExported(field)) {
            kinds.append(kindOf(field.type));
        }
    }
    return kinds;
}

QString cellText(const ReportColumn &column, const Value &value)
{
    if (!column.percent || value.isEmpty() || value.isWithheld()) {
        return formatValue(column.asField(), value);
    }
    const Rate hundredths = Rate::fromRaw(value.toInt() * 100);
    return roundTo(hundredths, column.digits).toString(column.digits) + QLatin1Char('%');
}

TextTable reportTable(const ReportTable &report)
{
    TextTable table;
    for (const ReportColumn &column : report.columns) {
        table.header.append(column.label.translated());
    }
    for (const ReportRow &row : report.rows) {
        QStringList cells;
        for (qsizetype i = 0; i < report.columns.size(); ++i) {
            const QString text = cellText(report.columns.at(i), row.values.value(i));
            cells.append(i == 0 ? QString(row.level * 2, u' ') + text : text);
        }
        table.rows.append(cells);
    }
    return table;
}

QList<ColumnKind> reportKinds(const ReportTable &report)
{
    QList<ColumnKind> kinds;
    for (const ReportColumn &column : report.columns) {
        // A number with its sign is a text to spreadsheets that do not know the sign.
        kinds.append(column.percent ? ColumnKind::Text : kindOf(column.type));
    }
    return kinds;
}

} // namespace kontor
