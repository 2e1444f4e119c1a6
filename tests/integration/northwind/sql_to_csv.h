#pragma once

#include "server/exchange/text_table.h"

#include <QMap>

namespace kontor::test {

/// The rows of the INSERT statements of a T-SQL script, by table; a column list that a statement
/// leaves out is taken from CREATE TABLE. NULL becomes an empty text, dates become ISO dates,
/// pictures are left out.
QMap<QString, TextTable> tablesOfScript(const QString &script);

} // namespace kontor::test
