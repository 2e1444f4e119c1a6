#include "server/crm/activity.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/lead.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/system/user.h"

namespace kontor::crm {

Result<void> updateFollowUps(Tx &tx, Id<Party> party, Id<Activity> leftOut)
{
    if (party.isNull()) {
        return {};
    }
    Filter own = Filter::equal("party", Value(party));
    if (!leftOut.isNull()) {
        own = own && Filter::compare("id", Filter::Op::NotEqual, Value(leftOut));
    }
    TRY_ASSIGN(const std::optional<Activity> last,
               tx.first<Activity>(own && Filter::equal("done", Value(true)),
                                  {{QStringLiteral("done_at"), true}}));
    TRY_ASSIGN(const std::optional<Activity> next,
               tx.first<Activity>(own && Filter::equal("done", Value(false))
                                      && Filter::compare("due", Filter::Op::Greater, Value(0)),
                                  {{QStringLiteral("due"), false}}));
    TRY_ASSIGN(Party found, tx.get(party, Lock::Update));
    const Instant lastAt = last ? last->doneAt : 0;
    const Instant nextAt = next ? next->due : 0;
    if (found.lastFollowAt == lastAt && found.nextFollowAt == nextAt) {
        return {};
    }
    found.lastFollowAt = lastAt;
    found.nextFollowAt = nextAt;
    return tx.update(found);
}

namespace {

Result<void> saveActivity(Call &call, Record &record, const Record *before)
{
    auto activity = fromRecord<Activity>(record);
    if (activity.assigned.isNull()) {
        activity.assigned = Id<User>(call.actor.user);
    }
    if (activity.party.isNull() && !activity.opportunity.isNull()) {
        TRY_ASSIGN(const Opportunity opportunity, call.tx.get(activity.opportunity));
        activity.party = opportunity.customer;
    }
    if (before == nullptr && activity.kind == Activity::Kind::Note) {
        activity.done = true; // a note tells what was; there is nothing left to do
        activity.doneAt = call.tx.clock().now();
    }
    writeValues(&activity, record);
    return {};
}

Result<void> followUp(Call &call, const Record &record, const Record *before)
{
    TRY(updateFollowUps(call.tx, Id<Party>(record.value("party").toUuid())));
    if (before == nullptr || before->value("party") == record.value("party")) {
        return {};
    }
    return updateFollowUps(call.tx, Id<Party>(before->value("party").toUuid()));
}

Result<void> forget(Call &call, const Record &record)
{
    return updateFollowUps(call.tx, Id<Party>(record.value("party").toUuid()),
                           Id<Activity>(record.id));
}

Result<void> complete(Call &call)
{
    TRY_ASSIGN(Activity activity, call.tx.get(Id<Activity>(call.arguments.record), Lock::Update));
    TRY(require(!activity.done, "activity_is_done"));
    activity.done = true;
    activity.doneAt = call.tx.clock().now();
    const QString outcome = call.parameter("outcome").toText();
    if (!outcome.isEmpty()) {
        activity.outcome = outcome;
    }
    TRY(call.tx.update(activity));
    return updateFollowUps(call.tx, activity.party);
}

} // namespace

void registerActivity(Registry &registry)
{
    registry.addSaveRule(
        Activity::entity,
        {.beforeSave = saveActivity, .afterSave = followUp, .beforeDelete = forget});
    registry.addCommand("activity.complete", complete);
}

} // namespace kontor::crm
