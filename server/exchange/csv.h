#pragma once

#include "server/exchange/text_table.h"

namespace kontor {

/// Reads comma-separated values as RFC 4180 says, and as people's programs write them: the
/// separator (comma, semicolon, tab, bar) is found from the text, line ends may be of any kind,
/// empty lines are passed over. The first line is the header. Errors: csv_empty, csv_quote_open
/// (args: line), csv_column_count (args: line, found, expected), csv_column_twice (args: column).
Result<TextTable> readCsv(const QString &text);

/// As RFC 4180 says, in UTF-8 with a byte order mark, by which Excel knows UTF-8.
QByteArray writeCsv(const TextTable &table);

} // namespace kontor
