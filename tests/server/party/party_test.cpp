#include "common/entities/party/address.h"
#include "common/entities/party/contact.h"
#include "server/party/party.h"
#include "tests/support/trade.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

class PartyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init() { m_office = Office::open(); }
    void cleanup() { m_office.reset(); }

    void sameCompanyIsFoundUnderOtherSpellings()
    {
        const Party one = addCustomer(*m_office, "上海晨光文具股份有限公司");
        const Party other = addCustomer(*m_office, "上海晨光文具");
        QCOMPARE(one.matchName, other.matchName);
        QVERIFY(!one.matchName.isEmpty());
    }

    void salespersonOwnsHisNewCustomer()
    {
        const Actor lin = m_office->person("sales", u"Lin"_s);
        Party party;
        party.name = u"Lotus Tea House"_s;
        const Party made = must(m_office->create(lin, party));
        QCOMPARE(made.owner.uuid(), lin.user);
        // The administrator's new customers belong to everybody until he names someone.
        QVERIFY(addCustomer(*m_office).owner.isNull());
    }

    void colleaguesCustomersStayOutOfSight()
    {
        const Actor lin = m_office->person("sales", u"Lin"_s);
        const Actor wang = m_office->person("sales", u"Wang"_s);
        Party party;
        party.name = u"Lotus Tea House"_s;
        const Party made = must(m_office->create(lin, party));
        QCOMPARE(m_office->update(wang, made).error().code, u"record_not_found"_s);
        Contact contact;
        contact.party = made.id;
        contact.name = u"Mei"_s;
        QCOMPARE(m_office->create(wang, contact).error().code, u"reference_unknown"_s);
        must(m_office->create(lin, contact));
    }

    void whoSellsDoesNotSetCredit()
    {
        const Actor lin = m_office->person("sales", u"Lin"_s);
        Party party;
        party.name = u"Lotus Tea House"_s;
        Party made = must(m_office->create(lin, party));
        made.creditLimit = amount("1000000");
        const Error error = m_office->update(lin, made).error();
        QCOMPARE(error.code, u"not_permitted"_s);
        QCOMPARE(error.field, u"credit_limit"_s);
        must(m_office->update(m_office->admin(), made));
    }

    void creditIsNeverNegative()
    {
        Party party = addCustomer(*m_office);
        party.creditLimit = amount("-1");
        QCOMPARE(m_office->update(m_office->admin(), party).error().code, u"amount_negative"_s);
    }

    void defaultShippingAddressComesFirst()
    {
        const Party party = addCustomer(*m_office);
        const auto shipTo = [&] {
            return must(m_office->engine().store().read<Id<Address>>(
                [&](Tx &tx) { return party::shippingAddress(tx, party.id); }));
        };
        QVERIFY(shipTo().isNull());
        Address address;
        address.party = party.id;
        address.street = u"1 Quay Road"_s;
        const Address first = must(m_office->create(m_office->admin(), address));
        QCOMPARE(shipTo(), first.id);
        address.id = {};
        address.isDefault = true;
        const Address second = must(m_office->create(m_office->admin(), address));
        QCOMPARE(shipTo(), second.id);
    }

private:
    std::unique_ptr<Office> m_office;
};

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::PartyTest)
#include "party_test.moc"
