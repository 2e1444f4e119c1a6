#pragma once

#include "common/entities/product/progress.h"
#include "common/entities/product/trade_line.h"

namespace kontor {

struct Party;
struct PaymentTerm;
struct User;
struct Warehouse;

/// What is bought.
struct PurchaseOrderLine : TradeLine {
    QDate expectedDate;
    Quantity received;    ///< in the unit of the line
    Quantity billed;      ///< in the unit of the line
    Amount receivedValue; ///< what receipts have put into stock
    Amount billedValue;   ///< the part of it that bills have settled
    static const Entity entity;
};

/// What `purchase_order.bill` asks for.
struct BillOrderParameters {
    QDate date; ///< empty: today
    QString supplierInvoice;
    static const Entity entity;
};

/// What is ordered from a supplier. Confirmed, it counts as incoming; receipts and bills are made
/// from it.
struct PurchaseOrder {
    enum class State { Draft, Confirmed, Done, Cancelled };

    Id<PurchaseOrder> id;
    qint64 version = 0;
    QString number;            ///< legal number, drawn when the document takes effect
    QString provisionalNumber; ///< what the device that wrote it called it
    Id<Party> supplier;
    QDate date;
    State state = State::Draft;
    Progress receiptState = Progress::Nothing;
    Progress billState = Progress::Nothing;
    QString supplierReference;
    QDate expectedDate;
    QString currency; ///< ISO 4217; empty: the currency of the books
    Id<PaymentTerm> paymentTerm;
    Id<Warehouse> warehouse;
    Id<User> buyer;
    QString note;
    Amount subtotal; ///< without tax
    Amount taxTotal;
    Amount total; ///< with tax
    QList<PurchaseOrderLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<PurchaseOrder::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
