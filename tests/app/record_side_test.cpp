#include "app/views/record_side.h"

#include "app/views/activity_composer.h"
#include "app/views/field_form.h"
#include "app/views/part_editor.h"
#include "app/views/part_list.h"
#include "app/views/record_form.h"
#include "app/views/related_records.h"
#include "app/views/timeline.h"

#include "app/widgets/choice_edit.h"
#include "app/widgets/feed_list.h"
#include "app/widgets/instant_edit.h"
#include "app/widgets/note_edit.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/memory_source.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kontor {

/// What stands beside a record: what happened around it, what refers to it.
class RecordSideTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void relatedRecordsAreCountedOpenedAndMade();
    void partsAreEditedInPlace();
    void theTimelineTellsWhatIsToBeDoneAndWhatWas();
    void notesAndTasksAreWrittenDownBesideTheRecord();

private:
    void open(const Entity &entity, const QUuid &id);
    void openParty() { open(Party::entity, m_party); }
    template <class Tab>
    Tab *tab()
    {
        for (SideTab *each : m_side->tabs()) {
            if (auto *found = qobject_cast<Tab *>(each)) {
                m_side->setCurrent(found);
                return found;
            }
        }
        return nullptr;
    }
    const MemorySource::Call &lastCall() const { return m_source->calls().constLast(); }

    FixedClock m_clock{1'772'700'000'000}; // 2026-03-05T08:40:00Z
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<RecordSide> m_side;
    QUuid m_party;
    QTemporaryDir m_settings;
};

void RecordSideTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"kontor-test"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QLocale::setDefault(QLocale(QLocale::English));
    QVERIFY(theme::apply(u"light"_s));
}

void RecordSideTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    Party party;
    party.name = u"Alfreds Futterkiste"_s;
    party.phone = u"030-0074321"_s;
    m_party = m_source->add(party);
    m_source->add(Contact()); // the source writes kinds of which it has one
    m_source->add(Activity());
}

void RecordSideTest::cleanup()
{
    m_side.reset();
    m_source.reset();
    QSettings().clear();
}

void RecordSideTest::open(const Entity &entity, const QUuid &id)
{
    m_side = std::make_unique<RecordSide>(ScreenContext{*m_source, m_clock}, entity);
    m_side->resize(420, 800);
    m_side->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_side.get()));
    m_side->showRecord(*m_source->find(entity, id));
}

void RecordSideTest::relatedRecordsAreCountedOpenedAndMade()
{
    SalesOrder order;
    order.customer = Id<Party>(m_party);
    m_source->add(order);
    m_source->add(order);
    openParty();
    auto *related = tab<RelatedRecords>();
    QPushButton *orders = related->link(u"sales_order.customer"_s);
    const auto *count = orders->parentWidget()->findChild<QLabel *>();
    QTRY_COMPARE(count->text(), u"2"_s);
    QSignalSpy opened(m_side.get(), &RecordSide::openRequested);
    orders->click();
    QCOMPARE(opened.takeLast().first().value<Place>(),
             Place::list(SalesOrder::entity, Filter::equal("customer", Value(m_party))));
    related->adder(u"sales_order.customer"_s)->click();
    const auto made = opened.takeLast().first().value<Place>();
    QVERIFY(made.isNew);
    QCOMPARE(made.initial.value(u"customer"_s), Value(m_party));
    m_source->change(toRecord(order)); // another one of this customer
    QTRY_COMPARE(count->text(), u"3"_s);
}

void RecordSideTest::partsAreEditedInPlace()
{
    Contact contact;
    contact.party = Id<Party>(m_party);
    contact.name = u"Maria Anders"_s;
    contact.phone = u"030-11"_s;
    const QUuid id = m_source->add(contact);
    openParty();
    auto *related = tab<RelatedRecords>();
    PartList *contacts = related->parts().constFirst();
    QCOMPARE(contacts->relation().key(), u"contact.party"_s);
    QTRY_COMPARE(contacts->list()->items().size(), 1);
    QCOMPARE(contacts->list()->items().constFirst().heading, u"Maria Anders"_s);
    QCOMPARE(contacts->list()->items().constFirst().text, u"030-11"_s);
    contacts->list()->setCurrentKey(contacts->list()->items().constFirst().key);
    QTest::keyClick(contacts->list(), Qt::Key_Return);
    QTRY_VERIFY(contacts->editor()->edit().isLoaded());
    FieldForm *form = contacts->editor()->form()->fields();
    QVERIFY(form->edit(u"party"_s)->isHidden() || !form->edit(u"party"_s)->isVisible());
    QTRY_VERIFY(form->edit(u"name"_s)->field()->hasFocus());
    QTest::keyClicks(form->edit(u"mobile"_s)->field(), u"0170"_s);
    QTest::keyClick(form->edit(u"mobile"_s)->field(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_source->find(Contact::entity, id)->value("mobile"), Value(u"0170"_s));
    QTRY_COMPARE(contacts->list()->items().constFirst().text, u"030-11 · 0170"_s);
    QTRY_VERIFY(contacts->editor() == nullptr);

    contacts->adder()->click();
    form = contacts->editor()->form()->fields();
    QTest::keyClicks(form->edit(u"name"_s)->field(), u"Thomas Hardy"_s);
    contacts->editor()->form()->save();
    QTRY_COMPARE(contacts->list()->items().size(), 2);
    QCOMPARE(lastCall().arguments.values.value(u"party"_s), Value(m_party));
}

void RecordSideTest::theTimelineTellsWhatIsToBeDoneAndWhatWas()
{
    const Instant now = m_clock.now();
    constexpr Instant day = 86'400'000;
    const auto add = [this](const QString &subject, Instant due, Instant doneAt) {
        Activity activity;
        activity.party = Id<Party>(m_party);
        activity.kind = Activity::Kind::Call;
        activity.subject = subject;
        activity.due = due;
        activity.done = doneAt != 0;
        activity.doneAt = doneAt;
        m_source->add(activity);
    };
    add(u"Called last week"_s, 0, now - 7 * day);
    add(u"Call tomorrow"_s, now + day, 0);
    add(u"Should have called"_s, now - day, 0);
    add(u"Called yesterday"_s, 0, now - day);
    Record changed = *m_source->find(Party::entity, m_party);
    changed.set("phone", Value(u"030-2"_s));
    m_source->change(changed, u"Li Na"_s);
    openParty();
    const auto *timeline = tab<Timeline>();
    const auto headings = [timeline] {
        QStringList found;
        for (const FeedItem &item : timeline->list()->items()) {
            found.append(item.heading);
        }
        return found;
    };
    QTRY_COMPARE(headings(),
                 (QStringList{u"Should have called"_s, u"Call tomorrow"_s, u"Li Na changed this"_s,
                              u"Called yesterday"_s, u"Called last week"_s}));
    QVERIFY(timeline->list()->items().at(0).aside.startsWith(u"overdue"_s));
    QCOMPARE(timeline->list()->items().at(0).tone, Tone::Negative);
    QCOMPARE(timeline->list()->items().at(2).text, u"Phone: 030-0074321 → 030-2"_s);
    QSignalSpy opened(m_side.get(), &RecordSide::openRequested);
    timeline->list()->setCurrentKey(timeline->list()->items().constFirst().key);
    QTest::keyClick(timeline->list(), Qt::Key_Return);
    QCOMPARE(opened.takeLast().first().value<Place>().target.entity, u"activity"_s);
}

void RecordSideTest::notesAndTasksAreWrittenDownBesideTheRecord()
{
    Opportunity opportunity;
    opportunity.title = u"Spring tea"_s;
    opportunity.customer = Id<Party>(m_party);
    const QUuid id = m_source->add(opportunity);
    open(Opportunity::entity, id);
    auto *timeline = tab<Timeline>();
    ActivityComposer *composer = timeline->composer();
    composer->text()->setFocus();
    QTest::keyClicks(composer->text()->field(), u"Wants samples"_s);
    QTest::keyClick(composer->text()->field(), Qt::Key_Return);
    QTest::keyClicks(composer->text()->field(), u"of all oolongs"_s);
    QTest::keyClick(composer->text()->field(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(timeline->list()->items().size(), 1);
    const QMap<QString, Value> values = lastCall().arguments.values;
    QCOMPARE(lastCall().command, u"activity.create"_s);
    QCOMPARE(values.value(u"subject"_s), Value(u"Wants samples"_s));
    QCOMPARE(values.value(u"note"_s), Value(u"of all oolongs"_s));
    QCOMPARE(values.value(u"kind"_s), Value(u"note"_s));
    QCOMPARE(values.value(u"opportunity"_s), Value(id));
    QCOMPARE(values.value(u"party"_s), Value(m_party)); // the opportunity's customer
    QVERIFY(!values.contains(u"due"_s));
    QVERIFY(composer->text()->typedText().isEmpty());

    composer->kind()->setValue(Value(u"task"_s));
    emit composer->kind()->edited();
    QTest::keyClicks(composer->text()->field(), u"Send samples"_s);
    QTest::keyClicks(composer->due()->field(), u"2026-03-09 10:00"_s);
    composer->add();
    QTRY_COMPARE(timeline->list()->items().size(), 2);
    QCOMPARE(lastCall().arguments.values.value(u"due"_s),
             Value(QDateTime(QDate(2026, 3, 9), QTime(10, 0)).toMSecsSinceEpoch()));
}

} // namespace kontor

QTEST_MAIN(kontor::RecordSideTest)
#include "record_side_test.moc"
