#pragma once

#include "common/model/entity.h"

namespace kontor {

/// When an invoice is due, e.g. "30 days net".
struct PaymentTerm {
    Id<PaymentTerm> id;
    qint64 version = 0;
    QString name;
    int days = 0; ///< from the date of the invoice
    /// Counted from the end of the invoice's month (月结) instead of from its date.
    bool endOfMonth = false;
    static const Entity entity;
};

} // namespace kontor
