#include "common/entities/party/contact.h"

#include "common/entities/party/party.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Contact", source};
}

} // namespace

const Entity Contact::entity{
    .name = "contact",
    .label = text(QT_TRANSLATE_NOOP("Contact", "Contact")),
    .plural = text(QT_TRANSLATE_NOOP("Contact", "Contacts")),
    .module = "party",
    .fields =
        {field<&Contact::party>("party", text(QT_TRANSLATE_NOOP("Contact", "Company")),
                                Required | Indexed),
         field<&Contact::name>("name", text(QT_TRANSLATE_NOOP("Contact", "Name")),
                               Required | Searchable | Naming | Phonetic),
         field<&Contact::jobTitle>("job_title", text(QT_TRANSLATE_NOOP("Contact", "Job title"))),
         field<&Contact::department>("department",
                                     text(QT_TRANSLATE_NOOP("Contact", "Department"))),
         field<&Contact::phone>("phone", text(QT_TRANSLATE_NOOP("Contact", "Phone")), Searchable),
         field<&Contact::mobile>("mobile", text(QT_TRANSLATE_NOOP("Contact", "Mobile")),
                                 Searchable),
         field<&Contact::email>("email", text(QT_TRANSLATE_NOOP("Contact", "E-mail")), Searchable),
         field<&Contact::wechat>("wechat", text(QT_TRANSLATE_NOOP("Contact", "WeChat")),
                                 Searchable),
         field<&Contact::isPrimary>("is_primary",
                                    text(QT_TRANSLATE_NOOP("Contact", "Main contact"))),
         field<&Contact::doNotCall>("do_not_call",
                                    text(QT_TRANSLATE_NOOP("Contact", "Do not call"))),
         field<&Contact::doNotMail>("do_not_mail",
                                    text(QT_TRANSLATE_NOOP("Contact", "Do not mail"))),
         field<&Contact::note>("note", text(QT_TRANSLATE_NOOP("Contact", "Note")), Multiline)},
    .replication = Replication::Root,
    .merge = MergePolicy::ByField,
    .rootField = "party"};

} // namespace kontor
