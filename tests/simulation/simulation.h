#pragma once

#include "tests/simulation/beginning.h"
#include "tests/simulation/checks.h"

namespace kontor::test {
class PostgresCluster;
}

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
    /// Where the data lies: in memory, with a stand-in for PostgreSQL, or in real databases.
    enum class Kind { Memory, Sqlite, Postgres };

    explicit Simulation(const QString &folder, Kind kind = Kind::Memory);
    ~Simulation();

    /// The setting of a seed on this kind of database.
    Setting settingFor(quint64 seed, int steps) const;

    Ending run(const Setting &setting, const Operations &history, bool trace = false);
    /// The shortest list of operations that still breaks the same invariant.
    Operations shrunk(const Setting &setting, const Operations &history, const Violation &found);

private:
    Kind m_kind;
    QString m_folder;
    Beginnings m_beginnings;
    std::unique_ptr<test::PostgresCluster> m_cluster;
    int m_runs = 0;
};

/// The operations as numbered steps.
QString described(const Setting &setting, const Operations &history);

} // namespace kontor::sim
