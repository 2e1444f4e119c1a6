#include "app/models/record_table_model.h"

#include "app/widgets/theme.h"

#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/memory_source.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

class RecordTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void firstPageComesBeforeTheCount();
    void rowsComeInPagesAsOneScrollsDown();
    void theEndIsReachedWithoutReadingAll();
    void theMiddleIsReachedAndGrowsBothWays();
    void scrollingToAndFroNeverLosesARow();
    void loadedRowsStayBounded();
    void changesUpdateInPlace();
    void selectionFollowsRowsThatMove();
    void rowsComeAndGo();
    void changedRowsAreMarkedForAMoment();
    void referencesShowWhatStandsForTheirRecord();
    void changesOfReferredRecordsShow();
    void sumsCoverAllRows();
    void editingSavesWithItsBase();
    void refusedEditIsTakenBack();
    void failureIsReportedAndRefreshRecovers();
    void answersToOlderQueriesAreDropped();
    void randomChangesKeepTheModelTrue();

private:
    void addParties(int count);
    QString name(int row) const;
    void scrollTo(int row);

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<RecordTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

QString numbered(int number)
{
    return u"Party %1"_s.arg(number, 6, 10, QLatin1Char('0'));
}

Party party(const QString &name, int credit = 0)
{
    Party party;
    party.id = Id<Party>::create();
    party.name = name;
    party.creditLimit = Amount::fromInteger(credit);
    return party;
}

} // namespace

void RecordTableModelTest::initTestCase()
{
    QVERIFY(theme::apply(u"light"_s));
}

void RecordTableModelTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    m_model = std::make_unique<RecordTableModel>(*m_source, Party::entity);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setSort({{u"name"_s, false}});
}

void RecordTableModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_source.reset();
}

void RecordTableModelTest::addParties(int count)
{
    for (int i = 0; i < count; ++i) {
        m_source->add(party(numbered(i)));
    }
}

QString RecordTableModelTest::name(int row) const
{
    return m_model->index(row, 0).data().toString();
}

void RecordTableModelTest::scrollTo(int row)
{
    m_model->showRows(row, row + 30);
    const auto isThere = [this, row] {
        return m_model->rowAt(std::min(row, m_model->rowCount() - 1)) != nullptr;
    };
    QVERIFY2(QTest::qWaitFor(isThere), qPrintable(QString::number(row)));
}

void RecordTableModelTest::firstPageComesBeforeTheCount()
{
    addParties(500);
    QSignalSpy loaded(m_model.get(), &RecordTableModel::loaded);
    // The count is asked for when the page is there; keep its answer back.
    connect(m_model.get(), &RecordTableModel::loaded, m_source.get(), [this] { m_source->hold(); });

    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(m_model->rowCount(), RecordTableModel::pageSize);
    m_source->release();
    QTRY_COMPARE(m_model->rowCount(), 500);
    QCOMPARE(m_model->totals().count, 500);
    QCOMPARE(name(0), numbered(0));
    QVERIFY(m_model->rowAt(499) == nullptr);
    QCOMPARE(name(499), QString());
}

void RecordTableModelTest::rowsComeInPagesAsOneScrollsDown()
{
    addParties(1000);
    QTRY_COMPARE(m_model->rowCount(), 1000);

    for (int row = 0; row < 1000; row += 40) {
        scrollTo(row);
        QCOMPARE(name(row), numbered(row));
    }
    QCOMPARE(m_model->rowCount(), 1000);
    QVERIFY(m_source->largestPage() <= RecordTableModel::pageSize);
}

void RecordTableModelTest::theEndIsReachedWithoutReadingAll()
{
    addParties(5000);
    QTRY_COMPARE(m_model->rowCount(), 5000);
    const int before = m_source->listCount();

    scrollTo(4980);

    QCOMPARE(name(4980), numbered(4980));
    QCOMPARE(name(4999), numbered(4999));
    QVERIFY(m_source->listCount() - before <= 2);
}

void RecordTableModelTest::theMiddleIsReachedAndGrowsBothWays()
{
    addParties(5000);
    QTRY_COMPARE(m_model->rowCount(), 5000);

    scrollTo(2500);
    QTRY_COMPARE(name(2500), numbered(2500));

    for (int row = 2500; row > 2000; row -= 30) {
        scrollTo(row);
        QCOMPARE(name(row), numbered(row));
    }
    for (int row = 2000; row < 2600; row += 30) {
        scrollTo(row);
        QCOMPARE(name(row), numbered(row));
    }
    QCOMPARE(m_model->rowCount(), 5000);
}

void RecordTableModelTest::scrollingToAndFroNeverLosesARow()
{
    addParties(3000);
    QTRY_COMPARE(m_model->rowCount(), 3000);
    QRandomGenerator random(7);
    for (int i = 0; i < 60; ++i) {
        const int row = random.bounded(2970);
        scrollTo(row);
        QCOMPARE(name(row), numbered(row));
    }
    scrollTo(0);
    QCOMPARE(name(0), numbered(0));
}

void RecordTableModelTest::loadedRowsStayBounded()
{
    addParties(4000);
    QTRY_COMPARE(m_model->rowCount(), 4000);
    for (int row = 0; row < 3900; row += 50) {
        scrollTo(row);
    }
    int present = 0;
    for (int row = 0; row < 4000; ++row) {
        present += m_model->rowAt(row) != nullptr ? 1 : 0;
    }
    QVERIFY(present <= RecordTableModel::loadedMax);
}

void RecordTableModelTest::changesUpdateInPlace()
{
    addParties(50);
    QTRY_COMPARE(m_model->rowCount(), 50);
    QTRY_COMPARE(m_model->totals().count, 50);
    m_model->setColumns(
        {*listColumn(Party::entity, u"name"_s), *listColumn(Party::entity, u"phone"_s)});
    QTRY_VERIFY(m_model->totals().sums.isEmpty() && m_model->isLoaded());
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    const int phone = 1;

    Record record = m_model->rowAt(7)->record;
    record.set("phone", Value(u"021 555"_s));
    m_source->change(record);

    QTRY_COMPARE(m_model->index(7, phone).data().toString(), u"021 555"_s);
    QCOMPARE(reset.size(), 0);
}

void RecordTableModelTest::selectionFollowsRowsThatMove()
{
    addParties(50);
    QTRY_COMPARE(m_model->totals().count, 50);
    QItemSelectionModel selection(m_model.get());
    selection.select(m_model->index(10, 0),
                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QUuid id = m_model->idAt(10);

    Record record = m_model->rowAt(10)->record;
    record.set("name", Value(u"Party 000030b"_s));
    m_source->change(record);

    QTRY_COMPARE(m_model->rowOf(id), 30);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(selection.selectedRows().first().row(), 30);
}

void RecordTableModelTest::rowsComeAndGo()
{
    addParties(50);
    QTRY_COMPARE(m_model->totals().count, 50);

    m_source->change(toRecord(party(u"Party 000009b"_s)));
    QTRY_COMPARE(m_model->rowCount(), 51);
    QCOMPARE(name(10), u"Party 000009b"_s);

    m_source->erase(Party::entity, m_model->idAt(0));
    QTRY_COMPARE(m_model->rowCount(), 50);
    QCOMPARE(name(0), numbered(1));

    Record archived = m_model->rowAt(0)->record;
    archived.archived = true;
    m_source->change(archived);
    QTRY_COMPARE(m_model->rowCount(), 49);
}

void RecordTableModelTest::changedRowsAreMarkedForAMoment()
{
    addParties(20);
    QTRY_COMPARE(m_model->totals().count, 20);
    QVERIFY(!m_model->index(3, 0).data(RecordTableModel::ChangedRole).toBool());

    Record record = m_model->rowAt(3)->record;
    record.set("phone", Value(u"1"_s));
    m_source->change(record);

    QTRY_VERIFY(m_model->index(3, 0).data(RecordTableModel::ChangedRole).toBool());
    QVERIFY(!m_model->index(4, 0).data(RecordTableModel::ChangedRole).toBool());
    QTRY_VERIFY(!m_model->index(3, 0).data(RecordTableModel::ChangedRole).toBool());
}

void RecordTableModelTest::referencesShowWhatStandsForTheirRecord()
{
    const QUuid customer = m_source->add(party(u"Acme"_s));
    SalesOrder order;
    order.customer = Id<Party>(customer);
    m_source->add(order);
    RecordTableModel orders(*m_source, SalesOrder::entity);
    orders.setColumns({*listColumn(SalesOrder::entity, u"customer"_s),
                       *listColumn(SalesOrder::entity, u"customer.phone"_s)});

    QTRY_COMPARE(orders.rowCount(), 1);
    QCOMPARE(orders.index(0, 0).data().toString(), u"Acme"_s);
    QCOMPARE(orders.index(0, 0).data(RecordTableModel::TargetRole).toUuid(), customer);
    QCOMPARE(orders.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"Customer: Phone"_s);
}

void RecordTableModelTest::changesOfReferredRecordsShow()
{
    const QUuid customer = m_source->add(party(u"Acme"_s));
    SalesOrder order;
    order.customer = Id<Party>(customer);
    m_source->add(order);
    RecordTableModel orders(*m_source, SalesOrder::entity);
    orders.setColumns({*listColumn(SalesOrder::entity, u"customer"_s)});
    QTRY_COMPARE(orders.rowCount(), 1);

    Record renamed = *m_source->find(Party::entity, customer);
    renamed.set("name", Value(u"Acme Ltd"_s));
    m_source->change(renamed);

    QTRY_COMPARE(orders.index(0, 0).data().toString(), u"Acme Ltd"_s);
}

void RecordTableModelTest::sumsCoverAllRows()
{
    for (int i = 1; i <= 300; ++i) {
        m_source->add(party(numbered(i), i));
    }
    m_model->setColumns(
        {*listColumn(Party::entity, u"name"_s), *listColumn(Party::entity, u"credit_limit"_s)});

    QTRY_COMPARE(m_model->totals().sums.size(), 1);
    QCOMPARE(m_model->totals().sums.first(), Amount::fromInteger(45150).raw());
    QCOMPARE(m_model->summedColumns().first().name, u"credit_limit"_s);
}

void RecordTableModelTest::editingSavesWithItsBase()
{
    addParties(3);
    QTRY_COMPARE(m_model->totals().count, 3);
    const QModelIndex cell = m_model->index(
        1, static_cast<int>(m_model->columns().indexOf(*listColumn(Party::entity, u"code"_s))));
    QVERIFY(m_model->flags(cell).testFlag(Qt::ItemIsEditable));

    QVERIFY(m_model->setData(cell, QVariant::fromValue(Value(u"K7"_s)), Qt::EditRole));

    QTRY_COMPARE(m_source->calls().size(), 1);
    const MemorySource::Call &call = m_source->calls().first();
    QCOMPARE(call.command, u"party.update"_s);
    QCOMPARE(call.arguments.values.value(u"code"_s).toText(), u"K7"_s);
    QVERIFY(call.arguments.base.contains(u"code"_s));
    QTRY_COMPARE(cell.data().toString(), u"K7"_s);
}

void RecordTableModelTest::refusedEditIsTakenBack()
{
    addParties(3);
    QTRY_COMPARE(m_model->totals().count, 3);
    m_source->setHandler(u"party.update"_s, [](const Arguments &) -> Result<QList<Record>> {
        return fail("value_not_unique", "name");
    });
    QSignalSpy failed(m_model.get(), &RecordTableModel::failed);

    QVERIFY(m_model->setData(m_model->index(1, 0), QVariant::fromValue(Value(numbered(0))),
                             Qt::EditRole));

    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(name(1), numbered(1));
}

void RecordTableModelTest::failureIsReportedAndRefreshRecovers()
{
    addParties(10);
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    QSignalSpy failed(m_model.get(), &RecordTableModel::failed);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_model->rowCount(), 0);

    m_source->setFailure({});
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 10);
}

void RecordTableModelTest::answersToOlderQueriesAreDropped()
{
    addParties(10);
    m_source->hold();
    QTRY_COMPARE(m_source->listCount(), 1);
    m_model->setFilter(Filter::equal("name", Value(numbered(4))));
    QTRY_COMPARE(m_source->listCount(), 2);
    m_source->release();

    QTRY_COMPARE(m_model->rowCount(), 1);
    QTRY_COMPARE(m_model->totals().count, 1);
    QCOMPARE(name(0), numbered(4));
}

void RecordTableModelTest::randomChangesKeepTheModelTrue()
{
    addParties(400);
    QTRY_COMPARE(m_model->rowCount(), 400);
    QRandomGenerator random(11);
    for (int i = 0; i < 40; ++i) {
        scrollTo(random.bounded(std::max(1, m_model->rowCount() - 40)));
        const QUuid id = m_model->idAt(random.bounded(std::max(1, m_model->rowCount())));
        if (i % 3 == 0) {
            m_source->change(toRecord(party(numbered(random.bounded(400)) + u'x')));
        } else if (i % 3 == 1 && !id.isNull()) {
            m_source->erase(Party::entity, id);
        } else if (!id.isNull()) {
            Record record = *m_source->find(Party::entity, id);
            record.set("name", Value(numbered(random.bounded(400)) + u'y'));
            m_source->change(record);
        }
        QSignalSpy loaded(m_model.get(), &RecordTableModel::loaded);
        QTRY_VERIFY(loaded.size() > 0 || id.isNull());
        QTRY_COMPARE(m_model->rowCount(), static_cast<int>(m_source->count(Party::entity)));
    }
    // Reading it from one end to the other gives every record once, in order.
    QStringList seen;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rowAt(row) == nullptr || row == 0) {
            scrollTo(row);
        }
        seen.append(name(row));
    }
    QStringList ordered = seen;
    ordered.sort();
    QCOMPARE(seen, ordered);
    QCOMPARE(seen.size(), m_source->count(Party::entity));
}

} // namespace kontor

QTEST_MAIN(kontor::RecordTableModelTest)
#include "record_table_model_test.moc"
