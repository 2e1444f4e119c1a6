#pragma once

#include <QStringList>

namespace kontor {

/// One line of a CSV file: comma-separated, quoted where needed, ended by CR LF (RFC 4180). A text
/// that a spreadsheet would run as a formula is defused with an apostrophe.
QString csvLine(const QStringList &cells);

/// The cells of a block copied from a spreadsheet: lines of cells separated by tabs, where a cell
/// with tabs, quotes or line breaks is quoted.
QList<QStringList> readBlock(const QString &text);
/// A block that a spreadsheet pastes into cells.
QString writeBlock(const QList<QStringList> &rows);

} // namespace kontor
