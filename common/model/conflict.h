#pragma once

#include "common/model/value.h"

namespace kontor {

/// A field that two people changed to different values.
struct FieldConflict {
    QString field;
    Value base; ///< what both began with
    Value mine;
    Value theirs; ///< what the server holds and keeps

    bool operator==(const FieldConflict &) const = default;
};

} // namespace kontor
