#pragma once

#include "server/engine/registry.h"

namespace kontor {

struct Address;
struct Party;

/// Rules of customers, suppliers, contacts and addresses.
void registerParty(Registry &registry);

namespace party {

/// A party that may be sold to. Errors: party_not_customer (args: party).
Result<Party> customer(Tx &tx, Id<Party> id);
/// A party that may be bought from. Errors: party_not_supplier (args: party).
Result<Party> supplier(Tx &tx, Id<Party> id);
/// Where goods for the party go unless another address is named; null when none is known.
Result<Id<Address>> shippingAddress(Tx &tx, Id<Party> id);

} // namespace party
} // namespace kontor
