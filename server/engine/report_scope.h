#pragma once

#include "common/model/rights.h"

namespace kontor {

/// A condition for hand-written SQL, with the values of its placeholders in order.
struct SqlCondition {
    QString text;
    QList<Value> bound;
};

/// Keeps a report to what the actor may see: the condition on the column that holds the owner of
/// each row's root, e.g. `ownedBy(actor.rights, "party.owner")`. Every report that shows records
/// with a root uses it; it is the SQL form of Rights::seesOwner.
SqlCondition ownedBy(const Rights &rights, const char *column);

} // namespace kontor
