#pragma once

#include "common/entities/product/progress.h"
#include "common/entities/product/trade_line.h"

namespace kontor {

struct Address;
struct Contact;
struct Opportunity;
struct Party;
struct PaymentTerm;
struct PriceList;
struct Quotation;
struct User;
struct Warehouse;

/// What is ordered.
struct SalesOrderLine : TradeLine {
    QDate promisedDate;
    Quantity delivered; ///< in the unit of the line
    Quantity invoiced;  ///< in the unit of the line
    /// What the price list said to whoever wrote the line, per unit of the line. An order at this
    /// price is refused when the list has changed since; 0: the price was agreed otherwise.
    Rate listPrice;
    Rate unitCost; ///< of the product when the line was written, per unit of the line
    static const Entity entity;
};

/// What a customer ordered. Confirmed, it reserves stock; deliveries and invoices are made from it.
struct SalesOrder {
    enum class State { Draft, OnHold, Confirmed, Done, Cancelled };

    Id<SalesOrder> id;
    qint64 version = 0;
    QString number;            ///< legal number, drawn when the document takes effect
    QString provisionalNumber; ///< what the device that wrote it called it
    Id<Party> customer;
    Id<Contact> contact;
    QDate date;
    State state = State::Draft;
    Progress deliveryState = Progress::Nothing;
    Progress invoiceState = Progress::Nothing;
    QString holdReason; ///< error code, e.g. credit_limit_exceeded
    QString customerReference;
    QDate requestedDate;
    QDate promisedDate; ///< when the last line can be there
    QString currency;   ///< ISO 4217; empty: the currency of the books
    Id<PriceList> priceList;
    Id<PaymentTerm> paymentTerm;
    Id<Warehouse> warehouse;
    Id<User> salesperson;
    Id<Address> shipTo;
    Id<Quotation> quotation;
    Id<Opportunity> opportunity;
    QString note;
    Amount subtotal; ///< without tax
    Amount taxTotal;
    Amount total; ///< with tax
    QList<SalesOrderLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<SalesOrder::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
