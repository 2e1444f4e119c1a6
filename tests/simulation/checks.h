#pragma once

#include "tests/simulation/world.h"

#include <optional>

namespace kontor::sim {

/// Something that must never be.
struct Violation {
    QString invariant; ///< "I1" ... as the design names them
    QString detail;
};
using Verdict = std::optional<Violation>;

/// Whether each desktop shows the server's records with its waiting commands run over them. Holds
/// at every moment.
Verdict checkViews(World &world);

/// Whether each desktop's base is the server's at the desktop's cursor, and has the effect of what
/// its person was told the end of. Holds at every moment.
Verdict checkMoment(World &world);

// What holds once all is healed and nothing is under way.

/// Each desktop holds what its user may see, and nothing else.
Verdict checkCopies(World &world);
/// What people were told is saved has had its effect once, or waits for them.
Verdict checkSaved(World &world);
/// Commands of a device had their effect in the order of their numbers.
Verdict checkOrder(World &world);
/// Ledger, stock and numbers of the server.
Verdict checkBooks(World &world);

} // namespace kontor::sim
