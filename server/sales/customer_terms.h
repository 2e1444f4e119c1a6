#pragma once

#include "common/entities/party/party.h"
#include "server/party/party.h"
#include "server/product/documents.h"

namespace kontor::sales {

/// Fills what a sales document takes from its customer where nothing was given: date, currency,
/// payment term, salesperson and the name that the document has until it gets its number.
/// Errors: party_not_customer, currency_not_of_books.
template <class Document>
Result<Party> completeHead(Call &call, Document &document)
{
    TRY_ASSIGN(const Party customer, party::customer(call.tx, document.customer));
    TRY(product::checkCurrency(call.tx, document.currency));
    if (document.date.isNull()) {
        document.date = call.today();
    }
    if (document.provisionalNumber.isEmpty()) {
        document.provisionalNumber = product::provisionalNumber(document.id.uuid());
    }
    if (document.paymentTerm.isNull()) {
        document.paymentTerm = customer.paymentTerm;
    }
    if (document.salesperson.isNull()) {
        document.salesperson = customer.owner.isNull() ? Id<User>(call.actor.user) : customer.owner;
    }
    return customer;
}

} // namespace kontor::sales
