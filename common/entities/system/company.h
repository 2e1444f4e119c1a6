#pragma once

#include "common/model/entity.h"

namespace kontor {

/// The company whose books these are; there is exactly one.
struct Company {
    Id<Company> id;
    qint64 version = 0;
    QString name;
    QString currency; ///< of the books, ISO 4217
    QString country;  ///< ISO 3166 alpha-2
    QString taxNumber;
    QString address;
    QString phone;
    QString bank;        ///< bank and account, as printed on invoices
    QString chart;       ///< key of the chart of accounts that was loaded
    int fiscalStart = 1; ///< month in which the fiscal year begins, 1 .. 12
    /// Devices hold the closed documents of so many months before the present one; 0: all.
    int documentMonths = 18;
    /// What follows from it: the first day of the earliest of these months. Kept by the server, so
    /// that all devices and all servers mean the same day.
    QDate documentsSince;
    static const Entity entity;
};

} // namespace kontor
