#include "common/entities/system/team.h"

#include "common/entities/system/user.h"

namespace kontor {

const Entity Team::entity{
    "team",
    {"Team", QT_TRANSLATE_NOOP("Team", "Team")},
    {"Team", QT_TRANSLATE_NOOP("Team", "Teams")},
    "system",
    {field<&Team::name>("name", {"Team", QT_TRANSLATE_NOOP("Team", "Name")},
                        Required | Unique | Searchable | Naming),
     field<&Team::manager>("manager", {"Team", QT_TRANSLATE_NOOP("Team", "Manager")})},
    {},
    Replication::Everyone,
    MergePolicy::ByField};

} // namespace kontor
