#pragma once

#include "common/store/tx.h"

namespace kontor {

/// Gives a field an index when it has none yet, so that lists sort and filter by it quickly. Only
/// where writing is rare: each index costs time at every write. Errors: field_unknown.
Result<void> keepOrdered(Tx &tx, const Entity &entity, const QString &field);

/// The same for finding records by fragments of their texts; a laptop's copy only (see
/// gram_index.h). Nothing happens elsewhere.
Result<void> keepSearchable(Tx &tx, const Entity &entity);

} // namespace kontor
