#include "common/entities/crm/activity.h"

#include "common/entities/crm/lead.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "common/model/arguments.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Activity", source};
}

void showDone(Record &record, const Arguments &arguments)
{
    record.set("done", Value(true));
    const QString outcome = arguments.values.value(QStringLiteral("outcome")).toText();
    if (!outcome.isEmpty()) {
        record.set("outcome", Value(outcome));
    }
}

} // namespace

const QList<Choice> &ChoicesOf<Activity::Kind>::choices()
{
    static const QList<Choice> list = {{"task", text(QT_TRANSLATE_NOOP("Activity", "Task"))},
                                       {"call", text(QT_TRANSLATE_NOOP("Activity", "Call"))},
                                       {"visit", text(QT_TRANSLATE_NOOP("Activity", "Visit"))},
                                       {"meeting", text(QT_TRANSLATE_NOOP("Activity", "Meeting"))},
                                       {"email", text(QT_TRANSLATE_NOOP("Activity", "E-mail"))},
                                       {"message", text(QT_TRANSLATE_NOOP("Activity", "Message"))},
                                       {"note", text(QT_TRANSLATE_NOOP("Activity", "Note"))}};
    return list;
}

const Entity CompleteActivityParameters::entity{
    .name = "activity_complete",
    .label = text(QT_TRANSLATE_NOOP("Activity", "Outcome")),
    .plural = text(QT_TRANSLATE_NOOP("Activity", "Outcomes")),
    .module = "crm",
    .fields = {field<&CompleteActivityParameters::outcome>(
        "outcome", text(QT_TRANSLATE_NOOP("Activity", "Outcome")), Multiline)}};

const Entity Activity::entity{
    .name = "activity",
    .label = text(QT_TRANSLATE_NOOP("Activity", "Activity")),
    .plural = text(QT_TRANSLATE_NOOP("Activity", "Activities")),
    .module = "crm",
    .fields =
        {field<&Activity::subject>("subject", text(QT_TRANSLATE_NOOP("Activity", "Subject")),
                                   Required | Searchable | Naming),
         field<&Activity::kind>("kind", text(QT_TRANSLATE_NOOP("Activity", "Kind")), Indexed),
         field<&Activity::party>(
             "party", text(QT_TRANSLATE_NOOP("Activity", "Customer or supplier")), Indexed),
         field<&Activity::contact>("contact", text(QT_TRANSLATE_NOOP("Activity", "Contact"))),
         field<&Activity::opportunity>("opportunity",
                                       text(QT_TRANSLATE_NOOP("Activity", "Opportunity")), Indexed),
         field<&Activity::lead>("lead", text(QT_TRANSLATE_NOOP("Activity", "Lead")), Indexed),
         instantField<&Activity::due>("due", text(QT_TRANSLATE_NOOP("Activity", "Due")), Indexed),
         field<&Activity::done>("done", text(QT_TRANSLATE_NOOP("Activity", "Done")),
                                ReadOnly | Indexed),
         instantField<&Activity::doneAt>("done_at", text(QT_TRANSLATE_NOOP("Activity", "Done at")),
                                         ReadOnly | Indexed),
         field<&Activity::assigned>("assigned", text(QT_TRANSLATE_NOOP("Activity", "Assigned to")),
                                    Indexed),
         field<&Activity::outcome>("outcome", text(QT_TRANSLATE_NOOP("Activity", "Outcome")),
                                   Multiline),
         field<&Activity::note>("note", text(QT_TRANSLATE_NOOP("Activity", "Note")), Multiline)},
    .commands = {{.name = "complete",
                  .label = text(QT_TRANSLATE_NOOP("Activity", "Complete")),
                  .offline = true,
                  .localEffect = showDone,
                  .parameters = &CompleteActivityParameters::entity}},
    .replication = Replication::Root,
    .merge = MergePolicy::ByField,
    .rootField = "party"};

} // namespace kontor
