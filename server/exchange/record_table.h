#pragma once

#include "common/model/query.h"
#include "common/model/report.h"
#include "server/exchange/text_table.h"
#include "server/exchange/xlsx_writer.h"

namespace kontor {

/// Whether nothing was ever written into the field; times say so with 0.
bool isUnset(const Field &field, const Value &value);

/// Which paths over references an export reads besides, so that a person sees names instead of ids:
/// "customer.name" for each Reference whose target has a naming field.
QStringList exportedPaths(const Entity &entity);

/// Records as a table with a column a field, headed by the fields' names (so that import finds them
/// again), or by their labels in the language of the program (import in the same language finds
/// them too); references show what stands for the record. `rows` were read with exportedPaths().
TextTable exportTable(const Entity &entity, const QList<ListRow> &rows, bool labelled = false);
QList<ColumnKind> exportKinds(const Entity &entity);

/// A figure of a report as files hold it: a point, no grouping, a percent sign where it has one.
QString cellText(const ReportColumn &column, const Value &value);
/// A report's rows as a table, headed by the translated labels.
TextTable reportTable(const ReportTable &report);
QList<ColumnKind> reportKinds(const ReportTable &report);

} // namespace kontor
