#include "common/entities/inventory/stock_level.h"
#include "common/entities/system/user.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::test;

/// A desktop holds the stock of its user's own warehouse.
class PlaceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();

    void aCopyHoldsTheStockOfOnesOwnWarehouse();
    void whoMovesHoldsTheOther();
    void whoHasNoneHoldsAll();

private:
    void workAt(Id<Warehouse> warehouse);
    /// Buys into the warehouse.
    void receiveAt(Id<Warehouse> warehouse, const char *quantity);
    StockLevel levelAt(Id<Warehouse> warehouse);
    /// What the desktop lists as on hand, by warehouse: "MAIN 5".
    QStringList stock(bool atOffice = false);
    bool signIn();

    QTemporaryDir m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    std::unique_ptr<Desktop> m_ana;
    Product m_tea;
    Party m_supplier;
    Id<Warehouse> m_main;
    Id<Warehouse> m_shop;
};

void PlaceTest::init()
{
    failOnLostCopies();
    m_office = Office::open();
    m_office->person("sales_manager", u"Ana"_s);
    m_tea = addGoods(*m_office, "TEA");
    m_supplier = addSupplier(*m_office);
    m_main = mainWarehouse(*m_office);
    Warehouse shop;
    shop.code = u"SHOP"_s;
    shop.name = u"Shop"_s;
    m_shop = must(m_office->create(m_office->admin(), shop)).id;
    receiveAt(m_main, "5");
    receiveAt(m_shop, "2");
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void PlaceTest::cleanup()
{
    m_ana.reset();
    m_server.reset();
    m_office.reset();
}

void PlaceTest::workAt(Id<Warehouse> warehouse)
{
    User ana = m_office->get(Id<User>(m_office->person("sales_manager", u"Ana"_s).user));
    ana.warehouse = warehouse;
    must(m_office->update(m_office->admin(), ana));
}

void PlaceTest::receiveAt(Id<Warehouse> warehouse, const char *amount)
{
    PurchaseOrder order = draftPurchase(*m_office, m_supplier, {bought(m_tea, amount, "6")});
    order.warehouse = warehouse;
    const Actor admin = m_office->admin();
    order = must(m_office->update(admin, order));
    must(m_office->call(admin, "confirm", order.id));
    must(m_office->call(admin, "receive", order.id));
}

StockLevel PlaceTest::levelAt(Id<Warehouse> warehouse)
{
    return m_office->all<StockLevel>(Filter::equal("warehouse", Value(warehouse))).first();
}

QStringList PlaceTest::stock(bool atOffice)
{
    Query query;
    query.entity = &StockLevel::entity;
    query.sort = {{u"on_hand"_s, true}};
    query.joined = {u"warehouse.code"_s};
    query.atOffice = atOffice;
    const auto page = answerOf(m_ana->session->list(query));
    if (!page || page->fromCache == atOffice) {
        return {u"no list"_s};
    }
    QStringList levels;
    for (const ListRow &row : page->rows) {
        const auto level = fromRecord<StockLevel>(row.record);
        levels.append(row.joined.first().toText() + u' '
                      + QString::number(level.onHand.raw() / Quantity::fromInteger(1).raw()));
    }
    return levels;
}

bool PlaceTest::signIn()
{
    m_ana = std::make_unique<Desktop>(*m_server, m_folder.filePath(newUuid().toString()));
    return m_ana->signIn(u"ana"_s);
}

void PlaceTest::aCopyHoldsTheStockOfOnesOwnWarehouse()
{
    workAt(m_shop);
    QVERIFY(signIn());
    QCOMPARE(m_ana->session->heldPlace(StockLevel::entity), m_shop.uuid());
    QVERIFY(m_ana->session->heldPlace(Party::entity).isNull());
    QVERIFY(answerOf(m_ana->session->desktopCopy())->ownPlaceOnly);
    QCOMPARE(stock(), QStringList{u"SHOP 2"_s});
    QCOMPARE(stock(true), (QStringList{u"MAIN 5"_s, u"SHOP 2"_s}));
    // What moves at his own place comes by itself; of what moves elsewhere screens hear.
    QSignalSpy changed(m_ana->session.get(), &DataSource::changed);
    receiveAt(m_main, "1");
    EVENTUALLY(std::any_of(changed.begin(), changed.end(), [](const QList<QVariant> &signal) {
        return signal.at(0).value<const Entity *>() == &StockLevel::entity;
    }));
    QCOMPARE(stock(), QStringList{u"SHOP 2"_s});
    receiveAt(m_shop, "1");
    EVENTUALLY_EQUAL(stock(), QStringList{u"SHOP 3"_s});
    // Another warehouse's is read at the office, while that can be reached.
    const QUuid elsewhere = levelAt(m_main).id.uuid();
    QVERIFY(answerOf(m_ana->session->read(StockLevel::entity, elsewhere)));
    m_server->stop();
    QVERIFY(m_ana->waitUntilOffline());
    QCOMPARE(codeOf(answerOf(m_ana->session->read(StockLevel::entity, elsewhere))),
             u"place_at_office"_s);
    QCOMPARE(stock(), QStringList{u"SHOP 3"_s});
}

void PlaceTest::whoMovesHoldsTheOther()
{
    workAt(m_shop);
    QVERIFY(signIn());
    QCOMPARE(stock(), QStringList{u"SHOP 2"_s});
    workAt(m_main);
    EVENTUALLY_EQUAL(m_ana->session->heldPlace(StockLevel::entity), m_main.uuid());
    EVENTUALLY_EQUAL(stock(), QStringList{u"MAIN 5"_s});
    // One that was away meanwhile hears of it as it comes back.
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    workAt({});
    m_ana->session->reconnect();
    EVENTUALLY_EQUAL(stock(), (QStringList{u"MAIN 5"_s, u"SHOP 2"_s}));
    QVERIFY(m_ana->session->heldPlace(StockLevel::entity).isNull());
}

void PlaceTest::whoHasNoneHoldsAll()
{
    QVERIFY(signIn());
    QVERIFY(m_ana->session->heldPlace(StockLevel::entity).isNull());
    QCOMPARE(stock(), (QStringList{u"MAIN 5"_s, u"SHOP 2"_s}));
    // From now on only his own: the rest goes from the copy that he has.
    workAt(m_shop);
    EVENTUALLY_EQUAL(stock(), QStringList{u"SHOP 2"_s});
    QCOMPARE(m_ana->session->progress().all, 0);
}

QTEST_GUILESS_MAIN(PlaceTest)
#include "place_test.moc"
