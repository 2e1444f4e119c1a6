#include "app/shell/start/due_activities.h"
#include "app/shell/start/start_screen.h"
#include "app/widgets/link_row.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/crm/stage.h"
#include "common/entities/inventory/stock_level.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/memory_source.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr Instant monday = 1'772'442'000'000; // 2026-03-02T09:00:00Z
constexpr qint64 hourMs = 60LL * 60 * 1000;

Amount amount(const char *text)
{
    return *Amount::fromString(QString::fromLatin1(text));
}

} // namespace

/// The start page over records in memory.
class StartTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void salesAreComparedWithTheSameDays();
    void overdueReceivablesOpenTheirInvoices();
    void thePipelineIsWeighted();
    void cashComesFromTheBooks();
    void activitiesAreCompletedInPlace();
    void whatWaitsIsCounted();
    void rightsDecideWhatIsShown();
    void offlineSaysHowOldItIs();
    void draftsAndRecentRecordsOpen();

private:
    void open();
    void addInvoice(const QDate &date, const char *net, const char *balance = "0",
                    const QDate &due = {});
    QUuid addActivity(const char *subject, Instant due);
    QStringList rowTexts(const QWidget *widget);
    FigureCard::Figure figure(const char *name)
    {
        return m_screen->card(QString::fromLatin1(name))->figure();
    }
    Desk desk() { return {*m_source, m_clock, *m_preferences, *m_drafts}; }

    FixedClock m_clock{monday};
    QTemporaryDir m_folder;
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Drafts> m_drafts;
    std::unique_ptr<StartScreen> m_screen;
};

void StartTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    SyncState state;
    state.link = SyncState::Link::Online;
    m_source->setState(state);
    m_preferences = std::make_unique<Preferences>(m_folder.filePath(u"kontor.ini"_s));
    m_preferences->setAccount(u"office"_s, QString::fromLatin1(QTest::currentTestFunction()));
    m_drafts = std::make_unique<Drafts>(*m_preferences, m_clock);
}

void StartTest::cleanup()
{
    m_screen.reset();
    m_drafts.reset();
    m_preferences.reset();
    m_source.reset();
}

void StartTest::open()
{
    m_screen = std::make_unique<StartScreen>(desk());
    m_screen->resize(1200, 800);
    m_screen->show();
}

void StartTest::addInvoice(const QDate &date, const char *net, const char *balance,
                           const QDate &due)
{
    SalesInvoice invoice;
    invoice.date = date;
    invoice.state = SalesInvoice::State::Posted;
    invoice.subtotal = amount(net);
    invoice.balance = amount(balance);
    invoice.dueDate = due;
    m_source->add(invoice);
}

QUuid StartTest::addActivity(const char *subject, Instant due)
{
    Activity activity;
    activity.subject = QString::fromLatin1(subject);
    activity.due = due;
    activity.assigned = Id<User>(m_source->identity().user);
    return m_source->add(activity);
}

QStringList StartTest::rowTexts(const QWidget *widget)
{
    QStringList texts;
    for (const LinkRow *row : widget->findChildren<LinkRow *>()) {
        texts.append(row->text());
    }
    return texts;
}

void StartTest::salesAreComparedWithTheSameDays()
{
    addInvoice(QDate(2026, 3, 1), "1000");
    addInvoice(QDate(2026, 3, 2), "500");
    addInvoice(QDate(2026, 2, 1), "1200"); // within the first two days of last month
    addInvoice(QDate(2026, 2, 20), "9999");
    addInvoice(QDate(2025, 4, 30), "7"); // the earliest month shown
    open();
    QTRY_COMPARE(figure("sales").value, u"1,500"_s);
    QCOMPARE(figure("sales").detail, u"+25% against the same days of last month"_s);
    QCOMPARE(figure("sales").tone, Tone::Positive);
    QCOMPARE(figure("sales").trend.size(), 12);
    QCOMPARE(figure("sales").trend.first(), amount("7").raw());
    QCOMPARE(figure("sales").trend.at(10), amount("11199").raw());
}

void StartTest::overdueReceivablesOpenTheirInvoices()
{
    addInvoice(QDate(2026, 2, 1), "100", "113", QDate(2026, 3, 1));
    addInvoice(QDate(2026, 2, 1), "100", "50", QDate(2026, 3, 2)); // due today, not late
    open();
    QTRY_COMPARE(figure("receivables").value, u"113"_s);
    QCOMPARE(figure("receivables").detail, u"of 163 that customers owe"_s);
    QCOMPARE(figure("receivables").tone, Tone::Negative);
    QSignalSpy opened(m_screen.get(), &Screen::openRequested);
    QTest::keyClick(m_screen->card(u"receivables"_s), Qt::Key_Return);
    const auto place = opened.first().first().value<Place>();
    QCOMPARE(place.target.entity, u"sales_invoice"_s);
    Query query;
    query.entity = &SalesInvoice::entity;
    query.filter = place.target.filter;
    const QFuture<Result<Page>> page = m_source->list(query);
    QTRY_VERIFY(page.isFinished());
    QCOMPARE(page.result()->rows.size(), 1);
}

void StartTest::thePipelineIsWeighted()
{
    Stage stage;
    stage.name = u"Proposal"_s;
    const QUuid stillOpen = m_source->add(stage);
    stage.kind = Stage::Kind::Won;
    const QUuid won = m_source->add(stage);
    for (const QUuid &each : {stillOpen, stillOpen, won}) {
        Opportunity opportunity;
        opportunity.title = u"Tea"_s;
        opportunity.stage = Id<Stage>(each);
        opportunity.expected = amount("1000");
        opportunity.probability = *Rate::fromString(u"0.3");
        m_source->add(opportunity);
    }
    open();
    QTRY_COMPARE(figure("pipeline").value, u"600"_s);
    QCOMPARE(figure("pipeline").detail, u"2 open, worth 2,000"_s);
}

void StartTest::cashComesFromTheBooks()
{
    ReportTable table;
    ReportColumn debit;
    debit.name = u"closing_debit"_s;
    debit.type = FieldType::Amount;
    ReportColumn credit = debit;
    credit.name = u"closing_credit"_s;
    table.columns = {debit, credit};
    ReportRow line;
    line.values = {Value(amount("1").raw()), Value(amount("0").raw())};
    ReportRow total;
    total.kind = ReportRow::Kind::Total;
    total.values = {Value(amount("900").raw()), Value(amount("150").raw())};
    table.rows = {line, total};
    m_source->setReport(u"trial_balance"_s, table);
    open();
    QTRY_COMPARE(figure("cash").value, u"750"_s);
    QCOMPARE(m_source->lastReportParameters().value(u"cash"_s).toBool(), true);
}

void StartTest::activitiesAreCompletedInPlace()
{
    addActivity("Call Mr. Li", monday - hourMs);
    addActivity("Visit", monday + hourMs);
    addActivity("Tomorrow", monday + 24 * hourMs);
    m_source->setHandler(u"activity.complete"_s,
                         [this](const Arguments &arguments) -> Result<QList<Record>> {
                             Record record = *m_source->find(Activity::entity, arguments.record);
                             record.set("done", Value(true));
                             m_source->change(record);
                             return QList<Record>{record};
                         });
    open();
    QTRY_COMPARE(rowTexts(m_screen->activities()), (QStringList{u"Call Mr. Li"_s, u"Visit"_s}));
    QSignalSpy noticed(m_screen.get(), &Screen::noticed);
    auto *first = m_screen->activities()->findChildren<QToolButton *>(u"complete"_s).first();
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Space);
    QTRY_COMPARE(rowTexts(m_screen->activities()), QStringList{u"Visit"_s});
    QCOMPARE(noticed.first().first().toString(), u"Done: Call Mr. Li"_s);
    QCOMPARE(m_source->calls().last().command, u"activity.complete"_s);
    // The next one is at hand.
    QTRY_VERIFY(
        m_screen->activities()->findChildren<QToolButton *>(u"complete"_s).first()->hasFocus());
}

void StartTest::whatWaitsIsCounted()
{
    SalesOrder held;
    held.state = SalesOrder::State::OnHold;
    m_source->add(held);
    Product tea;
    tea.name = u"Tea"_s;
    tea.reorderMinimum = *Quantity::fromString(u"10");
    const QUuid low = m_source->add(tea);
    const QUuid enough = m_source->add(tea);
    for (const auto &[product, count] : {std::pair(low, "4"), std::pair(low, "5"),
                                         std::pair(enough, "4"), std::pair(enough, "6")}) {
        StockLevel level;
        level.product = Id<Product>(product);
        level.onHand = *Quantity::fromString(QString::fromLatin1(count));
        m_source->add(level);
    }
    SyncState state = m_source->state();
    state.attention = 2;
    m_source->setState(state);
    open();
    QTRY_COMPARE(m_screen->tasks().value(u"low_stock"_s).count, 1);
    QCOMPARE(m_screen->tasks().value(u"low_stock"_s).place,
             Place::list(Product::entity, Filter::in("id", {Value(low)})));
    QTRY_COMPARE(m_screen->tasks().value(u"sales_orders"_s).count, 1);
    QCOMPARE(m_screen->tasks().value(u"inbox"_s).count, 2);
    QCOMPARE(m_screen->tasks().value(u"vendor_bills"_s).count, 0);
    const QStringList texts = rowTexts(m_screen.get());
    QVERIFY(texts.contains(u"1 order(s) on hold"_s));
    QVERIFY(texts.contains(u"1 product(s) below the reorder level"_s));
    QVERIFY(!texts.contains(u"0 bill(s) to pay overdue"_s));
    QSignalSpy opened(m_screen.get(), &Screen::openRequested);
    m_screen->findChild<LinkRow *>(u"task_inbox"_s)->click();
    QCOMPARE(opened.first().first().value<Place>(), Place::named(u"inbox"_s));
}

void StartTest::rightsDecideWhatIsShown()
{
    Rights rights;
    rights.grants = {u"product.read"_s, u"opportunity.read"_s};
    m_source->setRights(rights);
    open();
    QVERIFY(m_screen->card(u"pipeline"_s) != nullptr);
    QVERIFY(m_screen->card(u"sales"_s) == nullptr);
    QVERIFY(m_screen->card(u"cash"_s) == nullptr);
    QVERIFY(m_screen->activities() == nullptr);
}

void StartTest::offlineSaysHowOldItIs()
{
    SyncState state;
    state.lastSync = monday - 2 * hourMs;
    m_source->setState(state);
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    open();
    const auto *age = m_screen->findChild<QLabel *>(u"age"_s);
    QVERIFY(age->isVisible());
    QVERIFY(age->text().contains(u"2 hour(s) ago"_s));
    QTRY_COMPARE(figure("cash").detail, u"Needs the server"_s);
    QVERIFY(figure("cash").value.isEmpty());
    m_source->setFailure({});
    state.link = SyncState::Link::Online;
    m_source->setState(state);
    QVERIFY(!age->isVisible());
    QTRY_COMPARE(figure("sales").value, u"0"_s);
}

void StartTest::draftsAndRecentRecordsOpen()
{
    const Place draft = Place::create(SalesOrder::entity);
    m_drafts->put(draft, u"New order"_s, {{u"note"_s, u"x"_s}});
    const Place recent = Place::record(Party::entity, newUuid());
    m_preferences->set(preference::recent,
                       QVariantList{QVariantMap{{u"place"_s, toVariant(recent)},
                                                {u"title"_s, u"Lotus Tea House"_s},
                                                {u"at"_s, monday - hourMs}}});
    open();
    const QStringList texts = rowTexts(m_screen.get());
    QVERIFY(texts.contains(u"New order"_s));
    QVERIFY(texts.contains(u"Lotus Tea House"_s));
    QSignalSpy opened(m_screen.get(), &Screen::openRequested);
    for (LinkRow *row : m_screen->findChildren<LinkRow *>()) {
        if (row->text() == u"Lotus Tea House"_s || row->text() == u"New order"_s) {
            row->click();
        }
    }
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.at(0).first().value<Place>(), draft);
    QCOMPARE(opened.at(1).first().value<Place>(), recent);
    m_drafts->remove(draft);
    QTRY_VERIFY(!rowTexts(m_screen.get()).contains(u"New order"_s));
}

} // namespace kontor

QTEST_MAIN(kontor::StartTest)
#include "start_test.moc"
