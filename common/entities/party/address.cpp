#include "common/entities/party/address.h"

#include "common/entities/party/party.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Address", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Address::Kind>::choices()
{
    static const QList<Choice> list = {{"shipping", text(QT_TRANSLATE_NOOP("Address", "Shipping"))},
                                       {"billing", text(QT_TRANSLATE_NOOP("Address", "Billing"))},
                                       {"other", text(QT_TRANSLATE_NOOP("Address", "Other"))}};
    return list;
}

const Entity Address::entity{
    .name = "address",
    .label = text(QT_TRANSLATE_NOOP("Address", "Address")),
    .plural = text(QT_TRANSLATE_NOOP("Address", "Addresses")),
    .module = "party",
    .fields =
        {field<&Address::party>("party", text(QT_TRANSLATE_NOOP("Address", "Company")),
                                Required | Indexed),
         field<&Address::kind>("kind", text(QT_TRANSLATE_NOOP("Address", "Used for"))),
         field<&Address::country>("country", text(QT_TRANSLATE_NOOP("Address", "Country"))),
         field<&Address::region>("region", text(QT_TRANSLATE_NOOP("Address", "Province or state"))),
         field<&Address::city>("city", text(QT_TRANSLATE_NOOP("Address", "City")), Searchable),
         field<&Address::street>("street", text(QT_TRANSLATE_NOOP("Address", "Street")),
                                 Required | Searchable | Naming),
         field<&Address::postalCode>("postal_code",
                                     text(QT_TRANSLATE_NOOP("Address", "Postal code"))),
         field<&Address::contactName>("contact_name",
                                      text(QT_TRANSLATE_NOOP("Address", "Receiver")), Searchable),
         field<&Address::phone>("phone", text(QT_TRANSLATE_NOOP("Address", "Phone")), Searchable),
         field<&Address::isDefault>("is_default", text(QT_TRANSLATE_NOOP("Address", "Default")))},
    .replication = Replication::Root,
    .merge = MergePolicy::ByField,
    .rootField = "party"};

} // namespace kontor
