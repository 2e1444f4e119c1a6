#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Contact;
struct Party;
struct Stage;
struct User;

/// What `opportunity.move` asks for.
struct MoveOpportunityParameters {
    Id<Stage> stage;
    QString lostReason; ///< required by a stage that means lost
    static const Entity entity;
};

/// A sale that may come.
struct Opportunity {
    Id<Opportunity> id;
    qint64 version = 0;
    QString title;
    Id<Party> customer;
    Id<Contact> contact;
    Id<Stage> stage; ///< empty when made: the first stage
    Amount expected;
    QString currency; ///< ISO 4217; empty: the currency of the books
    Rate probability; ///< empty or unchanged on a move: that of the stage
    QDate closing;
    Id<User> owner;
    QString nextStep;
    QString competitors;
    QString lostReason;
    Instant stageSince = 0;
    QString note;
    static const Entity entity;
};

} // namespace kontor
