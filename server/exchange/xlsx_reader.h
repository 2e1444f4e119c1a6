#pragma once

#include "server/exchange/text_table.h"

namespace kontor {

/// Reads one sheet of an Office Open XML workbook (ECMA-376), by default the first. Cells become
/// text as people mean it: numbers with at most 15 significant digits (as many as Excel keeps),
/// dates as ISO dates, TRUE and FALSE, errors as they are written. The first row with content is
/// the header. Errors: xlsx_unreadable (not a workbook, damaged, or encrypted), xlsx_too_large,
/// xlsx_sheet_unknown (args: sheet), xlsx_empty.
Result<TextTable> readXlsx(const QString &path, const QString &sheet = {});

} // namespace kontor
