#pragma once

#include "tests/simulation/world.h"

namespace kontor::sim {

/// What worlds of each kind of database begin with; made once, below the folder.
struct Beginnings {
    Beginning sqlite;
    Beginning postgres; ///< of the stand-in

    const Beginning &of(const Setting &setting) const
    {
        return setting.postgres ? postgres : sqlite;
    }
};
Beginnings makeBeginnings(const QString &folder);

} // namespace kontor::sim
