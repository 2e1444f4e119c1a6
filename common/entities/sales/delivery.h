#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Address;
struct Party;
struct Product;
struct SalesOrder;
struct SalesOrderLine;
struct Unit;
struct Warehouse;

/// What goes out.
struct DeliveryLine : LineBase {
    Id<Product> product;
    QString description;
    Quantity quantity;
    Id<Unit> unit;
    Id<SalesOrderLine> orderLine;
    Amount cost; ///< what left the stock value
    static const Entity entity;
};

/// Goods that leave a warehouse for a customer. Posted, it takes them from stock and books their
/// cost.
struct Delivery {
    enum class State { Draft, Posted };

    Id<Delivery> id;
    qint64 version = 0;
    QString number;            ///< legal number, drawn when the document takes effect
    QString provisionalNumber; ///< what the device that wrote it called it
    Id<Party> customer;
    Id<SalesOrder> salesOrder;
    QDate date;
    State state = State::Draft;
    Id<Warehouse> warehouse;
    Id<Address> shipTo;
    QString carrier;
    QString trackingNumber;
    QString note;
    QList<DeliveryLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<Delivery::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
