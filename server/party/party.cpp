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

/// Whoever sells must not decide how much credit his customer has: that takes a right of its own.
Result<void> checkCreditRight(const Call &call, const Record &record, const Record *before)
{
    const Record fresh(Party::entity);
    const Record &old = before != nullptr ? *before : fresh;
    const QString right = QStringLiteral("party.set_credit");
    for (const char *name : {"credit_limit", "credit_state"}) {
        TRY(require(record.value(name) == old.value(name) || call.actor.rights.may(right),
                    "not_permitted", name, {{QStringLiteral("right"), right}}));
    }
    return {};
}

Result<void> saveParty(Call &call, Record &record, const Record *before)
{
    record.set("match_name", Value(rules::matchName(record.value("name").toText())));
    TRY(require(record.value("credit_limit").toInt() >= 0, "amount_negative", "credit_limit"));
    TRY(checkCreditRight(call, record, before));
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
