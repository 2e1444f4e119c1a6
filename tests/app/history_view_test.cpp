#include "app/views/history_view.h"

#include "app/widgets/empty_state.h"
#include "app/widgets/feed_list.h"

#include "common/entities/party/party.h"
#include "common/entities/product/price_list.h"
#include "tests/support/memory_source.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

/// Who changed what and when, each field before and after.
class HistoryViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void changesTellEachFieldBeforeAndAfter();
    void commandsAreNamed();
    void withoutTheServerItSaysSo();

private:
    void show(const Record &record);

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<HistoryView> m_view;
};

void HistoryViewTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    QVERIFY(theme::apply(u"light"_s));
}

void HistoryViewTest::init()
{
    m_view.reset();
    m_source = std::make_unique<MemorySource>(m_clock);
}

void HistoryViewTest::show(const Record &record)
{
    m_view = std::make_unique<HistoryView>(ScreenContext{*m_source, m_clock}, *record.entity);
    m_view->resize(400, 600);
    m_view->show();
    m_view->showRecord(record);
}

void HistoryViewTest::changesTellEachFieldBeforeAndAfter()
{
    PriceList list;
    list.name = u"Dealers"_s;
    const QUuid dealers = m_source->add(list);
    Party party;
    party.name = u"Alfreds"_s;
    party.phone = u"1"_s;
    Record record = toRecord(party);
    record.id = newUuid();
    m_source->change(record, u"Chen Wei"_s);
    record.set("phone", Value(u"2"_s));
    record.set("price_list", Value(dealers));
    record.set("is_supplier", Value(true));
    m_source->change(record, u"Li Na"_s);
    show(record);
    QTRY_COMPARE(m_view->list()->items().size(), 2);
    const FeedItem &latest = m_view->list()->items().at(0);
    QCOMPARE(latest.heading, u"Li Na changed this"_s);
    QCOMPARE(latest.text.split(u'\n'),
             (QStringList{u"Supplier: No → Yes"_s, u"Phone: 1 → 2"_s,
                          u"Price list: nothing → Dealers"_s}));
    const FeedItem &first = m_view->list()->items().at(1);
    QCOMPARE(first.heading, u"Chen Wei created this"_s);
    QCOMPARE(first.text.split(u'\n'), (QStringList{u"Name: Alfreds"_s, u"Phone: 1"_s}));
}

void HistoryViewTest::commandsAreNamed()
{
    HistoryEntry entry;
    entry.user = u"Li Na"_s;
    entry.command = u"party.delete"_s;
    entry.change.operation = Change::Operation::Update;
    entry.change.before = Record(Party::entity);
    entry.change.after = Record(Party::entity);
    entry.change.after.archived = true;
    QCOMPARE(HistoryView::heading(entry), u"Li Na archived this"_s);
    entry.change.after.archived = false;
    entry.command = u"activity.complete"_s; // changed by something else than itself
    QCOMPARE(HistoryView::heading(entry), u"Li Na changed this"_s);
}

void HistoryViewTest::withoutTheServerItSaysSo()
{
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    Record record(Party::entity);
    show(record);
    const auto *empty = m_view->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->heading(), u"The history cannot be shown now"_s);
}

} // namespace kontor

QTEST_MAIN(kontor::HistoryViewTest)
#include "history_view_test.moc"
