#include "tests/sync/world.h"

#include <csignal>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// Client and server end at every one of their writes to the disk, or find it full.
class CrashTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_world.reset(); }

    void theClientDiesAtEachOfItsWrites();
    void theServerDiesAtEachOfItsWrites();
    void aFullDiskOfTheClientRefusesAndLosesNothing();
    void whoSignsInOnAFullDiskComesBackWhenThereIsRoom();
    void aFullDiskOfTheServerOnlyDelays();

private:
    /// No run has as many points; when there are more, the test does not end by itself.
    static constexpr int mostPoints = 60;
    static QStringList preloaded(int point)
    {
        return {u"LD_PRELOAD=" KONTOR_BIN_DIR "/kontor-test-crash.so"_s,
                u"KONTOR_CRASH_POINT=%1"_s.arg(point),
                u"ASAN_OPTIONS=verify_asan_link_order=0"_s}; // it need not be the first
    }
    /// Whether the order that was asked for is saved, sent and answered.
    static bool isDone(const DeviceProcess &device, const QString &reference)
    {
        return device.said(u"saved "_s + reference)
            && device.last(u"state"_s).startsWith(u"online 0"_s);
    }
    void checkOrders(const QStringList &saved, const QStringList &others);

    std::unique_ptr<World> m_world;
};

void CrashTest::init()
{
    m_world = std::make_unique<World>(DatabaseKind::Sqlite);
}

/// Those that the laptop said were saved are there once; the others at most once.
void CrashTest::checkOrders(const QStringList &saved, const QStringList &others)
{
    for (const QString &reference : saved) {
        QCOMPARE(m_world->states(reference), QStringList{u"confirmed"_s});
    }
    for (const QString &reference : others) {
        QVERIFY2(m_world->states(reference).size() <= 1, qPrintable(reference));
    }
    const QStringList numbers = m_world->numbers();
    QCOMPARE(QSet<QString>(numbers.begin(), numbers.end()).size(), numbers.size());
    QCOMPARE(m_world->lastNumber(), numbers.size());
}

void CrashTest::theClientDiesAtEachOfItsWrites()
{
    QVERIFY(m_world->startServer());
    QStringList saved;
    QStringList others;
    int point = 0;
    bool survived = false;
    while (!survived && ++point < mostPoints) {
        const auto device = m_world->startDevice();
        QVERIFY2(device->isLevel(), qPrintable(device->lines().join(u'\n')));
        const QString reference = u"client-%1"_s.arg(point);
        device->say(u"crash %1"_s.arg(point));
        device->say(m_world->orderLine(reference));
        survived = device->waitFor([&] { return isDone(*device, reference); });
        (device->said(u"saved "_s + reference) ? saved : others).append(reference);
    }
    qInfo() << "died at" << point - 1 << "points;" << saved.size() << "orders had been saved";
    QVERIFY(survived);
    QVERIFY(point > 5); // there is something to die at
    checkOrders(saved, others);
}

void CrashTest::theServerDiesAtEachOfItsWrites()
{
    QVERIFY(m_world->startServer(preloaded(1)));
    const auto device = m_world->startDevice();
    QStringList saved;
    int point = 0;
    bool survived = false;
    while (!survived && ++point < mostPoints) {
        QVERIFY(m_world->startServer(preloaded(point)));
        device->say(u"reconnect"_s);
        QVERIFY2(device->isLevel(), qPrintable(device->lines().join(u'\n')));
        QProcess &server = m_world->server->process();
        QCOMPARE(::kill(static_cast<pid_t>(server.processId()), SIGUSR1), 0);
        const QString reference = u"server-%1"_s.arg(point);
        device->say(m_world->orderLine(reference));
        QVERIFY(device->waitFor(
            [&] { return isDone(*device, reference) || server.state() == QProcess::NotRunning; }));
        survived = server.state() != QProcess::NotRunning;
        QVERIFY(device->says(u"saved "_s + reference));
        saved.append(reference);
    }
    qInfo() << "died at" << point - 1 << "points";
    QVERIFY(survived);
    QVERIFY(point > 3);
    QCOMPARE(device->last(u"state"_s), u"online 0 0"_s);
    checkOrders(saved, {});
}

void CrashTest::aFullDiskOfTheClientRefusesAndLosesNothing()
{
    QVERIFY(m_world->startServer());
    auto device = m_world->startDevice();
    QVERIFY(device->isLevel());
    m_world->proxy.leadTo({});
    m_world->proxy.cut();
    QVERIFY(device->waitFor([&] { return device->last(u"state"_s).startsWith(u"offline"_s); }));
    device->say(m_world->orderLine(u"before"_s));
    QVERIFY(device->says(u"saved before"_s));

    device->say(u"disk full"_s);
    device->say(m_world->orderLine(u"during"_s));
    QVERIFY(device->says(u"refused disk_full"_s));
    QVERIFY(!device->said(u"stored confirm"_s) || !device->said(u"saved during"_s));
    device->say(u"disk free"_s);
    device->say(m_world->orderLine(u"after"_s));
    QVERIFY(device->says(u"saved after"_s));

    m_world->proxy.leadTo(m_world->server->address());
    device->say(u"reconnect"_s);
    QVERIFY2(device->isLevel(), qPrintable(device->lines().join(u'\n')));
    QCOMPARE(m_world->states(u"before"_s), QStringList{u"confirmed"_s});
    QCOMPARE(m_world->states(u"during"_s), QStringList());
    QCOMPARE(m_world->states(u"after"_s), QStringList{u"confirmed"_s});
}

void CrashTest::whoSignsInOnAFullDiskComesBackWhenThereIsRoom()
{
    QVERIFY(m_world->startServer());
    const auto device = m_world->startDevice();
    const auto other = m_world->startDevice(u"other"_s);
    QVERIFY(device->isLevel() && other->isLevel());
    device->say(u"disk full"_s);
    other->say(u"customer Lin"_s);
    QVERIFY(device->waitFor([&] { return device->last(u"state"_s).endsWith(u" disk_full"_s); }));
    device->forget();
    device->say(u"sign-in"_s);
    QVERIFY(device->waitFor(
        [&] { return device->said(u"signed in"_s) || !device->last(u"refused"_s).isNull(); }));
    device->say(u"disk free"_s);
    QVERIFY2(device->isLevel(), qPrintable(device->lines().join(u'\n')));
    device->say(u"find Lin"_s);
    QVERIFY(device->says(u"found 1"_s));
}

void CrashTest::aFullDiskOfTheServerOnlyDelays()
{
    QVERIFY(m_world->startServer(preloaded(0)));
    const auto device = m_world->startDevice();
    QVERIFY(device->isLevel());
    const auto toggleDisk = [this] {
        return ::kill(static_cast<pid_t>(m_world->server->process().processId()), SIGUSR2) == 0;
    };
    QVERIFY(toggleDisk());
    const qint64 before = m_world->proxy.forwarded();
    device->say(m_world->orderLine(u"waits"_s));
    QVERIFY(device->says(u"saved waits"_s));
    QVERIFY(device->waitFor([&] { return m_world->proxy.forwarded() > before; }));
    QVERIFY(device->waitFor([&] { return device->last(u"state"_s) == u"online 2 0"_s; }));
    QCOMPARE(m_world->states(u"waits"_s), QStringList());
    QVERIFY(toggleDisk());
    QVERIFY2(device->isLevel(), qPrintable(device->lines().join(u'\n')));
    QCOMPARE(device->last(u"state"_s), u"online 0 0"_s);
    QCOMPARE(m_world->states(u"waits"_s), QStringList{u"confirmed"_s});
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::CrashTest)
#include "crash_test.moc"
