#include "app/views/list_view.h"

#include "app/views/column_chooser.h"
#include "app/views/list_actions.h"
#include "app/views/list_footer.h"
#include "app/views/record_preview.h"
#include "app/views/record_table.h"
#include "app/views/saved_views.h"

#include "app/widgets/empty_state.h"
#include "app/widgets/filter_bar.h"
#include "app/widgets/filter_editor.h"
#include "app/widgets/theme.h"

#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/memory_source.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

class ListViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void typingFiltersAndEnterOpens();
    void conditionsReadAsSentences();
    void aConditionIsMadeWithTheKeyboard();
    void backspaceTakesTheLastConditionAway();
    void headersSort();
    void footerCountsAndSumsTheSelection();
    void firstColumnStaysWhenScrolledAside();
    void homeAndEndReachBothEnds();
    void cellsAreEditedInPlace();
    void commandsRunOnTheSelectionAndTellWhatFailed();
    void archivingAsksFirst();
    void emptyListsSayWhatBelongsThere();
    void whatCannotBeReachedSaysSoAndComesBack();
    void previewFollowsTheCurrentRow();
    void columnsAreChosenAndRemembered();
    void savedViewsBringBackWhatWasShown();
    void newRecordsBeginWithWhatTheListShows();
    void selectionAndScrollStayWhenOthersChangeRecords();

private:
    QUuid addParty(const QString &name, int credit = 0, bool customer = true);
    void show(const Entity &entity);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text)
    {
        for (const QChar character : text) { // the focus moves while one types
            QTest::keyClicks(QApplication::focusWidget(), QString(character));
        }
    }
    QString shown(int row, int column = 0) const
    {
        return m_list->model().index(row, column).data().toString();
    }
    int columnOf(const QString &name) const;

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<ListView> m_list;
    QTemporaryDir m_settings;
};

void ListViewTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"kontor-test"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QLocale::setDefault(QLocale(QLocale::English));
    QVERIFY(theme::apply(u"light"_s));
}

void ListViewTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
}

void ListViewTest::cleanup()
{
    m_list.reset();
    m_source.reset();
    QSettings().clear();
}

QUuid ListViewTest::addParty(const QString &name, int credit, bool customer)
{
    Party party;
    party.id = Id<Party>::create();
    party.name = name;
    party.isCustomer = customer;
    party.creditLimit = Amount::fromInteger(credit);
    return m_source->add(party);
}

void ListViewTest::show(const Entity &entity)
{
    m_list.reset();
    m_list = std::make_unique<ListView>(ScreenContext{*m_source, m_clock}, entity);
    m_list->resize(1000, 600);
    m_list->show();
    m_list->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    QTRY_VERIFY(m_list->model().isLoaded());
    QTRY_COMPARE(m_list->model().totals().count, m_list->model().rowCount());
    m_list->setFocus();
}

void ListViewTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

int ListViewTest::columnOf(const QString &name) const
{
    return static_cast<int>(m_list->model().columns().indexOf(*listColumn(m_list->entity(), name)));
}

void ListViewTest::typingFiltersAndEnterOpens()
{
    addParty(u"Northwind Traders"_s);
    const QUuid teahouse = addParty(u"Old Teahouse"_s);
    addParty(u"Southern Tea"_s);
    show(Party::entity);
    QSignalSpy opened(m_list.get(), &Screen::openRequested);

    type(u"tea"_s);
    QTRY_COMPARE(m_list->model().rowCount(), 2);
    QCOMPARE(QApplication::focusWidget(), m_list->searchField());
    key(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), m_list->table());
    key(Qt::Key_Return);

    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<Place>(), Place::record(Party::entity, teahouse));
}

void ListViewTest::conditionsReadAsSentences()
{
    const QUuid acme = addParty(u"Acme"_s);
    SalesOrder order;
    order.customer = Id<Party>(acme);
    order.total = Amount::fromInteger(1500);
    m_source->add(order);
    show(SalesOrder::entity);

    m_list->setFilter(Filter::equal("customer", Value(acme))
                      && Filter::compare("total", Filter::Op::GreaterOrEqual,
                                         Value(Amount::fromInteger(1000).raw()))
                      && Filter::in("state", {Value(u"draft"_s), Value(u"confirmed"_s)}));

    QStringList sentences;
    const auto chips = [&] {
        sentences.clear();
        for (const QToolButton *chip : m_list->findChildren<QToolButton *>(u"chip"_s)) {
            if (chip->isVisibleTo(m_list.get())) {
                sentences.append(chip->text());
            }
        }
        return sentences;
    };
    QTRY_COMPARE(chips(),
                 QStringList({u"Customer is Acme"_s, u"Total is at least 1,000.00"_s,
                              u"State is Draft or Confirmed"_s}));
    QTRY_COMPARE(m_list->model().rowCount(), 1);
}

void ListViewTest::aConditionIsMadeWithTheKeyboard()
{
    addParty(u"Small"_s, 10);
    addParty(u"Large"_s, 5000);
    show(Party::entity);

    m_list->filterBar()->startCondition();
    auto *editor = m_list->findChild<FilterEditor *>();
    auto *field = editor->findChildren<QComboBox *>().first();
    QCOMPARE(QApplication::focusWidget(), field);
    field->setCurrentText(u"Credit limit"_s);
    emit field->activated(field->currentIndex());
    key(Qt::Key_Tab);
    type(u"1k"_s); // not a number: refused
    key(Qt::Key_Return);
    QVERIFY(editor->isVisible());
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"1,000"_s);
    key(Qt::Key_Return);

    QTRY_COMPARE(m_list->model().rowCount(), 1);
    QCOMPARE(shown(0), u"Large"_s);
}

void ListViewTest::backspaceTakesTheLastConditionAway()
{
    addParty(u"One"_s);
    addParty(u"Two"_s);
    show(Party::entity);
    m_list->setFilter(Filter::equal("name", Value(u"One"_s)));
    QTRY_COMPARE(m_list->model().rowCount(), 1);

    m_list->searchField()->setFocus();
    key(Qt::Key_Backspace);

    QTRY_COMPARE(m_list->model().rowCount(), 2);
}

void ListViewTest::headersSort()
{
    addParty(u"B"_s, 1);
    addParty(u"A"_s, 3);
    addParty(u"C"_s, 2);
    show(Party::entity);
    m_list->setInitialColumns({u"name"_s, u"credit_limit"_s});
    QTRY_COMPARE(shown(0), u"A"_s);
    QHeaderView *header = m_list->table()->horizontalHeader();

    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(1) + 20, 10});
    QTRY_COMPARE(shown(0), u"B"_s);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(1) + 20, 10});
    QTRY_COMPARE(shown(0), u"A"_s);
    QCOMPARE(header->sortIndicatorSection(), 1);
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void ListViewTest::footerCountsAndSumsTheSelection()
{
    for (int i = 1; i <= 5; ++i) {
        addParty(u"Party %1"_s.arg(i), i * 100);
    }
    show(Party::entity);
    m_list->setInitialColumns({u"name"_s, u"credit_limit"_s});
    QTRY_COMPARE(m_list->footer()->sumText(), u"Credit limit: 1,500.00"_s);
    m_list->table()->setCurrentIndex(m_list->model().index(0, 0));

    key(Qt::Key_Down, Qt::ShiftModifier);

    QTRY_COMPARE(m_list->footer()->sumText(), u"Credit limit: 300.00 of 1,500.00"_s);
    QVERIFY(m_list->footer()->countText().startsWith(u"2 of 5"_s));
    key(Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(m_list->footer()->sumText(), u"Credit limit: 1,500.00 of 1,500.00"_s);
}

void ListViewTest::firstColumnStaysWhenScrolledAside()
{
    addParty(u"Acme"_s);
    show(Party::entity);
    m_list->resize(500, 400);
    auto *frozen = m_list->findChild<QTableView *>(u"frozenColumn"_s);
    QVERIFY(!frozen->isVisible());

    QTRY_VERIFY(m_list->table()->horizontalScrollBar()->maximum() > 0);
    m_list->table()->horizontalScrollBar()->setValue(200);

    QVERIFY(frozen->isVisible());
    QVERIFY(!frozen->isColumnHidden(0));
    QVERIFY(frozen->isColumnHidden(1));
}

void ListViewTest::homeAndEndReachBothEnds()
{
    for (int i = 0; i < 400; ++i) {
        addParty(u"Party %1"_s.arg(i, 3, 10, QLatin1Char('0')));
    }
    show(Party::entity);

    key(Qt::Key_End);
    QCOMPARE(m_list->table()->currentIndex().row(), 399);
    QTRY_COMPARE(shown(399), u"Party 399"_s);
    key(Qt::Key_Home);
    QCOMPARE(m_list->table()->currentIndex().row(), 0);
    QTRY_COMPARE(shown(0), u"Party 000"_s);
}

void ListViewTest::cellsAreEditedInPlace()
{
    const QUuid acme = addParty(u"Acme"_s);
    show(Party::entity);
    m_list->table()->setCurrentIndex(m_list->model().index(0, columnOf(u"code"_s)));

    key(Qt::Key_F2);
    type(u"K-12"_s);
    key(Qt::Key_Return);

    QTRY_COMPARE(m_source->find(Party::entity, acme)->value("code").toText(), u"K-12"_s);
    QTRY_COMPARE(shown(0, columnOf(u"code"_s)), u"K-12"_s);
}

void ListViewTest::commandsRunOnTheSelectionAndTellWhatFailed()
{
    for (int i = 0; i < 3; ++i) {
        SalesOrder order;
        order.number = u"SO-%1"_s.arg(i);
        m_source->add(order);
    }
    show(SalesOrder::entity);
    m_source->setHandler(u"sales_order.confirm"_s,
                         [this](const Arguments &arguments) -> Result<QList<Record>> {
                             Record order = *m_source->find(SalesOrder::entity, arguments.record);
                             if (order.value("number").toText() == u"SO-1") {
                                 return fail("order_has_no_lines");
                             }
                             order.set("state", Value(u"confirmed"_s));
                             m_source->change(order);
                             return QList<Record>{order};
                         });
    key(Qt::Key_A, Qt::ControlModifier);
    for (QAction *action : m_list->actions()->actions()) {
        if (action->text() == u"Confirm") {
            action->trigger();
        }
    }

    QTableWidget *report = nullptr;
    QTRY_VERIFY((report = m_list->findChild<QTableWidget *>()) != nullptr);
    QCOMPARE(report->rowCount(), 1);
    QCOMPARE(report->item(0, 0)->text(), u"SO-1"_s);
    QVERIFY(!report->item(0, 1)->text().isEmpty());
    QCOMPARE(m_source->calls().size(), 3);
}

void ListViewTest::archivingAsksFirst()
{
    addParty(u"Acme"_s);
    show(Party::entity);

    key(Qt::Key_Delete);
    auto *question = m_list->findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    QVERIFY(question->text().contains(u"Acme"_s));
    QCOMPARE(m_source->count(Party::entity), 1);

    QTest::mouseClick(question->buttons().first(), Qt::LeftButton);
    QTRY_COMPARE(m_list->model().rowCount(), 0);
}

void ListViewTest::emptyListsSayWhatBelongsThere()
{
    m_list = std::make_unique<ListView>(ScreenContext{*m_source, m_clock}, Party::entity);
    m_list->setEmptyTexts(u"No customers yet"_s, u"Whoever buys from you stands here."_s);
    m_list->show();
    auto *empty = m_list->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->heading(), u"No customers yet"_s);

    QSignalSpy opened(m_list.get(), &Screen::openRequested);
    QTest::mouseClick(empty->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QVERIFY(opened.first().first().value<Place>().isNew);

    addParty(u"Acme"_s);
    m_list->setFilter(Filter::search(u"nobody"_s));
    QTRY_COMPARE(empty->heading(), u"Nothing fits"_s);
}

void ListViewTest::whatCannotBeReachedSaysSoAndComesBack()
{
    addParty(u"Acme"_s);
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    SyncState offline;
    m_source->setState(offline);
    m_list = std::make_unique<ListView>(ScreenContext{*m_source, m_clock}, Party::entity);
    m_list->show();
    auto *empty = m_list->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->heading(), u"This list cannot be shown now"_s);

    m_source->setFailure({});
    SyncState online;
    online.link = SyncState::Link::Online;
    m_source->setState(online);
    QTRY_COMPARE(m_list->model().rowCount(), 1);
    QTRY_VERIFY(!empty->isVisible());
}

void ListViewTest::previewFollowsTheCurrentRow()
{
    addParty(u"Acme"_s);
    addParty(u"Bolt"_s);
    show(Party::entity);
    m_list->table()->setCurrentIndex(m_list->model().index(0, 0));

    key(Qt::Key_Space);
    QVERIFY(m_list->preview()->isVisible());
    QTRY_COMPARE(m_list->preview()->heading(), u"Acme"_s);
    key(Qt::Key_Down);
    QTRY_COMPARE(m_list->preview()->heading(), u"Bolt"_s);
    key(Qt::Key_Space);
    QVERIFY(!m_list->preview()->isVisible());
}

void ListViewTest::columnsAreChosenAndRemembered()
{
    addParty(u"Acme"_s);
    show(Party::entity);
    m_list->chooseColumns();
    auto *chooser = m_list->findChild<ColumnChooser *>();
    chooser->list()->setFocus();
    for (int row = 0; row < chooser->list()->count(); ++row) {
        QListWidgetItem *item = chooser->list()->item(row);
        const QString name = item->data(Qt::UserRole).toString();
        item->setCheckState(name == u"name" || name == u"note" ? Qt::Checked : Qt::Unchecked);
    }
    chooser->list()->setCurrentRow(1);
    QTest::keyClick(chooser->list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(chooser->list()->item(1)->data(Qt::UserRole).toString(), u"name"_s);
    QTest::keyClick(chooser, Qt::Key_Return);
    QCOMPARE(m_list->model().columnCount(), 2);
    m_list->table()->setColumnWidth(0, 333);

    show(Party::entity);
    QCOMPARE(m_list->model().columnCount(), 2);
    QCOMPARE(m_list->table()->columnWidth(0), 333);
}

void ListViewTest::savedViewsBringBackWhatWasShown()
{
    const SavedView view{u"Big ones"_s,
                         Filter::compare("credit_limit", Filter::Op::Greater, Value(qint64{1}))
                             && Filter::search(u"tea"_s),
                         {{u"name"_s, true}},
                         {u"name"_s, u"credit_limit"_s}};
    SavedViews views(u"party"_s);
    views.save(view);
    QCOMPARE(SavedViews(u"party"_s).all(), QList<SavedView>{view});

    addParty(u"Acme"_s, 5);
    addParty(u"Teahouse"_s, 5);
    addParty(u"Tea stall"_s, 0);
    show(Party::entity);
    auto *menu = m_list->findChild<QMenu *>();
    emit menu->aboutToShow();
    menu->actions().first()->trigger();
    QTRY_COMPARE(m_list->model().rowCount(), 1);
    QCOMPARE(shown(0), u"Teahouse"_s);
    QCOMPARE(m_list->model().columnCount(), 2);

    views.remove(u"Big ones"_s);
    QVERIFY(views.all().isEmpty());
}

void ListViewTest::newRecordsBeginWithWhatTheListShows()
{
    addParty(u"Buyer"_s, 0, true);
    addParty(u"Other"_s, 0, false);
    show(Party::entity);
    m_list->setBaseFilter(Filter::equal("is_customer", Value(true)));

    QTRY_COMPARE(m_list->model().rowCount(), 1);
    QCOMPARE(m_list->newPlace().initial.value(u"is_customer"_s), Value(true));
}

void ListViewTest::selectionAndScrollStayWhenOthersChangeRecords()
{
    for (int i = 0; i < 300; ++i) {
        addParty(u"Party %1"_s.arg(i, 3, 10, QLatin1Char('0')));
    }
    show(Party::entity);
    m_list->table()->setCurrentIndex(m_list->model().index(50, 0));
    m_list->table()->scrollTo(m_list->model().index(60, 0));
    const QUuid current = m_list->table()->currentId();
    const int scroll = m_list->table()->verticalScrollBar()->value();

    Record renamed = m_list->model().rowAt(55)->record;
    renamed.set("name", Value(u"Party 055 Ltd"_s));
    m_source->change(renamed);

    QTRY_COMPARE(shown(55), u"Party 055 Ltd"_s);
    QCOMPARE(m_list->table()->currentId(), current);
    QCOMPARE(m_list->table()->verticalScrollBar()->value(), scroll);
    QCOMPARE(m_list->table()->selectedCount(), 1);
}

} // namespace kontor

QTEST_MAIN(kontor::ListViewTest)
#include "list_view_test.moc"
