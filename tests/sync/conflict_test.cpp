#include "common/entities/party/contact.h"
#include "common/entities/product/price_list_item.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// Two people work on the same things, one of them without the server for a while: what both did
/// counts, and what cannot count both comes back to its person with the reason.
class ConflictTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();

    void differentFieldsBothWin();
    void theSameFieldIsShownAndDecided();
    void ordersThatNoLongerHoldComeBackEditable();
    void beyondTheCreditAnOrderWaitsForRelease();
    void whatRestsOnARefusedCommandComesBackWithIt();

private:
    bool signIn(std::unique_ptr<Desktop> &desktop, const QString &name)
    {
        desktop = std::make_unique<Desktop>(*m_server, m_folder->filePath(name));
        return desktop->signIn(name);
    }
    /// Somebody works on while he has no link.
    void goOffline(Desktop &desktop)
    {
        desktop.session->disconnectFromServer();
        QVERIFY(desktop.waitUntilOffline());
    }
    bool comeBack(Desktop &desktop)
    {
        desktop.session->reconnect();
        return desktop.waitUntilLevel();
    }
    /// A draft and its confirmation, as the salesperson takes an order; answers the order's id.
    Id<SalesOrder> takeOrder(Desktop &desktop, const QList<SalesOrderLine> &lines)
    {
        SalesOrder order;
        order.customer = m_customer.id;
        order.date = m_office->clock().today();
        order.lines = lines;
        const bool taken = desktop.create(order).has_value()
            && desktop.call(u"sales_order.confirm"_s, order.id.uuid()).has_value();
        return taken ? order.id : Id<SalesOrder>();
    }
    Result<void> resolve(Desktop &desktop, const AttentionItem &item, Resolution::Kind kind,
                         const QHash<QString, Value> &values = {})
    {
        return answerOf(desktop.session->resolve(item.command, Resolution{kind, values}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    std::unique_ptr<Desktop> m_ana;
    std::unique_ptr<Desktop> m_bob;
    Party m_customer;
};

void ConflictTest::init()
{
    failOnLostCopies();
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = Office::open();
    m_customer = addCustomer(*m_office);
    m_office->person("sales", u"ana"_s);
    m_office->person("sales", u"bob"_s);
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void ConflictTest::cleanup()
{
    m_ana.reset();
    m_bob.reset();
    m_server.reset();
    m_office.reset();
}

void ConflictTest::differentFieldsBothWin()
{
    QVERIFY(signIn(m_ana, u"ana"_s));
    QVERIFY(signIn(m_bob, u"bob"_s));
    const QUuid id = m_customer.id.uuid();
    m_server->stop();
    QVERIFY(m_ana->waitUntilOffline());
    QVERIFY(m_bob->waitUntilOffline());
    QVERIFY(m_ana->update(Party::entity, id, {{u"phone"_s, Value(u"010-1"_s)}}));
    QVERIFY(m_bob->update(Party::entity, id, {{u"email"_s, Value(u"li@lotus.cn"_s)}}));
    m_server->start(m_office->engine());
    QVERIFY(comeBack(*m_ana));
    QVERIFY(comeBack(*m_bob));
    for (Desktop *desktop : {m_ana.get(), m_bob.get()}) {
        EVENTUALLY_EQUAL(desktop->get(m_customer.id)->email, u"li@lotus.cn"_s);
        QCOMPARE(desktop->get(m_customer.id)->phone, u"010-1"_s);
        QVERIFY(desktop->attention().isEmpty());
    }
    QCOMPARE(m_office->get(m_customer.id).version, m_customer.version + 2);
}

void ConflictTest::theSameFieldIsShownAndDecided()
{
    QVERIFY(signIn(m_ana, u"ana"_s));
    QVERIFY(signIn(m_bob, u"bob"_s));
    const QUuid id = m_customer.id.uuid();
    struct Decision {
        Resolution::Kind kind;
        QHash<QString, Value> values;
        QString phone;
    };
    const QList<Decision> decisions{
        {Resolution::Kind::Retry, {}, u"mine"_s},
        {Resolution::Kind::Discard, {}, u"theirs"_s},
        {Resolution::Kind::Values, {{u"phone"_s, Value(u"edited"_s)}}, u"edited"_s}};
    QString before;
    for (const Decision &decision : decisions) {
        goOffline(*m_ana);
        QVERIFY(m_ana->update(Party::entity, id,
                              {{u"phone"_s, Value(u"mine"_s)}, {u"note"_s, Value(before + u'+')}}));
        QCOMPARE(m_ana->get(m_customer.id)->phone, u"mine"_s);
        QVERIFY(m_bob->update(Party::entity, id, {{u"phone"_s, Value(u"theirs"_s)}}));
        QVERIFY(m_bob->waitUntilLevel());
        QVERIFY(comeBack(*m_ana));

        // The server's stands until she decides; the rest of what she typed is saved.
        QCOMPARE(m_ana->session->state().attention, 1);
        const AttentionItem item = m_ana->attention().value(0);
        QCOMPARE(item.title, m_customer.name);
        QCOMPARE(item.error.code, QString());
        QCOMPARE(item.conflicts.size(), 1);
        QCOMPARE(item.conflicts.first().field, u"phone"_s);
        QCOMPARE(item.conflicts.first().base.toText(), before);
        QCOMPARE(item.conflicts.first().mine.toText(), u"mine"_s);
        QCOMPARE(item.conflicts.first().theirs.toText(), u"theirs"_s);
        QCOMPARE(m_ana->get(m_customer.id)->phone, u"theirs"_s);
        QCOMPARE(m_office->get(m_customer.id).note, before + u'+');

        QVERIFY(resolve(*m_ana, item, decision.kind, decision.values));
        QVERIFY(m_ana->waitUntilLevel());
        QCOMPARE(m_ana->session->state().attention, 0);
        QVERIFY(m_ana->attention().isEmpty());
        QCOMPARE(m_office->get(m_customer.id).phone, decision.phone);
        QCOMPARE(m_ana->get(m_customer.id)->phone, decision.phone);
        EVENTUALLY_EQUAL(m_bob->get(m_customer.id)->phone, decision.phone);
        // The next round begins where both know the same.
        QVERIFY(m_bob->update(Party::entity, id, {{u"phone"_s, Value(u"known"_s)}}));
        QVERIFY(m_bob->waitUntilLevel());
        EVENTUALLY_EQUAL(m_ana->get(m_customer.id)->phone, u"known"_s);
        before = u"known"_s;
    }
}

void ConflictTest::ordersThatNoLongerHoldComeBackEditable()
{
    Product tea = addGoods(*m_office, "TEA");
    const Product cup = addGoods(*m_office, "CUP");
    const Product advice = addService(*m_office, "ADVICE");
    receive(*m_office, addSupplier(*m_office), {bought(tea, "20"), bought(cup, "5")});
    QVERIFY(signIn(m_ana, u"ana"_s));
    goOffline(*m_ana);
    SalesOrderLine line = sold(tea, "2", "10");
    line.listPrice = rate("10"); // as the laptop's copy says
    line.tax = tea.salesTax;
    line.taxRate = rate("0.13");
    const auto priced = takeOrder(*m_ana, {line});
    const auto scarce = takeOrder(*m_ana, {sold(cup, "4")});
    const auto later = takeOrder(*m_ana, {sold(advice, "1")});
    QVERIFY(!priced.isNull() && !scarce.isNull() && !later.isNull());
    QCOMPARE(m_ana->get(priced)->state, SalesOrder::State::Confirmed);
    QCOMPARE(m_ana->get(priced)->total, amount("22.60"));

    // Meanwhile the price rises, and the cups go to somebody else.
    tea = m_office->get(tea.id); // its cost has come with the goods
    tea.salePrice = rate("12");
    must(m_office->update(m_office->admin(), tea));
    const SalesOrder other = draftOrder(*m_office, m_customer, {sold(cup, "3")});
    must(m_office->call(m_office->admin(), "confirm", other.id));
    QVERIFY(comeBack(*m_ana));

    QCOMPARE(m_office->get(later).state, SalesOrder::State::Confirmed);
    const QList<AttentionItem> items = m_ana->attention();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.at(0).name, u"sales_order.confirm"_s);
    QCOMPARE(items.at(0).record, priced.uuid());
    QCOMPARE(items.at(0).error.code, u"price_changed"_s);
    QCOMPARE(items.at(0).error.args.value(u"price"_s).toString(), u"10.00"_s);
    QCOMPARE(items.at(0).error.args.value(u"now"_s).toString(), u"12.00"_s);
    QVERIFY(!items.at(0).title.isEmpty());
    QCOMPARE(items.at(1).record, scarce.uuid());
    QCOMPARE(items.at(1).error.code, u"stock_insufficient"_s);
    QCOMPARE(items.at(1).error.args.value(u"available"_s).toString(), u"2"_s);

    // Nothing is lost: both are drafts with all their lines, on the laptop as in the office.
    SalesOrder order = *m_ana->get(priced);
    QCOMPARE(order.state, SalesOrder::State::Draft);
    QVERIFY(!order.provisionalNumber.isEmpty());
    QCOMPARE(order.lines.size(), 1);
    QCOMPARE(order.lines.first().unitPrice, rate("10"));
    QCOMPARE(m_office->get(scarce).lines.first().quantity, quantity("4"));

    // She takes the new price, and confirms again.
    order.lines[0].unitPrice = rate("12");
    order.lines[0].listPrice = rate("12");
    Arguments change;
    change.record = priced.uuid();
    change.baseVersion = order.version;
    change.lines = toRecord(order).lines;
    QVERIFY(m_ana->execute(u"sales_order.update"_s, change));
    QVERIFY(resolve(*m_ana, items.at(0), Resolution::Kind::Retry));
    // The other one is given up: it stays a draft.
    QVERIFY(resolve(*m_ana, items.at(1), Resolution::Kind::Discard));
    QVERIFY(m_ana->waitUntilLevel());
    QVERIFY(m_ana->attention().isEmpty());
    QCOMPARE(m_office->get(priced).state, SalesOrder::State::Confirmed);
    QCOMPARE(m_office->get(priced).total, amount("27.12")); // 2 x 12, and 13 % on it
    QCOMPARE(m_ana->get(priced)->number, m_office->get(priced).number);
    QCOMPARE(m_office->get(scarce).state, SalesOrder::State::Draft);
    QCOMPARE(findings(*m_office), QStringList());
}

void ConflictTest::beyondTheCreditAnOrderWaitsForRelease()
{
    const Product advice = addService(*m_office, "ADVICE");
    QVERIFY(signIn(m_ana, u"ana"_s));
    goOffline(*m_ana);
    const auto order = takeOrder(*m_ana, {sold(advice, "1")});
    m_customer.creditLimit = amount("50");
    must(m_office->update(m_office->admin(), m_customer));
    QVERIFY(comeBack(*m_ana));
    QCOMPARE(m_ana->get(order)->state, SalesOrder::State::OnHold);
    QCOMPARE(m_ana->get(order)->holdReason, u"credit_limit_exceeded"_s);
    QVERIFY(m_ana->attention().isEmpty());
    must(m_office->call(m_office->admin(), "release", order));
    EVENTUALLY_EQUAL(m_ana->get(order)->state, SalesOrder::State::Confirmed);
    QVERIFY(!m_ana->get(order)->number.isEmpty());
}

void ConflictTest::whatRestsOnARefusedCommandComesBackWithIt()
{
    Party taken = m_customer;
    taken.code = u"C-1"_s;
    must(m_office->update(m_office->admin(), taken));
    QVERIFY(signIn(m_ana, u"ana"_s));
    goOffline(*m_ana);
    Party tea;
    tea.name = u"Tea & Co"_s;
    tea.code = u"C-1"_s;
    QVERIFY(m_ana->create(tea));
    Contact contact;
    contact.party = tea.id;
    contact.name = u"Li"_s;
    QVERIFY(m_ana->create(contact));
    Party unrelated;
    unrelated.name = u"Coffee & Co"_s;
    QVERIFY(m_ana->create(unrelated));
    QVERIFY(comeBack(*m_ana));

    QCOMPARE(m_office->get(unrelated.id).name, u"Coffee & Co"_s);
    const QList<AttentionItem> items = m_ana->attention();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.at(0).error.code, u"value_not_unique"_s);
    QCOMPARE(items.at(0).error.field, u"code"_s);
    QCOMPARE(items.at(0).title, u"Tea & Co"_s);
    QCOMPARE(items.at(1).error.code, u"dependency_rejected"_s);
    QVERIFY(!m_ana->get(tea.id));

    // With another code the customer is accepted, and her contact with her.
    QVERIFY(resolve(*m_ana, items.at(0), Resolution::Kind::Values, {{u"code"_s, Value(u"C-2"_s)}}));
    QVERIFY(m_ana->waitUntilLevel());
    QVERIFY(m_ana->attention().isEmpty());
    QCOMPARE(m_office->get(tea.id).code, u"C-2"_s);
    QCOMPARE(m_office->get(tea.id).name, u"Tea & Co"_s);
    QCOMPARE(m_office->get(contact.id).name, u"Li"_s);
    QCOMPARE(m_ana->get(contact.id)->name, u"Li"_s);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::ConflictTest)
#include "conflict_test.moc"
