#include "server/net/sign_in_guard.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

const QHostAddress home(u"192.0.2.7"_s);
const QHostAddress elsewhere(u"192.0.2.8"_s);
constexpr qint64 start = 50'000'000;

void failTimes(SignInGuard &guard, const QHostAddress &address, int times, qint64 now)
{
    for (int i = 0; i < times; ++i) {
        guard.failed(address, now);
    }
}

} // namespace

class SignInGuardTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstFailuresCostNothing();
    void eachFurtherFailureDoublesTheWait_data();
    void eachFurtherFailureDoublesTheWait();
    void theWaitPasses();
    void successForgives();
    void timeForgives();
    void othersDoNotWait();
    void aNetworkOfIpv6IsOneAddress();
    void ipv4InIpv6IsTheSame();
    void manyAddressesAreForgotten();
};

void SignInGuardTest::theFirstFailuresCostNothing()
{
    SignInGuard guard;
    QCOMPARE(guard.waitMs(home, start), 0);
    failTimes(guard, home, SignInGuard::freeFailures, start);
    QCOMPARE(guard.waitMs(home, start), 0);
}

void SignInGuardTest::eachFurtherFailureDoublesTheWait_data()
{
    QTest::addColumn<int>("beyondFree");
    QTest::addColumn<qint64>("waitMs");
    QTest::newRow("1") << 1 << qint64(1000);
    QTest::newRow("2") << 2 << qint64(2000);
    QTest::newRow("3") << 3 << qint64(4000);
    QTest::newRow("6") << 6 << qint64(32'000);
    QTest::newRow("7") << 7 << qint64(60'000);
    QTest::newRow("1000") << 1000 << qint64(60'000);
}

void SignInGuardTest::eachFurtherFailureDoublesTheWait()
{
    QFETCH(int, beyondFree);
    QFETCH(qint64, waitMs);
    SignInGuard guard;
    failTimes(guard, home, SignInGuard::freeFailures + beyondFree, start);
    QCOMPARE(guard.waitMs(home, start), waitMs);
}

void SignInGuardTest::theWaitPasses()
{
    SignInGuard guard;
    failTimes(guard, home, SignInGuard::freeFailures + 1, start);
    QCOMPARE(guard.waitMs(home, start + 400), 600);
    QCOMPARE(guard.waitMs(home, start + 1000), 0);
}

void SignInGuardTest::successForgives()
{
    SignInGuard guard;
    failTimes(guard, home, SignInGuard::freeFailures + 5, start);
    guard.succeeded(home);
    QCOMPARE(guard.waitMs(home, start), 0);
    guard.failed(home, start);
    QCOMPARE(guard.waitMs(home, start), 0);
}

void SignInGuardTest::timeForgives()
{
    SignInGuard guard;
    failTimes(guard, home, SignInGuard::freeFailures + 20, start);
    guard.failed(home, start + SignInGuard::forgetMs);
    QCOMPARE(guard.waitMs(home, start + SignInGuard::forgetMs), 0);
}

void SignInGuardTest::othersDoNotWait()
{
    SignInGuard guard;
    failTimes(guard, home, SignInGuard::freeFailures + 5, start);
    QCOMPARE(guard.waitMs(elsewhere, start), 0);
}

void SignInGuardTest::aNetworkOfIpv6IsOneAddress()
{
    SignInGuard guard;
    failTimes(guard, QHostAddress(u"2001:db8:1:2::1"_s), SignInGuard::freeFailures + 1, start);
    QCOMPARE(guard.waitMs(QHostAddress(u"2001:db8:1:2:ffff::9"_s), start), 1000);
    QCOMPARE(guard.waitMs(QHostAddress(u"2001:db8:1:3::1"_s), start), 0);
}

void SignInGuardTest::ipv4InIpv6IsTheSame()
{
    SignInGuard guard;
    failTimes(guard, QHostAddress(u"::ffff:192.0.2.7"_s), SignInGuard::freeFailures + 1, start);
    QCOMPARE(guard.waitMs(home, start), 1000);
    QCOMPARE(guard.waitMs(QHostAddress(u"::ffff:192.0.2.8"_s), start), 0);
}

void SignInGuardTest::manyAddressesAreForgotten()
{
    SignInGuard guard;
    failTimes(guard, home, SignInGuard::freeFailures + 1, start);
    for (quint32 i = 0; i < SignInGuard::addresses; ++i) {
        guard.failed(QHostAddress(0x0a000000U + i), start + 1);
    }
    QCOMPARE(guard.waitMs(home, start + 1), 0);
}

} // namespace kontor

QTEST_APPLESS_MAIN(kontor::SignInGuardTest)
#include "sign_in_guard_test.moc"
