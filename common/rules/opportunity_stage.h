#pragma once

#include "common/entities/crm/opportunity.h"
#include "common/entities/crm/stage.h"

namespace kontor::rules {

/// What entering a stage means, whether by dragging the card or in the form: the stage's
/// probability holds unless the person typed another, its days begin to count, and only a lost sale
/// keeps the reason of its loss. Both sides compute it, so that a card moved offline shows it.
///
/// `before`: as it was; nullptr when it is new. `at`: when it was moved.
void enterStage(Opportunity &opportunity, const Opportunity *before, const Stage &stage,
                Instant at);

} // namespace kontor::rules
