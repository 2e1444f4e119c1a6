#pragma once

#include "common/base/result.h"
#include "common/model/record.h"
#include "common/store/row_set.h"

#include <optional>

namespace kontor {

class Connection;
class Tx;
struct Table;

/// Finds the rows of a laptop's copy whose texts may hold a fragment, without reading all rows.
///
/// A text is cut into its pairs of neighbouring characters; for each pair the rows are kept in
/// whose search text, or another text field, it occurs. A row that holds a fragment is among the
/// rows of each of the fragment's pairs. The reverse does not follow (and a pair that was in a text
/// once stays), so what is found must be looked at again. Only copies have it, from the first
/// search on: it is cheap to make at once for all rows, but costs about a hundred small writes for
/// each record that is written later.
namespace grams {

/// Whether the table has such an index.
Result<bool> areKept(Connection &connection, const Table &table);
/// The name of the table that holds it.
QString tableName(const Table &table);
/// Makes it from the rows that are there.
Result<void> build(Tx &tx, const Table &table);
/// Takes in records that were written just now.
Result<void> add(Connection &connection, const Table &table, const QList<Record> &records);
/// The rows that may hold all the fragments; nothing when these are too short to tell.
Result<std::optional<RowSet>> rowsWith(Connection &connection, const Table &table,
                                       const QStringList &fragments);

} // namespace grams
} // namespace kontor
