#pragma once

#include "common/model/entity.h"
#include "server/exchange/text_table.h"

#include <QHash>

namespace kontor {

/// Where one field of an imported record comes from.
struct FieldSource {
    const Field *field = nullptr;
    QString column;   ///< of the file; empty: always `constant`
    QString constant; ///< the value when there is no column, or the cell is empty
    QString prefix;   ///< put before a cell that is not empty, e.g. to keep two number ranges apart
    QHash<QString, QString> translation; ///< cells that mean another value
    /// Of a reference: the field of the target that the cell names; empty: any unique or naming
    /// field.
    QString matchBy;
};

/// How the rows of a file become records. Written as JSON:
///
///     { "key": "code", "group": "OrderID",
///       "fields": { "code": "CustomerID", "is_customer": { "value": "true" },
///                   "owner": { "column": "EmployeeID", "prefix": "E", "match": "login" } },
///       "lines": { "product": "ProductID", "quantity": "Quantity" } }
struct ImportMapping {
    const Entity *entity = nullptr;
    /// A field whose value tells whether the record exists already (then it is changed); empty:
    /// every row is a new record.
    QString key;
    /// The column whose equal values join rows to one record with lines.
    QString group;
    QList<FieldSource> fields;
    QList<FieldSource> lineFields;
    /// Columns of what the program itself keeps, as an export has them: not taken.
    QStringList skipped;
};

/// Reads a mapping. Errors: mapping_malformed, field_unknown (args: name), column_unknown (args:
/// column).
Result<ImportMapping> readMapping(const Entity &entity, const QByteArray &json,
                                  const TextTable &table);

/// The mapping that the header suggests: each column to the field of that name or label, in the
/// source language or in that of the installed translation. Columns that fit nothing are an error,
/// so that nothing is left behind unnoticed: column_unknown. An exported file comes back as it is.
Result<ImportMapping> suggestedMapping(const Entity &entity, const TextTable &table);

} // namespace kontor
