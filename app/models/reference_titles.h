#pragma once

#include "app/models/data_source.h"

namespace kontor {

/// What stands for the records that others refer to, fetched kind by kind and kept.
class ReferenceTitles : public QObject
{
    Q_OBJECT

public:
    explicit ReferenceTitles(DataSource &source, QObject *parent = nullptr);

    /// How a field's value reads, references by the title of their record.
    QString text(const Field &field, const Value &value) const;
    /// The record, once it was fetched; nullptr before, or when it may not be read.
    const Record *find(const QUuid &id) const;
    /// Fetches all that the records refer to and this does not know yet, then tells by `done`.
    void fetch(const QList<Record> &records, const std::function<void()> &done);

private:
    void ask(const Entity &entity, const QList<Value> &ids, const std::function<void()> &answered);

    DataSource &m_source;
    QHash<QUuid, Record> m_records;
};

} // namespace kontor
