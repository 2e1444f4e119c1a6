#pragma once

#include "common/entities/product/trade_line.h"

namespace kontor {

struct Address;
struct Contact;
struct Opportunity;
struct Party;
struct PaymentTerm;
struct PriceList;
struct SalesOrder;
struct User;
struct Warehouse;

/// What is offered.
struct QuotationLine : TradeLine {
    static const Entity entity;
};

/// What `quotation.decline` asks for.
struct DeclineQuotationParameters {
    QString reason;
    static const Entity entity;
};

/// An offer to a customer; accepted, it becomes a sales order.
struct Quotation {
    enum class State { Draft, Sent, Accepted, Declined };

    Id<Quotation> id;
    qint64 version = 0;
    QString number;            ///< legal number, drawn when the document takes effect
    QString provisionalNumber; ///< what the device that wrote it called it
    Id<Party> customer;
    Id<Contact> contact;
    QDate date;
    QDate validUntil;
    State state = State::Draft;
    Id<Opportunity> opportunity;
    QString currency; ///< ISO 4217; empty: the currency of the books
    Id<PriceList> priceList;
    Id<PaymentTerm> paymentTerm;
    Id<Warehouse> warehouse;
    Id<User> salesperson;
    Id<Address> shipTo;
    QString terms; ///< printed
    QString note;  ///< not printed
    QString declineReason;
    Id<SalesOrder> salesOrder; ///< what it became
    Amount subtotal;           ///< without tax
    Amount taxTotal;
    Amount total; ///< with tax
    QList<QuotationLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<Quotation::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
