#pragma once

#include "common/store/codec.h"
#include "common/store/connection.h"
#include "common/store/schema.h"

namespace kontor {

/// Reads the record, without its lines, whose columns (Table::selectList) begin at `column`.
Record readRecord(const Table &table, const Row &row, int column = 0);

/// Appends what Table::insertSql wants for one row of the record.
void appendColumns(const Table &table, const Record &record, QList<Value> &bound);
/// The same for a line.
void appendLineColumns(const Table &table, const Record &line, const QUuid &parent, qint64 position,
                       QList<Value> &bound);

/// The values of the table's derived columns.
QList<Value> derivedValues(const Table &table, const Record &record);

/// Everything that searching finds the record by.
QString searchText(const Record &record);
/// What the search text of a record must hold, all of it, to be found by what a person typed.
QStringList searchForms(const QString &typed);

/// Whether every value, also those of the lines, has its field's type. Errors: value_malformed
/// (args: entity; field).
Result<void> checkTypes(const Record &record);

} // namespace kontor
