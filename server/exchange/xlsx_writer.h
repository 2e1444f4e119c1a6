#pragma once

#include "server/exchange/text_table.h"

namespace kontor {

/// What the cells of a column hold in a written workbook.
enum class ColumnKind { Text, Number, Date };

/// Writes the table as a workbook with one sheet; cells that are not what their column should hold
/// are written as text. Errors: file_not_writable (args: path).
Result<void> writeXlsx(const TextTable &table, const QList<ColumnKind> &kinds, const QString &sheet,
                       const QString &path);

} // namespace kontor
