#include "app/views/older_note.h"

#include "app/views/list_footer.h"
#include "app/views/list_view.h"

#include "app/widgets/date_text.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/theme.h"

#include "common/entities/inventory/stock_level.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/memory_source.h"

#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

/// Lists on a copy that lacks closed documents of long ago say so, and ask the office for them.
class OlderNoteTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void closedOnesOfLongAgoAreAtTheOffice();
    void whatDoesNotFitHereMayFitAtTheOffice();
    void otherWarehousesAreAtTheOffice();

private:
    void show(const Entity &entity);

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<ListView> m_list;
    QTemporaryDir m_settings;
};

void OlderNoteTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"kontor-test"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QLocale::setDefault(QLocale(QLocale::English));
    QVERIFY(theme::apply(u"light"_s));
}

/// An open and a closed order of long ago, of which this computer holds the open one.
void OlderNoteTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    m_source->setHeldSince(QDate(2024, 9, 1));
    SalesOrder order;
    order.date = QDate(2024, 8, 31);
    order.number = u"SO-open"_s;
    order.state = SalesOrder::State::Confirmed;
    m_source->add(order);
    order.number = u"SO-closed"_s;
    order.state = SalesOrder::State::Done;
    m_source->add(order);
    SyncState online;
    online.link = SyncState::Link::Online;
    m_source->setState(online);
}

void OlderNoteTest::cleanup()
{
    m_list.reset();
    m_source.reset();
}

void OlderNoteTest::show(const Entity &entity)
{
    m_list = std::make_unique<ListView>(ScreenContext{*m_source, m_clock}, entity);
    m_list->resize(1000, 600);
    m_list->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
    QTRY_VERIFY(m_list->model().isLoaded());
}

void OlderNoteTest::closedOnesOfLongAgoAreAtTheOffice()
{
    show(SalesOrder::entity);
    OlderNote *note = m_list->footer()->older();
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(dateText(QDate(2024, 9, 1))), qPrintable(note->text()));
    QCOMPARE(m_list->model().rowCount(), 1);

    QTest::mouseClick(note->button(), Qt::LeftButton);
    QTRY_COMPARE(m_list->model().rowCount(), 2);
    QTRY_COMPARE(m_list->model().totals().count, 2);
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QTRY_COMPARE(m_list->model().rowCount(), 1);

    // A filter that speaks of such days asks the office by itself, and only such a one.
    m_list->setFilter(Filter::compare("date", Filter::Op::Less, Value(QDate(2025, 1, 1))));
    QTRY_COMPARE(m_list->model().rowCount(), 2);
    m_list->setFilter(Filter::compare("date", Filter::Op::GreaterOrEqual, Value(QDate(2024, 9, 1)))
                      && Filter::compare("date", Filter::Op::Less, Value(QDate(2025, 1, 1))));
    QTRY_COMPARE(m_list->model().rowCount(), 0);
    QVERIFY(!m_list->model().isAtOffice());
    m_list->setFilter({});
    QTRY_COMPARE(m_list->model().rowCount(), 1);

    // When the office gets out of reach, the list shows what is here, and says so.
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QTRY_COMPARE(m_list->model().rowCount(), 2);
    const QString reachable = note->text();
    m_source->setState({});
    QTRY_COMPARE(m_list->model().rowCount(), 1);
    QVERIFY(note->isVisible() && !note->button()->isVisible());
    QVERIFY(note->text() != reachable);

    // Where nothing is missing there is nothing to say.
    show(Party::entity);
    QVERIFY(!m_list->footer()->older()->isVisible());
}

void OlderNoteTest::whatDoesNotFitHereMayFitAtTheOffice()
{
    show(SalesOrder::entity);
    m_list->setFilter(Filter::equal("state", Value(u"done"_s)));
    auto *empty = m_list->findChild<EmptyState *>();
    QTRY_COMPARE(empty->heading(), u"Nothing fits"_s);
    const QList<QPushButton *> buttons = empty->findChildren<QPushButton *>();
    QVERIFY(buttons.last()->isVisible());
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
    QTRY_COMPARE(m_list->model().rowCount(), 1);
    QCOMPARE(m_list->model().rowAt(0)->record.title(), u"SO-closed"_s);
}

void OlderNoteTest::otherWarehousesAreAtTheOffice()
{
    const QUuid own = newUuid();
    const QUuid other = newUuid();
    m_source->setHeldSince({});
    m_source->setHeldPlace(own);
    for (const QUuid &warehouse : {own, other}) {
        StockLevel level;
        level.warehouse = Id<Warehouse>(warehouse);
        m_source->add(level);
    }
    show(StockLevel::entity);
    const OlderNote *const note = m_list->footer()->older();
    QVERIFY(note->isVisible());
    QCOMPARE(m_list->model().rowCount(), 1);
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QTRY_COMPARE(m_list->model().rowCount(), 2);
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QTRY_COMPARE(m_list->model().rowCount(), 1);

    m_list->setFilter(Filter::equal("warehouse", Value(own)));
    QVERIFY(!m_list->model().isAtOffice());
    m_list->setFilter(Filter::equal("warehouse", Value(other)));
    QTRY_COMPARE(m_list->model().rowCount(), 1);
    QVERIFY(m_list->model().isAtOffice());
}

} // namespace kontor

QTEST_MAIN(kontor::OlderNoteTest)
#include "older_note_test.moc"
