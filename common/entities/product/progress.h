#pragma once

#include "common/model/field.h"

namespace kontor {

/// How far something is done that happens in parts: the delivery of an order, its invoicing.
enum class Progress { Nothing, Partly, Complete };

template <>
struct ChoicesOf<Progress> {
    static const QList<Choice> &choices();
};

} // namespace kontor
