#include "common/entities/system/setting.h"

namespace kontor {

const Entity Setting::entity{
    "setting",
    {"Setting", QT_TRANSLATE_NOOP("Setting", "Setting")},
    {"Setting", QT_TRANSLATE_NOOP("Setting", "Settings")},
    "system",
    {field<&Setting::key>("key", {"Setting", QT_TRANSLATE_NOOP("Setting", "Setting")},
                          Required | Unique | Naming | Searchable),
     field<&Setting::value>("value", {"Setting", QT_TRANSLATE_NOOP("Setting", "Value")})},
    {},
    Replication::Everyone,
    MergePolicy::ByField};

} // namespace kontor
