#include "common/entities/product/unit.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Unit", source};
}

} // namespace

const Entity Unit::entity{
    .name = "unit",
    .label = text(QT_TRANSLATE_NOOP("Unit", "Unit")),
    .plural = text(QT_TRANSLATE_NOOP("Unit", "Units")),
    .module = "product",
    .fields = {field<&Unit::name>("name", text(QT_TRANSLATE_NOOP("Unit", "Name")),
                                  Required | Naming | Searchable),
               field<&Unit::code>("code", text(QT_TRANSLATE_NOOP("Unit", "Code")),
                                  Required | Unique | Searchable),
               field<&Unit::digits>("digits", text(QT_TRANSLATE_NOOP("Unit", "Decimal places")))},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
