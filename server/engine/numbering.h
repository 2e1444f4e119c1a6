#pragma once

#include "common/store/tx.h"

namespace kontor {

/// Draws the next legal number of a kind of document, e.g. "SI-2026-00042" for
/// drawNumber(tx, "sales_invoice", date): prefix, year of the date, counter of that year.
///
/// The numbers of a series and year have no gaps: the counter's row stays locked until the
/// transaction ends, and is set back when it fails. So draw the number last, when nothing can go
/// wrong any more.
Result<QString> drawNumber(Tx &tx, const char *series, QDate date);

/// Whether the changes give some document its legal number.
bool drewNumber(const QList<Change> &changes);

} // namespace kontor
