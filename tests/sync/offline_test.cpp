#include "common/entities/crm/activity.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/crm/stage.h"
#include "common/entities/sales/quotation.h"
#include "tests/sync/desktop.h"
#include "tests/sync/world.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// A salesperson's day without the server, or with one that is far away.
class OfflineTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnLostCopies();
        m_customer = {};
        m_opportunity = {};
        m_visit = {};
        m_quotation = {};
        m_order = {};
    }

    void aDayWithoutTheServer_data();
    void aDayWithoutTheServer();
    void aFarServerKeepsNobodyWaiting();

private:
    void work(Office &office, Desktop &ana);

    Party m_customer;
    Opportunity m_opportunity;
    Activity m_visit;
    Quotation m_quotation;
    SalesOrder m_order;
};

void OfflineTest::aDayWithoutTheServer_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::newRow("sqlite") << DatabaseKind::Sqlite;
    QTest::newRow("postgres") << DatabaseKind::Postgres;
}

/// Everything that a salesperson does on the road.
void OfflineTest::work(Office &office, Desktop &ana)
{
    const Product advice = office.all<Product>().first();
    const QList<Stage> stages = office.all<Stage>({}, {{u"sequence"_s, false}});
    m_customer.name = u"Lotus Tea House"_s;
    QVERIFY(ana.create(m_customer));
    m_opportunity.title = u"Yearly advice"_s;
    m_opportunity.customer = m_customer.id;
    m_opportunity.stage = stages.at(0).id;
    QVERIFY(ana.create(m_opportunity));
    QCOMPARE(ana.get(m_opportunity.id)->probability, stages.at(0).probability);
    const Instant begun = SystemClock().now();
    QVERIFY(ana.call(u"opportunity.move"_s, m_opportunity.id.uuid(),
                     {{u"stage"_s, Value(stages.at(1).id)}}));
    // The card says at once what the stage means, though no server has moved it.
    const auto moved = ana.get(m_opportunity.id);
    QCOMPARE(moved->stage, stages.at(1).id);
    QCOMPARE(moved->probability, stages.at(1).probability);
    QVERIFY(moved->stageSince >= begun);
    m_visit.subject = u"Visit"_s;
    m_visit.party = m_customer.id;
    QVERIFY(ana.create(m_visit));
    m_quotation.customer = m_customer.id;
    m_quotation.date = office.clock().today();
    m_quotation.lines.resize(1);
    m_quotation.lines[0].product = advice.id;
    m_quotation.lines[0].quantity = quantity("2");
    m_quotation.lines[0].unitPrice = rate("90");
    m_quotation.lines[0].tax = advice.salesTax;
    m_quotation.lines[0].taxRate = rate("0.06");
    QVERIFY(ana.create(m_quotation));
    QVERIFY(ana.call(u"quotation.send"_s, m_quotation.id.uuid()));
    QCOMPARE(ana.get(m_quotation.id)->state, Quotation::State::Sent);
    m_order.customer = m_customer.id;
    m_order.date = office.clock().today();
    m_order.lines = {sold(advice, "3")};
    QVERIFY(ana.create(m_order));
    QVERIFY(ana.call(u"sales_order.confirm"_s, m_order.id.uuid()));
}

void OfflineTest::aDayWithoutTheServer()
{
    QFETCH(DatabaseKind, kind);
    const QTemporaryDir folder;
    const auto office = Office::open(kind);
    const Actor person = office->person("sales", u"ana"_s);
    office->person("accountant", u"bob"_s);
    addService(*office, "ADVICE");
    const QList<Stage> stages = office->all<Stage>({}, {{u"sequence"_s, false}});
    OfficeServer server(office->engine());
    Desktop ana(server, folder.filePath(u"ana"_s));
    Desktop bob(server, folder.filePath(u"bob"_s));
    QVERIFY(ana.signIn(u"ana"_s));
    QVERIFY(bob.signIn(u"bob"_s));
    server.stop();
    QVERIFY(ana.waitUntilOffline());

    work(*office, ana);

    // All of it can be seen, searched and printed as it will be.
    QCOMPARE(ana.names(Party::entity), QStringList{u"Lotus Tea House"_s});
    QVERIFY(!ana.get(m_quotation.id)->provisionalNumber.isEmpty());
    QVERIFY(ana.get(m_quotation.id)->provisionalNumber != ana.get(m_order.id)->provisionalNumber);
    QCOMPARE(ana.get(m_quotation.id)->total, amount("190.80")); // 2 x 90, and 6 % on it
    QCOMPARE(ana.session->state().waiting, 8);
    QVERIFY(office->all<Party>().isEmpty());

    QElapsedTimer timer;
    timer.start();
    server.start(office->engine());
    ana.session->reconnect();
    bob.session->reconnect();
    QVERIFY(ana.waitUntilLevel());
    qInfo() << "level after" << timer.elapsed() << "ms";
    for (const AttentionItem &item : ana.attention()) {
        QFAIL(qPrintable(item.name + u' ' + item.error.code + u' ' + item.error.field));
    }
    const SalesOrder sold = office->get(m_order.id);
    QCOMPARE(sold.state, SalesOrder::State::Confirmed);
    QVERIFY(!sold.number.isEmpty());
    QCOMPARE(sold.total, amount("318.00")); // 3 x 100, and 6 % on it
    QCOMPARE(sold.salesperson.uuid(), person.user);
    QCOMPARE(office->get(m_quotation.id).state, Quotation::State::Sent);
    QCOMPARE(office->get(m_opportunity.id).stage, stages.at(1).id);
    QCOMPARE(office->get(m_visit.id).subject, u"Visit"_s);
    // The laptop has the numbers of the office, beside those that it gave itself.
    QCOMPARE(ana.get(m_order.id)->number, sold.number);
    QCOMPARE(ana.get(m_order.id)->provisionalNumber, sold.provisionalNumber);
    QVERIFY(!sold.provisionalNumber.isEmpty());
    // Others see it without asking.
    EVENTUALLY(bob.get(m_order.id).has_value());
    QCOMPARE(bob.get(m_order.id)->number, sold.number);
}

void OfflineTest::aFarServerKeepsNobodyWaiting()
{
    World world(DatabaseKind::Sqlite);
    QVERIFY(world.startServer());
    constexpr int oneWayMs = 100;
    const QTemporaryDir folder;
    const SystemClock clock;
    SessionOptions options;
    options.folder = folder.path();
    options.deviceName = u"laptop"_s;
    Session session(clock, options);
    session.trust(world.proxy.address(), world.fingerprint());
    world.proxy.delay(oneWayMs);
    QVERIFY(answerOf(
        session.signIn({world.proxy.address(), u"ana"_s, QStringLiteral("correct horse")})));
    const auto isLevel = [&session] {
        return session.state().link == SyncState::Link::Online && session.state().waiting == 0
            && session.holds(Party::entity);
    };
    EVENTUALLY(isLevel());

    constexpr int commands = 40;
    QList<qint64> taken;
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < commands; ++i) {
        Arguments arguments;
        arguments.record = newUuid();
        arguments.values = {{u"name"_s, Value(u"Customer %1"_s.arg(i))}};
        QElapsedTimer timer;
        timer.start();
        QVERIFY(answerOf(session.execute(u"party.create"_s, arguments)));
        taken.append(timer.elapsed());
    }
    std::sort(taken.begin(), taken.end());
    qInfo() << "answered within" << taken.at(commands / 2) << "ms in the middle," << taken.last()
            << "ms at most";
    QVERIFY(taken.at(commands / 2) < oneWayMs);
    EVENTUALLY(isLevel());
    qInfo() << "all was at the server and back after" << all.elapsed() << "ms";
    QCOMPARE(world.column(u"SELECT COUNT(*) FROM party WHERE name LIKE 'Customer %'"_s),
             QStringList{QString::number(commands)});
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::OfflineTest)
#include "offline_test.moc"
