#include "app/views/conflict_view.h"

#include "app/views/attention_inbox.h"
#include "app/views/refusal_view.h"

#include "app/widgets/empty_state.h"
#include "app/widgets/feed_list.h"
#include "app/widgets/value_card.h"
#include "app/widgets/value_edit.h"

#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/memory_source.h"

#include <QApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

/// "Needs attention", worked through with the keyboard.
class ConflictViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void nothingToDecideSaysSo();
    void bothValuesStandSideBySideWithWhoAndWhen();
    void keysChooseFieldByField();
    void nothingIsChosenBeforehand();
    void allOfMineOrAllOfTheirs();
    void theChosenValueMayBeEdited();
    void theNextItemComesByItself();
    void refusalsTellTheReasonAndAreSentAgain();
    void whatWasRefusedBecomesADraftAgain();
    void aDocumentComesBackWithItsLines();
    void refusedCommandsOpenTheirRecord();
    void discardingAsksFirst();

private:
    AttentionItem conflict(const QList<FieldConflict> &conflicts) const;
    AttentionItem refusal(const Entity &entity, const char *action, const Error &error) const;
    void open(const QList<AttentionItem> &items);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<AttentionInbox> m_inbox;
    QUuid m_party;
    const FieldConflict m_phone{u"phone"_s, Value(u"1"_s), Value(u"2"_s), Value(u"3"_s)};
    const FieldConflict m_region{u"region"_s, Value(), Value(u"Berlin"_s), Value(u"Bonn"_s)};
};

void ConflictViewTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    QVERIFY(theme::apply(u"light"_s));
}

void ConflictViewTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    Party party;
    party.name = u"Alfreds"_s;
    party.phone = u"1"_s;
    m_party = m_source->add(party);
}

void ConflictViewTest::cleanup()
{
    m_inbox.reset();
    m_source.reset();
}

AttentionItem ConflictViewTest::conflict(const QList<FieldConflict> &conflicts) const
{
    AttentionItem item;
    item.command = newUuid();
    item.name = u"party.update"_s;
    item.entity = &Party::entity;
    item.record = m_party;
    item.title = u"Alfreds"_s;
    item.at = m_clock.now();
    item.conflicts = conflicts;
    return item;
}

AttentionItem ConflictViewTest::refusal(const Entity &entity, const char *action,
                                        const Error &error) const
{
    AttentionItem item;
    item.command = newUuid();
    item.name = QLatin1String(entity.name) + u'.' + QLatin1String(action);
    item.entity = &entity;
    item.record = newUuid();
    item.title = u"Refused"_s;
    item.at = m_clock.now();
    item.error = error;
    item.arguments.record = item.record;
    return item;
}

void ConflictViewTest::open(const QList<AttentionItem> &items)
{
    m_source->setAttention(items);
    m_inbox = std::make_unique<AttentionInbox>(ScreenContext{*m_source, m_clock});
    m_inbox->resize(1200, 700);
    m_inbox->show();
    m_inbox->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_inbox.get()));
    QTRY_COMPARE(m_inbox->list()->items().size(), items.size());
}

void ConflictViewTest::nothingToDecideSaysSo()
{
    open({});
    const auto *empty = m_inbox->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->heading(), u"Nothing needs your attention"_s);
    QVERIFY(m_inbox->primaryAction() == nullptr);
}

void ConflictViewTest::bothValuesStandSideBySideWithWhoAndWhen()
{
    Record theirs = *m_source->find(Party::entity, m_party);
    theirs.set("phone", m_phone.theirs);
    m_source->change(theirs, u"Li Na"_s);
    open({conflict({m_phone})});
    const ConflictView *view = m_inbox->conflictView();
    QVERIFY(view->isVisible());
    QTRY_COMPARE(view->mine(u"phone"_s)->text(), u"2"_s);
    QCOMPARE(view->theirs(u"phone"_s)->text(), u"3"_s);
    QVERIFY(view->theirs(u"phone"_s)->toolTip().contains(u'1')); // what both began with
    QTRY_VERIFY(view->theirs(u"phone"_s)->accessibleDescription().startsWith(u"Li Na"_s));
}

void ConflictViewTest::keysChooseFieldByField()
{
    const AttentionItem item = conflict({m_phone, m_region});
    open({item});
    key(Qt::Key_Return); // from the list to what is to be decided
    key(Qt::Key_M);
    QVERIFY(m_inbox->conflictView()->mine(u"phone"_s)->isChecked());
    QVERIFY(m_inbox->conflictView()->mine(u"region"_s)->hasFocus());
    QVERIFY(!m_inbox->primaryAction()->isEnabled());
    key(Qt::Key_T);
    QVERIFY(m_inbox->conflictView()->theirs(u"region"_s)->isChecked());
    QVERIFY(m_inbox->primaryAction()->isEnabled());
    m_inbox->primaryAction()->trigger();
    QTRY_COMPARE(m_source->resolutions().size(), 1);
    QCOMPARE(m_source->resolutions().first().first, item.command);
    const Resolution &resolution = m_source->resolutions().first().second;
    QCOMPARE(resolution.kind, Resolution::Kind::Values);
    const QHash<QString, Value> mine{{u"phone"_s, Value(u"2"_s)}};
    QCOMPARE(resolution.values, mine); // theirs stands on the server already
}

void ConflictViewTest::nothingIsChosenBeforehand()
{
    open({conflict({m_phone})});
    QVERIFY(!m_inbox->conflictView()->isDecided());
    QVERIFY(!m_inbox->primaryAction()->isEnabled());
    QCOMPARE(m_inbox->primaryAction()->toolTip(), u"Decide about each field first"_s);
    m_inbox->save();
    QVERIFY(m_source->resolutions().isEmpty());
}

void ConflictViewTest::allOfMineOrAllOfTheirs()
{
    open({conflict({m_phone, m_region})});
    m_inbox->action(u"mine"_s)->trigger();
    QVERIFY(m_inbox->conflictView()->isDecided());
    QCOMPARE(m_inbox->conflictView()->resolution().values.size(), 2);
    m_inbox->action(u"theirs"_s)->trigger();
    QCOMPARE(m_inbox->conflictView()->resolution().kind, Resolution::Kind::Discard);
}

void ConflictViewTest::theChosenValueMayBeEdited()
{
    open({conflict({m_phone})});
    m_inbox->conflictView()->setFocus();
    auto *line = qobject_cast<QLineEdit *>(m_inbox->conflictView()->result(u"phone"_s)->field());
    line->setFocus();
    QTest::keyClicks(line, u"4 or 5"_s);
    QVERIFY(!m_inbox->conflictView()->mine(u"phone"_s)->isChecked());
    QVERIFY(m_inbox->conflictView()->isDecided());
    m_inbox->save();
    QTRY_COMPARE(m_source->resolutions().size(), 1);
    QCOMPARE(m_source->resolutions().first().second.values.value(u"phone"_s), Value(u"4 or 5"_s));
}

void ConflictViewTest::theNextItemComesByItself()
{
    const AttentionItem second = conflict({m_region});
    open({conflict({m_phone}), second});
    m_inbox->action(u"theirs"_s)->trigger();
    m_inbox->save();
    QTRY_COMPARE(m_inbox->list()->items().size(), 1);
    QCOMPARE(m_inbox->list()->currentKey(), second.command.toString(QUuid::WithoutBraces));
    QVERIFY(m_inbox->conflictView()->mine(u"region"_s) != nullptr);
    QVERIFY(!m_inbox->conflictView()->isDecided());
}

void ConflictViewTest::refusalsTellTheReasonAndAreSentAgain()
{
    const AttentionItem item =
        refusal(Party::entity, "create", {u"value_not_unique"_s, {}, u"code"_s});
    open({item});
    QVERIFY(m_inbox->refusalView()->isVisible());
    QCOMPARE(m_inbox->refusalView()->reason(),
             u"Code: Another record already has this value. Choose a different one."_s);
    m_inbox->action(u"retry"_s)->trigger();
    QTRY_COMPARE(m_source->resolutions().size(), 1);
    QCOMPARE(m_source->resolutions().first().second.kind, Resolution::Kind::Retry);
}

void ConflictViewTest::whatWasRefusedBecomesADraftAgain()
{
    AttentionItem item = refusal(Party::entity, "create", {u"value_not_unique"_s, {}, u"code"_s});
    item.arguments.values = {{u"name"_s, Value(u"Lotus"_s)}, {u"code"_s, Value(u"K-1"_s)}};
    open({item});
    QSignalSpy drafts(m_inbox.get(), &Screen::draftRequested);
    m_inbox->primaryAction()->trigger();
    QCOMPARE(drafts.size(), 1);
    const auto place = drafts.first().first().value<Place>();
    QVERIFY(place.isNew);
    QCOMPARE(place.target.id, item.record);
    const QVariantMap draft = drafts.first().at(1).toMap();
    QCOMPARE(draft.value(u"values"_s).toMap().value(u"name"_s), QVariant(u"Lotus"_s));
    // It waits no more: from now on the draft keeps it.
    QTRY_COMPARE(m_source->resolutions().size(), 1);
    QCOMPARE(m_source->resolutions().first().second.kind, Resolution::Kind::Discard);
}

void ConflictViewTest::aDocumentComesBackWithItsLines()
{
    AttentionItem item = refusal(SalesOrder::entity, "create", {u"price_changed"_s, {}, {}});
    Record line(SalesOrderLine::entity);
    line.set("description", Value(u"Oolong"_s));
    item.arguments.values = {{u"customer"_s, Value(m_party)}};
    item.arguments.lines = QList<Record>{line};
    open({item});
    QSignalSpy drafts(m_inbox.get(), &Screen::draftRequested);
    m_inbox->primaryAction()->trigger();
    QCOMPARE(drafts.size(), 1);
    const QVariantMap draft = drafts.first().at(1).toMap();
    QCOMPARE(draft.value(u"values"_s).toMap().value(u"customer"_s), QVariant(m_party));
    const QVariantMap first = draft.value(u"lines"_s).toList().constFirst().toMap();
    QCOMPARE(first.value(u"id"_s).toUuid(), line.id);
    QCOMPARE(first.value(u"values"_s).toMap().value(u"description"_s), QVariant(u"Oolong"_s));
}

void ConflictViewTest::refusedCommandsOpenTheirRecord()
{
    const AttentionItem item =
        refusal(SalesOrder::entity, "confirm", {u"order_has_no_lines"_s, {}, {}});
    open({item});
    QSignalSpy opened(m_inbox.get(), &Screen::openRequested);
    m_inbox->primaryAction()->trigger();
    QCOMPARE(opened.takeLast().first().value<Place>(),
             Place::record(SalesOrder::entity, item.record));
    QVERIFY(m_source->resolutions().isEmpty()); // it waits until it is sent again
}

void ConflictViewTest::discardingAsksFirst()
{
    open({refusal(Party::entity, "create", {u"value_not_unique"_s, {}, u"code"_s})});
    m_inbox->action(u"discard"_s)->trigger();
    auto *question = m_inbox->findChild<QMessageBox *>();
    QVERIFY(question->informativeText().contains(u"given up for good"_s));
    QVERIFY(m_source->resolutions().isEmpty());
    question->buttons().constFirst()->click();
    QTRY_COMPARE(m_source->resolutions().size(), 1);
    QTRY_VERIFY(m_inbox->findChild<EmptyState *>()->isVisible());
}

} // namespace kontor

QTEST_MAIN(kontor::ConflictViewTest)
#include "conflict_view_test.moc"
