#include "tests/sync/world.h"

#include <map>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// An order on its way from a laptop into the books, and the power fails: wherever that happens,
/// the order is there once, confirmed, and its number follows the one before.
class UploadTest : public QObject
{
    Q_OBJECT

private slots:
    void killedOnTheWay_data();
    void killedOnTheWay();
    void cleanup();
    void cleanupTestCase() { m_worlds.clear(); }

private:
    enum class Step {
        Sent,     ///< the laptop has sent it, the server has not got it
        Received, ///< the server has it and waits for its turn to write
        Executed, ///< all is written but the log of changes; not committed
        Committed ///< the books have it; the answer is on its way
    };
    World &world(DatabaseKind kind)
    {
        auto &world = m_worlds[kind];
        if (!world) {
            world = std::make_unique<World>(kind);
        }
        return *world;
    }
    void hold(World &world, DatabaseKind kind, Step step);
    bool isReached(World &world, DatabaseKind kind, Step step, const QString &reference);
    void release(World &world, Step step);

    std::map<DatabaseKind, std::unique_ptr<World>> m_worlds;
    qint64 m_forwarded = 0;
    qint64 m_received = 0;
};

void UploadTest::killedOnTheWay_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("serverDies");
    const QList<std::pair<const char *, Step>> steps{{"sent", Step::Sent},
                                                     {"received", Step::Received},
                                                     {"executed", Step::Executed},
                                                     {"committed", Step::Committed}};
    for (const bool serverDies : {false, true}) {
        for (const auto &[name, step] : steps) {
            const char *const victim = serverDies ? "server" : "client";
            QTest::addRow("postgres-%s-%s", victim, name)
                << DatabaseKind::Postgres << static_cast<int>(step) << serverDies;
            // SQLite has no lock that could be taken in the middle of another's transaction:
            // crash_test ends the server at each of its writes instead.
            if (step != Step::Executed) {
                QTest::addRow("sqlite-%s-%s", victim, name)
                    << DatabaseKind::Sqlite << static_cast<int>(step) << serverDies;
            }
        }
    }
}

void UploadTest::hold(World &world, DatabaseKind kind, Step step)
{
    m_received = world.proxy.received();
    m_forwarded = world.proxy.forwarded();
    switch (step) {
    case Step::Sent:
        world.proxy.holdRequests(true);
        break;
    case Step::Received:
        world.run(kind == DatabaseKind::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
        if (kind == DatabaseKind::Postgres) {
            world.run(u"LOCK TABLE device_upload IN EXCLUSIVE MODE"_s);
        }
        break;
    case Step::Executed:
        world.run(u"BEGIN"_s);
        world.run(u"LOCK TABLE change_log IN SHARE MODE"_s);
        break;
    case Step::Committed:
        world.proxy.holdAnswers(true);
        break;
    }
}

bool UploadTest::isReached(World &world, DatabaseKind kind, Step step, const QString &reference)
{
    const auto waitFor = [](const auto &condition) { return QTest::qWaitFor(condition, 30'000); };
    switch (step) {
    case Step::Sent:
        return waitFor([&] { return world.proxy.received() > m_received; })
            && world.proxy.forwarded() == m_forwarded;
    case Step::Received:
    case Step::Executed:
        return waitFor([&] {
            return kind == DatabaseKind::Sqlite
                ? world.proxy.forwarded() > m_forwarded
                : world.column(u"SELECT COUNT(*) FROM pg_locks WHERE NOT granted"_s)
                    != QStringList{u"0"_s};
        });
    case Step::Committed:
        if (!waitFor([&] { return !world.states(reference).isEmpty(); })
            || !waitFor([&] { return world.proxy.heldAnswers() > 0; })) {
            return false;
        }
        // With the answer about the draft the confirmation is sent (longer than what acknowledges
        // the feed); the answer about that one is lost.
        world.proxy.holdAnswersAfter(150);
        return waitFor([&] { return world.states(reference) == QStringList{u"confirmed"_s}; })
            && waitFor([&] { return world.proxy.heldAnswers() > 0; });
    }
    return false;
}

void UploadTest::release(World &world, Step step)
{
    if (step == Step::Received || step == Step::Executed) {
        world.run(u"ROLLBACK"_s);
    }
    world.proxy.holdRequests(false);
    world.proxy.holdAnswers(false);
}

/// After a failure too.
void UploadTest::cleanup()
{
    for (const auto &[kind, world] : m_worlds) {
        world->proxy.holdRequests(false);
        world->proxy.holdAnswers(false);
    }
}

void UploadTest::killedOnTheWay()
{
    QFETCH(DatabaseKind, kind);
    QFETCH(int, step);
    QFETCH(bool, serverDies);
    const auto at = static_cast<Step>(step);
    World &world = this->world(kind);
    const QString reference = QString::fromLatin1(QTest::currentDataTag());
    if (!world.server || world.server->process().state() == QProcess::NotRunning) {
        QVERIFY(world.startServer());
    }
    auto device = world.startDevice();
    QVERIFY2(device->isLevel(), qPrintable(device->lines().join(u'\n')));

    hold(world, kind, at);
    device->say(world.orderLine(reference));
    QVERIFY(device->says(u"saved "_s + reference));
    QVERIFY(isReached(world, kind, at, reference));
    if (at != Step::Committed) {
        QVERIFY(world.states(reference).isEmpty());
    }
    if (serverDies) {
        world.killServer();
    } else {
        device->kill();
    }
    release(world, at);

    if (serverDies) {
        QVERIFY(world.startServer());
        device->say(u"reconnect"_s);
    } else {
        device = world.startDevice();
    }
    QVERIFY2(device->isLevel(), qPrintable(device->lines().join(u'\n')));
    QCOMPARE(device->last(u"state"_s), u"online 0 0"_s);
    QCOMPARE(world.states(reference), QStringList{u"confirmed"_s});
    const QStringList numbers = world.numbers();
    QCOMPARE(QSet<QString>(numbers.begin(), numbers.end()).size(), numbers.size());
    QCOMPARE(world.lastNumber(), numbers.size());
    QVERIFY(device->lists(reference + u"=confirmed"_s));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::UploadTest)
#include "upload_test.moc"
