#include "app/crm/lost_reason_dialog.h"
#include "app/crm/pipeline_columns.h"
#include "app/crm/pipeline_screen.h"

#include "app/widgets/board.h"
#include "app/widgets/board_list.h"
#include "app/widgets/filter_bar.h"

#include "common/entities/crm/opportunity.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "tests/support/memory_source.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr Instant monday = 1'772'442'000'000; // 2026-03-02T09:00:00Z
constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

} // namespace

/// The pipeline board over records in memory.
class PipelineTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void columnsAreTheStagesInTheirOrder();
    void cardsSayWhatAManagerLooksFor();
    void sumsLeaveOtherCurrenciesOut();
    void oldSuccessesLeaveTheBoard();
    void keysMoveACard();
    void aDropMovesACard();
    void aLossAsksForItsReason();
    void aLossThatIsNotExplainedStays();
    void aRefusedMoveSaysWhy();
    void aChangeElsewhereKeepsCardAndPlace();
    void filtersNarrowTheBoard();
    void enterOpensAndTheListIsOneStepAway();
    void withoutAnAnswerItSaysSo();

private:
    QUuid addStage(const char *name, int sequence, const char *probability, Stage::Kind kind,
                   int maximumDays = 0);
    QUuid addOpportunity(const char *title, const QUuid &stage, const char *expected,
                         int daysInStage = 1, const QDate &closing = {});
    BoardList *column(const char *title);
    QStringList titles(const char *column);
    void open();
    void current(const char *columnTitle, int row);

    FixedClock m_clock{monday};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<PipelineScreen> m_screen;
    QUuid m_customer;
    QUuid m_first;
    QUuid m_second;
    QUuid m_won;
    QUuid m_lost;
};

void PipelineTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    Party customer;
    customer.name = u"Lotus Tea House"_s;
    m_customer = m_source->add(customer);
    m_second = addStage("Proposal", 2, "0.5", Stage::Kind::Open, 10);
    m_first = addStage("Qualified", 1, "0.2", Stage::Kind::Open);
    m_won = addStage("Won", 3, "1", Stage::Kind::Won);
    m_lost = addStage("Lost", 4, "0", Stage::Kind::Lost);
    m_source->setHandler(u"opportunity.move"_s,
                         [this](const Arguments &arguments) -> Result<QList<Record>> {
                             Record record = *m_source->find(Opportunity::entity, arguments.record);
                             record.set("stage", arguments.values.value(u"stage"_s));
                             record.set("lost_reason", arguments.values.value(u"lost_reason"_s));
                             m_source->change(record);
                             return QList<Record>{record};
                         });
}

void PipelineTest::cleanup()
{
    m_screen.reset();
    m_source.reset();
}

QUuid PipelineTest::addStage(const char *name, int sequence, const char *probability,
                             Stage::Kind kind, int maximumDays)
{
    Stage stage;
    stage.name = QString::fromLatin1(name);
    stage.sequence = sequence;
    stage.probability = *Rate::fromString(QString::fromLatin1(probability));
    stage.kind = kind;
    stage.maximumDays = maximumDays;
    return m_source->add(stage);
}

QUuid PipelineTest::addOpportunity(const char *title, const QUuid &stage, const char *expected,
                                   int daysInStage, const QDate &closing)
{
    Opportunity opportunity;
    opportunity.title = QString::fromLatin1(title);
    opportunity.customer = Id<Party>(m_customer);
    opportunity.stage = Id<Stage>(stage);
    opportunity.expected = *Amount::fromString(QString::fromLatin1(expected));
    opportunity.probability = m_source->find(Stage::entity, stage) == nullptr
        ? Rate()
        : fromRecord<Stage>(*m_source->find(Stage::entity, stage)).probability;
    opportunity.closing = closing;
    opportunity.stageSince = monday - daysInStage * dayMs;
    Record record = toRecord(opportunity);
    record.id = newUuid();
    record.createdAt = opportunity.stageSince;
    record.changedAt = opportunity.stageSince;
    m_source->insert(record);
    return record.id;
}

void PipelineTest::open()
{
    m_screen = std::make_unique<PipelineScreen>(ScreenContext{*m_source, m_clock});
    m_screen->resize(1300, 700);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    QTRY_COMPARE(m_screen->board()->findChildren<BoardList *>().size(), 4);
}

BoardList *PipelineTest::column(const char *title)
{
    const QList<BoardList *> lists = m_screen->board()->findChildren<BoardList *>();
    for (BoardList *list : lists) {
        const QList<QLabel *> labels = list->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->text() == QLatin1String(title)) {
                return list;
            }
        }
    }
    return nullptr;
}

QStringList PipelineTest::titles(const char *columnTitle)
{
    QStringList found;
    for (const BoardCard &card : column(columnTitle)->cards().cards()) {
        found.append(card.title);
    }
    return found;
}

void PipelineTest::current(const char *columnTitle, int row)
{
    column(columnTitle)->enter(row);
    QTRY_VERIFY(column(columnTitle)->view()->hasFocus());
}

void PipelineTest::columnsAreTheStagesInTheirOrder()
{
    addOpportunity("Tea for spring", m_first, "1000", 1, QDate(2026, 4, 1));
    addOpportunity("Tea for winter", m_first, "500", 1, QDate(2026, 3, 10));
    open();
    QList<BoardList *> lists = m_screen->board()->findChildren<BoardList *>();
    std::sort(lists.begin(), lists.end(),
              [](const BoardList *a, const BoardList *b) { return a->x() < b->x(); });
    QCOMPARE(lists.first(), column("Qualified"));
    QCOMPARE(lists.last(), column("Lost"));
    QTRY_COMPARE(titles("Qualified"), (QStringList{u"Tea for winter"_s, u"Tea for spring"_s}));
    QCOMPARE(titles("Won"), QStringList());
}

void PipelineTest::cardsSayWhatAManagerLooksFor()
{
    addOpportunity("Fresh", m_second, "120000", 10);
    const QUuid stale = addOpportunity("Stale", m_second, "60000.50", 11);
    Record record = *m_source->find(Opportunity::entity, stale);
    record.set("next_step", Value(u"Send samples"_s));
    m_source->change(record);
    open();
    QTRY_COMPARE(titles("Proposal").size(), 2);
    const QList<BoardCard> &cards = column("Proposal")->cards().cards();
    QCOMPARE(cards.first().badge, u"10 day(s)"_s);
    QCOMPARE(cards.first().badgeTone, Tone::Neutral);
    QCOMPARE(cards.first().amount, u"120,000"_s);
    QCOMPARE(cards.first().subtitle, u"Lotus Tea House"_s);
    QCOMPARE(cards.last().badge, u"11 day(s), stale"_s);
    QCOMPARE(cards.last().badgeTone, Tone::Warning);
    QCOMPARE(cards.last().note, u"Send samples"_s);
}

void PipelineTest::sumsLeaveOtherCurrenciesOut()
{
    addOpportunity("One", m_second, "1000");
    addOpportunity("Two", m_second, "3000");
    const QUuid foreign = addOpportunity("Three", m_second, "700");
    Record record = *m_source->find(Opportunity::entity, foreign);
    record.set("currency", Value(u"EUR"_s));
    m_source->insert(record);
    const Query query = PipelineColumns::query({}, monday);
    const QFuture<Result<Page>> page = m_source->list(query);
    QTRY_VERIFY(page.isFinished());
    const auto stage = fromRecord<Stage>(*m_source->find(Stage::entity, m_second));
    const BoardColumn column =
        PipelineColumns::of({stage}, page.result()->rows, monday, u"CNY"_s).first();
    QCOMPARE(column.sum, u"4,000"_s);
    QCOMPARE(column.detail, u"weighted 2,000"_s); // a half of 4,000
    QCOMPARE(column.cards.size(), 3);
    QVERIFY(std::any_of(column.cards.begin(), column.cards.end(),
                        [](const BoardCard &card) { return card.amount == u"EUR 700"_s; }));
}

void PipelineTest::oldSuccessesLeaveTheBoard()
{
    addOpportunity("Won lately", m_won, "10", 30);
    addOpportunity("Won long ago", m_won, "10", 31);
    addOpportunity("Still open", m_first, "10", 400);
    open();
    QTRY_COMPARE(titles("Won"), QStringList{u"Won lately"_s});
    QCOMPARE(titles("Qualified"), QStringList{u"Still open"_s});
}

void PipelineTest::keysMoveACard()
{
    const QUuid id = addOpportunity("Tea for spring", m_first, "1000");
    open();
    QTRY_COMPARE(titles("Qualified").size(), 1);
    current("Qualified", 0);
    QSignalSpy noticed(m_screen.get(), &Screen::noticed);
    QTest::keyClick(column("Qualified")->view(), Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(titles("Proposal"), QStringList{u"Tea for spring"_s});
    QCOMPARE(titles("Qualified"), QStringList());
    QCOMPARE(m_source->find(Opportunity::entity, id)->value("stage").toUuid(), m_second);
    QCOMPARE(m_source->calls().last().command, u"opportunity.move"_s);
    QCOMPARE(noticed.takeFirst().first().toString(), u"“Tea for spring” moved to Proposal"_s);
    // It can go on from there.
    QTRY_COMPARE(m_screen->board()->currentCard(), id);
    QTest::keyClick(column("Proposal")->view(), Qt::Key_Left, Qt::ControlModifier);
    QTRY_COMPARE(titles("Qualified"), QStringList{u"Tea for spring"_s});
}

void PipelineTest::aDropMovesACard()
{
    addOpportunity("Tea for spring", m_first, "1000");
    open();
    QTRY_COMPARE(titles("Qualified").size(), 1);
    BoardCards &from = column("Qualified")->cards();
    const std::unique_ptr<QMimeData> dragged(from.mimeData({from.index(0)}));
    BoardCards &to = column("Won")->cards();
    QVERIFY(to.canDropMimeData(dragged.get(), Qt::MoveAction, -1, -1, {}));
    to.dropMimeData(dragged.get(), Qt::MoveAction, -1, -1, {});
    QTRY_COMPARE(titles("Won"), QStringList{u"Tea for spring"_s});
}

void PipelineTest::aLossAsksForItsReason()
{
    const QUuid earlier = addOpportunity("Earlier", m_lost, "10");
    Record record = *m_source->find(Opportunity::entity, earlier);
    record.set("lost_reason", Value(u"Too expensive"_s));
    m_source->change(record);
    const QUuid id = addOpportunity("Tea for spring", m_won, "1000");
    open();
    QTRY_COMPARE(titles("Won").size(), 1);
    current("Won", 0);
    QTest::keyClick(column("Won")->view(), Qt::Key_Right, Qt::ControlModifier);
    auto *dialog = m_screen->findChild<LostReasonDialog *>();
    QVERIFY(dialog != nullptr);
    auto *reason = dialog->findChild<QComboBox *>(u"lostReason"_s);
    QCOMPARE(reason->itemText(0), u"Too expensive"_s);
    QPushButton *agree = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        agree = button->isDefault() ? button : agree;
    }
    QVERIFY(!agree->isEnabled());
    QTest::keyClicks(reason->lineEdit(), u"No budget"_s);
    QVERIFY(agree->isEnabled());
    QTest::keyClick(reason->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(titles("Lost").size(), 2);
    QCOMPARE(m_source->find(Opportunity::entity, id)->value("lost_reason").toText(),
             u"No budget"_s);
}

void PipelineTest::aLossThatIsNotExplainedStays()
{
    addOpportunity("Tea for spring", m_won, "1000");
    open();
    QTRY_COMPARE(titles("Won").size(), 1);
    current("Won", 0);
    QTest::keyClick(column("Won")->view(), Qt::Key_Right, Qt::ControlModifier);
    auto *dialog = m_screen->findChild<LostReasonDialog *>();
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(titles("Won").size(), 1);
    QVERIFY(m_source->calls().isEmpty());
}

void PipelineTest::aRefusedMoveSaysWhy()
{
    addOpportunity("Tea for spring", m_first, "1000");
    m_source->setHandler(u"opportunity.move"_s, [](const Arguments &) -> Result<QList<Record>> {
        return fail("not_permitted");
    });
    open();
    QTRY_COMPARE(titles("Qualified").size(), 1);
    current("Qualified", 0);
    QSignalSpy failed(m_screen.get(), &Screen::failed);
    QTest::keyClick(column("Qualified")->view(), Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, u"not_permitted"_s);
    QCOMPARE(titles("Qualified"), QStringList{u"Tea for spring"_s});
    QCOMPARE(titles("Proposal"), QStringList());
}

void PipelineTest::aChangeElsewhereKeepsCardAndPlace()
{
    for (int i = 0; i < 30; ++i) {
        addOpportunity(qPrintable(u"Number %1"_s.arg(i, 2, 10, QLatin1Char('0'))), m_first, "10", 1,
                       QDate(2026, 4, 1));
    }
    open();
    QTRY_COMPARE(titles("Qualified").size(), 30);
    current("Qualified", 20);
    QListView *view = column("Qualified")->view();
    QTRY_VERIFY(view->verticalScrollBar()->value() > 0);
    const int scrolled = view->verticalScrollBar()->value();
    const QUuid card = m_screen->board()->currentCard();
    addOpportunity("Number 99", m_first, "10", 1, QDate(2026, 4, 1));
    Record other = *m_source->find(Opportunity::entity, column("Qualified")->cards().cards()[2].id);
    other.set("title", Value(u"Number 02 again"_s));
    m_source->change(other);
    QTRY_COMPARE(titles("Qualified").size(), 31);
    QVERIFY(titles("Qualified").contains(u"Number 02 again"_s));
    QCOMPARE(m_screen->board()->currentCard(), card);
    QTRY_COMPARE(view->verticalScrollBar()->value(), scrolled);
}

void PipelineTest::filtersNarrowTheBoard()
{
    User user;
    user.name = u"Chen Jie"_s;
    const QUuid mine = addOpportunity("Mine", m_first, "1");
    addOpportunity("Theirs", m_first, "1");
    Record record = *m_source->find(Opportunity::entity, mine);
    record.set("owner", Value(m_source->identity().user));
    m_source->insert(record);
    open();
    QTRY_COMPARE(titles("Qualified").size(), 2);
    m_screen->mineOnly()->click();
    QTRY_COMPARE(titles("Qualified"), QStringList{u"Mine"_s});
    m_screen->mineOnly()->click();
    QTRY_COMPARE(titles("Qualified").size(), 2);
    m_screen->filterBar()->addCondition(
        Filter::compare("closing", Filter::Op::Less, Value(QDate(2026, 4, 1))));
    QTRY_COMPARE(titles("Qualified").size(), 0);
    m_screen->filterBar()->clear();
    QTest::keyClicks(m_screen->filterBar()->searchField(), u"their"_s);
    QTRY_COMPARE(titles("Qualified"), QStringList{u"Theirs"_s});
}

void PipelineTest::enterOpensAndTheListIsOneStepAway()
{
    const QUuid id = addOpportunity("Tea for spring", m_first, "1000");
    open();
    QTRY_COMPARE(titles("Qualified").size(), 1);
    current("Qualified", 0);
    QSignalSpy opened(m_screen.get(), &Screen::openRequested);
    QTest::keyClick(column("Qualified")->view(), Qt::Key_Return);
    QCOMPARE(opened.takeFirst().first().value<Place>(), Place::record(Opportunity::entity, id));
    m_screen->secondaryActions().first()->trigger();
    QCOMPARE(opened.takeFirst().first().value<Place>(), Place::list(Opportunity::entity));
}

void PipelineTest::withoutAnAnswerItSaysSo()
{
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    m_screen = std::make_unique<PipelineScreen>(ScreenContext{*m_source, m_clock});
    m_screen->show();
    const auto isSaid = [this] {
        const QList<QLabel *> labels = m_screen->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text() == u"The pipeline cannot be shown now"_s;
        });
    };
    QTRY_VERIFY(isSaid());
    m_source->setFailure({});
    SyncState state;
    state.link = SyncState::Link::Online;
    m_source->setState(state);
    QTRY_COMPARE(m_screen->board()->findChildren<BoardList *>().size(), 4);
}

} // namespace kontor

QTEST_MAIN(kontor::PipelineTest)
#include "pipeline_test.moc"
