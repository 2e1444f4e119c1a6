#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A rate of value added tax. Documents keep the rate that held when they were written.
struct Tax {
    enum class Kind { Standard, Simplified, ZeroRated, Exempt };

    Id<Tax> id;
    qint64 version = 0;
    QString name;
    QString code;
    Rate rate; ///< 0.13 is 13 %
    Kind kind = Kind::Standard;
    static const Entity entity;
};

template <>
struct ChoicesOf<Tax::Kind> {
    static const QList<Choice> &choices();
};

} // namespace kontor
