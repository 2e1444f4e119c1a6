#include "common/entities/crm/lead.h"

#include "common/entities/crm/opportunity.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Lead", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Lead::Source>::choices()
{
    static const QList<Choice> list = {
        {"other", text(QT_TRANSLATE_NOOP("Lead", "Other"))},
        {"website", text(QT_TRANSLATE_NOOP("Lead", "Website"))},
        {"referral", text(QT_TRANSLATE_NOOP("Lead", "Referral"))},
        {"exhibition", text(QT_TRANSLATE_NOOP("Lead", "Exhibition"))},
        {"phone", text(QT_TRANSLATE_NOOP("Lead", "Phone call"))},
        {"advertisement", text(QT_TRANSLATE_NOOP("Lead", "Advertisement"))},
        {"social_media", text(QT_TRANSLATE_NOOP("Lead", "Social media"))}};
    return list;
}

const QList<Choice> &ChoicesOf<Lead::State>::choices()
{
    static const QList<Choice> list = {
        {"new", text(QT_TRANSLATE_NOOP("Lead", "New"))},
        {"assigned", text(QT_TRANSLATE_NOOP("Lead", "Assigned"))},
        {"in_process", text(QT_TRANSLATE_NOOP("Lead", "In process"))},
        {"converted", text(QT_TRANSLATE_NOOP("Lead", "Converted"))},
        {"recycled", text(QT_TRANSLATE_NOOP("Lead", "Recycled"))},
        {"dead", text(QT_TRANSLATE_NOOP("Lead", "Given up"))}};
    return list;
}

const Entity ConvertLeadParameters::entity{
    .name = "lead_convert",
    .label = text(QT_TRANSLATE_NOOP("Lead", "Conversion")),
    .plural = text(QT_TRANSLATE_NOOP("Lead", "Conversions")),
    .module = "crm",
    .fields = {field<&ConvertLeadParameters::customer>(
                   "customer", text(QT_TRANSLATE_NOOP("Lead", "Existing customer"))),
               field<&ConvertLeadParameters::title>("title",
                                                    text(QT_TRANSLATE_NOOP("Lead", "Opportunity"))),
               field<&ConvertLeadParameters::expected>(
                   "expected", text(QT_TRANSLATE_NOOP("Lead", "Expected revenue"))),
               field<&ConvertLeadParameters::closing>(
                   "closing", text(QT_TRANSLATE_NOOP("Lead", "Expected closing")))}};

const Entity Lead::entity{
    .name = "lead",
    .label = text(QT_TRANSLATE_NOOP("Lead", "Lead")),
    .plural = text(QT_TRANSLATE_NOOP("Lead", "Leads")),
    .module = "crm",
    .fields =
        {field<&Lead::name>("name", text(QT_TRANSLATE_NOOP("Lead", "Name")),
                            Required | Searchable | Naming | Phonetic),
         field<&Lead::company>("company", text(QT_TRANSLATE_NOOP("Lead", "Company")), Searchable),
         field<&Lead::jobTitle>("job_title", text(QT_TRANSLATE_NOOP("Lead", "Job title"))),
         field<&Lead::phone>("phone", text(QT_TRANSLATE_NOOP("Lead", "Phone")), Searchable),
         field<&Lead::email>("email", text(QT_TRANSLATE_NOOP("Lead", "E-mail")), Searchable),
         field<&Lead::wechat>("wechat", text(QT_TRANSLATE_NOOP("Lead", "WeChat")), Searchable),
         field<&Lead::source>("source", text(QT_TRANSLATE_NOOP("Lead", "Source")), Indexed),
         field<&Lead::state>("state", text(QT_TRANSLATE_NOOP("Lead", "State")), Indexed),
         field<&Lead::reason>("reason", text(QT_TRANSLATE_NOOP("Lead", "Reason"))),
         field<&Lead::owner>("owner", text(QT_TRANSLATE_NOOP("Lead", "Owner")), Indexed),
         field<&Lead::industry>("industry", text(QT_TRANSLATE_NOOP("Lead", "Industry"))),
         field<&Lead::region>("region", text(QT_TRANSLATE_NOOP("Lead", "Region"))),
         field<&Lead::interest>("interest", text(QT_TRANSLATE_NOOP("Lead", "Interested in"))),
         field<&Lead::expected>("expected", text(QT_TRANSLATE_NOOP("Lead", "Expected revenue"))),
         field<&Lead::note>("note", text(QT_TRANSLATE_NOOP("Lead", "Note")), Multiline),
         field<&Lead::customer>("customer", text(QT_TRANSLATE_NOOP("Lead", "Customer")), ReadOnly),
         field<&Lead::opportunity>("opportunity", text(QT_TRANSLATE_NOOP("Lead", "Opportunity")),
                                   ReadOnly)},
    .commands = {{.name = "convert",
                  .label = text(QT_TRANSLATE_NOOP("Lead", "Convert")),
                  .parameters = &ConvertLeadParameters::entity}},
    .replication = Replication::Root,
    .merge = MergePolicy::ByField,
    .rootField = "id"};

} // namespace kontor
