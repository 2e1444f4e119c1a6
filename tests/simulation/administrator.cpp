#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/system/device.h"
#include "common/entities/system/user.h"
#include "server/engine/feed.h"
#include "tests/simulation/operations.h"

/// What the administrator does at the server.
namespace kontor::sim {

namespace {

void execute(World &world, const QString &name, const Arguments &arguments)
{
    ServerNode *const server = world.anyServer();
    if (server != nullptr) {
        server->execute(
            world.beginning().administrator, name, arguments,
            [&world, name](const Result<QList<Record>> &result) {
                world.note(QStringLiteral("administrator %1 %2")
                               .arg(name, result ? QStringLiteral("ok") : result.error().code));
            });
    }
}

QList<Record> all(World &world, const Entity &entity)
{
    QList<Record> records;
    ServerNode *const server = world.anyServer();
    if (server != nullptr) {
        const auto read = server->engine().store().read<QList<Record>>(
            [&entity](Tx &tx) -> Result<QList<Record>> {
                Query query;
                query.entity = &entity;
                query.withLines = entity.lines != nullptr;
                query.limit = 1'000;
                TRY_ASSIGN(const QList<ListRow> rows, tx.list(query));
                QList<Record> found;
                for (const ListRow &row : rows) {
                    found.append(row.record);
                }
                return found;
            });
        records = read ? *read : records;
    }
    return records;
}

void moveOwner(World &world)
{
    const QList<Record> parties = all(world, Party::entity);
    const QList<Person> &people = world.beginning().people;
    if (parties.isEmpty()) {
        return;
    }
    const Record &party = parties.at(world.dice().below(parties.size()));
    const QUuid owner = people.at(world.dice().below(people.size())).user;
    Arguments arguments;
    arguments.record = party.id;
    arguments.baseVersion = party.version;
    arguments.values.insert(QStringLiteral("owner"),
                            world.dice().once(150) ? Value() : Value(owner));
    arguments.base.insert(QStringLiteral("owner"), party.value("owner"));
    execute(world, QStringLiteral("party.update"), arguments);
}

void changeRole(World &world)
{
    const Beginning &beginning = world.beginning();
    const int person = world.dice().below(beginning.people.size());
    const QList<QUuid> &roles = beginning.roles;
    for (const Record &record : all(world, User::entity)) {
        if (record.id == beginning.people.at(person).user) {
            User user = fromRecord<User>(record);
            UserRole held;
            held.lineId = newUuid();
            held.role = Id<Role>(roles.at(world.dice().below(roles.size())));
            user.roles = {held};
            Arguments arguments;
            arguments.record = record.id;
            arguments.baseVersion = record.version;
            arguments.lines = toRecord(user).lines;
            execute(world, QStringLiteral("user.update"), arguments);
            return;
        }
    }
}

/// Somebody works elsewhere from now on, or everywhere.
void moveToWarehouse(World &world)
{
    const QList<Record> warehouses = all(world, Warehouse::entity);
    const QList<Person> &people = world.beginning().people;
    if (warehouses.isEmpty()) {
        return;
    }
    Arguments arguments;
    arguments.record = people.at(world.dice().below(people.size())).user;
    const QUuid warehouse = warehouses.at(world.dice().below(warehouses.size())).id;
    arguments.values.insert(QStringLiteral("warehouse"),
                            world.dice().once(300) ? Value() : Value(warehouse));
    execute(world, QStringLiteral("user.update"), arguments);
}

void revokeDevice(World &world)
{
    const auto &clients = world.clients();
    const auto &client =
        clients.at(static_cast<size_t>(world.dice().below(static_cast<qsizetype>(clients.size()))));
    const QUuid device = client->account().device;
    if (!device.isNull()) {
        Arguments arguments;
        arguments.record = device;
        execute(world, QStringLiteral("device.revoke"), arguments);
    }
}

void pruneFeed(World &world)
{
    ServerNode *const server = world.anyServer();
    if (server != nullptr) {
        const Instant before = world.time().now() - world.dice().between(0, 60'000);
        const auto pruned = server->engine().run(
            QStringLiteral("prune"), [before](Tx &tx) { return feed::prune(tx, before); });
        world.note(QStringLiteral("prune %1").arg(pruned ? QString() : pruned.error().code));
    }
}

} // namespace

bool runAdministrator(World &world, Act act)
{
    switch (act) {
    case Act::MoveOwner:
        moveOwner(world);
        return true;
    case Act::ChangeRole:
        if (world.setting().documentMonths > 0 && world.dice().once(400)) {
            world.keepMonths(world.dice().between(0, 2));
        } else if (world.dice().once(250)) {
            moveToWarehouse(world);
        } else {
            changeRole(world);
        }
        return true;
    case Act::RevokeDevice:
        revokeDevice(world);
        return true;
    case Act::PruneFeed:
        pruneFeed(world);
        return true;
    default:
        return false;
    }
}

} // namespace kontor::sim
