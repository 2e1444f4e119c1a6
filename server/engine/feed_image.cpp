#include "server/engine/feed_image.h"

#include "common/wire/codec.h"

namespace kontor::feed {

using wire::Reader;
using wire::Writer;

namespace {

// An image is an array: version, archived, created at and by, changed at and by, the values as a
// map by field name, and the lines (each an array of id and values) or null when they are not told.
constexpr qsizetype partCount = 8;

void writeHead(Writer &writer, const Record &record)
{
    writer.array(partCount);
    writer.integer(record.version);
    writer.boolean(record.archived);
    writer.integer(record.createdAt);
    wire::write(writer, record.createdBy);
    writer.integer(record.changedAt);
    wire::write(writer, record.changedBy);
}

void writeValues(Writer &writer, const Record &record, const QList<qsizetype> &indices)
{
    writer.map(indices.size());
    for (const qsizetype index : indices) {
        writer.text(QLatin1String(record.entity->fields.at(index).name));
        wire::write(writer, record.values.at(index));
    }
}

QList<qsizetype> filled(const Record &record)
{
    QList<qsizetype> indices;
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        if (!record.values.at(i).isEmpty() && !record.entity->fields.at(i).has(Secret)) {
            indices.append(i);
        }
    }
    return indices;
}

void writeLines(Writer &writer, const Record &record)
{
    writer.array(record.lines.size());
    for (const Record &line : record.lines) {
        writer.array(2);
        wire::write(writer, line.id);
        writeValues(writer, line, filled(line));
    }
}

void readValues(Reader &reader, Record &record)
{
    qsizetype next = 0; // the order in which they were written is mostly still the entity's
    for (qsizetype left = reader.map(); left > 0 && reader.ok(); --left) {
        const QByteArrayView name = reader.key();
        const qsizetype index =
            record.entity->indexOf(QLatin1String(name.data(), name.size()), next);
        if (index < 0) {
            reader.skip(); // a field that the entity does not have any more
        } else {
            wire::read(reader, record.values[index]);
            next = index + 1;
        }
    }
}

void readLines(Reader &reader, Record &record)
{
    record.lines.clear();
    for (qsizetype left = reader.array(); left > 0 && reader.ok(); --left) {
        if (reader.array() != 2) {
            reader.malformed("line of an image");
            return;
        }
        Record line;
        line.entity = record.entity->lines;
        line.values.resize(line.entity->fields.size());
        wire::read(reader, line.id);
        readValues(reader, line);
        record.lines.append(line);
    }
}

} // namespace

QByteArray image(const Record &record)
{
    Writer writer;
    writeHead(writer, record);
    writeValues(writer, record, filled(record));
    if (record.entity->lines == nullptr) {
        writer.null();
    } else {
        writeLines(writer, record);
    }
    return writer.take();
}

QByteArray imageOfDifference(const Record &before, const Record &after)
{
    QList<qsizetype> changed;
    for (qsizetype i = 0; i < before.values.size(); ++i) {
        if (before.values.at(i) != after.values.at(i) && !before.entity->fields.at(i).has(Secret)) {
            changed.append(i);
        }
    }
    Writer writer;
    writeHead(writer, before);
    writeValues(writer, before, changed);
    if (before.lines == after.lines) {
        writer.null();
    } else {
        writeLines(writer, before);
    }
    return writer.take();
}

Result<Record> recordFromImage(const QByteArray &image, const Entity &entity, const QUuid &id,
                               const Record *rest)
{
    Record record;
    if (rest != nullptr) {
        record = *rest;
    } else {
        record.values.resize(entity.fields.size());
    }
    record.entity = &entity;
    record.id = id;
    Reader reader(image);
    if (reader.array() != partCount) {
        return fail("image_malformed");
    }
    record.version = reader.integer();
    record.archived = reader.boolean();
    record.createdAt = reader.integer();
    wire::read(reader, record.createdBy);
    record.changedAt = reader.integer();
    wire::read(reader, record.changedBy);
    readValues(reader, record);
    if (reader.atNull()) {
        reader.nothing();
    } else if (entity.lines == nullptr) {
        reader.skip();
    } else {
        readLines(reader, record);
    }
    if (!reader.finish()) {
        return fail("image_malformed");
    }
    return record;
}

} // namespace kontor::feed
