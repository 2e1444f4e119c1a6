#pragma once

#include "tests/simulation/faulty_store.h"
#include "tests/simulation/memory_disk.h"

#include <array>

namespace kontor::sim {

/// A real PostgreSQL that several servers work on, in one thread: while a transaction pauses before
/// its commit, others run on connections of their own. Who then waits for a row of one that pauses
/// would wait for ever, so he is soon told that the database is busy.
class RealPostgres final : public Mount
{
public:
    struct Options {
        QString folder; ///< stands for it, in the urls of the servers
        QString url;
        /// Asked at each transaction of a user, or of nobody: whether it pauses. `within`: while
        /// another one pauses.
        std::function<bool(const QUuid &user, bool within)> isSlow;
        std::function<void()> pause;       ///< lets others go on
        std::function<void(int)> wentDown; ///< a server has ended at a commit
    };

    explicit RealPostgres(const Options &options);
    ~RealPostgres() override;

    QString pathFor(int server) const;
    Result<std::unique_ptr<Store>> open(const StoreOptions &options, const QString &path,
                                        const Clock &clock) override;

    void setDown(int server, bool down) { m_servers[static_cast<size_t>(server)].down = down; }
    bool isDown(int server) const { return m_servers[static_cast<size_t>(server)].down; }
    void crashAtCommit(int server, int count, bool after);
    void heal();

private:
    struct Server {
        bool down = false;
        int commitsLeft = 0;
        bool crashAfter = false;
    };
    bool endsAt(int server, bool after);
    Result<void> around(Tx &tx, const QUuid &user, FaultyStore::Moment moment);

    Options m_options;
    std::array<Server, 2> m_servers;
    int m_pauses = 0; ///< on the call stack
};

} // namespace kontor::sim
