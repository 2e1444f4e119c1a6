#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Product;
struct Warehouse;

/// What is there of a product in a warehouse, kept in the transaction that moves it.
/// One record for each product and warehouse; its id follows from theirs.
struct StockLevel {
    Id<StockLevel> id;
    qint64 version = 0;
    Id<Product> product;
    Id<Warehouse> warehouse;
    Quantity onHand;
    Quantity reserved; ///< promised to confirmed orders, not yet delivered
    Quantity incoming; ///< on confirmed purchase orders, not yet received
    Amount value;      ///< of what is on hand, currency of the books
    qint64 moves = 0;  ///< number of the last StockMove
    static const Entity entity;
};

} // namespace kontor
