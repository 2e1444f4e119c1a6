#include "server/exchange/import_rows.h"

#include "common/model/query.h"

namespace kontor {

namespace {

Result<Value> cellValue(const FieldSource &source, const TextTable &table, const QStringList &row,
                        const ResolveReference &resolve)
{
    const qsizetype column = source.column.isEmpty() ? -1 : table.column(source.column);
    QString text = column < 0 ? QString() : row.at(column).trimmed();
    text = source.translation.value(text, text);
    if (text.isEmpty()) {
        text = source.constant;
    } else {
        text.prepend(source.prefix);
    }
    if (text.isEmpty()) {
        return Value();
    }
    if (source.field->type == FieldType::Reference && QUuid::fromString(text).isNull()) {
        return resolve(*source.field->target, source.matchBy, text).map([](const QUuid &id) {
            return Value(id);
        });
    }
    return parseValue(*source.field, text);
}

Unexpected atField(Error error, const Field &field)
{
    error.field = QString::fromLatin1(field.name);
    return Unexpected(std::move(error));
}

Result<Record> lineOf(const ImportMapping &mapping, const TextTable &table, const QStringList &row,
                      const ResolveReference &resolve)
{
    Record line(*mapping.entity->lines);
    for (const FieldSource &source : mapping.lineFields) {
        const auto value = cellValue(source, table, row, resolve);
        if (!value) {
            return atField(value.error(), *source.field);
        }
        line.set(source.field->name, *value);
    }
    return line;
}

Result<Arguments> argumentsOf(const ImportMapping &mapping, const TextTable &table,
                              const QList<qsizetype> &rows, const ResolveReference &resolve)
{
    Arguments arguments;
    for (const FieldSource &source : mapping.fields) {
        const auto value = cellValue(source, table, table.rows.at(rows.first()), resolve);
        if (!value) {
            return atField(value.error(), *source.field);
        }
        arguments.values.insert(QString::fromLatin1(source.field->name), *value);
    }
    if (!mapping.lineFields.isEmpty()) {
        QList<Record> lines;
        for (const qsizetype row : rows) {
            TRY_ASSIGN(const Record line, lineOf(mapping, table, table.rows.at(row), resolve));
            lines.append(line);
        }
        arguments.lines = lines;
    }
    return arguments;
}

/// The rows that belong together, in the order in which their groups first appear.
QList<QList<qsizetype>> groupedRows(const ImportMapping &mapping, const TextTable &table)
{
    QList<QList<qsizetype>> groups;
    QHash<QString, qsizetype> known;
    const qsizetype column = mapping.group.isEmpty() ? -1 : table.column(mapping.group);
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const QString key = column < 0 ? QString() : table.rows.at(row).at(column);
        const auto found = known.constFind(key);
        if (column >= 0 && found != known.constEnd()) {
            groups[*found].append(row);
            continue;
        }
        known.insert(key, groups.size());
        groups.append(QList<qsizetype>{row});
    }
    return groups;
}

} // namespace

QList<ImportItem> importItems(const ImportMapping &mapping, const TextTable &table,
                              const ResolveReference &resolve)
{
    QList<ImportItem> items;
    for (const QList<qsizetype> &rows : groupedRows(mapping, table)) {
        items.append({argumentsOf(mapping, table, rows, resolve), rows});
    }
    return items;
}

TextTable rejectedRows(const TextTable &table, const QList<ImportItem> &items,
                       const std::function<QString(const Error &)> &reason)
{
    TextTable rejected;
    rejected.header =
        QStringList{QStringLiteral("line"), QStringLiteral("field"), QStringLiteral("reason")}
        + table.header;
    for (const ImportItem &item : items) {
        if (item.arguments) {
            continue;
        }
        const Error &error = item.arguments.error();
        for (const qsizetype row : item.rows) {
            rejected.rows.append(QStringList{QString::number(table.lineNumbers.value(row)),
                                             error.field, reason(error)}
                                 + table.rows.at(row));
        }
    }
    return rejected;
}

} // namespace kontor
