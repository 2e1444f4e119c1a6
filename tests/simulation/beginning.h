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
/// What worlds on a real PostgreSQL begin with: copies of this database, and no desktop has a copy.
Beginning makeRealBeginning(const QString &url);

} // namespace kontor::sim
