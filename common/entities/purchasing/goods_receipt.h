#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Party;
struct Product;
struct PurchaseOrder;
struct PurchaseOrderLine;
struct Unit;
struct Warehouse;

/// What comes in.
struct GoodsReceiptLine : LineBase {
    Id<Product> product;
    QString description;
    Quantity quantity;
    Id<Unit> unit;
    Id<PurchaseOrderLine> orderLine;
    Amount value; ///< what entered the stock value
    static const Entity entity;
};

/// Goods that arrive from a supplier. Posted, it puts them into stock at the ordered price.
struct GoodsReceipt {
    enum class State { Draft, Posted };

    Id<GoodsReceipt> id;
    qint64 version = 0;
    QString number;            ///< legal number, drawn when the document takes effect
    QString provisionalNumber; ///< what the device that wrote it called it
    Id<Party> supplier;
    Id<PurchaseOrder> purchaseOrder;
    QDate date;
    State state = State::Draft;
    Id<Warehouse> warehouse;
    QString deliveryNote;
    QString note;
    QList<GoodsReceiptLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<GoodsReceipt::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
