#include "common/entities/sales/quotation.h"
#include "common/entities/system/company.h"
#include "tests/common/sync/server_dialogue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

using namespace server_event;

const QUuid ana = newUuid();
const QUuid bob = newUuid();

/// Quotations of her own customers, of closed ones those since September.
Rights recentRights()
{
    Rights rights;
    rights.user = ana;
    rights.owners = {ana};
    rights.grants = {u"quotation.read"_s};
    rights.documentsSince = QDate(2024, 9, 1);
    return rights;
}

Record quotation(const char *state, const QDate &date)
{
    static const QUuid id = newUuid();
    Record record(Quotation::entity);
    record.id = id;
    record.version = 1;
    record.set("state", Value(QString::fromLatin1(state)));
    record.set("date", Value(date));
    return record;
}

} // namespace

/// How the server's side of the synchronisation keeps a copy to the documents of the last months.
class DocumentAgeCoreTest : public QObject, protected ServerDialogue
{
    Q_OBJECT

private slots:
    void fateOfOldDocuments_data();
    void fateOfOldDocuments();
    void whenTheDayMovesTheDeviceHearsOfIt();
    void aDeviceThatComesBackHearsOfIt();
};

void DocumentAgeCoreTest::fateOfOldDocuments_data()
{
    QTest::addColumn<FeedEntry>("change");
    QTest::addColumn<QStringList>("effects");
    const QDate lastDay(2024, 8, 31);
    const QDate firstDay(2024, 9, 1);
    const auto row = [](const char *name, const FeedEntry &change, const QStringList &effects) {
        QTest::newRow(name) << change << effects;
    };
    const auto becomes = [](const char *before, const QDate &dateBefore, const char *now,
                            const QDate &date, const QUuid &owner = ana) {
        return entry(Change::Operation::Update, quotation(before, dateBefore), quotation(now, date),
                     owner, owner);
    };
    const QStringList put{u"batch 10-11 records 1"_s};
    const QStringList gone{u"batch 10-11 gone 1"_s};
    row("an old open one", becomes("draft", lastDay, "sent", lastDay), put);
    row("an old one is closed", becomes("sent", lastDay, "declined", lastDay), gone);
    row("a recent one is closed", becomes("sent", firstDay, "declined", firstDay), put);
    row("an old one is opened", becomes("declined", lastDay, "sent", lastDay), put);
    row("a closed one gets older", becomes("declined", firstDay, "declined", lastDay), gone);
    // Told in any case: a page of a snapshot may have been read while it was open.
    row("an old closed one", becomes("declined", lastDay, "declined", lastDay), gone);
    row("one of his is closed", becomes("sent", lastDay, "declined", lastDay, bob), {});
}

void DocumentAgeCoreTest::fateOfOldDocuments()
{
    QFETCH(FeedEntry, change);
    QFETCH(QStringList, effects);
    QCOMPARE(come(recentRights(), recentRights()), QStringList{u"subscribed 10"_s});
    QCOMPARE(publish(10, {change}), effects);
}

void DocumentAgeCoreTest::whenTheDayMovesTheDeviceHearsOfIt()
{
    come(recentRights(), recentRights());
    const Record company(Company::entity);
    QCOMPARE(publish(10, {changed(company, {})}), QStringList{u"read rights"_s});
    Rights later = recentRights();
    later.documentsSince = QDate(2024, 10, 1);
    QCOMPARE(step(RightsRead{later}), QStringList{u"batch 10-11 rights"_s});
    publish(11, {changed(company, {})});
    QCOMPARE(step(RightsRead{recentRights()}), QStringList{u"batch 11-12 rights renew"_s});
}

void DocumentAgeCoreTest::aDeviceThatComesBackHearsOfIt()
{
    Rights all = recentRights();
    all.documentsSince = {};
    QCOMPARE(come(recentRights(), all), QStringList{u"open snapshot"_s});
    QCOMPARE(come(all, recentRights()), QStringList{u"subscribed 10"_s});
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::DocumentAgeCoreTest)
#include "document_age_core_test.moc"
