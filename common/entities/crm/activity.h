#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Contact;
struct Lead;
struct Opportunity;
struct Party;
struct User;

/// What `activity.complete` asks for.
struct CompleteActivityParameters {
    QString outcome;
    static const Entity entity;
};

/// Something to do with a customer, or done: a call, a visit, a task, a note.
struct Activity {
    enum class Kind { Task, Call, Visit, Meeting, Email, Message, Note };

    Id<Activity> id;
    qint64 version = 0;
    QString subject;
    Kind kind = Kind::Task;
    Id<Party> party;
    Id<Contact> contact;
    Id<Opportunity> opportunity;
    Id<Lead> lead;
    Instant due = 0; ///< 0: no due time
    bool done = false;
    Instant doneAt = 0;
    Id<User> assigned;
    QString outcome;
    QString note;
    static const Entity entity;
};

template <>
struct ChoicesOf<Activity::Kind> {
    static const QList<Choice> &choices();
};

} // namespace kontor
