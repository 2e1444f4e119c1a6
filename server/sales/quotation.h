#pragma once

#include "server/engine/registry.h"

namespace kontor::sales {

/// Saving quotations, and the commands `quotation.send`, `.accept` and `.decline`.
void registerQuotation(Registry &registry);

} // namespace kontor::sales
