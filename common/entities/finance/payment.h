#pragma once

#include "common/entities/finance/account.h"

namespace kontor {

struct Party;

/// What part of a payment settles one invoice or bill.
struct PaymentAllocation : LineBase {
    QString documentEntity; ///< "sales_invoice"
    QUuid documentId;
    QString documentNumber;
    Amount amount; ///< positive
    static const Entity entity;
};

/// Money received from or paid to a party. What is not allocated is an advance, which can be
/// allocated later.
struct Payment {
    enum class Direction { In, Out };
    enum class Method { BankTransfer, Cash, Cheque, Card, MobilePayment, Other };
    enum class State { Draft, Posted, Cancelled };

    Id<Payment> id;
    qint64 version = 0;
    QString number;
    QString provisionalNumber;
    Direction direction = Direction::In;
    Id<Party> party;
    QDate date;
    Id<Account> account; ///< the cash or bank account
    Amount amount;       ///< positive in both directions
    QString currency;
    Method method = Method::BankTransfer;
    QString memo;
    State state = State::Draft;
    QList<PaymentAllocation> lines;
    static const Entity entity;
};

template <>
struct ChoicesOf<Payment::Direction> {
    static const QList<Choice> &choices();
};
template <>
struct ChoicesOf<Payment::Method> {
    static const QList<Choice> &choices();
};
template <>
struct ChoicesOf<Payment::State> {
    static const QList<Choice> &choices();
};

/// What payment.allocate asks for: which open invoice or bill an advance settles. For several at
/// once the call has lines instead, as those of the payment itself.
struct AllocatePaymentParameters {
    QString documentEntity;
    QUuid documentId;
    Amount amount;
    static const Entity entity;
};

/// What payment.cancel asks for.
struct CancelPaymentParameters {
    QDate date; ///< of the reversing entry; none: today
    QString reason;
    static const Entity entity;
};

} // namespace kontor
