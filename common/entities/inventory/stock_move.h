#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Product;
struct Warehouse;

/// One movement of a product into or out of a warehouse, or a change of its value. Never changed;
/// on hand and value are the sums of these.
struct StockMove {
    enum class Kind { Receipt, Delivery, Count, Revaluation };

    Id<StockMove> id;
    qint64 version = 0;
    Id<Product> product;
    Id<Warehouse> warehouse;
    QDate date;
    Kind kind = Kind::Receipt;
    Quantity quantity; ///< into the warehouse; negative: out of it
    Rate unitCost;
    Amount value; ///< into the warehouse; negative: out of it
    QString sourceNumber;
    QString sourceEntity; ///< name of the entity
    QUuid sourceId;
    QUuid sourceLine;    ///< id of the line
    qint64 sequence = 0; ///< counts a product's moves in a warehouse from 1
    Quantity onHandAfter;
    Amount valueAfter;
    static const Entity entity;
};

template <>
struct ChoicesOf<StockMove::Kind> {
    static const QList<Choice> &choices();
};

} // namespace kontor
