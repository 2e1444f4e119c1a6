#include "common/store/record_rows.h"

#include "common/base/pinyin.h"

namespace kontor {

using namespace Qt::StringLiterals;

Record readRecord(const Table &table, const Row &row, int column)
{
    Record record;
    record.entity = table.entity;
    int next = column;
    const auto read = [&](FieldType type) { return row.value(next++, type); };
    record.id = read(FieldType::Reference).toUuid();
    if (table.entity->isLine) {
        next += 2; // parent and position are where it stands, not what it holds
    } else {
        record.version = read(FieldType::Integer).toInt();
        record.archived = read(FieldType::Boolean).toBool();
        record.createdAt = read(FieldType::Instant).toInt();
        record.createdBy = read(FieldType::Reference).toUuid();
        record.changedAt = read(FieldType::Instant).toInt();
        record.changedBy = read(FieldType::Reference).toUuid();
    }
    record.values.reserve(table.entity->fields.size());
    for (const Field &field : table.entity->fields) {
        record.values.append(read(field.type));
    }
    return record;
}

void appendColumns(const Table &table, const Record &record, QList<Value> &bound)
{
    bound.reserve(bound.size() + table.columns.size());
    bound.append(Value(record.id));
    bound.append(Value(record.version));
    bound.append(Value(record.archived));
    bound.append(Value(record.createdAt));
    bound.append(Value(record.createdBy));
    bound.append(Value(record.changedAt));
    bound.append(Value(record.changedBy));
    bound.append(record.values);
    bound.append(derivedValues(table, record));
}

void appendLineColumns(const Table &, const Record &line, const QUuid &parent, qint64 position,
                       QList<Value> &bound)
{
    bound.append(Value(line.id));
    bound.append(Value(parent));
    bound.append(Value(position));
    bound.append(line.values);
}

QList<Value> derivedValues(const Table &table, const Record &record)
{
    QList<Value> values;
    for (const DerivedColumn &derived : table.derived) {
        if (derived.kind == DerivedColumn::Kind::SearchText) {
            values.append(Value(searchText(record)));
            continue;
        }
        const Value &text = record.values.at(derived.field);
        const auto *held = std::get_if<QString>(&text.variant());
        values.append(held != nullptr ? Value(pinyinSortKey(*held)) : Value());
    }
    return values;
}

QString searchText(const Record &record)
{
    QStringList parts;
    for (qsizetype i = 0; i < record.entity->fields.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        const Value &value = record.values.at(i);
        if (!field.has(Searchable) || value.isBlank() || value.isWithheld()) {
            continue;
        }
        const QString text = formatValue(field, value);
        parts.append(foldedForSearch(text));
        if (field.type == FieldType::Text) {
            parts.append(pinyinForms(text));
        }
    }
    // A fragment that a person types holds no line end, so it never runs over two fields.
    return parts.join(u'\n');
}

QStringList searchForms(const QString &typed)
{
    QStringList forms;
    const QString text = foldedForSearch(typed).simplified();
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        // SQLite finds Latin letters several times faster than others, and whatever holds the
        // characters also holds their pinyin.
        const QString latin = pinyin(word);
        forms.append(latin);
        if (latin != word) {
            forms.append(word);
        }
    }
    return forms;
}

Result<void> checkTypes(const Record &record)
{
    for (qsizetype i = 0; i < record.entity->fields.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        if (!codec::fits(record.values.at(i), field.type)) {
            return fail("value_malformed", field.name,
                        {{u"entity"_s, QString::fromLatin1(record.entity->name)}});
        }
    }
    for (const Record &line : record.lines) {
        TRY(checkTypes(line));
    }
    return {};
}

Result<const Table *> tableOf(const Schema &schema, const Entity &entity)
{
    const Table *table = schema.find(entity);
    return table != nullptr
        ? Result<const Table *>(table)
        : fail("entity_unknown", "", {{u"entity"_s, QString::fromLatin1(entity.name)}});
}

namespace {

/// One statement cannot write a row twice; of several versions the last one stands.
QList<Record> lastOfEach(const QList<Record> &records)
{
    QHash<QUuid, qsizetype> last;
    last.reserve(records.size());
    for (qsizetype i = 0; i < records.size(); ++i) {
        last.insert(records.at(i).id, i);
    }
    if (last.size() == records.size()) {
        return records;
    }
    QList<Record> kept;
    for (qsizetype i = 0; i < records.size(); ++i) {
        if (last.value(records.at(i).id) == i) {
            kept.append(records.at(i));
        }
    }
    return kept;
}

Result<RecordRows> rowsOfSame(const Schema &schema, const QList<Record> &records)
{
    const Entity &entity = *records.first().entity;
    TRY_ASSIGN(const Table *table, tableOf(schema, entity));
    RecordRows made{&entity, lastOfEach(records), {}, {}};
    made.rows.reserve(made.records.size());
    for (const Record &record : qAsConst(made.records)) {
        Q_ASSERT(checkTypes(record));
        appendColumns(*table, record, made.rows.emplaceBack());
    }
    if (entity.lines == nullptr) {
        return made;
    }
    TRY_ASSIGN(const Table *lines, tableOf(schema, *entity.lines));
    for (const Record &record : qAsConst(made.records)) {
        for (qsizetype i = 0; i < record.lines.size(); ++i) {
            appendLineColumns(*lines, record.lines.at(i), record.id, i, made.lines.emplaceBack());
        }
    }
    return made;
}

} // namespace

Result<QList<RecordRows>> rowsOf(const Schema &schema, const QList<Record> &records)
{
    QList<RecordRows> parts;
    for (qsizetype first = 0; first < records.size();) {
        qsizetype end = first;
        while (end < records.size() && records.at(end).entity == records.at(first).entity) {
            ++end;
        }
        TRY_ASSIGN(RecordRows part, rowsOfSame(schema, records.mid(first, end - first)));
        parts.append(std::move(part));
        first = end;
    }
    return parts;
}

} // namespace kontor
