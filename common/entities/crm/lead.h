#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Opportunity;
struct Party;
struct User;

/// What `lead.convert` asks for.
struct ConvertLeadParameters {
    Id<Party> customer; ///< empty: a new one is made
    QString title;      ///< empty: no opportunity is made
    Amount expected;
    QDate closing;
    static const Entity entity;
};

/// Someone who may become a customer. Converted, it becomes one and changes no more.
struct Lead {
    enum class Source { Other, Website, Referral, Exhibition, Phone, Advertisement, SocialMedia };
    enum class State { New, Assigned, InProcess, Converted, Recycled, Dead };

    Id<Lead> id;
    qint64 version = 0;
    QString name;
    QString company;
    QString jobTitle;
    QString phone;
    QString email;
    QString wechat;
    Source source = Source::Other;
    State state = State::New;
    QString reason; ///< why it was recycled or given up
    Id<User> owner;
    QString industry;
    QString region;
    QString interest;
    Amount expected;
    QString note;
    Id<Party> customer;          ///< what it became
    Id<Opportunity> opportunity; ///< what it became
    static const Entity entity;
};

template <>
struct ChoicesOf<Lead::Source> {
    static const QList<Choice> &choices();
};

template <>
struct ChoicesOf<Lead::State> {
    static const QList<Choice> &choices();
};

} // namespace kontor
