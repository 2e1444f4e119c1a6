#pragma once

#include "tests/simulation/client_node.h"
#include "tests/simulation/operation.h"

namespace kontor::sim {

class SharedDatabase;

/// Everything that a simulation begins with, made once: a company with its people, customers, goods
/// and stock, and a desktop for each person, level with the server.
struct Beginning {
    Instant now = 0;
    Image server;          ///< the database of an SQLite server, or a StandIn's
    QString serverPurpose; ///< what its tables are made for, as MemoryFile says
    QList<Person> people;
    QList<MemoryDisk::Contents> desktops; ///< by person
    QUuid administrator;
    QList<QUuid> roles; ///< that people are given
};

/// What a person was told is saved.
struct Saved {
    int client = 0;
    int operation = 0;
    QUuid command;
    QString name;
    Arguments arguments;
};

/// A server or two, desktops and their people, in one thread and in virtual time.
class World
{
public:
    World(const Setting &setting, const Beginning &beginning, const QString &folder);
    ~World();

    /// Does what the operation says and lets its time pass.
    void perform(const Operation &operation);
    /// Lets time pass.
    void runFor(qint64 milliseconds);
    /// Ends all faults and starts what is down.
    void heal();
    /// Whether every desktop that may still come is level and its outbox is empty.
    bool isSettled() const;
    /// Another disk holds a copy of this one's desktop from now on.
    ClientNode &addClient(const Person &person);

    const Setting &setting() const { return m_setting; }
    /// The number of months of which desktops hold closed documents.
    void keepMonths(int months);
    const Beginning &beginning() const { return m_beginning; }
    Dice &dice() { return m_dice; }
    VirtualTime &time();
    std::vector<std::unique_ptr<ClientNode>> &clients() { return m_clients; }
    const std::vector<std::unique_ptr<ClientNode>> &clients() const { return m_clients; }
    std::vector<std::unique_ptr<ServerNode>> &servers() { return m_servers; }
    /// A server that is up; nullptr: none is.
    ServerNode *anyServer();
    MemoryDisk &serverDisk() { return m_serverDisk; }
    QList<Saved> &saved() { return m_saved; }
    const QList<Saved> &saved() const { return m_saved; }
    int operationNumber() const { return m_operation; }

    /// Adds to the trace, whose hash tells whether two runs were the same.
    void note(const QString &line);
    const QStringList &trace() const { return m_trace; }
    quint64 traceHash() const { return m_traceHash; }
    void keepTrace(bool keep) { m_keepTrace = keep; }

    /// The twin of a desktop holds what was saved there.
    void copySaved(int from, int to);

    // --- the server's database -----------------------------------------------------------------

    void fillServerDisk(bool full);
    void crashServerAtCommit(int server, int count, bool after);
    void backUp();
    bool hasBackup() const { return m_backup.has_value(); }
    /// The servers must be down.
    void restoreBackup();
    bool isServerDown(int server) const;
    Image serverImage() const;
    /// What the tables of an SQLite server are made for.
    QString serverPurpose() const;

    void startServer(ServerNode &server);
    /// Ends what a crash has ended, once nothing of it is on the call stack.
    void reap();
    /// Has something done once a machine's downtime is over.
    void later(int milliseconds, const std::function<void()> &action);
    /// Until when nobody reaches a server from this desktop.
    std::map<int, Instant> partitionedUntil;
    /// Whether the server's database has ever been put back to an older one.
    bool wasRestored = false;

private:
    std::unique_ptr<wire::Peer> dial(int client);
    void addServer(int number);
    void makeShared();
    QString databasePath() const;
    void pause();
    bool isFeedTurning() const;
    void putOnServer(const Image &image);

    Setting m_setting;
    const Beginning &m_beginning;
    QString m_folder;
    Dice m_dice;
    int m_operation = 0;
    MemoryDisk m_serverDisk;
    std::unique_ptr<SharedDatabase> m_shared; ///< of servers on PostgreSQL
    std::vector<std::unique_ptr<ServerNode>> m_servers;
    std::vector<std::unique_ptr<ClientNode>> m_clients;
    QList<Saved> m_saved;
    std::optional<Image> m_backup;
    QStringList m_trace;
    quint64 m_traceHash = 0;
    bool m_keepTrace = false;
    bool m_running = false; ///< time passes
    std::shared_ptr<char> m_alive = std::make_shared<char>();
};

/// The one time that Qt's timers run in.
VirtualTime &virtualTime();
/// The commands and reports of the product.
const Registry &productRegistry();

} // namespace kontor::sim
