#pragma once

#include "common/entities/party/party.h"
#include "server/engine/registry.h"

namespace kontor {

struct Activity;

namespace crm {

/// Saving activities, and `activity.complete`.
void registerActivity(Registry &registry);

/// Writes into the party when it was last followed up (the latest activity done) and when the next
/// one is due; `leftOut` is about to go and does not count.
Result<void> updateFollowUps(Tx &tx, Id<Party> party, Id<Activity> leftOut = {});

} // namespace crm
} // namespace kontor
