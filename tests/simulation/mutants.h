#pragma once

#include "tests/simulation/operation.h"

namespace kontor::sim {

/// A fault that is planted to see whether the simulation finds it.
struct Mutant {
    const char *name = "";
    /// On which database it makes a difference.
    enum class On { Both, Postgres };
    On on = On::Both;
    void (*plant)(Planted &planted) = nullptr;
};

const QList<Mutant> &mutants();

/// The setting of a seed with the fault in it.
Setting withMutant(Setting setting, const Mutant &mutant);

} // namespace kontor::sim
