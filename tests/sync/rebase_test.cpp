#include "app/session/cache.h"
#include "app/session/local_rules.h"
#include "tests/support/trade.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using kontor::test::must;

namespace kontor {

/// A copy that takes back and runs again only what a batch touches looks, after any history, as
/// one that runs everything again each time.
class RebaseTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void runningWhatIsTouchedIsRunningEverything_data();
    void runningWhatIsTouchedIsRunningEverything();
    void whatTotalsRestOnTouchesEveryDocument();

private:
    RecordKey anyRecord() { return m_keys.at(m_random.bounded(m_keys.size())); }
    Record told(const RecordKey &key);
    void store(const DeviceCommand &command);
    void storeAny();
    void receiveAny();
    void receive(const FeedBatch &batch, qsizetype settled);
    DeviceCommand orderOf(const QUuid &id, const char *quantity);
    Record orderHeld(Cache &copy, const QUuid &id);

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_sparing; ///< touches what it must
    std::shared_ptr<Cache> m_plain;
    LocalAuthor m_author;
    CacheState m_state;
    QRandomGenerator m_random;
    QList<RecordKey> m_keys;
    QHash<RecordKey, qint64> m_versions; ///< of the server's records
    QList<DeviceCommand> m_pending;
    Tax m_tax;
    int m_made = 0;
};

void RebaseTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sparing = must(Cache::open(m_folder->filePath(u"sparing"_s), Cache::Role::InUse, m_clock));
    m_plain = must(Cache::open(m_folder->filePath(u"plain"_s), Cache::Role::InUse, m_clock));
    m_author = localAuthor(newUuid(), u"CNY"_s);
    m_state.cursor = {newUuid(), 1, 1};
    m_keys.clear();
    m_versions.clear();
    m_pending.clear();
    for (int i = 0; i < 6; ++i) {
        m_keys.append({&Party::entity, newUuid()});
        m_keys.append({&SalesOrder::entity, newUuid()});
    }
    m_tax.id = Id<Tax>::create();
    m_tax.version = 1;
    m_tax.rate = test::rate("0.13");
    FeedBatch batch;
    batch.records = {toRecord(m_tax)};
    receive(batch, 0);
}

DeviceCommand RebaseTest::orderOf(const QUuid &id, const char *quantity)
{
    SalesOrder order;
    SalesOrderLine line;
    line.lineId = newUuid();
    line.quantity = test::quantity(quantity);
    line.unitPrice = test::rate("10");
    line.tax = m_tax.id;
    order.lines = {line};
    DeviceCommand command;
    command.name = u"sales_order.create"_s;
    command.arguments.record = id;
    command.arguments.lines = toRecord(order).lines;
    return command;
}

/// What the server says of the record now.
Record RebaseTest::told(const RecordKey &key)
{
    Record record(*key.entity);
    record.id = key.id;
    record.version = ++m_versions[key];
    const QString text = u"of the server %1"_s.arg(++m_made);
    record.set("note", Value(text));
    return record;
}

void RebaseTest::store(const DeviceCommand &draft)
{
    DeviceCommand command = draft;
    command.id = newUuid();
    command.number = ++m_made;
    command.madeAt = m_made;
    m_pending.append(command);
    must(m_sparing->replay(command, m_author));
    must(m_plain->replay(command, m_author));
}

void RebaseTest::storeAny()
{
    const RecordKey key = anyRecord();
    const bool party = key.entity == &Party::entity;
    DeviceCommand command;
    command.arguments.record = key.id;
    switch (m_random.bounded(4)) {
    case 0:
        if (party) {
            command.name = u"party.create"_s;
            command.arguments.values = {{u"name"_s, Value(u"made %1"_s.arg(m_made))}};
        } else {
            command = orderOf(key.id, "3");
        }
        break;
    case 1:
        command.name = party ? u"party.delete"_s : u"sales_order.confirm"_s;
        break;
    default:
        command.name = key.entity->key() + u".update"_s;
        command.arguments.values = {
            {party ? u"phone"_s : u"note"_s, Value(u"mine %1"_s.arg(m_made))}};
    }
    store(command);
}

/// Brings both copies to the batch; the first so many pending commands are settled with it.
void RebaseTest::receive(const FeedBatch &batch, qsizetype settled)
{
    QSet<RecordKey> records;
    for (qsizetype i = 0; i < settled; ++i) {
        const DeviceCommand command = m_pending.takeFirst();
        records.insert({entityOf(command.name), command.arguments.record});
    }
    const ViewChange sparing = must(m_sparing->apply(batch, m_pending, m_author, m_state, records));
    const ViewChange plain = must(m_plain->apply(batch, m_pending, m_author, m_state));
    QCOMPARE(sparing.records, plain.records);
    QCOMPARE(sparing.entities, plain.entities);
}

void RebaseTest::receiveAny()
{
    FeedBatch batch;
    for (int i = m_random.bounded(4); i > 0; --i) {
        batch.records.append(told(anyRecord()));
    }
    if (m_random.bounded(6) == 0) {
        batch.gone.append(anyRecord());
    }
    receive(batch, m_random.bounded(std::min<qsizetype>(m_pending.size(), 4) + 1));
}

void RebaseTest::runningWhatIsTouchedIsRunningEverything_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void RebaseTest::runningWhatIsTouchedIsRunningEverything()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    const Rights rights = Rights::everything();
    for (int step = 0; step < 60; ++step) {
        m_random.bounded(3) == 0 ? receiveAny() : storeAny();
        QCOMPARE(must(m_sparing->find(m_keys, rights)), must(m_plain->find(m_keys, rights)));
    }
    receive({}, m_pending.size());
    QCOMPARE(must(m_sparing->find(m_keys, rights)), must(m_plain->find(m_keys, rights)));
}

Record RebaseTest::orderHeld(Cache &copy, const QUuid &id)
{
    return must(copy.read(SalesOrder::entity, id, Rights::everything()));
}

/// An order that waits, and its tax is changed at the office.
void RebaseTest::whatTotalsRestOnTouchesEveryDocument()
{
    const QUuid id = m_keys.at(1).id;
    store(orderOf(id, "2"));
    QCOMPARE(orderHeld(*m_sparing, id).value("tax_total").toInt(), test::amount("2.6").raw());
    m_tax.version = 2;
    m_tax.rate = test::rate("0.06");
    FeedBatch batch;
    batch.records = {toRecord(m_tax)};
    receive(batch, 0);
    QCOMPARE(orderHeld(*m_sparing, id).value("tax_total").toInt(), test::amount("1.2").raw());
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::RebaseTest)
#include "rebase_test.moc"
