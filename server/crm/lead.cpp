#include "server/crm/lead.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/lead.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "common/rules/match_name.h"
#include "server/crm/activity.h"
#include "server/crm/opportunity.h"

namespace kontor::crm {

namespace {

Result<void> saveLead(Call &call, Record &record, const Record *before)
{
    Lead lead = fromRecord<Lead>(record);
    if (before != nullptr) {
        const Lead old = fromRecord<Lead>(*before);
        TRY(require(old.state != Lead::State::Converted, "lead_is_converted"));
    }
    TRY(require(lead.state != Lead::State::Converted, "lead_needs_conversion", "state"));
    TRY(require(!lead.expected.isNegative(), "amount_negative", "expected"));
    const bool givenUp = lead.state == Lead::State::Dead || lead.state == Lead::State::Recycled;
    TRY(require(!givenUp || !lead.reason.trimmed().isEmpty(), "field_required", "reason"));
    if (before == nullptr && lead.owner.isNull() && call.actor.rights.scope != RecordScope::All) {
        lead.owner = Id<User>(call.actor.user);
    }
    if (lead.state == Lead::State::New && !lead.owner.isNull()) {
        lead.state = Lead::State::Assigned;
    }
    writeValues(&lead, record);
    return {};
}

/// The customer that the caller picked, as far as he may see him.
Result<Party> existingCustomer(Call &call, Id<Party> id)
{
    TRY_ASSIGN(Party customer, call.tx.get(id));
    TRY(require(call.actor.rights.seesOwner(customer.owner.uuid()), "record_not_found",
                "customer"));
    if (!customer.isCustomer) {
        customer.isCustomer = true;
        TRY(call.tx.update(customer));
    }
    return customer;
}

Result<Party> newCustomer(Call &call, const Lead &lead)
{
    Party customer;
    const bool isPerson = lead.company.isEmpty();
    customer.name = isPerson ? lead.name : lead.company;
    customer.kind = isPerson ? Party::Kind::Person : Party::Kind::Company;
    customer.owner = lead.owner.isNull() ? Id<User>(call.actor.user) : lead.owner;
    customer.phone = lead.phone;
    customer.email = lead.email;
    customer.industry = lead.industry;
    customer.region = lead.region;
    customer.note = lead.note;
    customer.matchName = rules::matchName(customer.name);
    TRY(call.tx.insert(customer));
    return customer;
}

Result<Id<Contact>> addContact(Tx &tx, const Lead &lead, const Party &customer, bool isNew)
{
    Contact contact;
    contact.party = customer.id;
    contact.name = lead.name;
    contact.jobTitle = lead.jobTitle;
    contact.phone = lead.phone;
    contact.email = lead.email;
    contact.wechat = lead.wechat;
    contact.isPrimary = isNew;
    TRY(tx.insert(contact));
    return contact.id;
}

/// The lead's timeline becomes the customer's.
Result<void> carryActivities(Tx &tx, const Lead &lead)
{
    TRY_ASSIGN(QList<Activity> activities,
               tx.select<Activity>(Filter::equal("lead", Value(lead.id))));
    for (Activity &activity : activities) {
        activity.party = lead.customer;
        activity.opportunity = lead.opportunity;
        TRY(tx.update(activity));
    }
    return updateFollowUps(tx, lead.customer);
}

Result<void> convert(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(Lead lead, tx.get(Id<Lead>(call.arguments.record), Lock::Update));
    TRY(require(lead.state != Lead::State::Converted, "lead_is_converted"));
    const Id<Party> picked(call.parameter("customer").toUuid());
    TRY_ASSIGN(const Party customer,
               picked.isNull() ? newCustomer(call, lead) : existingCustomer(call, picked));
    lead.customer = customer.id;
    Id<Contact> contact;
    if (customer.kind == Party::Kind::Company) {
        TRY_ASSIGN(contact, addContact(tx, lead, customer, picked.isNull()));
    }
    const QString title = call.parameter("title").toText();
    if (!title.isEmpty()) {
        Opportunity opportunity;
        opportunity.title = title;
        opportunity.customer = customer.id;
        opportunity.contact = contact;
        opportunity.owner = lead.owner;
        opportunity.expected = Amount::fromRaw(call.parameter("expected").toInt());
        if (opportunity.expected.isZero()) {
            opportunity.expected = lead.expected;
        }
        opportunity.closing = call.parameter("closing").toDate();
        TRY(completeOpportunity(call, opportunity));
        TRY(tx.insert(opportunity));
        lead.opportunity = opportunity.id;
    }
    lead.state = Lead::State::Converted;
    TRY(tx.update(lead));
    return carryActivities(tx, lead);
}

} // namespace

void registerLead(Registry &registry)
{
    registry.addSaveRule(Lead::entity, {.beforeSave = saveLead});
    registry.addCommand("lead.convert", convert);
}

} // namespace kontor::crm
