#pragma once

#include "common/store/tx.h"

namespace kontor {

/// How long a series counts before it begins at 1 again.
enum class NumberSpan { Year, Month };

/// Draws the next legal number of a kind of document, e.g. "SI-2026-00042" for
/// drawNumber(tx, "sales_invoice", date): prefix, year of the date, counter of that year.
///
/// A series that begins anew every month has the month in its numbers: "JE-2026-11-0001".
///
/// The numbers of a series and span have no gaps: the counter's row stays locked until the
/// transaction ends, and is set back when it fails. So draw the number last, when nothing can go
/// wrong any more.
Result<QString> drawNumber(Tx &tx, const char *series, QDate date,
                           NumberSpan span = NumberSpan::Year);

/// Keeps others from drawing a number of the series for the date until this transaction ends.
Result<void> holdNumbers(Tx &tx, const char *series, QDate date, NumberSpan span);

/// How many numbers of the series were drawn for the date's year or month.
Result<qint64> drawnNumbers(Tx &tx, const char *series, QDate date, NumberSpan span);

/// Whether the changes give some document its legal number.
bool drewNumber(const QList<Change> &changes);

} // namespace kontor
