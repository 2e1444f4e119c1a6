#include "tests/simulation/beginning.h"

#include "common/base/random.h"
#include "common/entities/system/user.h"
#include "tests/simulation/stand_in.h"
#include "tests/support/trade.h"

#include <QDir>

namespace kontor::sim {

namespace {

using namespace kontor::test;

constexpr Instant monday = 1'772'442'000'000; // 2026-03-02T09:00:00Z
constexpr qint64 longestStartMs = 600'000;

void giveTo(Office &office, Party party, const Actor &owner)
{
    party.owner = Id<User>(owner.user);
    must(office.update(office.admin(), party));
}

QUuid roleOf(Office &office, const Actor &holder)
{
    return office.get(Id<User>(holder.user)).roles.first().role.uuid();
}

template <class Member>
void set(Office &office, const Actor &person, Member User::*member, const Member &value)
{
    User user = office.get(Id<User>(person.user));
    user.*member = value;
    must(office.update(office.admin(), user));
}

/// A company with people, customers, goods and stock, by the commands that people use.
void makeCompany(Office &office, Beginning &beginning)
{
    const Actor ana = office.person("sales", QStringLiteral("Ana"));
    const Actor bo = office.person("sales_manager", QStringLiteral("Bo"));
    const Actor cy = office.person("administrator", QStringLiteral("Cy"));
    Team team;
    team.name = QStringLiteral("North");
    team = must(office.create(office.admin(), team));
    set(office, ana, &User::team, team.id);
    set(office, bo, &User::team, team.id);
    giveTo(office, addCustomer(office, "Lotus Tea House"), ana);
    giveTo(office, addCustomer(office, "Plum Garden"), ana);
    giveTo(office, addCustomer(office, "Bamboo Works"), bo);
    giveTo(office, addCustomer(office, "Crane Hotel"), cy);
    addCustomer(office, "Open House");
    const Product tea = addGoods(office, "TEA");
    const Product cup = addGoods(office, "CUP", "25", "12");
    addService(office, "ADVICE");
    const Party supplier = addSupplier(office);
    receive(office, supplier, {bought(tea, "100", "6"), bought(cup, "80", "12")});
    Warehouse shop;
    shop.code = QStringLiteral("SHOP");
    shop.name = QStringLiteral("Shop");
    shop = must(office.create(office.admin(), shop));
    set(office, bo, &User::warehouse, shop.id);
    // Ana has two laptops.
    beginning.people = {{QStringLiteral("ana"), ana.user},
                        {QStringLiteral("cy"), cy.user},
                        {QStringLiteral("bo"), bo.user},
                        {QStringLiteral("ana"), ana.user}};
    beginning.administrator = office.admin().user;
    const Actor di = office.person("warehouse", QStringLiteral("Di"));
    for (const Actor &holder : {ana, bo, cy, di}) {
        beginning.roles.append(roleOf(office, holder));
    }
}

Image readImage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(path));
    }
    Image image = file.readAll();
    // Not in the mode of a write-ahead log, which a database in memory has none of.
    image[18] = image[19] = 1;
    return image;
}

/// Lets all desktops come to the server for the first time.
void bringDesktops(Beginning &beginning, const QString &folder, bool postgres)
{
    Setting setting;
    setting.postgres = postgres;
    setting.clients = setting.freshClients = static_cast<int>(beginning.people.size());
    World world(setting, beginning, folder);
    qint64 passed = 0;
    while (!world.isSettled() && passed < longestStartMs) {
        world.runFor(1'000);
        passed += 1'000;
    }
    if (!world.isSettled()) {
        qFatal("the desktops of a new company do not become level");
    }
    for (const auto &client : world.clients()) {
        client->kill();
    }
    world.runFor(60'000);
    for (const auto &client : world.clients()) {
        beginning.desktops.append(client->disk().contents());
    }
    for (const auto &server : world.servers()) {
        server->kill();
    }
    beginning.server = world.serverImage();
    beginning.serverPurpose = world.serverPurpose();
    beginning.now = world.time().now();
}

} // namespace

Beginnings makeBeginnings(const QString &folder)
{
    Dice dice(1);
    setChance({[&dice] { return dice.bits(); }, [] { return monday; }});
    QDir().mkpath(folder);
    Beginnings beginnings;
    beginnings.sqlite.now = monday;
    const QString copy = folder + QStringLiteral("/copy.sqlite");
    {
        const auto office =
            Office::at(QStringLiteral("sqlite:%1/office.sqlite").arg(folder), monday);
        makeCompany(*office, beginnings.sqlite);
        must(office->engine().store().backup(copy));
    }
    const auto connection = connectionTo(readImage(copy));
    must(connection->command(QStringLiteral("UPDATE change_log SET nonce = seq * 7919")));
    must(connection->command(QStringLiteral("PRAGMA page_size = 1024")));
    must(connection->command(QStringLiteral("VACUUM")));
    nameTables(*connection);
    beginnings.sqlite.server = imageOf(*connection);
    beginnings.postgres = beginnings.sqlite;
    beginnings.postgres.server = StandIn::madeOf(beginnings.sqlite.server);
    bringDesktops(beginnings.sqlite, folder + QStringLiteral("/start"), false);
    bringDesktops(beginnings.postgres, folder + QStringLiteral("/start"), true);
    QDir(folder).removeRecursively();
    return beginnings;
}

Beginning makeRealBeginning(const QString &url)
{
    Dice dice(1);
    setChance({[&dice] { return dice.bits(); }, [] { return monday; }});
    Beginning beginning;
    beginning.now = monday + 3'600'000;
    makeCompany(*Office::at(url, monday), beginning);
    return beginning;
}

} // namespace kontor::sim
