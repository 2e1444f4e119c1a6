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
    /// What brings it to light.
    QList<Act> often = {};
};

const QList<Mutant> &mutants();

/// The setting of a seed with what brings the fault to light, still without it.
Setting aimedAt(Setting setting, const Mutant &mutant);

} // namespace kontor::sim
