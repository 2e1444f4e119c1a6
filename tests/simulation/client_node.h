#pragma once

#include "app/session/sync_loop.h"
#include "tests/simulation/memory_disk.h"
#include "tests/simulation/server_node.h"

namespace kontor::sim {

/// Who works at a desktop.
struct Person {
    QString login;
    QUuid user;
};

/// A desktop without its windows: the real sync loop with copy, outbox and connection, and the
/// person in front of it.
class ClientNode
{
public:
    /// Leads a new connection to a server; nothing when there is none to be reached.
    using Dial = std::function<std::unique_ptr<wire::Peer>()>;

    ClientNode(VirtualTime &time, Dice &dice, int number, const QString &folder,
               const Person &person, const Planted &planted, const Dial &dial);
    ~ClientNode();

    /// Starts the program; its person signs in, without the server if that is possible.
    void start();
    /// The program ends without a word, or the machine does.
    void kill();
    bool isUp() const { return m_loop != nullptr; }

    // --- the person ----------------------------------------------------------------------------

    /// Executes a command as a screen would; `done` hears when it is answered.
    void execute(const QString &command, const Arguments &arguments,
                 const std::function<void(const Result<QList<Record>> &)> &done);
    /// What a screen lists, with everything archived; nothing without a copy.
    QList<Record> list(const Entity &entity, const Filter &filter = {}) const;
    static QList<Record> listOf(Cache &copy, const Entity &entity, const Filter &filter);
    /// The copy in use once more, to try something on; nullptr: there is none.
    std::shared_ptr<Cache> copyOfCopy();
    SyncLoop *loop() { return m_loop.get(); }

    int number() const { return m_number; }
    const Person &person() const { return m_person; }
    MemoryDisk &disk() { return m_disk; }
    NodeClock &clock() { return m_clock; }
    const SyncState &state() const { return m_state; }
    const DesktopAccount &account() const { return m_account; }
    const std::shared_ptr<Cache> &copy() const { return m_copy; }
    /// Where the outbox lies.
    QString outboxPath() const;
    /// Where the copy in use lies; empty: there is none.
    QString copyPath() const;
    /// Whether nothing can come of this desktop any more without an administrator: it was revoked,
    /// wiped, or its user is not active.
    bool isShutOut() const;
    /// Whether it is level as far as it knows, and its outbox is empty.
    bool isSettled() const;
    /// What the person does when the program says that he must do something.
    void setPersonPresent(bool present) { m_present = present; }
    std::shared_ptr<Line> line; ///< of the latest connection

private:
    void signIn();
    void silence();
    void noticed(const SyncState &state);

    VirtualTime &m_time;
    Dice &m_dice;
    int m_number;
    Person m_person;
    Dial m_dial;
    NodeClock m_clock;
    MemoryDisk m_disk;
    std::unique_ptr<SyncLoop> m_loop;
    SyncState m_state;
    DesktopAccount m_account;
    std::shared_ptr<Cache> m_copy;
    quint64 m_life = 0;
    bool m_present = true;
    bool m_asked = false; ///< the person is on the way to the keyboard
    bool m_wasShutOut = false;
};

} // namespace kontor::sim
