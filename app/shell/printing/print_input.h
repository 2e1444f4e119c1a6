#pragma once

#include "app/models/data_source.h"

namespace kontor {

/// A record with all that its printed form shows of other records.
struct PrintInput {
    Record record;
    Record company;
    QList<Record> addresses; ///< of the customer or supplier
    QHash<QUuid, Record> references;

    /// What stands for the record that a field refers to; empty when there is none.
    QString titleOf(const Value &reference) const;
};

/// Collects what printing a record needs. Errors: those of reading it. A reference that may not be
/// read is left blank.
QFuture<Result<PrintInput>> loadForPrint(DataSource &source, const Entity &entity, const QUuid &id);

} // namespace kontor
