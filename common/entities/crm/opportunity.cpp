#include "common/entities/crm/opportunity.h"

#include "common/entities/crm/stage.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "common/model/arguments.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Opportunity", source};
}

void showMoved(Record &record, const Arguments &arguments)
{
    record.set("stage", arguments.values.value(QStringLiteral("stage")));
    const QString reason = arguments.values.value(QStringLiteral("lost_reason")).toText();
    if (!reason.isEmpty()) {
        record.set("lost_reason", Value(reason));
    }
}

} // namespace

const Entity MoveOpportunityParameters::entity{
    .name = "opportunity_move",
    .label = text(QT_TRANSLATE_NOOP("Opportunity", "Move")),
    .plural = text(QT_TRANSLATE_NOOP("Opportunity", "Moves")),
    .module = "crm",
    .fields = {field<&MoveOpportunityParameters::stage>(
                   "stage", text(QT_TRANSLATE_NOOP("Opportunity", "Stage")), Required),
               field<&MoveOpportunityParameters::lostReason>(
                   "lost_reason", text(QT_TRANSLATE_NOOP("Opportunity", "Reason of loss")))}};

const Entity Opportunity::entity{
    .name = "opportunity",
    .label = text(QT_TRANSLATE_NOOP("Opportunity", "Opportunity")),
    .plural = text(QT_TRANSLATE_NOOP("Opportunity", "Opportunities")),
    .module = "crm",
    .fields = {field<&Opportunity::title>("title", text(QT_TRANSLATE_NOOP("Opportunity", "Title")),
                                          Required | Searchable | Naming | Phonetic),
               field<&Opportunity::customer>("customer",
                                             text(QT_TRANSLATE_NOOP("Opportunity", "Customer")),
                                             Required | Indexed),
               field<&Opportunity::contact>("contact",
                                            text(QT_TRANSLATE_NOOP("Opportunity", "Contact"))),
               field<&Opportunity::stage>("stage", text(QT_TRANSLATE_NOOP("Opportunity", "Stage")),
                                          Indexed),
               field<&Opportunity::expected>(
                   "expected", text(QT_TRANSLATE_NOOP("Opportunity", "Expected revenue")), Indexed),
               field<&Opportunity::currency>("currency",
                                             text(QT_TRANSLATE_NOOP("Opportunity", "Currency"))),
               field<&Opportunity::probability>(
                   "probability", text(QT_TRANSLATE_NOOP("Opportunity", "Probability")), Percent),
               field<&Opportunity::closing>(
                   "closing", text(QT_TRANSLATE_NOOP("Opportunity", "Expected closing")), Indexed),
               field<&Opportunity::owner>("owner", text(QT_TRANSLATE_NOOP("Opportunity", "Owner")),
                                          Indexed),
               field<&Opportunity::nextStep>("next_step",
                                             text(QT_TRANSLATE_NOOP("Opportunity", "Next step"))),
               field<&Opportunity::competitors>(
                   "competitors", text(QT_TRANSLATE_NOOP("Opportunity", "Competitors"))),
               field<&Opportunity::lostReason>(
                   "lost_reason", text(QT_TRANSLATE_NOOP("Opportunity", "Reason of loss"))),
               instantField<&Opportunity::stageSince>(
                   "stage_since", text(QT_TRANSLATE_NOOP("Opportunity", "In this stage since")),
                   ReadOnly | Indexed),
               field<&Opportunity::note>("note", text(QT_TRANSLATE_NOOP("Opportunity", "Note")),
                                         Multiline)},
    .commands = {{.name = "move",
                  .label = text(QT_TRANSLATE_NOOP("Opportunity", "Move to stage")),
                  .offline = true,
                  .localEffect = showMoved,
                  .parameters = &MoveOpportunityParameters::entity}},
    .replication = Replication::Root,
    .merge = MergePolicy::ByField,
    .rootField = "customer"};

} // namespace kontor
