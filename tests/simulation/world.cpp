#include "tests/simulation/world.h"

#include "common/base/random.h"
#include "common/entities/system/company.h"
#include "server/engine/document_age.h"
#include "server/engine/feed_hub.h"
#include "tests/simulation/operations.h"
#include "tests/simulation/real_postgres.h"
#include "tests/simulation/stand_in.h"

#include <QDir>

namespace kontor::sim {

namespace {

/// A run that does more than this in a moment of its time does not come to an end.
constexpr qint64 mostSteps = 2'000'000;

} // namespace

VirtualTime &virtualTime()
{
    static VirtualTime time;
    return time;
}

const Registry &productRegistry()
{
    static const Registry registry = [] {
        Registry all;
        registerModules(all);
        return all;
    }();
    return registry;
}

World::World(const Setting &setting, const Beginning &beginning, const QString &folder)
    : m_setting(setting),
      m_beginning(beginning),
      m_folder(folder),
      m_dice(setting.seed),
      m_serverDisk(folder + QStringLiteral("/server"), m_setting.planted,
                   m_setting.planted.serverSql, [this] { m_servers.front()->silence(); })
{
    QDir(folder).removeRecursively();
    QDir().mkpath(m_serverDisk.folder());
    virtualTime().restart(beginning.now);
    setChance({[this] { return m_dice.bits(); }, [] { return virtualTime().now(); }});
    mount(m_serverDisk.folder(), &m_serverDisk);
    if (!setting.inMemory) {
        m_serverDisk.keepFiles();
    }
    if (setting.postgres) {
        makeShared();
    } else {
        putOnServer(beginning.server);
    }
    for (int i = 0; i < setting.servers; ++i) {
        addServer(i);
    }
    for (int i = 0; i < setting.clients; ++i) {
        const int person = (i + setting.firstPerson) % static_cast<int>(beginning.people.size());
        ClientNode &client = addClient(beginning.people.at(person));
        if (i >= setting.freshClients && person < beginning.desktops.size()) {
            client.disk().restore(beginning.desktops.at(person));
        }
        client.start();
    }
    if (setting.documentMonths > 0) {
        keepMonths(setting.documentMonths);
    }
}

void World::keepMonths(int months)
{
    ServerNode *const server = anyServer();
    if (server == nullptr) {
        return;
    }
    const auto kept =
        server->engine().run(QStringLiteral("company.update"), [months](Tx &tx) -> Result<void> {
            TRY_ASSIGN(const QList<Company> companies, tx.select<Company>({}));
            Company company = companies.first();
            company.documentMonths = months;
            company.documentsSince = documentsSince(months, tx.clock().today());
            return tx.update(company);
        });
    note(QStringLiteral("keep months %1 %2").arg(months).arg(kept ? QString() : kept.error().code));
}

World::~World()
{
    for (const auto &client : m_clients) {
        client->kill();
        mount(client->disk().folder(), nullptr);
    }
    m_servers.clear();
    runQueuedCalls();
    m_clients.clear();
    m_shared.reset();
    mount(m_serverDisk.folder(), nullptr);
    virtualTime().restart(m_beginning.now);
    QDir(m_folder).removeRecursively();
}

void World::makeShared()
{
    SharedDatabase::Options options;
    options.folder = m_folder + QStringLiteral("/postgres");
    options.isSlow = [this](const QUuid &user, bool within) {
        // Only what nobody waits for by blocking may pause: commands, and the feed's own turns.
        const bool mayPause = !user.isNull() || (!within && isFeedTurning());
        return m_running && mayPause && m_dice.once(m_setting.slowCommits);
    };
    options.pause = [this] { pause(); };
    options.wentDown = [this](int server) { m_servers.at(static_cast<size_t>(server))->silence(); };
    if (m_setting.inMemory) {
        m_shared = std::make_unique<StandIn>(options, m_setting.planted);
        m_shared->restore(m_beginning.server);
    } else {
        m_shared = std::make_unique<RealPostgres>(options, m_setting.url);
    }
}

bool World::isFeedTurning() const
{
    return std::any_of(m_servers.begin(), m_servers.end(),
                       [](const auto &server) { return server->isTurning(); });
}

/// In the middle of a transaction others go on: nothing that ends a machine happens here.
void World::pause()
{
    const Instant until =
        time().now() + m_dice.between(1, m_dice.once(100) ? 3'000 : m_setting.longestPauseMs);
    do {
        runQueuedCalls();
    } while (time().step(until));
    time().moveTo(until);
}

void World::startServer(ServerNode &server)
{
    if (m_shared && m_shared->isPausing() && !m_setting.inMemory) {
        // Making sure of its tables, it would wait for the transaction that pauses.
        later(100, [this, &server] { startServer(server); });
        return;
    }
    const bool running = std::exchange(m_running, false);
    if (!server.isUp()) {
        server.start();
    }
    m_running = running;
}

VirtualTime &World::time()
{
    return virtualTime();
}

void World::addServer(int number)
{
    const QString path = m_shared ? m_shared->pathFor(number) : databasePath();
    const auto setDown = [this, number](bool down) {
        if (m_shared) {
            m_shared->setDown(number, down);
        } else {
            m_serverDisk.setDown(down);
        }
    };
    auto server = std::make_unique<ServerNode>(time(), m_dice, productRegistry(),
                                               QStringLiteral("sqlite:") + path, setDown);
    server->setLongestTick(m_setting.longestTickMs);
    server->afterWork = [this] {
        for (const auto &each : m_servers) {
            each->noteWork();
        }
    };
    m_servers.push_back(std::move(server));
    startServer(*m_servers.back());
}

ClientNode &World::addClient(const Person &person)
{
    const int number = static_cast<int>(m_clients.size());
    const QString folder = m_folder + QStringLiteral("/desktop-%1").arg(number);
    m_clients.push_back(std::make_unique<ClientNode>(time(), m_dice, number, folder, person,
                                                     m_setting.planted,
                                                     [this, number] { return dial(number); }));
    mount(folder, &m_clients.back()->disk());
    if (!m_setting.inMemory) {
        m_clients.back()->disk().keepFiles();
    }
    m_clients.back()->disk().keepFlushed(m_setting.powerIsCut);
    return *m_clients.back();
}

std::unique_ptr<wire::Peer> World::dial(int number)
{
    ClientNode &client = *m_clients.at(static_cast<size_t>(number));
    ServerNode &server = *m_servers.at(static_cast<size_t>(m_dice.below(m_setting.servers)));
    const auto until = partitionedUntil.find(number);
    const bool reachable = until == partitionedUntil.end() || until->second <= time().now();
    if (!reachable || !server.isUp() || client.disk().isDown()) {
        return nullptr;
    }
    client.line =
        std::make_shared<Line>(time(), m_dice, m_setting.longestDelayMs, m_setting.planted);
    auto [here, there] = client.line->ends();
    server.attach(client.line, std::move(there));
    return std::move(here);
}

ServerNode *World::anyServer()
{
    for (const auto &server : m_servers) {
        if (server->isUp()) {
            return server.get();
        }
    }
    return nullptr;
}

void World::runFor(qint64 milliseconds)
{
    const Instant until = time().now() + milliseconds;
    m_running = true;
    do {
        runQueuedCalls();
        reap();
    } while (time().steps() < mostSteps && time().step(until));
    m_running = false;
    time().moveTo(until);
}

void World::reap()
{
    for (const auto &client : m_clients) {
        if (client->isUp() && client->disk().isDown()) {
            note(QStringLiteral("desktop %1 ends at a commit").arg(client->number()));
            client->kill();
            later(m_dice.between(500, 20'000), [raw = client.get()] { raw->start(); });
        }
    }
    for (const auto &server : m_servers) {
        const bool down = isServerDown(server == m_servers.front() ? 0 : 1);
        if (server->isUp() && down) {
            note(QStringLiteral("a server ends at a commit"));
            server->kill();
            later(m_dice.between(500, 20'000), [this, raw = server.get()] { startServer(*raw); });
        }
    }
}

void World::later(int milliseconds, const std::function<void()> &action)
{
    time().in(milliseconds, [alive = std::weak_ptr(m_alive), action] {
        if (!alive.expired()) {
            action();
        }
    });
}

void World::note(const QString &line)
{
    m_traceHash = mixed(m_traceHash ^ qHash(line, size_t{7}));
    if (m_keepTrace) {
        m_trace.append(QStringLiteral("%1 %2").arg(time().now() - m_beginning.now).arg(line));
    }
}

void World::copySaved(int from, int to)
{
    for (const Saved &saved : QList<Saved>(m_saved)) {
        if (saved.client == from) {
            m_saved.append(saved);
            m_saved.last().client = to;
        }
    }
}

// --- the server's database ----------------------------------------------------------------------

bool World::isServerDown(int server) const
{
    return m_shared ? m_shared->isDown(server) : m_serverDisk.isDown();
}

void World::fillServerDisk(bool full)
{
    if (m_shared) {
        m_shared->fill(full);
    } else {
        m_serverDisk.fill(full);
    }
}

void World::crashServerAtCommit(int server, int count, bool after)
{
    if (m_shared) {
        m_shared->crashAtCommit(server, count, after);
    } else {
        m_serverDisk.crashAtCommit(count, after);
    }
}

Image World::serverImage() const
{
    return m_shared ? m_shared->image() : imageOf(*m_serverDisk.file(databasePath())->connection);
}

QString World::serverPurpose() const
{
    return m_shared ? QString() : m_serverDisk.file(databasePath())->prepared;
}

QString World::databasePath() const
{
    return m_serverDisk.folder() + QStringLiteral("/kontor.sqlite");
}

void World::backUp()
{
    const Image image = serverImage();
    if (!image.isEmpty()) {
        m_backup = image;
    }
}

void World::restoreBackup()
{
    wasRestored = true;
    if (m_shared) {
        m_shared->restore(*m_backup);
    } else {
        putOnServer(*m_backup);
    }
}

void World::putOnServer(const Image &image)
{
    MemoryDisk::Contents contents;
    contents.items[QStringLiteral("kontor.sqlite")] = {
        image, m_beginning.serverPurpose, true, true, {}};
    m_serverDisk.restore(contents);
}

// --- time ---------------------------------------------------------------------------------------

void World::perform(const Operation &operation)
{
    m_operation = operation.number;
    // Not the dice that have chosen the operation: what they threw first decided that it came.
    m_dice = Dice(mixed(operation.seed));
    runOperation(*this, operation);
    runFor(operation.waitMs);
}

void World::heal()
{
    m_dice = Dice(mixed(m_setting.seed ^ 0xbea1));
    partitionedUntil.clear();
    m_serverDisk.fill(false);
    m_serverDisk.crashAtCommit(0, false);
    if (m_shared) {
        m_shared->heal();
    }
    for (const auto &server : m_servers) {
        server->clock().setSkew(0);
        startServer(*server);
    }
    for (const auto &client : m_clients) {
        client->disk().fill(false);
        client->disk().crashAtCommit(0, false);
        client->start();
    }
}

bool World::isSettled() const
{
    return std::all_of(m_clients.begin(), m_clients.end(),
                       [](const auto &client) { return client->isSettled(); });
}

} // namespace kontor::sim
