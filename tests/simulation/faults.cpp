#include "tests/simulation/operations.h"

#include <QDir>
#include <QDirIterator>

/// What goes wrong.
namespace kontor::sim {

namespace {

/// A world of more desktops than this takes too long.
constexpr std::size_t mostClients = 6;

void killClient(World &world, ClientNode &client, bool power)
{
    client.kill();
    if (power) {
        client.disk().cutPower();
    }
    world.later(world.dice().between(200, 20'000), [&client] { client.start(); });
}

void fillClientDisk(World &world, ClientNode &client)
{
    client.disk().fill(true);
    world.later(world.dice().between(1'000, 30'000), [&client] { client.disk().fill(false); });
}

/// The file of the copy is damaged while the program is not running.
void damageCopy(World &world, ClientNode &client)
{
    client.kill();
    QDirIterator walk(client.disk().folder(), {QStringLiteral("copy-*")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        client.disk().damage(walk.next());
    }
    world.later(world.dice().between(200, 10'000), [&client] { client.start(); });
}

/// A laptop is set up from the image of another, which goes on.
void cloneDevice(World &world, ClientNode &client)
{
    if (world.clients().size() >= mostClients) {
        return;
    }
    const bool wasUp = client.isUp();
    client.kill();
    const MemoryDisk::Contents contents = client.disk().contents();
    ClientNode &twin = world.addClient(client.person());
    twin.disk().restore(contents);
    world.copySaved(client.number(), twin.number());
    if (wasUp) {
        client.start();
    }
    twin.start();
}

void skewClock(World &world, ClientNode &client)
{
    const qint64 hour = 3'600'000;
    const QList<qint64> skews{0, 90'000, -90'000, 5 * hour, -30 * hour, 30 * 24 * hour};
    client.clock().setSkew(skews.at(world.dice().below(skews.size())));
}

void killServer(World &world, ServerNode &server)
{
    server.kill();
    world.later(world.dice().between(200, 20'000), [&] { world.startServer(server); });
}

void fillServerDisk(World &world)
{
    world.fillServerDisk(true);
    world.later(world.dice().between(1'000, 20'000), [&world] { world.fillServerDisk(false); });
}

/// All servers stop, the database becomes what it was, and they start again.
void restoreServer(World &world)
{
    if (!world.hasBackup()) {
        return;
    }
    for (const auto &server : world.servers()) {
        server->kill();
    }
    world.restoreBackup();
    for (const auto &server : world.servers()) {
        world.startServer(*server);
    }
}

bool runClientFault(World &world, ClientNode &client, Act act)
{
    Dice &dice = world.dice();
    switch (act) {
    case Act::CutLine:
        if (client.line) {
            client.line->cut(dice.once(300) ? 45'000 : 500);
        }
        return true;
    case Act::Partition:
        world.partitionedUntil[client.number()] = world.time().now() + dice.between(5'000, 120'000);
        if (client.line) {
            client.line->cut(45'000);
        }
        return true;
    case Act::KillClient:
        killClient(world, client, false);
        return true;
    case Act::CutPower:
        killClient(world, client, true);
        return true;
    case Act::CrashClient:
        client.disk().crashAtCommit(dice.between(1, 6), dice.once(500));
        return true;
    case Act::FillClientDisk:
        fillClientDisk(world, client);
        return true;
    case Act::DamageCopy:
        damageCopy(world, client);
        return true;
    case Act::CloneDevice:
        cloneDevice(world, client);
        return true;
    case Act::SkewClock:
        skewClock(world, client);
        return true;
    default:
        return false;
    }
}

bool runServerFault(World &world, const Operation &operation)
{
    auto &servers = world.servers();
    const auto which = static_cast<size_t>(operation.client) % servers.size();
    switch (operation.act) {
    case Act::KillServer:
        killServer(world, *servers.at(which));
        return true;
    case Act::CrashServer:
        world.crashServerAtCommit(static_cast<int>(which), world.dice().between(1, 6),
                                  world.dice().once(500));
        return true;
    case Act::FillServerDisk:
        fillServerDisk(world);
        return true;
    case Act::BackUpServer:
        world.backUp();
        return true;
    case Act::RestoreServer:
        restoreServer(world);
        return true;
    default:
        return false;
    }
}

} // namespace

bool runFault(World &world, const Operation &operation)
{
    const auto which = static_cast<size_t>(operation.client) % world.clients().size();
    return runClientFault(world, *world.clients().at(which), operation.act)
        || runServerFault(world, operation);
}

void runOperation(World &world, const Operation &operation)
{
    world.note(QStringLiteral("%1 %2 %3")
                   .arg(operation.number)
                   .arg(nameOf(operation.act))
                   .arg(operation.client));
    const auto which = static_cast<size_t>(operation.client) % world.clients().size();
    ClientNode &client = *world.clients().at(which);
    if (operation.act == Act::Wait || runFault(world, operation)
        || runAdministrator(world, operation.act)) {
        return;
    }
    if (client.isUp()) {
        runPerson(world, client, operation.act);
    }
}

} // namespace kontor::sim
