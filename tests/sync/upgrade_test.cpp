#include "tests/support/fresh_database.h"
#include "tests/sync/database_watch.h"
#include "tests/sync/proxy.h"
#include "tests/sync/talking_process.h"

#include <QRegularExpression>

using namespace kontor;
using namespace kontor::test;
using namespace Qt::StringLiterals;

namespace {

/// The programs of the company before the upgrade: they know no description of a line, no WeChat of
/// a contact and no stocktake, but pagers and memos.
const QString olderServer = u"kontor-older-server"_s;
const QString olderLaptops = u"kontor-older-laptops"_s;
const QString newerServer = u"kontor-server"_s;
const QString newerLaptops = u"kontor-test-laptops"_s;

const QRegularExpression answered(u"^(done|shown|attention)"_s);

constexpr int laptopCount = 100;
/// A hundred laptops sign in, or deliver, on whatever machine this is.
constexpr int crowdMs = 60'000;

/// A company founded by the older programs, on a line that can be held up.
class Company
{
public:
    explicit Company(const QString &url) : m_url(url), m_watch(url)
    {
        const ProgramResult founded = runProgram(u"kontor-older-office"_s, {url});
        const QStringList words = QString::fromUtf8(founded.output).trimmed().split(u' ');
        if (words.size() != 5) {
            qFatal("%s", founded.errors.constData());
        }
        customer = words.at(1);
        service = words.at(2);
        goods = words.at(3);
        warehouse = words.at(4);
    }
    /// Ends the server and starts this one on the same database.
    bool serve(const QString &program)
    {
        stop();
        auto started = ServerProcess::start({u"--database"_s, m_url, u"--data"_s, m_data.path(),
                                             // All come through the proxy.
                                             u"--connections-per-address"_s, u"200"_s},
                                            {}, program);
        if (!started) {
            qWarning() << started.error().args;
            return false;
        }
        m_server = std::move(*started);
        return true;
    }
    void stop()
    {
        m_line.leadTo({});
        m_line.cut();
        m_server.reset();
    }
    /// Lets desktops reach the server.
    void open() { m_line.leadTo(m_server->address()); }
    Proxy &line() { return m_line; }

    std::unique_ptr<TalkingProcess> start(const QString &program, const QString &folder, int count)
    {
        return std::make_unique<TalkingProcess>(
            program,
            QStringList{m_data.filePath(folder), m_line.address(), m_server->fingerprint(),
                        QString::number(count)});
    }

    int number(const QString &sql) { return m_watch.number(sql); }
    QStringList column(const QString &sql) { return m_watch.column(sql); }

    QString customer;
    QString service;
    QString goods;
    QString warehouse;

private:
    const QString m_url;
    DatabaseWatch m_watch;
    QTemporaryDir m_data;
    Proxy m_line;
    std::unique_ptr<ServerProcess> m_server;
};

const QString lostOrders =
    u"SELECT COUNT(*) FROM sales_order WHERE customer_reference LIKE 'Lost-%'"_s;
const QString withQuantity = u"SELECT COUNT(*) FROM sales_order_line WHERE quantity = %1"_s;

QString today()
{
    return QDate::currentDate().toString(Qt::ISODate);
}

/// The order KEY of a customer for one piece.
QString orderLine(const Company &company, const QString &key, const QString &customer)
{
    return u"create sales_order %1 customer=%2 date=%3 customer_reference=%1"
           " / product=%4 quantity=1"_s.arg(key, customer, today(), company.service);
}

/// Has all laptops do it; answers what hindered any of them.
QString done(TalkingProcess &laptops, const QString &line)
{
    const qsizetype before = laptops.lines().filter(answered).size();
    laptops.say(line);
    laptops.waitFor([&] { return laptops.lines().filter(answered).size() > before; });
    return laptops.lines().filter(answered).value(before, u"no answer"_s).section(u' ', 1);
}

/// What they all show of it.
QString shown(TalkingProcess &laptops, const QString &what)
{
    return done(laptops, u"show "_s + what);
}

bool shows(TalkingProcess &laptops, const QString &what, const QString &expected)
{
    QString last;
    return laptops.waitFor([&] { return (last = shown(laptops, what)) == expected; })
        || (qWarning() << what << "is" << last, false);
}

/// Waits until so many laptops are online, nothing waits and so much needs attention.
bool areLevel(TalkingProcess &laptops, int online, int attention)
{
    const QString expected = u"%1 0 %2"_s.arg(online).arg(attention);
    return laptops.waitFor([&] { return laptops.last(u"state"_s) == expected; }, crowdMs)
        || (qWarning() << laptops.lines().last() << done(laptops, u"attention"_s), false);
}

} // namespace

/// What is done with a program of one version arrives at a server of another.
class UpgradeTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void aHundredLaptopsAreOfflineMeanwhile_data() { FreshDatabases::addRows(); }
    void aHundredLaptopsAreOfflineMeanwhile();
    void aDesktopIsNewerThanItsServer_data() { FreshDatabases::addRows(); }
    void aDesktopIsNewerThanItsServer();

private:
    void found(const QString &server);
    // The hundred laptops, step by step.
    void loseAnswers();
    void workOffline();
    void seeThatAllIsThereOnce();
    void meetWhatIsNew();
    void upgradeLaptops();

    FreshDatabases m_databases;
    std::unique_ptr<Company> m_company;
    std::unique_ptr<TalkingProcess> m_laptops;
    std::unique_ptr<TalkingProcess> m_office;
};

void UpgradeTest::cleanup()
{
    m_laptops.reset();
    m_office.reset();
    m_company.reset();
}

void UpgradeTest::found(const QString &server)
{
    QFETCH(DatabaseKind, kind);
    m_company = std::make_unique<Company>(m_databases.url(kind));
    QVERIFY(m_company->serve(server));
    m_company->open();
}

void UpgradeTest::aHundredLaptopsAreOfflineMeanwhile()
{
    found(olderServer);
    m_laptops = m_company->start(olderLaptops, u"laptops"_s, laptopCount);
    QVERIFY(areLevel(*m_laptops, laptopCount, 0));
    QCOMPARE(done(*m_laptops, orderLine(*m_company, u"Draft-#"_s, m_company->customer)), u""_s);
    QVERIFY(areLevel(*m_laptops, laptopCount, 0));
    for (const auto step :
         {&UpgradeTest::loseAnswers, &UpgradeTest::workOffline, &UpgradeTest::seeThatAllIsThereOnce,
          &UpgradeTest::meetWhatIsNew, &UpgradeTest::upgradeLaptops}) {
        (this->*step)();
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

/// The older server does something, and nobody hears of it.
void UpgradeTest::loseAnswers()
{
    m_company->line().holdAnswers(true);
    QCOMPARE(done(*m_laptops, orderLine(*m_company, u"Lost-#"_s, m_company->customer)), u""_s);
    QVERIFY(
        m_laptops->waitFor([&] { return m_company->number(lostOrders) == laptopCount; }, crowdMs));
    m_company->stop();
    m_company->line().holdAnswers(false);
}

void UpgradeTest::workOffline()
{
    TalkingProcess &all = *m_laptops;
    QCOMPARE(done(all, u"create party Own-# name=Own-#"_s), u""_s);
    QCOMPARE(done(all, orderLine(*m_company, u"Order-#"_s, u"~Own-#"_s)), u""_s);
    QCOMPARE(done(all, u"call sales_order.confirm Order-#"_s), u""_s);
    QCOMPARE(done(all, u"create memo Memo-# text=Memo-#"_s), u""_s);
    QCOMPARE(done(all, u"create contact Pia-# party=~Own-# name=Pia-# pager=99"_s), u""_s);
    QCOMPARE(done(all, u"create contact Max-# party=~Own-# name=Max-# phone=12"_s), u""_s);
    QCOMPARE(done(all, u"update sales_order Draft-# note=by-# / quantity=5"_s), u""_s);
    QVERIFY(m_company->serve(newerServer));
    m_company->open();
}

/// What the newer server cannot do is kept and explained; everything else is done, and once.
void UpgradeTest::seeThatAllIsThereOnce()
{
    QVERIFY(areLevel(*m_laptops, laptopCount, 2 * laptopCount));
    QCOMPARE(done(*m_laptops, u"attention"_s), u"command_unknown:+field_unknown:pager"_s);
    const QStringList all{
        lostOrders,
        u"SELECT COUNT(*) FROM party WHERE name LIKE 'Own-%'"_s,
        u"SELECT COUNT(*) FROM contact WHERE phone = '12' AND wechat = ''"_s,
        u"SELECT COUNT(*) FROM contact"_s,
        u"SELECT COUNT(*) FROM sales_order WHERE state = 'confirmed'"_s,
        u"SELECT COUNT(DISTINCT number) FROM sales_order WHERE state = 'confirmed'"_s,
        u"SELECT last FROM number_counter WHERE series = 'sales_order'"_s,
        withQuantity.arg(Quantity::fromInteger(5).raw()),
    };
    for (const QString &count : all) {
        QVERIFY2(m_company->number(count) == laptopCount, qPrintable(count));
    }
}

/// The office works with what is new; the laptops stay as they are, and one more is taken in.
void UpgradeTest::meetWhatIsNew()
{
    m_office = m_company->start(newerLaptops, u"office"_s, 1);
    QVERIFY(areLevel(*m_office, 1, 0));
    const QString stocktake =
        u"create stocktake Count warehouse=%1 date=%2 / product=%3 counted=1"_s;
    QCOMPARE(done(*m_office, u"update sales_order Draft-7 / description=Tuned"_s), u""_s);
    QCOMPARE(done(*m_office, stocktake.arg(m_company->warehouse, today(), m_company->goods)),
             u""_s);
    QCOMPARE(done(*m_office, u"create party New name=New"_s), u""_s);
    QVERIFY(areLevel(*m_office, 1, 0));

    QVERIFY(shows(*m_laptops, u"party New name"_s, u"New"_s));
    QCOMPARE(done(*m_laptops, u"update sales_order Draft-# / quantity=6"_s), u""_s);
    QVERIFY(areLevel(*m_laptops, laptopCount, 2 * laptopCount));
    QCOMPARE(m_company->number(withQuantity.arg(Quantity::fromInteger(6).raw())), laptopCount);
    QVERIFY(shows(*m_office, u"sales_order Draft-7 lines.description"_s, u"Tuned"_s));

    const auto newcomer = m_company->start(olderLaptops, u"newcomer"_s, 1);
    QVERIFY(areLevel(*newcomer, 1, 0));
    QVERIFY(shows(*newcomer, u"party New name"_s, u"New"_s));
}

/// Away from the office, and with work that is not delivered.
void UpgradeTest::upgradeLaptops()
{
    m_company->stop();
    QCOMPARE(done(*m_laptops, u"update sales_order Draft-# / quantity=7"_s), u""_s);
    QCOMPARE(done(*m_laptops, u"create party Late-# name=Late-#"_s), u""_s);
    m_laptops.reset();
    QVERIFY(m_company->serve(newerServer));
    m_laptops = m_company->start(newerLaptops, u"laptops"_s, laptopCount);
    QVERIFY(shows(*m_laptops, u"sales_order Draft-# lines.quantity"_s, u"7"_s));
    m_company->open();
    QVERIFY(areLevel(*m_laptops, laptopCount, 2 * laptopCount));
    QCOMPARE(m_company->number(u"SELECT COUNT(*) FROM party WHERE name LIKE 'Late-%'"_s),
             laptopCount);
    QCOMPARE(m_company->number(withQuantity.arg(Quantity::fromInteger(7).raw())), laptopCount);
    QVERIFY(shows(*m_laptops, u"sales_order Draft-7 lines.description"_s, u"Tuned"_s));
    QVERIFY(shows(*m_laptops, u"stocktake Count date"_s, today()));
    QCOMPARE(done(*m_laptops, u"attention"_s), u"command_unknown:+field_unknown:pager"_s);
}

void UpgradeTest::aDesktopIsNewerThanItsServer()
{
    found(olderServer);
    Company &company = *m_company;
    m_office = company.start(newerLaptops, u"desktop"_s, 1);
    TalkingProcess *const desktop = m_office.get();
    QVERIFY(areLevel(*desktop, 1, 0));
    QCOMPARE(done(*desktop, u"create contact Max party=%1 name=Max"_s.arg(company.customer)),
             u""_s);
    QCOMPARE(done(*desktop, orderLine(company, u"Plain"_s, company.customer)), u""_s);
    QVERIFY(areLevel(*desktop, 1, 0));
    QCOMPARE(shown(*desktop, u"sales_order Plain lines.description"_s), u""_s);

    // What the server cannot take is refused, not cut down to what it can.
    QCOMPARE(
        done(*desktop, orderLine(company, u"Cheap"_s, company.customer) + u" description=Tuned"_s),
        u""_s);
    QCOMPARE(done(*desktop, u"update contact Max wechat=max"_s), u""_s);
    QVERIFY(areLevel(*desktop, 1, 2));
    QCOMPARE(done(*desktop, u"attention"_s), u"field_unknown:description+field_unknown:wechat"_s);
    QCOMPARE(company.number(u"SELECT COUNT(*) FROM sales_order"_s), 1);

    // An upgrade brings what the desktop has known for long, and fills it in; no change tells so.
    QVERIFY(company.serve(newerServer));
    company.stop();
    company.column(u"UPDATE contact SET wechat = 'from the upgrade'"_s);
    QVERIFY(company.serve(newerServer));
    company.open();
    QVERIFY(areLevel(*desktop, 1, 2));
    QVERIFY(shows(*desktop, u"contact Max wechat"_s, u"from the upgrade"_s));
    QCOMPARE(done(*desktop, u"update contact Max wechat=max"_s), u""_s);
    QVERIFY(areLevel(*desktop, 1, 2));
    QCOMPARE(company.column(u"SELECT wechat FROM contact"_s), QStringList{u"max"_s});
}

QTEST_GUILESS_MAIN(UpgradeTest)
#include "upgrade_test.moc"
