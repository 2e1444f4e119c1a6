#pragma once

#include "common/model/entity.h"

namespace kontor {

/// What the commands ask for that make and post a document from an order: `sales_order.deliver`,
/// `sales_order.invoice`, `purchase_order.receive`.
struct PostingDateParameters {
    QDate date; ///< of the document; empty: today
    static const Entity entity;
};

} // namespace kontor
