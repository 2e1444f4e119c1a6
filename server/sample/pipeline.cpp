#include "server/sample/pipeline.h"

namespace kontor::sample {

using namespace Qt::StringLiterals;

namespace {

/// Thousandths of what comes up on an ordinary day.
constexpr int leadsADay = 420;
constexpr int opportunitiesADay = 440;
constexpr int activitiesADay = 1'700;
constexpr qint64 dayMs = 86'400'000;
/// The stage in which an offer is made.
constexpr int offerStage = 2;

struct Kind {
    Activity::Kind kind;
    const char *subjects;
};

constexpr Kind kinds[] = {{Activity::Kind::Call, "calls"},   {Activity::Kind::Call, "calls"},
                          {Activity::Kind::Visit, "visits"}, {Activity::Kind::Meeting, "meetings"},
                          {Activity::Kind::Email, "emails"}, {Activity::Kind::Task, "tasks"},
                          {Activity::Kind::Note, "notes"}};

} // namespace

Result<void> Pipeline::prepare()
{
    TRY_ASSIGN(const QList<Stage> stages, m_world.select<Stage>({}, {{u"sequence"_s, false}}));
    for (const Stage &stage : stages) {
        if (stage.kind == Stage::Kind::Open) {
            m_open.append(stage.id);
        } else {
            (stage.kind == Stage::Kind::Won ? m_won : m_lost) = stage.id;
        }
    }
    TRY_ASSIGN(const QList<PaymentTerm> terms,
               m_world.select<PaymentTerm>({}, {{u"days"_s, false}}));
    for (const PaymentTerm &term : terms) {
        m_terms.append(term.id);
    }
    return {};
}

const Actor &Pipeline::sellerOf(qsizetype customer) const
{
    return m_world.staff.sellers.at(m_world.customers.at(customer).seller).actor;
}

Result<void> Pipeline::day(int percent)
{
    const int leads = m_world.about(leadsADay * percent / 100);
    for (int i = 0; i < leads; ++i) {
        TRY(lead());
    }
    const int opportunities = m_world.about(opportunitiesADay * percent / 100);
    for (int i = 0; i < opportunities; ++i) {
        TRY(opportunity());
    }
    const int activities = m_world.about(activitiesADay * percent / 100);
    for (int i = 0; i < activities; ++i) {
        TRY(activity(m_world.below(static_cast<int>(m_world.customers.size())), {}));
    }
    return {};
}

Result<void> Pipeline::lead()
{
    constexpr Lead::Source sources[] = {Lead::Source::Website,       Lead::Source::Referral,
                                        Lead::Source::Exhibition,    Lead::Source::Phone,
                                        Lead::Source::Advertisement, Lead::Source::SocialMedia};
    const int seller = m_world.below(static_cast<int>(m_world.staff.sellers.size()));
    const Parties::Seat seat = m_parties.seat();
    const Person person = m_people.person(seat.country == u"CN");
    Lead lead;
    lead.name = person.name;
    lead.company = seat.companyName;
    lead.email = person.mailName + u'@' + seat.domain;
    lead.phone = u"%1 5550 %2"_s.arg(seat.areaCode).arg(m_world.between(1000, 9999));
    lead.source = sources[m_world.below(std::size(sources))];
    lead.industry = seat.industry;
    lead.region = seat.region;
    lead.interest = m_world.anyText("lead_interests");
    lead.expected = Amount::fromInteger(m_world.between(5, 80) * qint64{1'000});
    TRY_ASSIGN(lead, m_world.create(m_world.staff.sellers.at(seller).actor, lead));
    m_world.in(m_world.between(1, 15), [this, lead, seller] { return decide(lead, seller); });
    return {};
}

/// Some become customers, some are given up, some are still talked to.
Result<void> Pipeline::decide(const Lead &lead, int seller)
{
    const int fate = m_world.below(100);
    if (fate < 40) {
        return convert(lead, seller);
    }
    const bool dead = fate < 70;
    QMap<QString, Value> values;
    values.insert(u"state"_s, Value(choiceCode(dead ? Lead::State::Dead : Lead::State::InProcess)));
    if (dead) {
        values.insert(u"reason"_s, Value(m_world.anyText("lead_dead")));
    }
    return m_world.call(m_world.staff.sellers.at(seller).actor, "update", lead.id, values)
        .map([](const QList<Record> &) {});
}

Result<void> Pipeline::convert(const Lead &lead, int seller)
{
    const Actor &actor = m_world.staff.sellers.at(seller).actor;
    const QDate closing = m_world.today().addDays(m_world.between(30, 90));
    TRY_ASSIGN(const QList<Record> answer,
               m_world.call(actor, "convert", lead.id,
                            {{u"title"_s, Value(m_world.anyText("opportunities"))},
                             {u"closing"_s, Value(closing)}}));
    Customer customer;
    customer.seller = seller;
    customer.weight = 2;
    TRY_ASSIGN(customer.party, World::find<Party>(answer));
    const Id<PaymentTerm> term = m_terms.at(m_world.below(3));
    const QString code = u"C%1"_s.arg(m_world.customers.size() + 1, 5, 10, QLatin1Char('0'));
    TRY(m_world.call(actor, "update", customer.party.id,
                     {{u"payment_term"_s, Value(term)}, {u"code"_s, Value(code)}}));
    m_world.customers.append(customer);
    const qsizetype index = m_world.customers.size() - 1;
    m_selling.addCustomer(index);
    TRY_ASSIGN(const Opportunity opportunity, World::find<Opportunity>(answer));
    expectStep(index, opportunity.id, 0);
    return {};
}

Result<void> Pipeline::opportunity()
{
    const qsizetype customer = m_world.below(static_cast<int>(m_world.customers.size()));
    Opportunity opportunity;
    opportunity.customer = m_world.customers.at(customer).party.id;
    opportunity.title = m_world.anyText("opportunities");
    opportunity.expected = Amount::fromInteger(m_world.between(8, 150) * qint64{1'000});
    opportunity.closing = m_world.today().addDays(m_world.between(30, 120));
    opportunity.nextStep = m_world.anyText("next_steps");
    TRY_ASSIGN(opportunity, m_world.create(sellerOf(customer), opportunity));
    expectStep(customer, opportunity.id, 0);
    return activity(customer, opportunity.id);
}

/// Sooner or later something happens; about some nobody cares for long, until they are given up.
void Pipeline::expectStep(qsizetype customer, Id<Opportunity> id, int stage)
{
    if (m_world.chance(6)) {
        m_world.in(m_world.between(40, 75), [this, customer, id] {
            return move(customer, id, m_lost, m_world.anyText("lost_reasons"));
        });
        return;
    }
    m_world.in(m_world.between(4, 18),
               [this, customer, id, stage] { return step(customer, id, stage); });
}

Result<void> Pipeline::leaveTasks()
{
    for (const int days : {-1, 0, 0, 1}) {
        const int customer = m_world.below(static_cast<int>(m_world.customers.size()));
        Activity task;
        task.kind = Activity::Kind::Call;
        task.subject = m_world.anyText("calls");
        task.party = m_world.customers.at(customer).party.id;
        // From the last day on, which is yesterday.
        task.due = m_world.clock().now() + (days + 1) * dayMs;
        TRY(m_world.create(m_world.staff.admin, task));
    }
    return {};
}

Result<void> Pipeline::step(qsizetype customer, Id<Opportunity> id, int stage)
{
    if (m_world.chance(14)) {
        return move(customer, id, m_lost, m_world.anyText("lost_reasons"));
    }
    const int next = stage + 1;
    if (next == m_open.size()) {
        TRY(move(customer, id, m_won));
        return m_selling.order(customer, id);
    }
    TRY(move(customer, id, m_open.at(next)));
    if (next == offerStage) {
        TRY(m_selling.quote(customer, id, {}));
    }
    expectStep(customer, id, next);
    return activity(customer, id);
}

Result<void> Pipeline::move(qsizetype customer, Id<Opportunity> id, Id<Stage> stage,
                            const QString &lostReason)
{
    QMap<QString, Value> values{{u"stage"_s, Value(stage)}};
    if (!lostReason.isEmpty()) {
        values.insert(u"lost_reason"_s, Value(lostReason));
    }
    return m_world.call(sellerOf(customer), "move", id, values).map([](const QList<Record> &) {});
}

Result<void> Pipeline::activity(qsizetype customer, Id<Opportunity> opportunity)
{
    const Kind &kind = kinds[m_world.below(std::size(kinds))];
    const int days = m_world.between(0, 8);
    Activity activity;
    activity.kind = kind.kind;
    activity.subject = m_world.anyText(kind.subjects);
    activity.party = m_world.customers.at(customer).party.id;
    activity.opportunity = opportunity;
    activity.due = kind.kind == Activity::Kind::Note ? 0 : m_world.clock().now() + days * dayMs;
    TRY_ASSIGN(activity, m_world.create(sellerOf(customer), activity));
    if (!activity.done && m_world.chance(95)) {
        m_world.in(days, [this, customer, id = activity.id] {
            return m_world
                .call(sellerOf(customer), "complete", id,
                      {{u"outcome"_s, Value(m_world.anyText("outcomes"))}})
                .map([](const QList<Record> &) {});
        });
    }
    return {};
}

} // namespace kontor::sample
