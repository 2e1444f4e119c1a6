#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Party;

/// Where a customer or supplier is written to or delivered to.
struct Address {
    enum class Kind { Shipping, Billing, Other };

    Id<Address> id;
    qint64 version = 0;
    Id<Party> party;
    Kind kind = Kind::Shipping;
    QString country; ///< ISO 3166 alpha-2
    QString region;
    QString city;
    QString street;
    QString postalCode;
    QString contactName;
    QString phone;
    bool isDefault = false;
    static const Entity entity;
};

template <>
struct ChoicesOf<Address::Kind> {
    static const QList<Choice> &choices();
};

} // namespace kontor
