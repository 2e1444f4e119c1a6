#pragma once

#include "common/model/entity.h"

namespace kontor {

/// How the legal numbers of one kind of document are written, e.g. "SI-2026-00042". Kinds without
/// a record here use the initials of their name.
struct NumberSeries {
    Id<NumberSeries> id;
    qint64 version = 0;
    QString key; ///< the entity's name: "sales_invoice"
    QString prefix;
    int digits = 5; ///< the counter is filled up with zeros to this width
    static const Entity entity;
};

} // namespace kontor
