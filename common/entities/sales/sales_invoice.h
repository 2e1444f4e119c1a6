#pragma once

#include "common/entities/product/trade_line.h"

namespace kontor {

struct Party;
struct PaymentTerm;
struct SalesOrder;
struct SalesOrderLine;
struct User;

/// What is charged.
struct SalesInvoiceLine : TradeLine {
    Id<SalesOrderLine> orderLine;
    static const Entity entity;
};

/// What a customer owes. Posted, it books receivable, revenue and output tax, and changes no more.
struct SalesInvoice {
    enum class State { Draft, Posted };

    Id<SalesInvoice> id;
    qint64 version = 0;
    QString number;            ///< legal number, drawn when the document takes effect
    QString provisionalNumber; ///< what the device that wrote it called it
    Id<Party> customer;
    Id<SalesOrder> salesOrder;
    QDate date;
    QDate dueDate; ///< empty when posted: by the payment term
    State state = State::Draft;
    QString currency; ///< ISO 4217; empty: the currency of the books
    Id<PaymentTerm> paymentTerm;
    Id<User> salesperson;
    QString invoiceTitle; ///< the customer's name as printed, kept when he is renamed
    QString invoiceTaxNumber;
    QString vatInvoiceNumber; ///< of the tax office's invoice
    QString note;
    Amount subtotal; ///< without tax
    Amount taxTotal;
    Amount total; ///< with tax
    Amount paid;
    Amount balance; ///< total less paid, once posted
    QList<SalesInvoiceLine> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<SalesInvoice::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
