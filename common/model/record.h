#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A record in generic code: the values in the order of the entity's fields, its lines, and what
/// every record has besides. Typed code uses the plain struct instead (toRecord, fromRecord).
struct Record {
    const Entity *entity = nullptr;
    QUuid id;
    qint64 version = 0; ///< counts the changes on the server; 0: never saved there
    bool archived = false;
    Instant createdAt = 0;
    QUuid createdBy;
    Instant changedAt = 0;
    QUuid changedBy;
    QList<Value> values;
    QList<Record> lines;

    Record() = default;
    /// A new record of this entity with a new id; its fields hold what those of a new struct hold.
    explicit Record(const Entity &of);

    const Value &value(QLatin1String fieldName) const;
    const Value &value(const char *fieldName) const { return value(QLatin1String(fieldName)); }
    void set(QLatin1String fieldName, const Value &value);
    void set(const char *fieldName, const Value &value) { set(QLatin1String(fieldName), value); }
    /// What stands for the record: its name or number.
    QString title() const;

    /// Written out, since a default one is deleted: QList cannot compare its elements before the
    /// struct that holds the list is complete.
    bool operator==(const Record &other) const;
};

/// Fills the struct behind `object` from the record's values and lines.
void readValues(const Record &record, void *object);
/// Fills the record's values and lines from the struct behind `object`.
void writeValues(const void *object, Record &record);

/// The generic form of a struct described by T::entity; T has members `id` and `version`.
template <class T>
Record toRecord(const T &object)
{
    Record record(T::entity);
    record.id = object.id.uuid();
    record.version = object.version;
    writeValues(&object, record);
    return record;
}

/// The struct of a record of T::entity.
template <class T>
T fromRecord(const Record &record)
{
    Q_ASSERT(record.entity == &T::entity);
    T object;
    object.id = Id<T>(record.id);
    object.version = record.version;
    readValues(record, &object);
    return object;
}

/// The difference that a change made: what feed, audit, undo and cache carry.
struct Change {
    enum class Operation { Create, Update, Delete };
    Operation operation = Operation::Create;
    Record before; ///< without entity when created
    Record after;  ///< without entity when deleted

    const Record &record() const { return operation == Operation::Delete ? before : after; }
};

} // namespace kontor
