#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// Quotations, sales orders, deliveries and sales invoices.
void registerSales(Registry &registry);

} // namespace kontor
