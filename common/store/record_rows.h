#pragma once

#include "common/store/codec.h"
#include "common/store/connection.h"
#include "common/store/schema.h"

namespace kontor {

/// Errors: entity_unknown.
Result<const Table *> tableOf(const Schema &schema, const Entity &entity);

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

/// Records of one entity as the rows that hold them, with their lines. Making them takes nearly as
/// long as writing them, so it can be done before the transaction.
struct RecordRows {
    const Entity *entity = nullptr;
    QList<Record> records;    ///< each once: of several versions the last
    QList<QList<Value>> rows; ///< one for each record
    QList<QList<Value>> lines;
};
/// The records as rows, in their order as far as they are of one entity. They come from a server,
/// and were checked when they were read. Errors: entity_unknown.
Result<QList<RecordRows>> rowsOf(const Schema &schema, const QList<Record> &records);

} // namespace kontor
