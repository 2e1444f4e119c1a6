#pragma once

#include "common/base/clock.h"

#include <functional>

namespace kontor {

/// Where ids, and everything else that no two machines may do alike, come from. The simulation
/// puts its own in the place of the machine's, so that a run can be repeated.
struct Chance {
    std::function<quint64()> bits; ///< 64 random bits
    std::function<Instant()> now;  ///< what new ids begin with
};

/// To be called before any other thread runs.
void setChance(const Chance &chance);
const Chance &chance();
/// Counts the calls of setChance().
int chanceNumber();

/// A random number from 0 to below `bound`, which is not 0.
int randomBelow(int bound);

} // namespace kontor
