#pragma once

#include "common/model/query.h"

namespace kontor {

/// Records of `entity` that refer to a record of another one by `field`.
struct Relation {
    const Entity *entity = nullptr;
    const Field *field = nullptr;
    /// They are a part of the record rather than something of their own: a customer's contacts, a
    /// product's other units.
    bool isPart = false;

    /// In the users' words; names the field when others of the entity lead here too.
    QString title() const;
    /// "contact.party"
    QString key() const;
};

/// Everything that can refer to records of `target`, parts first, then in the order of the
/// catalogue. Follows from the descriptions; the lines of documents are left out.
QList<Relation> relationsTo(const Entity &target);

/// What a new record of the relation begins with when it is made beside `record`: the reference to
/// it, and what both refer to: an opportunity's quotation goes to the opportunity's customer.
QHash<QString, Value> initialValues(const Relation &relation, const Record &record);

/// Which records a reference field of `record` may name: customers for "customer" where the target
/// tells by "is_customer", the contacts of the customer that the record names.
Filter candidates(const Field &field, const Record &record);

} // namespace kontor
