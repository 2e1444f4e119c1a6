#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// Takes the turn of a job when its interval has passed since it last ran on any server: true, at
/// most once per interval. The turn counts when the transaction is committed, so the job's work
/// belongs into the same one.
Result<bool> takeTurn(Tx &tx, const Job &job);

} // namespace kontor
