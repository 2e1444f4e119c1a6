#pragma once

#include "tests/simulation/memory_disk.h"

#include <array>
#include <functional>

namespace kontor::sim {

/// A database that several servers work on, of which each may end at a commit.
class SharedDatabase : public Mount
{
public:
    struct Options {
        QString folder; ///< stands for it, in the urls of the servers
        /// Asked at each transaction of a user, or of nobody: whether it pauses. `within`: while
        /// another one pauses.
        std::function<bool(const QUuid &user, bool within)> isSlow;
        /// Lets others go on for a while, in the middle of a transaction.
        std::function<void()> pause;
        std::function<void(int)> wentDown; ///< a server has ended at a commit
    };

    explicit SharedDatabase(const Options &options) : m_options(options)
    {
        mount(m_options.folder, this);
    }
    ~SharedDatabase() override { mount(m_options.folder, nullptr); }

    QString pathFor(int server) const
    {
        return QStringLiteral("%1/%2").arg(m_options.folder).arg(server);
    }
    /// What a copy of it is made of; empty: it cannot be copied.
    virtual Image image() const { return {}; }
    /// The servers must be down.
    virtual void restore(const Image &) {}

    // --- faults --------------------------------------------------------------------------------

    void setDown(int server, bool down) { m_servers[static_cast<size_t>(server)].down = down; }
    bool isDown(int server) const { return m_servers[static_cast<size_t>(server)].down; }
    virtual void fill(bool) {}
    void crashAtCommit(int server, int count, bool after)
    {
        Server &meant = m_servers[static_cast<size_t>(server)];
        meant.commitsLeft = count;
        meant.crashAfter = after;
    }
    void heal()
    {
        fill(false);
        for (Server &server : m_servers) {
            server.commitsLeft = 0;
        }
    }
    bool isPausing() const { return m_pauses > 0; }

protected:
    /// Pauses within pauses: so many transactions are open at a time.
    static constexpr int mostPauses = 3;

    /// Whether the server ends at this moment of a commit.
    bool endsAt(int server, bool after)
    {
        Server &meant = m_servers[static_cast<size_t>(server)];
        if (meant.commitsLeft > 0 && meant.crashAfter == after && --meant.commitsLeft == 0) {
            meant.down = true;
            m_options.wentDown(server);
        }
        return meant.down;
    }
    bool isSlow(const QUuid &user) const
    {
        return m_pauses < mostPauses && m_options.isSlow(user, m_pauses > 0);
    }
    void pause()
    {
        ++m_pauses;
        m_options.pause();
        --m_pauses;
    }
    const QString &folder() const { return m_options.folder; }

private:
    struct Server {
        bool down = false;
        int commitsLeft = 0;
        bool crashAfter = false;
    };
    Options m_options;
    std::array<Server, 2> m_servers;
    int m_pauses = 0; ///< on the call stack
};

} // namespace kontor::sim
