#include "common/entities/system/device.h"

namespace kontor {

const QList<Choice> &ChoicesOf<Device::State>::choices()
{
    static const QList<Choice> list = {
        {"active", {"Device", QT_TRANSLATE_NOOP("Device", "Active")}},
        {"revoked", {"Device", QT_TRANSLATE_NOOP("Device", "Revoked")}},
        {"wiped", {"Device", QT_TRANSLATE_NOOP("Device", "Wiped")}}};
    return list;
}

const Entity SetLeaseParameters::entity{
    "device_set_lease",
    {"Device", QT_TRANSLATE_NOOP("Device", "Days without contact")},
    {"Device", QT_TRANSLATE_NOOP("Device", "Days without contact")},
    "system",
    {field<&SetLeaseParameters::days>(
        "days",
        {"Device", QT_TRANSLATE_NOOP("Device", "Days without contact (0: as the role says)")})}};

const Entity Device::entity{
    "device",
    {"Device", QT_TRANSLATE_NOOP("Device", "Device")},
    {"Device", QT_TRANSLATE_NOOP("Device", "Devices")},
    "system",
    {field<&Device::user>("user", {"Device", QT_TRANSLATE_NOOP("Device", "User")}, Indexed),
     field<&Device::name>("name", {"Device", QT_TRANSLATE_NOOP("Device", "Name")},
                          Searchable | Naming),
     field<&Device::platform>("platform", {"Device", QT_TRANSLATE_NOOP("Device", "System")}),
     field<&Device::appVersion>("app_version",
                                {"Device", QT_TRANSLATE_NOOP("Device", "Program version")}),
     instantField<&Device::lastContact>("last_contact",
                                        {"Device", QT_TRANSLATE_NOOP("Device", "Last sign-in")}),
     field<&Device::state>("state", {"Device", QT_TRANSLATE_NOOP("Device", "State")}, Indexed),
     field<&Device::leaseDays>("lease_days",
                               {"Device", QT_TRANSLATE_NOOP("Device", "Days without contact")})},
    {{"revoke", {"Device", QT_TRANSLATE_NOOP("Device", "Revoke")}},
     {"wipe", {"Device", QT_TRANSLATE_NOOP("Device", "Erase remotely")}},
     {"set_lease",
      {"Device", QT_TRANSLATE_NOOP("Device", "Set days without contact")},
      false,
      nullptr,
      &SetLeaseParameters::entity}},
    Replication::ServerOnly,
    MergePolicy::Server};

} // namespace kontor
