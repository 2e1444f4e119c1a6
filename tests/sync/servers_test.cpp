#include "app/session/desktop_account.h"
#include "app/session/server_list.h"
#include "server/engine/feed_hub.h"
#include "tests/sync/desktop.h"
#include "tests/sync/world.h"

#include <QElapsedTimer>
#include <QSemaphore>

#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

/// What one server's feed has brought, and when.
class Watch
{
public:
    /// `known`: a record that is there already.
    Watch(Engine &engine, const QElapsedTimer &timer, const QUuid &known)
        : m_engine(engine), m_timer(timer), m_known(known)
    {
        m_id = engine.feedHub().subscribe([this](const FeedHub::Delta &delta) { take(*delta); }).id;
    }
    ~Watch() { m_engine.feedHub().unsubscribe(m_id); }

    /// When the record was brought for the first time, in milliseconds; -1: not yet.
    qint64 arrival(const QUuid &id) const
    {
        const std::lock_guard lock(m_mutex);
        return m_arrivals.value(id, -1);
    }
    /// The versions of the record, in the order in which they were brought.
    QList<qint64> versions(const QUuid &id) const
    {
        const std::lock_guard lock(m_mutex);
        QList<qint64> versions = m_versions.value(id);
        versions.removeAll(id == m_known ? 1 : 0); // made before the watch began, or about then
        return versions;
    }
    qsizetype records() const
    {
        const std::lock_guard lock(m_mutex);
        return m_versions.size();
    }

private:
    void take(const FeedDelta &delta)
    {
        const std::lock_guard lock(m_mutex);
        for (const FeedEntry &entry : delta.entries) {
            const Record &record = entry.change.record();
            if (record.entity == &Party::entity) {
                m_versions[record.id].append(record.version);
                m_arrivals.insert(record.id, m_arrivals.value(record.id, m_timer.elapsed()));
            }
        }
    }

    Engine &m_engine;
    const QElapsedTimer &m_timer;
    const QUuid m_known;
    mutable std::mutex m_mutex;
    QHash<QUuid, QList<qint64>> m_versions;
    QHash<QUuid, qint64> m_arrivals;
    int m_id = 0;
};

/// A record that was committed, and when.
struct Committed {
    QUuid id;
    qint64 at = 0;
};

} // namespace

/// Several servers on one PostgreSQL, and many who write at the same time.
class ServersTest : public QObject
{
    Q_OBJECT

private slots:
    void manyWritersAndASlowOneMissNothing();
    void desktopsOfDifferentServersSeeEachOther();
    void aDesktopGoesOnWithTheNextServer();
    void anotherServersOwnCertificateIsNotTrustedByItself();
    void anAccountIsFoundUnderEachOfItsServers();

private:
    static constexpr int writers = 6;
    static constexpr int writes = 40;

    /// Each transaction makes a record and changes one that all fight for; every tenth fails.
    static QList<Committed> writeMany(Engine &engine, const QUuid &shared,
                                      const QElapsedTimer &timer);
};

QList<Committed> ServersTest::writeMany(Engine &engine, const QUuid &shared,
                                        const QElapsedTimer &timer)
{
    QList<Committed> committed;
    for (int i = 0; i < writes; ++i) {
        QUuid made;
        const auto done = engine.run(u"test"_s, [&](Tx &tx) -> Result<void> {
            Party party;
            party.name = u"Customer"_s;
            TRY(tx.insert(party));
            made = party.id.uuid();
            TRY_ASSIGN(Party all, tx.get(Id<Party>(shared), Lock::Update));
            all.note += u'x';
            TRY(tx.update(all));
            return require(i % 10 != 9, "refused");
        });
        if (done) {
            committed.append({made, timer.elapsed()});
        }
    }
    return committed;
}

void ServersTest::manyWritersAndASlowOneMissNothing()
{
    const auto office = Office::open(DatabaseKind::Postgres);
    const auto second = office->secondEngine();
    const QUuid shared = addCustomer(*office).id.uuid();
    QElapsedTimer timer;
    timer.start();
    Engine *const engines[]{&office->engine(), second.get()};
    const Watch first(*engines[0], timer, shared);
    const Watch other(*engines[1], timer, shared);

    QSemaphore begun;
    Committed slow;
    std::thread sleeper([&] {
        const auto done = engines[0]->run(u"test"_s, [&](Tx &tx) -> Result<void> {
            Party party;
            party.name = u"Slow"_s;
            TRY(tx.insert(party));
            slow.id = party.id.uuid();
            begun.release();
            TRY(tx.rows(u"SELECT 1 FROM pg_sleep(2)"_s, {}, {FieldType::Integer}));
            slow.at = timer.elapsed(); // it commits now
            return {};
        });
        Q_ASSERT(done);
    });
    begun.acquire();
    QList<Committed> committed;
    std::mutex mutex;
    std::vector<std::thread> threads;
    threads.reserve(writers);
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            const QList<Committed> mine = writeMany(*engines[writer % 2], shared, timer);
            const std::lock_guard lock(mutex);
            committed += mine;
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    sleeper.join();
    QCOMPARE(committed.size(), writers * writes * 9 / 10);

    for (const Watch *watch : {&first, &other}) {
        EVENTUALLY(watch->arrival(slow.id) >= 0);
        EVENTUALLY_EQUAL(watch->records(), committed.size() + 2); // the slow one and the shared one
        EVENTUALLY_EQUAL(watch->versions(shared).size(), committed.size());
        qsizetype early = 0;
        qint64 longest = 0;
        for (const Committed &record : committed) {
            QCOMPARE(watch->versions(record.id), QList<qint64>{1});
            const qint64 delay = watch->arrival(record.id) - record.at;
            longest = std::max(longest, delay);
            if (record.at < slow.at - 1000) {
                ++early; // nobody waits until the slow one is done
                QVERIFY(watch->arrival(record.id) < slow.at);
            }
        }
        qInfo() << early << "committed long before the slow one; the longest delay was" << longest
                << "ms";
        QVERIFY(early > 0);
        QList<qint64> inOrder(committed.size());
        std::iota(inOrder.begin(), inOrder.end(), qint64{2});
        QCOMPARE(watch->versions(shared), inOrder);
    }
}

void ServersTest::desktopsOfDifferentServersSeeEachOther()
{
    World world(DatabaseKind::Postgres);
    QVERIFY(world.startServer());
    const auto other = world.startAnother();
    QVERIFY(other);
    QCOMPARE(other->fingerprint(), world.server->fingerprint());
    Proxy otherLine;
    otherLine.leadTo(other->address());
    const auto one = world.startDevice(u"one"_s);
    const auto two = world.startDevice(u"two"_s, &otherLine);
    QVERIFY(one->isLevel());
    QVERIFY(two->isLevel());
    one->say(world.orderLine(u"a"_s));
    QVERIFY(two->lists(u"a=confirmed"_s));
    two->say(world.orderLine(u"b"_s));
    QVERIFY(one->lists(u"b=confirmed"_s));

    // One server dies; its desktop finds the other one at the same address.
    world.proxy.holdRequests(true);
    one->say(world.orderLine(u"c"_s));
    QVERIFY(one->says(u"saved c"_s));
    world.killServer();
    world.proxy.leadTo(other->address());
    world.proxy.holdRequests(false);
    one->say(world.orderLine(u"d"_s));
    one->say(u"reconnect"_s);
    QVERIFY(two->lists(u"d=confirmed"_s));
    QVERIFY(two->lists(u"c=confirmed"_s));
    QVERIFY(one->isLevel());
    two->say(world.orderLine(u"e"_s));
    QVERIFY(one->lists(u"e=confirmed"_s));
    for (const QString &reference : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
        QCOMPARE(world.states(reference), QStringList{u"confirmed"_s});
    }
    QCOMPARE(world.lastNumber(), 5);
}

void ServersTest::aDesktopGoesOnWithTheNextServer()
{
    constexpr int orders = 30;
    World world(DatabaseKind::Postgres);
    QVERIFY(world.startServer());
    const auto other = world.startAnother();
    QVERIFY(other);
    const QTemporaryDir folder;
    DeviceProcess one(folder.filePath(u"one"_s),
                      world.server->address() + u", "_s + other->address(), u"ana"_s,
                      world.fingerprint());
    QVERIFY(one.isLevel());
    // In the middle of its uploads the server that it is on dies, and stays dead.
    for (int i = 0; i < orders; ++i) {
        one.say(world.orderLine(u"n%1"_s.arg(i)));
    }
    QVERIFY(one.says(u"saved n3"_s));
    world.killServer();
    QVERIFY(one.lists(u"n%1=confirmed"_s.arg(orders - 1)));
    QVERIFY(one.isLevel());
    for (int i = 0; i < orders; ++i) {
        QCOMPARE(world.states(u"n%1"_s.arg(i)),
                 QStringList{u"confirmed"_s}); // none lost or doubled
    }
    QCOMPARE(world.numbers().size(), orders);
    QCOMPARE(world.lastNumber(), orders);
    // A desktop of the other server sees it all, and what is done there comes over.
    Proxy line;
    line.leadTo(other->address());
    const auto two = world.startDevice(u"two"_s, &line);
    QVERIFY(two->isLevel());
    QVERIFY(two->lists(u"n0=confirmed"_s));
    two->say(world.orderLine(u"late"_s));
    QVERIFY(one.lists(u"late=confirmed"_s));
}

void ServersTest::anotherServersOwnCertificateIsNotTrustedByItself()
{
    // Two servers that each made a certificate of their own.
    const auto office = Office::open(DatabaseKind::Postgres);
    office->person("sales", u"Ana"_s);
    const QTemporaryDir data;
    const auto start = [&](const QString &name) {
        QDir(data.path()).mkdir(name);
        return std::move(*ServerProcess::start(
            {u"--database"_s, office->url(), u"--data"_s, data.filePath(name)}));
    };
    auto first = start(u"first"_s);
    const auto second = start(u"second"_s);
    QVERIFY(first->fingerprint() != second->fingerprint());
    const SystemClock clock;
    SessionOptions options;
    options.folder = data.filePath(u"ana"_s);
    options.deviceName = u"laptop"_s;
    Session session(clock, options);
    session.trust(first->address(), first->fingerprint());
    const QString servers = first->address() + u", "_s + second->address();
    QVERIFY(answerOf(session.signIn({servers, u"ana"_s, u"correct horse"_s})));
    EVENTUALLY(session.state().link == SyncState::Link::Online);
    QCOMPARE(session.state().server, first->address());
    first->process().kill();
    first->process().waitForFinished();
    EVENTUALLY(session.state().error.code == u"certificate_unknown"_s);
    const QVariantMap args = session.state().error.args;
    QCOMPARE(args.value(u"server"_s).toString(), second->address());
    QCOMPARE(args.value(u"fingerprint"_s).toString(), second->fingerprint());
    QVERIFY(session.state().link != SyncState::Link::Online);
    // Once a person has compared it, the desktop goes on there.
    session.trust(second->address(), second->fingerprint());
    session.reconnect();
    EVENTUALLY(session.state().link == SyncState::Link::Online);
    QCOMPARE(session.state().server, second->address());
}

void ServersTest::anAccountIsFoundUnderEachOfItsServers()
{
    const QTemporaryDir folder;
    DesktopAccount account;
    account.server = u"a:7400"_s;
    account.login = u"ana"_s;
    account.user = newUuid();
    const QString first = accountFolder(folder.path(), account.server, account.login);
    QVERIFY(saveAccount(first, account));
    // A second server comes; what waits in the outbox is still found, whichever is named first.
    for (const QString &typed : {u"a:7400, b:7400"_s, u"B:7400；a:7400"_s, u"b:7400，a:7400"_s}) {
        QCOMPARE(accountFolder(folder.path(), typed, u"Ana"_s), first);
    }
    QVERIFY(accountFolder(folder.path(), u"b:7400"_s, u"ana"_s) != first);
    account.server = u"b:7400, a:7400"_s;
    QVERIFY(saveAccount(first, account));
    QCOMPARE(accountFolder(folder.path(), u"b:7400"_s, u"ana"_s), first);
    QVERIFY(accountFolder(folder.path(), u"b:7400"_s, u"bob"_s) != first);
    QCOMPARE(checkServers(u"a:7400, b:99999"_s).error().code, u"server_address_malformed"_s);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::ServersTest)
#include "servers_test.moc"
