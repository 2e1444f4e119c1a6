#pragma once

#include "server/engine/registry.h"

namespace kontor::product {

/// Adds the units of measure and the taxes that a company in its country begins with.
Result<void> found(Tx &tx, const Founding &founding);

} // namespace kontor::product
