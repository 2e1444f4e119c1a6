#pragma once

#include "common/model/entity.h"

namespace kontor {

struct PaymentTerm;
struct PriceList;
struct User;

/// Someone the company trades with. One record whether they buy, sell or both; contacts, addresses,
/// opportunities and documents hang on it, and its owner decides who sees them.
struct Party {
    enum class Kind { Company, Person };
    enum class Level { Unrated, A, B, C, D };
    enum class InvoiceKind { Ordinary, Special, NoInvoice };
    enum class CreditState { Good, Warning, Hold };

    Id<Party> id;
    qint64 version = 0;
    QString name;
    QString code;
    Kind kind = Kind::Company;
    bool isCustomer = true;
    bool isSupplier = false;
    Id<User> owner; ///< whose customer this is; empty: everybody may see it
    Level level = Level::Unrated;
    QString industry;
    QString region;
    QString phone;
    QString email;
    QString website;
    QString taxNumber;
    InvoiceKind invoiceKind = InvoiceKind::Ordinary; ///< what the customer asks for
    QString invoiceEmail;
    QString bank;
    QString bankAccount;
    QString currency; ///< ISO 4217; empty: the currency of the books
    Id<PaymentTerm> paymentTerm;
    Amount creditLimit; ///< 0: no limit
    CreditState creditState = CreditState::Good;
    Id<PriceList> priceList;
    QString note;
    Instant lastFollowAt = 0; ///< 0: never
    Instant nextFollowAt = 0; ///< 0: none planned
    QString matchName;        ///< see rules::matchName; finds the same company written differently
    static const Entity entity;
};

template <>
struct ChoicesOf<Party::Kind> {
    static const QList<Choice> &choices();
};

template <>
struct ChoicesOf<Party::Level> {
    static const QList<Choice> &choices();
};

template <>
struct ChoicesOf<Party::InvoiceKind> {
    static const QList<Choice> &choices();
};

template <>
struct ChoicesOf<Party::CreditState> {
    static const QList<Choice> &choices();
};

} // namespace kontor
