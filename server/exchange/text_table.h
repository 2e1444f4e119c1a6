#pragma once

#include "common/base/result.h"

#include <QList>
#include <QStringList>

namespace kontor {

/// A table of text, as a CSV file or a spreadsheet holds it; what import reads and export writes.
struct TextTable {
    QStringList header;
    QList<QStringList> rows;
    /// Where each row begins in its file, from 1: what a message to the user names.
    QList<int> lineNumbers;

    /// The column of this name, upper and lower case alike; -1 when there is none.
    qsizetype column(const QString &name) const;
};

} // namespace kontor
