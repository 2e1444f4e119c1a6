#pragma once

#include "common/model/query.h"

/// When nothing is expected to happen to a document any more, as Entity::closed wants it.
namespace kontor {

Filter closedWhenPosted();
/// Posted, and no balance is left.
Filter closedWhenPaid();
Filter closedWhenDoneOrCancelled();

} // namespace kontor
