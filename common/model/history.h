#pragma once

#include "common/model/record.h"

namespace kontor {

/// One entry of a record's history.
struct HistoryEntry {
    Instant at = 0;
    QString user;    ///< the name as shown
    QString command; ///< "party.update"
    Change change;
};

} // namespace kontor
