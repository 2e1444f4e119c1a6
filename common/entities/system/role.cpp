#include "common/entities/system/role.h"

namespace kontor {

const QList<Choice> &ChoicesOf<RecordScope>::choices()
{
    static const QList<Choice> list = {
        {"own", {"Role", QT_TRANSLATE_NOOP("Role", "Own records")}},
        {"team", {"Role", QT_TRANSLATE_NOOP("Role", "Records of the team")}},
        {"all", {"Role", QT_TRANSLATE_NOOP("Role", "All records")}}};
    return list;
}

const Entity Role::entity{
    "role",
    {"Role", QT_TRANSLATE_NOOP("Role", "Role")},
    {"Role", QT_TRANSLATE_NOOP("Role", "Roles")},
    "system",
    {field<&Role::name>("name", {"Role", QT_TRANSLATE_NOOP("Role", "Name")},
                        Required | Unique | Searchable | Naming),
     field<&Role::scope>("scope", {"Role", QT_TRANSLATE_NOOP("Role", "Sees")}),
     field<&Role::grants>("grants", {"Role", QT_TRANSLATE_NOOP("Role", "Rights")}, Multiline),
     field<&Role::leaseDays>(
         "lease_days",
         {"Role", QT_TRANSLATE_NOOP("Role", "Days that a device may be without contact")})},
    {},
    Replication::Everyone,
    MergePolicy::ByField};

} // namespace kontor
