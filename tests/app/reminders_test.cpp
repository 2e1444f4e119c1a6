#include "app/shell/reminders.h"
#include "app/shell/toast.h"

#include "common/entities/crm/activity.h"
#include "tests/support/memory_source.h"

#include <QSignalSpy>
#include <QTest>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {
constexpr Instant monday = 1'772'442'000'000; // 2026-03-02T09:00:00Z
constexpr qint64 minuteMs = 60'000;
} // namespace

/// Reminders over records in memory; the time is moved by hand.
class RemindersTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anActivityIsToldWhenItIsDueAndOnce();
    void whatIsNotMineOrDoneIsNotTold();
    void severalAtOnceAreOneNotice();
    void aNewActivityIsToldToo();
    void switchedOffNothingIsTold();
    void theNoticeStaysUntilItIsClicked();

private:
    QUuid add(const char *subject, qint64 inMinutes, bool mine = true, bool done = false);

    FixedClock m_clock{monday};
    std::unique_ptr<MemorySource> m_source;
};

void RemindersTest::init()
{
    m_clock = FixedClock(monday);
    m_source = std::make_unique<MemorySource>(m_clock);
}

QUuid RemindersTest::add(const char *subject, qint64 inMinutes, bool mine, bool done)
{
    Activity activity;
    activity.subject = QString::fromLatin1(subject);
    activity.due = monday + inMinutes * minuteMs;
    activity.assigned = mine ? Id<User>(m_source->identity().user) : Id<User>::create();
    activity.done = done;
    return m_source->add(activity);
}

void RemindersTest::anActivityIsToldWhenItIsDueAndOnce()
{
    add("Long overdue", -60);
    const QUuid call = add("Call Mr. Li", 10);
    add("Visit", 20);
    Reminders reminders({*m_source, m_clock});
    QSignalSpy due(&reminders, &Reminders::due);
    reminders.setOn(true);
    QTRY_COMPARE(reminders.next(), monday + 10 * minuteMs);
    reminders.check();
    QVERIFY(due.isEmpty());
    m_clock.advance(10 * minuteMs);
    reminders.check();
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.first().at(0).toString(), u"Due now: Call Mr. Li"_s);
    QCOMPARE(due.first().at(1).value<Place>(), Place::record(Activity::entity, call));
    reminders.check();
    QCOMPARE(due.size(), 1);
    m_clock.advance(10 * minuteMs);
    reminders.check();
    QCOMPARE(due.last().at(0).toString(), u"Due now: Visit"_s);
}

void RemindersTest::whatIsNotMineOrDoneIsNotTold()
{
    add("Somebody else's", 10, false);
    add("Done already", 10, true, true);
    add("Later", 30);
    Reminders reminders({*m_source, m_clock});
    QSignalSpy due(&reminders, &Reminders::due);
    reminders.setOn(true);
    QTRY_COMPARE(reminders.next(), monday + 30 * minuteMs);
    m_clock.advance(15 * minuteMs);
    reminders.check();
    QVERIFY(due.isEmpty());
}

void RemindersTest::severalAtOnceAreOneNotice()
{
    const QUuid one = add("One", 5);
    const QUuid two = add("Two", 6);
    Reminders reminders({*m_source, m_clock});
    QSignalSpy due(&reminders, &Reminders::due);
    reminders.setOn(true);
    QTRY_COMPARE(reminders.next(), monday + 5 * minuteMs);
    m_clock.advance(10 * minuteMs);
    reminders.check();
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.first().at(0).toString(), u"2 activities are due now"_s);
    QCOMPARE(due.first().at(1).value<Place>(),
             Place::list(Activity::entity, Filter::in("id", {Value(one), Value(two)})));
}

void RemindersTest::aNewActivityIsToldToo()
{
    Reminders reminders({*m_source, m_clock});
    QSignalSpy due(&reminders, &Reminders::due);
    reminders.setOn(true);
    const QUuid id = add("Send samples", 1);
    m_source->change(*m_source->find(Activity::entity, id));
    QTRY_COMPARE(reminders.next(), monday + minuteMs);
    m_clock.advance(minuteMs);
    reminders.check();
    QCOMPARE(due.first().at(0).toString(), u"Due now: Send samples"_s);
}

void RemindersTest::switchedOffNothingIsTold()
{
    add("Call", 1);
    Reminders reminders({*m_source, m_clock});
    QSignalSpy due(&reminders, &Reminders::due);
    reminders.setOn(true);
    QTRY_COMPARE(reminders.next(), monday + minuteMs);
    reminders.setOn(false);
    m_clock.advance(2 * minuteMs);
    reminders.check();
    QVERIFY(due.isEmpty());
}

void RemindersTest::theNoticeStaysUntilItIsClicked()
{
    QWidget window;
    window.resize(800, 600);
    window.show();
    Toast toast(&window);
    const Place place = Place::record(Activity::entity, newUuid());
    QSignalSpy chosen(&toast, &Toast::placeChosen);
    toast.remind(u"Due now: Call"_s, place);
    toast.showText(u"Saved"_s); // does not cover it
    QCOMPARE(toast.text(), u"Due now: Call"_s);
    QTest::mouseClick(&toast, Qt::LeftButton);
    QCOMPARE(chosen.first().first().value<Place>(), place);
    QCOMPARE(toast.text(), QString());
    toast.showText(u"Saved"_s);
    QCOMPARE(toast.text(), u"Saved"_s);
    QTest::mouseClick(&toast, Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
}

} // namespace kontor

QTEST_MAIN(kontor::RemindersTest)
#include "reminders_test.moc"
