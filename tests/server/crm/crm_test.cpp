#include "common/entities/crm/activity.h"
#include "common/entities/crm/lead.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/crm/stage.h"
#include "common/entities/party/contact.h"
#include "common/entities/system/user.h"
#include "tests/support/trade.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

class CrmTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_lin = m_office->person("sales", u"Lin"_s);
    }
    void cleanup() { m_office.reset(); }

    void opportunityBeginsInTheFirstStage()
    {
        const Opportunity made = addOpportunity();
        QCOMPARE(m_office->get(made.stage).name, u"初步接触"_s);
        QCOMPARE(made.probability, rate("0.1"));
        QCOMPARE(made.stageSince, m_office->clock().now());
        QCOMPARE(made.currency, u"CNY"_s);
        QCOMPARE(made.owner.uuid(), m_lin.user);
    }

    void movingTakesTheStagesProbability()
    {
        const Opportunity made = addOpportunity();
        m_office->clock().advance(1000);
        const Opportunity moved =
            must(m_office->call(m_lin, "move", made.id, {{u"stage"_s, stage("商务谈判")}}));
        QCOMPARE(moved.probability, rate("0.7"));
        QCOMPARE(moved.stageSince, made.stageSince + 1000);
        // The same in the form, with a probability of one's own.
        Opportunity edited = moved;
        edited.stage = Id<Stage>(stage("待签约").toUuid());
        edited.probability = rate("0.8");
        QCOMPARE(must(m_office->update(m_lin, edited)).probability, rate("0.8"));
    }

    void lostSaleSaysWhy()
    {
        const Opportunity made = addOpportunity();
        const Value lost = stage("输单");
        const Error error = m_office->call(m_lin, "move", made.id, {{u"stage"_s, lost}}).error();
        QCOMPARE(error.code, u"lost_reason_required"_s);
        QCOMPARE(error.field, u"lost_reason"_s);
        const Opportunity moved = must(m_office->call(
            m_lin, "move", made.id, {{u"stage"_s, lost}, {u"lost_reason"_s, Value(u"Price"_s)}}));
        QCOMPARE(moved.lostReason, u"Price"_s);
        // Taken up again, the reason no longer holds.
        const Opportunity again =
            must(m_office->call(m_lin, "move", made.id, {{u"stage"_s, stage("方案报价")}}));
        QVERIFY(again.lostReason.isEmpty());
    }

    void leadBecomesCustomerContactAndOpportunity()
    {
        Lead lead;
        lead.name = u"Mei"_s;
        lead.company = u"Jade Garden Ltd"_s;
        lead.phone = u"021-5550"_s;
        lead.expected = amount("5000");
        lead = must(m_office->create(m_lin, lead));
        QCOMPARE(lead.state, Lead::State::Assigned);
        Activity call;
        call.subject = u"First call"_s;
        call.lead = lead.id;
        call = must(m_office->create(m_lin, call));
        must(m_office->call(m_lin, "complete", call.id));

        const Lead done =
            must(m_office->call(m_lin, "convert", lead.id, {{u"title"_s, Value(u"Teapots"_s)}}));
        QCOMPARE(done.state, Lead::State::Converted);
        const Party customer = m_office->get(done.customer);
        QCOMPARE(customer.name, lead.company);
        QCOMPARE(customer.owner.uuid(), m_lin.user);
        QCOMPARE(customer.lastFollowAt, m_office->clock().now());
        const Opportunity opportunity = m_office->get(done.opportunity);
        QCOMPARE(opportunity.title, u"Teapots"_s);
        QCOMPARE(opportunity.expected, amount("5000"));
        QCOMPARE(m_office->get(opportunity.contact).name, u"Mei"_s);
        QCOMPARE(m_office->get(call.id).party, customer.id);

        QCOMPARE(m_office->call(m_lin, "convert", lead.id).error().code, u"lead_is_converted"_s);
        Lead edited = done;
        edited.note = u"more"_s;
        QCOMPARE(m_office->update(m_lin, edited).error().code, u"lead_is_converted"_s);
    }

    void leadIsNotConvertedIntoAColleaguesCustomer()
    {
        const Actor wang = m_office->person("sales", u"Wang"_s);
        Party party;
        party.name = u"Lotus Tea House"_s;
        const Party hers = must(m_office->create(m_lin, party));
        Lead lead;
        lead.name = u"Mei"_s;
        lead = must(m_office->create(wang, lead));
        const QMap<QString, Value> into = {{u"customer"_s, Value(hers.id)}};
        QCOMPARE(m_office->call(wang, "convert", lead.id, into).error().code,
                 u"record_not_found"_s);
    }

    void leadIsGivenUpWithAReason()
    {
        Lead lead;
        lead.name = u"Mei"_s;
        lead = must(m_office->create(m_lin, lead));
        lead.state = Lead::State::Dead;
        QCOMPARE(m_office->update(m_lin, lead).error().field, u"reason"_s);
        lead.state = Lead::State::Converted;
        QCOMPARE(m_office->update(m_lin, lead).error().code, u"lead_needs_conversion"_s);
    }

    void activitiesTellWhenACustomerWasFollowedUp()
    {
        const Party customer = addCustomer(*m_office);
        const Instant now = m_office->clock().now();
        Activity visit;
        visit.subject = u"Visit"_s;
        visit.party = customer.id;
        visit.due = now + 3'600'000;
        visit = must(m_office->create(m_lin, visit));
        QCOMPARE(visit.assigned.uuid(), m_lin.user);
        QCOMPARE(m_office->get(customer.id).nextFollowAt, visit.due);
        QCOMPARE(m_office->get(customer.id).lastFollowAt, 0);

        m_office->clock().advance(3'000'000);
        const Activity done = must(m_office->call(m_lin, "complete", visit.id,
                                                  {{u"outcome"_s, Value(u"Wants samples"_s)}}));
        QCOMPARE(done.outcome, u"Wants samples"_s);
        QCOMPARE(m_office->get(customer.id).lastFollowAt, now + 3'000'000);
        QCOMPARE(m_office->get(customer.id).nextFollowAt, 0);
        QCOMPARE(m_office->call(m_lin, "complete", visit.id).error().code, u"activity_is_done"_s);
    }

    void noteIsDoneAtOnce()
    {
        const Opportunity opportunity = addOpportunity();
        Activity note;
        note.subject = u"Prefers green tea"_s;
        note.kind = Activity::Kind::Note;
        note.opportunity = opportunity.id;
        note = must(m_office->create(m_lin, note));
        QVERIFY(note.done);
        QCOMPARE(note.party, opportunity.customer);
        QCOMPARE(m_office->get(note.party).lastFollowAt, m_office->clock().now());
    }

    void pipelineSumsByStageWhatOneMaySee()
    {
        must(m_office->call(m_lin, "move", addOpportunity("1000").id,
                            {{u"stage"_s, stage("方案报价")}}));
        must(m_office->call(m_lin, "move", addOpportunity("500.50").id,
                            {{u"stage"_s, stage("方案报价")}}));
        const auto proposals = [&](const Actor &actor) {
            const ReportTable table = must(m_office->engine().report(actor, u"pipeline"_s, {}));
            return table.rows.at(2);
        };
        const ReportRow own = proposals(m_lin);
        QCOMPARE(own.values.at(0).toText(), u"方案报价"_s);
        QCOMPARE(own.values.at(2).toInt(), 2);
        QCOMPARE(own.values.at(3).toInt(), amount("1500.50").raw());
        QCOMPARE(own.values.at(4).toInt(), amount("750.25").raw());
        QCOMPARE(own.target.entity, u"opportunity"_s);
        QCOMPARE(proposals(m_office->person("sales", u"Wang"_s)).values.at(2).toInt(), 0);
        QCOMPARE(proposals(m_office->admin()).values.at(2).toInt(), 2);
    }

private:
    Value stage(const char *name)
    {
        return Value(
            m_office->all<Stage>(Filter::equal("name", Value(QString::fromUtf8(name)))).first().id);
    }

    Opportunity addOpportunity(const char *expected = "1000")
    {
        Party party;
        party.name = u"Lotus Tea House"_s;
        Opportunity opportunity;
        opportunity.title = u"Teapots"_s;
        opportunity.customer = must(m_office->create(m_lin, party)).id;
        opportunity.expected = amount(expected);
        return must(m_office->create(m_lin, opportunity));
    }

    std::unique_ptr<Office> m_office;
    Actor m_lin;
};

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::CrmTest)
#include "crm_test.moc"
