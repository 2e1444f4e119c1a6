#pragma once

#include <QUuid>

namespace kontor {

/// How far a reader of the change feed has come. Comparable only within one epoch.
///
/// The nonce was drawn at random when the tick was made, so a database that was restored from a
/// backup, or copied, and then went its own way is recognised: it does not know the pair.
struct Cursor {
    QUuid epoch;      ///< changes when the feed had to start anew (a dump loaded elsewhere)
    qint64 tick = 0;  ///< ascending; numbers may be skipped
    qint64 nonce = 0; ///< belongs to the tick

    bool isNull() const { return epoch.isNull(); }
    bool operator==(const Cursor &) const = default;
};

} // namespace kontor
