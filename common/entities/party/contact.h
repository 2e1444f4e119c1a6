#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Party;

/// A person to talk to at a customer or supplier.
struct Contact {
    Id<Contact> id;
    qint64 version = 0;
    Id<Party> party;
    QString name;
    QString jobTitle;
    QString department;
    QString phone;
    QString mobile;
    QString email;
    QString wechat;
    bool isPrimary = false;
    bool doNotCall = false;
    bool doNotMail = false;
    QString note;
    static const Entity entity;
};

} // namespace kontor
