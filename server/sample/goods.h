#pragma once

#include "common/entities/product/price_list.h"
#include "server/sample/world.h"

namespace kontor::sample {

/// Taxes, categories, products with boxes, price lists. Fills World::items; suppliers must be
/// there.
Result<void> makeGoods(World &world);

/// The price lists for dealers and for projects, in this order.
Result<QList<Id<PriceList>>> makePriceLists(World &world);

} // namespace kontor::sample
