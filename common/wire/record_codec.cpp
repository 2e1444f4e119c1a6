#include "common/wire/limits.h"
#include "common/wire/model_codec.h"

#include <QVarLengthArray>

/// A run of records of one entity on the wire:
///
///     [entity, [field names], [line field names] or null, [record, ...]]
///
/// with a record as
///
///     [id, version, archived, created at, created by, changed at, changed by, values..., lines]
///
/// where `lines`, only there when line field names are, is a list of [id, values...].
namespace kontor::wire {

namespace {

constexpr qsizetype stampCount = 7;

qsizetype writtenFields(const Entity &entity)
{
    return std::count_if(entity.fields.cbegin(), entity.fields.cend(),
                         [](const Field &field) { return !field.has(Secret); });
}

void writeFieldNames(Writer &writer, const Entity &entity)
{
    writer.array(writtenFields(entity));
    for (const Field &field : entity.fields) {
        if (!field.has(Secret)) {
            writer.text(QLatin1String(field.name));
        }
    }
}

/// A field that the peer sends.
struct Column {
    qsizetype index = -1; ///< where it stands here; -1: not here
    QByteArrayView name;
};
using Columns = QVarLengthArray<Column, 64>;

bool holds(const Columns &columns, qsizetype index)
{
    return std::any_of(columns.begin(), columns.end(),
                       [index](const Column &column) { return column.index == index; });
}

Columns readFieldNames(Reader &reader, const Entity *entity)
{
    Columns columns;
    for (qsizetype left = reader.array(); left > 0 && reader.ok(); --left) {
        const QByteArrayView name = reader.key();
        qsizetype column = -1;
        if (entity != nullptr) {
            column = entity->indexOf(QLatin1String(name.data(), name.size()));
            if (column >= 0 && entity->fields.at(column).has(Secret)) {
                column = -1;
            }
            if (column >= 0 && holds(columns, column)) {
                reader.malformed("field twice");
            }
        }
        columns.append({column, name});
    }
    return columns;
}

void writeValueList(Writer &writer, const Record &record)
{
    const QList<Field> &fields = record.entity->fields;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (!fields.at(i).has(Secret)) {
            write(writer, record.values.at(i));
        }
    }
}

/// What records that are read are for.
enum class Purpose {
    Copy,   ///< what the peer did not send has its initial value, what is unknown is passed over
    Command ///< what the peer did not send is Withheld, what is unknown and filled in is remembered
};

/// Passes over the value of a field that this program does not know; whether it was filled in.
bool passOver(Reader &reader)
{
    switch (reader.kind()) {
    case Reader::Kind::Null:
    case Reader::Kind::Undefined:
        reader.nothing();
        return false;
    case Reader::Kind::Boolean:
        return reader.boolean();
    case Reader::Kind::Integer:
        return reader.integer() != 0;
    case Reader::Kind::Text:
        return !reader.key().isEmpty();
    default:
        reader.skip();
        return true;
    }
}

void readValueList(Reader &reader, const Columns &columns, Purpose purpose, Record &record)
{
    const QList<Field> &fields = record.entity->fields;
    record.values.resize(fields.size());
    Value *const values = record.values.data();
    if (columns.size() < fields.size() || holds(columns, -1)) {
        std::transform(fields.cbegin(), fields.cend(), values, [purpose](const Field &field) {
            const bool initial = purpose == Purpose::Copy || field.has(Secret);
            return initial ? field.initial : Value(Withheld());
        });
    }
    for (const Column &column : columns) {
        if (column.index < 0) {
            if (passOver(reader) && purpose == Purpose::Command) {
                reader.passedOver(column.name);
            }
            continue;
        }
        const Field &field = fields.at(column.index);
        read(reader, values[column.index]);
        if (!fits(field, values[column.index])) {
            reader.malformed(field.name);
        }
        if (!reader.ok()) {
            return;
        }
    }
}

void writeLines(Writer &writer, const QList<Record> &lines, qsizetype fieldCount)
{
    writer.array(lines.size());
    for (const Record &line : lines) {
        writer.array(1 + fieldCount);
        write(writer, line.id);
        writeValueList(writer, line);
    }
}

void writeRecord(Writer &writer, const Record &record, qsizetype fields, qsizetype lineFields)
{
    const bool hasLines = record.entity->lines != nullptr;
    writer.array(stampCount + fields + (hasLines ? 1 : 0));
    write(writer, record.id);
    writer.integer(record.version);
    writer.boolean(record.archived);
    writer.integer(record.createdAt);
    write(writer, record.createdBy);
    writer.integer(record.changedAt);
    write(writer, record.changedBy);
    writeValueList(writer, record);
    if (hasLines) {
        writeLines(writer, record.lines, lineFields);
    }
}

/// Writes `count` records of one entity; `at(i)` gives the i-th.
template <class At>
void writeRun(Writer &writer, const Entity &entity, qsizetype count, At at)
{
    writer.array(4);
    writer.text(entity.key());
    writeFieldNames(writer, entity);
    qsizetype lineFields = 0;
    if (entity.lines != nullptr) {
        writeFieldNames(writer, *entity.lines);
        lineFields = writtenFields(*entity.lines);
    } else {
        writer.null();
    }
    const qsizetype fields = writtenFields(entity);
    writer.array(count);
    for (qsizetype i = 0; i < count; ++i) {
        writeRecord(writer, at(i), fields, lineFields);
    }
}

/// Writes the records as runs; `at(i)` gives the i-th.
template <class At>
void writeRuns(Writer &writer, qsizetype count, At at)
{
    QVarLengthArray<qsizetype, 16> starts;
    for (qsizetype i = 0; i < count; ++i) {
        if (i == 0 || at(i).entity != at(i - 1).entity) {
            starts.append(i);
        }
    }
    writer.array(starts.size());
    for (qsizetype run = 0; run < starts.size(); ++run) {
        const qsizetype start = starts.at(run);
        const qsizetype end = run + 1 < starts.size() ? starts.at(run + 1) : count;
        writeRun(writer, *at(start).entity, end - start,
                 [&](qsizetype i) -> const Record & { return at(start + i); });
    }
}

/// How the records of a run are laid out.
struct Layout {
    const Entity *entity = nullptr;
    Columns columns;
    Columns lineColumns;
    bool hasLines = false;
};

Layout readLayout(Reader &reader)
{
    Layout layout;
    if (reader.array() != 4) {
        reader.malformed("run of records expected");
        return layout;
    }
    const QString name = reader.text();
    layout.entity = reader.ok() ? reader.findEntity(name) : nullptr;
    layout.columns = readFieldNames(reader, layout.entity);
    if (reader.atNull()) {
        reader.nothing();
    } else {
        layout.hasLines = true;
        layout.lineColumns =
            readFieldNames(reader, layout.entity != nullptr ? layout.entity->lines : nullptr);
    }
    return layout;
}

void readLines(Reader &reader, const Layout &layout, QList<Record> &lines)
{
    const Entity *const entity = layout.entity->lines;
    if (entity == nullptr) {
        reader.skip();
        return;
    }
    for (qsizetype left = reader.array(); left > 0 && reader.ok(); --left) {
        if (reader.array() != 1 + layout.lineColumns.size()) {
            reader.malformed("line of another length expected");
            return;
        }
        Record &line = lines.emplaceBack();
        line.entity = entity;
        read(reader, line.id);
        readValueList(reader, layout.lineColumns, Purpose::Copy, line);
    }
}

void readRecord(Reader &reader, const Layout &layout, Purpose purpose, Record &record)
{
    const qsizetype expected = stampCount + layout.columns.size() + (layout.hasLines ? 1 : 0);
    if (reader.array() != expected) {
        reader.malformed("record of another length expected");
        return;
    }
    record.entity = layout.entity;
    read(reader, record.id);
    record.version = reader.integer();
    record.archived = reader.boolean();
    record.createdAt = reader.integer();
    read(reader, record.createdBy);
    record.changedAt = reader.integer();
    read(reader, record.changedBy);
    readValueList(reader, layout.columns, purpose, record);
    if (layout.hasLines && reader.ok()) {
        readLines(reader, layout, record.lines);
    }
}

/// Reads the runs; `next()` gives the record to read into. Those of unknown entities are passed
/// over.
template <class Next>
void readRuns(Reader &reader, Purpose purpose, Next next)
{
    for (qsizetype runs = reader.array(); runs > 0 && reader.ok(); --runs) {
        const Layout layout = readLayout(reader);
        if (layout.entity == nullptr) {
            reader.skip();
            reader.passedOver("lines");
            continue;
        }
        for (qsizetype left = reader.array(); left > 0 && reader.ok(); --left) {
            readRecord(reader, layout, purpose, next());
        }
    }
}

} // namespace

bool fits(const Field &field, const Value &value)
{
    if (value.isEmpty() || value.isWithheld()) {
        return true;
    }
    const Value::Variant &variant = value.variant();
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Choice:
        return std::holds_alternative<QString>(variant);
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
    case FieldType::Instant:
        return std::holds_alternative<qint64>(variant);
    case FieldType::Boolean:
        return std::holds_alternative<bool>(variant);
    case FieldType::Date:
        return std::holds_alternative<QDate>(variant);
    case FieldType::Reference:
        return std::holds_alternative<QUuid>(variant);
    case FieldType::Bytes:
        return std::holds_alternative<QByteArray>(variant);
    }
    return false;
}

void write(Writer &writer, const QList<Record> &records)
{
    writeRuns(writer, records.size(), [&](qsizetype i) -> const Record & { return records.at(i); });
}

void read(Reader &reader, QList<Record> &records)
{
    records.clear();
    readRuns(reader, Purpose::Copy, [&]() -> Record & { return records.emplaceBack(); });
}

void readLines(Reader &reader, std::optional<QList<Record>> &lines)
{
    if (reader.atNull()) {
        reader.nothing();
        lines.reset();
        return;
    }
    lines.emplace();
    readRuns(reader, Purpose::Command, [&]() -> Record & { return lines->emplaceBack(); });
}

void write(Writer &writer, const Record &record)
{
    if (record.entity == nullptr) {
        writer.null();
        return;
    }
    writeRun(writer, *record.entity, 1, [&](qsizetype) -> const Record & { return record; });
}

void read(Reader &reader, Record &record)
{
    record = {};
    if (reader.atNull()) {
        reader.nothing();
        return;
    }
    const Layout layout = readLayout(reader);
    if (layout.entity == nullptr) {
        reader.skip();
        return;
    }
    if (reader.array() != 1) {
        reader.malformed("one record expected");
        return;
    }
    readRecord(reader, layout, Purpose::Copy, record);
}

void write(Writer &writer, const QList<ListRow> &rows)
{
    writer.array(2);
    writeRuns(writer, rows.size(),
              [&](qsizetype i) -> const Record & { return rows.at(i).record; });
    writer.array(rows.size());
    for (const ListRow &row : rows) {
        write(writer, row.joined);
    }
}

void read(Reader &reader, QList<ListRow> &rows)
{
    rows.clear();
    if (reader.array() != 2) {
        reader.malformed("records and joined values expected");
        return;
    }
    readRuns(reader, Purpose::Copy, [&]() -> Record & { return rows.emplaceBack().record; });
    if (reader.array() != rows.size()) {
        reader.malformed("joined values of every row expected");
        return;
    }
    for (ListRow &row : rows) {
        read(reader, row.joined);
    }
}

} // namespace kontor::wire
