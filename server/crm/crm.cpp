#include "server/crm/crm.h"

#include "server/crm/activity.h"
#include "server/crm/lead.h"
#include "server/crm/opportunity.h"
#include "server/crm/reports.h"
#include "server/crm/stage.h"

namespace kontor {

void registerCrm(Registry &registry)
{
    crm::registerStage(registry);
    crm::registerOpportunity(registry);
    crm::registerLead(registry);
    crm::registerActivity(registry);
    crm::registerReports(registry);
}

} // namespace kontor
