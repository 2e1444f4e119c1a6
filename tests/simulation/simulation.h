#pragma once

#include "tests/simulation/beginning.h"
#include "tests/simulation/checks.h"

namespace kontor::sim {

/// What came of one history.
struct Ending {
    Verdict verdict;
    quint64 traceHash = 0;
    QStringList trace; ///< when it was asked for
    int saved = 0;     ///< commands that people were told are saved
};

/// Runs histories, one after another, each in a world of its own below the folder.
class Simulation
{
public:
    explicit Simulation(const QString &folder);

    Ending run(const Setting &setting, const Operations &history, bool trace = false);
    /// The shortest list of operations that still breaks the same invariant.
    Operations shrunk(const Setting &setting, const Operations &history, const Violation &found);

private:
    QString m_folder;
    Beginnings m_beginnings;
};

/// The operations as numbered steps.
QString described(const Setting &setting, const Operations &history);

} // namespace kontor::sim
