#pragma once

#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "server/engine/registry.h"

namespace kontor::bench {

/// What orders are made of.
struct Trade {
    QList<Product> goods; ///< with plenty on hand
    QList<Party> customers;
    QDate today;
    Actor seller; ///< who may take them
};

/// Founds a company in an empty database that has goods on hand and customers.
Trade foundTrade(const QString &url);

/// The arguments of a `sales_order.create` with five lines; `number` chooses customer and goods.
Arguments newOrder(const Trade &trade, int number);

} // namespace kontor::bench
