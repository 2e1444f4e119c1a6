#pragma once

#include "common/model/rights.h"

namespace kontor {

/// What the people who hold it may do, and on whose records.
struct Role {
    Id<Role> id;
    qint64 version = 0;
    QString name;
    RecordScope scope = RecordScope::Own;
    /// One grant a line: "sales_order.confirm", "sales_order.*", "product.cost.read" or "*".
    QString grants;
    int leaseDays = 0; ///< that their devices may be without contact; 0: the company's setting
    static const Entity entity;
};

template <>
struct ChoicesOf<RecordScope> {
    static const QList<Choice> &choices();
};

} // namespace kontor
