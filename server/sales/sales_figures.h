#pragma once

#include "server/engine/registry.h"

namespace kontor::sales {

/// What was sold and what it cost, over the invoices and deliveries that the actor may see.
struct Figures {
    qint64 invoices = 0;
    Quantity quantity; ///< in stock units
    Amount revenue;    ///< without tax
    Amount cost;       ///< of what was delivered

    Amount margin() const { return revenue - cost; }
    Figures &operator+=(const Figures &other);
};

/// What the figures are summed by.
enum class GroupBy { Product, Customer, Month };

/// A line of a sales report.
struct Group {
    QUuid id;    ///< of the product or the customer
    QDate month; ///< its first day
    QString code;
    QString name;
    Figures figures;
};

/// The figures by group, the highest revenue first or month after month; the parameters from, to,
/// customer and product narrow them down.
Result<QList<Group>> salesFigures(Tx &tx, const Actor &actor, const QVariantMap &parameters,
                                  GroupBy by);

} // namespace kontor::sales
