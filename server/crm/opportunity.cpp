#include "server/crm/opportunity.h"

#include "common/entities/party/party.h"
#include "common/rules/opportunity_stage.h"
#include "server/crm/stage.h"
#include "server/product/documents.h"

namespace kontor::crm {

namespace {

/// Enters it by the rule of both sides. A lost sale says why.
Result<void> enterStage(Call &call, Opportunity &opportunity, const Opportunity *before,
                        const Stage &stage)
{
    rules::enterStage(opportunity, before, stage, call.tx.clock().now());
    return require(stage.kind != Stage::Kind::Lost || !opportunity.lostReason.trimmed().isEmpty(),
                   "lost_reason_required", "lost_reason");
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
    auto opportunity = fromRecord<Opportunity>(record);
    if (before == nullptr) {
        TRY(completeOpportunity(call, opportunity));
    } else if (before->value("stage") != record.value("stage")) {
        TRY_ASSIGN(const Stage stage, call.tx.get(opportunity.stage));
        const auto former = fromRecord<Opportunity>(*before);
        TRY(enterStage(call, opportunity, &former, stage));
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
    const Opportunity former = opportunity;
    opportunity.lostReason = call.parameter("lost_reason").toText();
    TRY(enterStage(call, opportunity, &former, stage));
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
    if (opportunity.stage.isNull()) {
        TRY_ASSIGN(const Stage first, firstStage(call.tx));
        return enterStage(call, opportunity, nullptr, first);
    }
    TRY_ASSIGN(const Stage stage, call.tx.get(opportunity.stage));
    return enterStage(call, opportunity, nullptr, stage);
}

void registerOpportunity(Registry &registry)
{
    registry.addSaveRule(Opportunity::entity, {.beforeSave = saveOpportunity});
    registry.addCommand("opportunity.move", move);
}

} // namespace kontor::crm
