#include "common/entities/inventory/warehouse.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Warehouse", source};
}

} // namespace

const Entity Warehouse::entity{
    .name = "warehouse",
    .label = text(QT_TRANSLATE_NOOP("Warehouse", "Warehouse")),
    .plural = text(QT_TRANSLATE_NOOP("Warehouse", "Warehouses")),
    .module = "inventory",
    .fields = {field<&Warehouse::code>("code", text(QT_TRANSLATE_NOOP("Warehouse", "Code")),
                                       Required | Unique | Searchable),
               field<&Warehouse::name>("name", text(QT_TRANSLATE_NOOP("Warehouse", "Name")),
                                       Required | Naming | Searchable | Phonetic),
               field<&Warehouse::address>(
                   "address", text(QT_TRANSLATE_NOOP("Warehouse", "Address")), Multiline)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
