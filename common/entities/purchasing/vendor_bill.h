#pragma once

#include "common/entities/product/trade_line.h"

namespace kontor {

struct Party;
struct PaymentTerm;
struct PurchaseOrder;
struct PurchaseOrderLine;

/// What is charged.
struct VendorBillLine : TradeLine {
    Id<PurchaseOrderLine> orderLine;
    static const Entity entity;
};

/// What the company owes a supplier. Posted, it settles what was received and books input tax and
/// payable.
struct VendorBill {
    enum class State { Draft, Posted };

    Id<VendorBill> id;
    qint64 version = 0;
    QString number;            ///< legal number, drawn when the document takes effect
    QString provisionalNumber; ///< what the device that wrote it called it
    Id<Party> supplier;
    QString supplierInvoice;
    Id<PurchaseOrder> purchaseOrder;
    QDate date;
    QDate dueDate; ///< empty when posted: by the payment term
    State state = State::Draft;
    QString currency; ///< ISO 4217; empty: the currency of the books
    Id<PaymentTerm> paymentTerm;
    QString note;
    Amount subtotal; ///< without tax
    Amount taxTotal;
    Amount total; ///< with tax
    Amount paid;
    Amount balance; ///< total less paid, once posted
    QList<VendorBillLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<VendorBill::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
