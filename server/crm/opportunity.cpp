#include "server/crm/opportunity.h"

#include "common/entities/party/party.h"
#include "server/crm/stage.h"
#include "server/product/documents.h"

namespace kontor::crm {

namespace {

/// What entering a stage means, whether by dragging the card or in the form: the stage's
/// probability holds and its days begin to count. A lost sale says why.
Result<void> enterStage(Call &call, Opportunity &opportunity, const Stage &stage)
{
    opportunity.stage = stage.id;
    opportunity.probability = stage.probability;
    opportunity.stageSince = call.tx.clock().now();
    if (stage.kind == Stage::Kind::Lost) {
        return require(!opportunity.lostReason.trimmed().isEmpty(), "lost_reason_required",
                       "lost_reason");
    }
    opportunity.lostReason.clear();
    return {};
}

Result<void> checkProbability(const Opportunity &opportunity)
{
    TRY(require(!opportunity.expected.isNegative(), "amount_negative", "expected"));
    return require(!opportunity.probability.isNegative()
                       && opportunity.probability <= Rate::fromInteger(1),
                   "rate_out_of_range", "probability");
}

Result<void> saveOpportunity(Call &call, Record &record, const Record *before)
{
    Opportunity opportunity = fromRecord<Opportunity>(record);
    if (before == nullptr) {
        TRY(completeOpportunity(call, opportunity));
    } else if (before->value("stage") != record.value("stage")) {
        TRY_ASSIGN(const Stage stage, call.tx.get(opportunity.stage));
        const Rate typed = opportunity.probability;
        const bool wasTyped = before->value("probability") != record.value("probability");
        TRY(enterStage(call, opportunity, stage));
        opportunity.probability = wasTyped ? typed : opportunity.probability;
    }
    TRY(checkProbability(opportunity));
    writeValues(&opportunity, record);
    return {};
}

Result<void> move(Call &call)
{
    TRY_ASSIGN(Opportunity opportunity,
               call.tx.get(Id<Opportunity>(call.arguments.record), Lock::Update));
    TRY_ASSIGN(const Stage stage, call.tx.get(Id<Stage>(call.parameter("stage").toUuid())));
    if (opportunity.stage == stage.id) {
        return {}; // somebody else was quicker with the same
    }
    opportunity.lostReason = call.parameter("lost_reason").toText();
    TRY(enterStage(call, opportunity, stage));
    return call.tx.update(opportunity);
}

} // namespace

Result<void> completeOpportunity(Call &call, Opportunity &opportunity)
{
    TRY_ASSIGN(const Party customer, call.tx.get(opportunity.customer));
    TRY(product::checkCurrency(call.tx, opportunity.currency));
    if (opportunity.owner.isNull()) {
        opportunity.owner = customer.owner.isNull() ? Id<User>(call.actor.user) : customer.owner;
    }
    const Rate typed = opportunity.probability;
    if (opportunity.stage.isNull()) {
        TRY_ASSIGN(const Stage first, firstStage(call.tx));
        TRY(enterStage(call, opportunity, first));
    } else {
        TRY_ASSIGN(const Stage stage, call.tx.get(opportunity.stage));
        TRY(enterStage(call, opportunity, stage));
    }
    opportunity.probability = typed.isZero() ? opportunity.probability : typed;
    return {};
}

void registerOpportunity(Registry &registry)
{
    registry.addSaveRule(Opportunity::entity, {.beforeSave = saveOpportunity});
    registry.addCommand("opportunity.move", move);
}

} // namespace kontor::crm
