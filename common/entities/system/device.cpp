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
     field<&Device::state>("state", {"Device", QT_TRANSLATE_NOOP("Device", "State")}, Indexed)},
    {{"revoke", {"Device", QT_TRANSLATE_NOOP("Device", "Revoke")}},
     {"wipe", {"Device", QT_TRANSLATE_NOOP("Device", "Erase remotely")}}},
    Replication::ServerOnly,
    MergePolicy::Server};

} // namespace kontor
