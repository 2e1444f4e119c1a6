#include "server/party/party.h"

#include "common/entities/party/address.h"
#include "common/entities/party/party.h"
#include "common/rules/match_name.h"

namespace kontor {

namespace party {

Result<Party> customer(Tx &tx, Id<Party> id)
{
    TRY_ASSIGN(Party found, tx.get(id));
    TRY(require(found.isCustomer, "party_not_customer", "customer",
                {{QStringLiteral("party"), found.name}}));
    return found;
}

Result<Party> supplier(Tx &tx, Id<Party> id)
{
    TRY_ASSIGN(Party found, tx.get(id));
    TRY(require(found.isSupplier, "party_not_supplier", "supplier",
                {{QStringLiteral("party"), found.name}}));
    return found;
}

Result<Id<Address>> shippingAddress(Tx &tx, Id<Party> id)
{
    TRY_ASSIGN(const std::optional<Address> address,
               tx.first<Address>(
                   Filter::equal("party", Value(id))
                       && Filter::equal("kind", Value(choiceCode(Address::Kind::Shipping))),
                   {{QStringLiteral("is_default"), true}, {QStringLiteral("created_at"), false}}));
    return address ? address->id : Id<Address>();
}

} // namespace party

namespace {

Result<void> saveParty(Call &call, Record &record, const Record *before)
{
    record.set("match_name", Value(rules::matchName(record.value("name").toText())));
    TRY(require(record.value("credit_limit").toInt() >= 0, "amount_negative", "credit_limit"));
    const bool unowned = record.value("owner").isEmpty();
    if (before == nullptr && unowned && call.actor.rights.scope != RecordScope::All) {
        // Otherwise a salesperson's new customer would belong to everybody.
        record.set("owner", Value(call.actor.user));
    }
    return {};
}

} // namespace

void registerParty(Registry &registry)
{
    registry.addSaveRule(Party::entity, {.beforeSave = saveParty});
}

} // namespace kontor
