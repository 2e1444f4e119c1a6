#pragma once

#include "tests/simulation/dice.h"
#include "tests/simulation/planted.h"

#include <QList>
#include <QString>

namespace kontor::sim {

/// What happens in a simulation.
enum class Act {
    // What people do at their desktops.
    EditCustomer,
    AddCustomer,
    AddContact,
    AddActivity,
    TakeOrder,
    EditOrder,
    ConfirmOrder,
    DeleteCustomer,
    DeleteOrder,
    DeliverOrder,
    InvoiceOrder,
    CountStock,
    EditProduct,
    Decide,
    // What the administrator does.
    MoveOwner,
    ChangeRole,
    RevokeDevice,
    PruneFeed,
    // What goes wrong.
    CutLine,
    Partition,
    KillClient,
    CrashClient,
    CutPower,
    FillClientDisk,
    DamageCopy,
    CloneDevice,
    SkewClock,
    KillServer,
    CrashServer,
    FillServerDisk,
    BackUpServer,
    RestoreServer,
    // Nothing but time.
    Wait
};

/// One thing that happens, and how much time passes after it. What it is about is chosen when it
/// happens, by chance that depends on the seed and its number only: so leaving another one out
/// changes as little as possible.
struct Operation {
    Act act = Act::Wait;
    int number = 0;   ///< its place in the history that was made
    int client = 0;   ///< the desktop, or the server, that it is about
    int waitMs = 0;   ///< afterwards
    quint64 seed = 0; ///< of its choices
};
using Operations = QList<Operation>;

/// What a history is made with.
struct Setting {
    quint64 seed = 0;
    int steps = 300;
    int clients = 2;
    int firstPerson = 0; ///< who has the first desktop
    int servers = 1;
    bool postgres = false;   ///< the database behaves like PostgreSQL
    int freshClients = 0;    ///< so many of them have no copy yet
    int longestDelayMs = 10; ///< of a message
    int slowCommits = 0;     ///< in a thousand, on PostgreSQL
    int longestPauseMs = 60; ///< of one of those, mostly
    bool powerIsCut = false; ///< now and then
    int faults = 0;          ///< operations in a thousand that are faults
    int longestTickMs = 30;  ///< until a server looks what is new
    QList<Act> often;        ///< what happens more often than elsewhere
    /// Of closed documents, desktops hold those of so many months, and people date some documents
    /// back; 0: as the company was founded, with no document older than that.
    int documentMonths = 0;
    Planted planted;
    bool inMemory = true; ///< otherwise in real databases, of which not everything can be broken
    QString url;          ///< of the real PostgreSQL, when the servers work on one
};

/// The setting of a seed: how many machines, how bad the network.
Setting settingFor(quint64 seed, int steps);
/// What happens: people at work, and faults at rates of the seed's own; in some seeds none.
Operations historyFor(const Setting &setting);

/// "CutLine", for traces and shrunk histories.
QString nameOf(Act act);

} // namespace kontor::sim
