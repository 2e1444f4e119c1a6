#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/trade_line.h"

namespace kontor {

/// The fields of this version; the build gives common/entities/product/trade_line.cpp this name.
QList<Field> newestTradeLineFields();

/// Without the description.
QList<Field> tradeLineFields()
{
    QList<Field> fields = newestTradeLineFields();
    fields.removeIf([](const Field &field) {
        return QLatin1String(field.name) == QLatin1String("description");
    });
    return fields;
}

/// With a pager, which went, and without WeChat, which came.
const Entity Contact::entity{
    .name = "contact",
    .label = {"", "Contact"},
    .plural = {"", "Contacts"},
    .module = "party",
    .fields = {field<&Contact::party>("party", {"", "Company"}, Required | Indexed),
               field<&Contact::name>("name", {"", "Name"},
                                     Required | Searchable | Naming | Phonetic),
               field<&Contact::wechat>("pager", {"", "Pager"}),
               field<&Contact::phone>("phone", {"", "Phone"}, Searchable)},
    .replication = Replication::Root,
    .merge = MergePolicy::ByField,
    .rootField = "party"};

} // namespace kontor
