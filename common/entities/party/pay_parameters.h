#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Account;

/// What `sales_invoice.pay` and `vendor_bill.pay` ask for.
struct PayParameters {
    Id<Account> account; ///< empty: the company's main bank account
    Amount amount;       ///< 0: all that is open
    QDate date;          ///< empty: today
    QString memo;
    static const Entity entity;
};

} // namespace kontor
