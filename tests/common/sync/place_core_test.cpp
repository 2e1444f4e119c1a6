#include "common/entities/inventory/stock_level.h"
#include "common/entities/system/user.h"
#include "tests/common/sync/server_dialogue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

using namespace server_event;

const QUuid ana = newUuid();
const QUuid shop = newUuid();
const QUuid depot = newUuid();

/// Of stock, what this warehouse has; null: what all have.
Rights rightsAt(const QUuid &place)
{
    Rights rights = Rights::everything(ana);
    rights.place = place;
    return rights;
}

Record levelAt(const QUuid &warehouse)
{
    Record record(StockLevel::entity);
    record.version = 1;
    record.set("warehouse", Value(warehouse));
    return record;
}

} // namespace

/// How the server's side of the synchronisation keeps a copy to the stock of its user's warehouse.
class PlaceCoreTest : public QObject, protected ServerDialogue
{
    Q_OBJECT

private slots:
    void stockOfOtherWarehousesIsNotSent();
    void whoMovesGetsAnotherCopy();
    void whatACopyKeepsToWhileAnotherIsMade();
};

void PlaceCoreTest::stockOfOtherWarehousesIsNotSent()
{
    QCOMPARE(come(rightsAt(shop), rightsAt(shop)), QStringList{u"subscribed 10"_s});
    QCOMPARE(publish(10, {made(levelAt(shop), {}), made(levelAt(depot), {})}),
             QStringList{u"batch 10-11 records 1 touched 1"_s});
    QCOMPARE(publish(11, {changed(levelAt(depot), {})}), QStringList{u"batch 11-12 touched 1"_s});
    come(rightsAt({}), rightsAt({}));
    QCOMPARE(publish(10, {made(levelAt(shop), {}), made(levelAt(depot), {})}),
             QStringList{u"batch 10-11 records 2"_s});
}

void PlaceCoreTest::whoMovesGetsAnotherCopy()
{
    QCOMPARE(come(rightsAt(shop), rightsAt(depot)), QStringList{u"open snapshot"_s});
    QCOMPARE(come(rightsAt(shop), rightsAt({})), QStringList{u"open snapshot"_s});
    // One that holds all has enough.
    QCOMPARE(come(rightsAt({}), rightsAt(shop)), QStringList{u"subscribed 10"_s});
    const Record user(User::entity);
    QCOMPARE(publish(10, {changed(user, {})}), QStringList{u"read rights"_s});
    QCOMPARE(step(RightsRead{rightsAt(depot)}),
             QStringList{u"batch 10-11 records 1 rights renew"_s});
}

void PlaceCoreTest::whatACopyKeepsToWhileAnotherIsMade()
{
    const auto narrowed = [](const QUuid &before, const QUuid &now) {
        Rights rights = rightsAt(before);
        rights.narrowTo(rightsAt(now));
        return rights;
    };
    QCOMPARE(narrowed({}, shop).place, shop);
    QCOMPARE(narrowed(shop, shop).place, shop);
    QCOMPARE(narrowed(shop, {}).place, shop);
    // That of the shop went and that of the depot is not there yet.
    const Rights between = narrowed(shop, depot);
    QVERIFY(!between.isHere(levelAt(shop)) && !between.isHere(levelAt(depot)));
    QVERIFY(allowsMore(rightsAt(depot), between));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::PlaceCoreTest)
#include "place_core_test.moc"
