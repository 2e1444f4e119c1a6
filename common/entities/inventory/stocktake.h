#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Product;
struct Warehouse;

/// What was counted of one product.
struct StocktakeLine : LineBase {
    Id<Product> product;
    Quantity counted; ///< in the stock unit
    Quantity booked;  ///< on hand when it was posted
    Quantity difference;
    Rate unitCost; ///< values what is found where nothing was booked; 0: the product's cost
    Amount value;  ///< of the difference
    static const Entity entity;
};

/// A count of a warehouse; posting it books the differences as gain or loss.
struct Stocktake {
    enum class State { Draft, Posted };

    Id<Stocktake> id;
    qint64 version = 0;
    QString number;
    QString provisionalNumber;
    Id<Warehouse> warehouse;
    QDate date;
    State state = State::Draft;
    QString note;
    QList<StocktakeLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<Stocktake::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
