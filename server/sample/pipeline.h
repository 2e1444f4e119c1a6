#pragma once

#include "common/entities/crm/activity.h"
#include "common/entities/crm/lead.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/crm/stage.h"
#include "server/sample/parties.h"
#include "server/sample/selling.h"

namespace kontor::sample {

/// What salespeople do before there is an order: leads, opportunities, calls and visits.
class Pipeline
{
public:
    Pipeline(World &world, People &people, Parties &parties, Selling &selling)
        : m_world(world), m_people(people), m_parties(parties), m_selling(selling)
    {
    }

    Result<void> prepare();
    /// What comes up today; `percent` of an ordinary day.
    Result<void> day(int percent);
    /// What the administrator has to do yesterday, today and tomorrow.
    Result<void> leaveTasks();

private:
    const Actor &sellerOf(qsizetype customer) const;
    Result<void> lead();
    Result<void> decide(const Lead &lead, int seller);
    Result<void> convert(const Lead &lead, int seller);
    Result<void> opportunity();
    void expectStep(qsizetype customer, Id<Opportunity> opportunity, int stage);
    Result<void> step(qsizetype customer, Id<Opportunity> opportunity, int stage);
    Result<void> move(qsizetype customer, Id<Opportunity> opportunity, Id<Stage> stage,
                      const QString &lostReason = {});
    Result<void> activity(qsizetype customer, Id<Opportunity> opportunity);

    World &m_world;
    People &m_people;
    Parties &m_parties;
    Selling &m_selling;
    QList<Id<Stage>> m_open; ///< from left to right
    Id<Stage> m_won;
    Id<Stage> m_lost;
    QList<Id<PaymentTerm>> m_terms;
};

} // namespace kontor::sample
