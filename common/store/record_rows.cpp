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

} // namespace kontor
