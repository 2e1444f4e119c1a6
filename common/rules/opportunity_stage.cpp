#include "common/rules/opportunity_stage.h"

namespace kontor::rules {

void enterStage(Opportunity &opportunity, const Opportunity *before, const Stage &stage, Instant at)
{
    const bool typed = before == nullptr ? !opportunity.probability.isZero()
                                         : opportunity.probability != before->probability;
    opportunity.stage = stage.id;
    opportunity.stageSince = at;
    if (!typed) {
        opportunity.probability = stage.probability;
    }
    if (stage.kind != Stage::Kind::Lost) {
        opportunity.lostReason.clear();
    }
}

} // namespace kontor::rules
