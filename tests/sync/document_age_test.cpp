#include "common/entities/party/contact.h"
#include "common/entities/sales/quotation.h"
#include "common/entities/system/company.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// A laptop holds every open document, and the closed ones of so many months; the office has all.
class DocumentAgeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();

    void theMonthsAreTheCompanys();
    void aCopyHoldsOpenOnesAndThoseOfTheLastMonths();
    void whatIsClosedLeavesAndWhatOpensComes();
    void eachMonthTheOldestLeave();
    void moreMonthsBringThemBack();
    void whatWaitsForADocumentThatLeftIsNotLost();

private:
    /// An order of this day whose customer calls it so; a closed one is cancelled.
    Id<SalesOrder> order(const QString &name, const QDate &date, bool closed = true);
    void keepMonths(int months);
    void letPass(const QDate &day);
    /// The orders that the desktop lists, by their customers' names for them.
    static QStringList orders(Desktop &desktop, bool atOffice = false);
    bool signIn();

    QTemporaryDir m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    std::unique_ptr<Desktop> m_ana;
    Party m_customer;
};

void DocumentAgeTest::init()
{
    failOnLostCopies();
    m_office =
        Office::open(); // 2 March 2026, so that closed documents count since 1 September 2024
    m_office->person("sales_manager", u"Ana"_s);
    m_customer = addCustomer(*m_office);
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void DocumentAgeTest::cleanup()
{
    m_ana.reset();
    m_server.reset();
    m_office.reset();
}

Id<SalesOrder> DocumentAgeTest::order(const QString &name, const QDate &date, bool closed)
{
    SalesOrder order;
    order.customer = m_customer.id;
    order.customerReference = name;
    order.date = date;
    order = must(m_office->create(m_office->admin(), order));
    if (closed) {
        must(m_office->call(m_office->admin(), "cancel", order.id));
    }
    return order.id;
}

void DocumentAgeTest::keepMonths(int months)
{
    Company company = m_office->all<Company>().first();
    company.documentMonths = months;
    must(m_office->update(m_office->admin(), company));
}

void DocumentAgeTest::letPass(const QDate &day)
{
    m_office->clock().advance(day.startOfDay(Qt::UTC).toMSecsSinceEpoch()
                              - m_office->clock().now());
    must(m_office->engine().runDueJobs());
}

QStringList DocumentAgeTest::orders(Desktop &desktop, bool atOffice)
{
    Query query;
    query.entity = &SalesOrder::entity;
    query.sort = {{u"customer_reference"_s, false}};
    query.atOffice = atOffice;
    const auto page = answerOf(desktop.session->list(query));
    const auto totals = answerOf(desktop.session->totals(query, {}));
    if (!page || !totals || totals->count != page->rows.size() || page->fromCache == atOffice) {
        return {u"no list"_s};
    }
    QStringList names;
    for (const ListRow &row : page->rows) {
        names.append(row.record.value("customer_reference").toText());
    }
    return names;
}

bool DocumentAgeTest::signIn()
{
    m_ana = std::make_unique<Desktop>(*m_server, m_folder.filePath(newUuid().toString()));
    return m_ana->signIn(u"ana"_s);
}

void DocumentAgeTest::theMonthsAreTheCompanys()
{
    const auto company = [this] { return m_office->all<Company>().first(); };
    const auto refused = [&](int months) {
        Company changed = company();
        changed.documentMonths = months;
        return codeOf(m_office->update(m_office->admin(), changed));
    };
    QCOMPARE(company().documentMonths, 18);
    QCOMPARE(company().documentsSince, QDate(2024, 9, 1));
    QCOMPARE(refused(-1), u"document_months"_s);
    QCOMPARE(refused(601), u"document_months"_s);
    keepMonths(600);
    QCOMPARE(company().documentsSince, QDate(1976, 3, 1));
    keepMonths(0);
    QVERIFY(!company().documentsSince.isValid());
    keepMonths(1);
    QCOMPARE(company().documentsSince, QDate(2026, 2, 1));
    // It moves by itself with the months, and only then.
    letPass(QDate(2026, 3, 31));
    const qint64 version = company().version;
    letPass(QDate(2026, 4, 1));
    QCOMPARE(company().documentsSince, QDate(2026, 3, 1));
    QCOMPARE(company().version, version + 1);
}

void DocumentAgeTest::aCopyHoldsOpenOnesAndThoseOfTheLastMonths()
{
    const Id<SalesOrder> old = order(u"1 old"_s, QDate(2024, 8, 31));
    order(u"2 old, open"_s, QDate(2023, 1, 1), false);
    order(u"3 recent"_s, QDate(2024, 9, 1));
    QVERIFY(signIn());
    QCOMPARE(m_ana->session->heldSince(SalesOrder::entity), QDate(2024, 9, 1));
    QVERIFY(!m_ana->session->heldSince(Party::entity).isValid());
    QCOMPARE(answerOf(m_ana->session->desktopCopy())->documentsSince, QDate(2024, 9, 1));
    QCOMPARE(orders(*m_ana), (QStringList{u"2 old, open"_s, u"3 recent"_s}));
    // The office answers for the others: in lists that ask it, and when one of them is opened.
    QCOMPARE(orders(*m_ana, true), (QStringList{u"1 old"_s, u"2 old, open"_s, u"3 recent"_s}));
    QCOMPARE(m_ana->get(old)->customerReference, u"1 old"_s);
    QCOMPARE(codeOf(answerOf(m_ana->session->read(SalesOrder::entity, newUuid()))),
             u"record_not_found"_s);
    m_server->stop();
    QVERIFY(m_ana->waitUntilOffline());
    const auto unreachable = answerOf(m_ana->session->read(SalesOrder::entity, old.uuid()));
    QCOMPARE(codeOf(unreachable), u"record_at_office"_s);
    QCOMPARE(unreachable.error().args.value(u"since"_s).toDate(), QDate(2024, 9, 1));
}

void DocumentAgeTest::whatIsClosedLeavesAndWhatOpensComes()
{
    const Id<SalesOrder> old = order(u"old"_s, QDate(2023, 1, 1), false);
    const Id<SalesOrder> recent = order(u"recent"_s, QDate(2026, 3, 1), false);
    QVERIFY(signIn());
    QCOMPARE(orders(*m_ana), (QStringList{u"old"_s, u"recent"_s}));
    // Who closes it is answered when his copy shows it: the list has it no more.
    QVERIFY(m_ana->call(u"sales_order.cancel"_s, old.uuid()));
    QCOMPARE(orders(*m_ana), QStringList{u"recent"_s});
    QVERIFY(m_ana->call(u"sales_order.cancel"_s, recent.uuid()));
    QCOMPARE(orders(*m_ana), QStringList{u"recent"_s});
    // Whoever shows what only the office holds hears of its changes too.
    QSignalSpy changed(m_ana->session.get(), &DataSource::changed);
    const auto setState = [this, old](SalesOrder::State state) {
        must(m_office->write([&](Tx &tx) -> Result<void> {
            TRY_ASSIGN(SalesOrder order, tx.get(old));
            order.state = state;
            order.note += u"."_s;
            return tx.update(order);
        }));
    };
    setState(SalesOrder::State::Cancelled);
    EVENTUALLY(std::any_of(changed.begin(), changed.end(), [old](const QList<QVariant> &signal) {
        return signal.at(1).value<QList<QUuid>>().contains(old.uuid());
    }));
    QCOMPARE(orders(*m_ana), QStringList{u"recent"_s});
    setState(SalesOrder::State::Confirmed);
    EVENTUALLY_EQUAL(orders(*m_ana), (QStringList{u"old"_s, u"recent"_s}));
}

void DocumentAgeTest::eachMonthTheOldestLeave()
{
    order(u"1 September"_s, QDate(2024, 9, 30));
    order(u"2 September, open"_s, QDate(2024, 9, 1), false);
    order(u"3 October"_s, QDate(2024, 10, 1));
    QVERIFY(signIn());
    QCOMPARE(orders(*m_ana).size(), 3);
    letPass(QDate(2026, 4, 1));
    EVENTUALLY_EQUAL(m_ana->session->heldSince(SalesOrder::entity), QDate(2024, 10, 1));
    EVENTUALLY_EQUAL(orders(*m_ana), (QStringList{u"2 September, open"_s, u"3 October"_s}));
    // One that was away meanwhile keeps to it as it comes back, on the copy that it has.
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    letPass(QDate(2026, 5, 1));
    QCOMPARE(orders(*m_ana).size(), 2);
    QSignalSpy states(m_ana->session.get(), &DataSource::stateChanged);
    m_ana->session->reconnect();
    EVENTUALLY_EQUAL(m_ana->session->heldSince(SalesOrder::entity), QDate(2024, 11, 1));
    EVENTUALLY_EQUAL(orders(*m_ana), QStringList{u"2 September, open"_s});
    QCOMPARE(m_ana->session->progress().all, 0);
}

void DocumentAgeTest::moreMonthsBringThemBack()
{
    order(u"1 old"_s, QDate(2023, 1, 1));
    order(u"2 recent"_s, QDate(2026, 2, 1));
    QVERIFY(signIn());
    QCOMPARE(orders(*m_ana), QStringList{u"2 recent"_s});
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    Party lotus;
    lotus.name = u"Lotus Pond"_s;
    QVERIFY(m_ana->create(lotus));
    keepMonths(48);
    m_ana->session->reconnect();
    EVENTUALLY_EQUAL(orders(*m_ana), (QStringList{u"1 old"_s, u"2 recent"_s}));
    EVENTUALLY_EQUAL(m_ana->session->state().waiting, 0);
    QCOMPARE(m_office->get(lotus.id).name, u"Lotus Pond"_s);
    QCOMPARE(m_ana->get(lotus.id)->version, 1);
    // At once, when there is a link.
    keepMonths(1);
    EVENTUALLY_EQUAL(m_ana->session->heldSince(SalesOrder::entity), QDate(2026, 2, 1));
    EVENTUALLY_EQUAL(orders(*m_ana), QStringList{u"2 recent"_s});
    keepMonths(0);
    EVENTUALLY_EQUAL(orders(*m_ana), (QStringList{u"1 old"_s, u"2 recent"_s}));
    QVERIFY(!m_ana->session->heldSince(SalesOrder::entity).isValid());
}

void DocumentAgeTest::whatWaitsForADocumentThatLeftIsNotLost()
{
    const Id<SalesOrder> old = order(u"old"_s, QDate(2023, 1, 1), false);
    QVERIFY(signIn());
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    QVERIFY(m_ana->update(SalesOrder::entity, old.uuid(), {{u"note"_s, Value(u"By boat"_s)}}));
    must(m_office->call(m_office->admin(), "cancel", old));
    m_ana->session->reconnect();
    EVENTUALLY_EQUAL(m_ana->session->state().attention, 1);
    const AttentionItem item = m_ana->attention().first();
    QCOMPARE(item.record, old.uuid());
    QCOMPARE(item.arguments.values.value(u"note"_s).toText(), u"By boat"_s);
    EVENTUALLY_EQUAL(orders(*m_ana), QStringList());
    QCOMPARE(m_ana->get(old)->state, SalesOrder::State::Cancelled); // the office shows why
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::DocumentAgeTest)
#include "document_age_test.moc"
