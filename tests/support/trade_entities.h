#pragma once

#include "common/model/entity.h"

namespace kontor::test {

/// A small made-up trade that the tests of the machinery use, so that they do not change when the
/// product's entities do.
enum class Grade { Gold, Silver, Lead };

struct Region {
    Id<Region> id;
    qint64 version = 0;
    QString name;
    static const Entity entity;
};

struct Client {
    Id<Client> id;
    qint64 version = 0;
    QString name;
    QString code;
    Id<Region> region;
    Grade grade = Grade::Gold;
    Amount limit;
    qint64 visits = 0;
    bool active = false;
    QDate since;
    qint64 seenAt = 0;
    QByteArray picture;
    static const Entity entity;
};

struct DealLine : LineBase {
    QString what;
    Quantity quantity;
    Rate price;
    static const Entity entity;
};

struct Deal {
    Id<Deal> id;
    qint64 version = 0;
    QString number;
    Id<Client> client;
    QDate date;
    Amount total;
    QList<DealLine> lines;
    static const Entity entity;
};

/// Region, Client and Deal.
QList<const Entity *> tradeEntities();

} // namespace kontor::test

namespace kontor {
template <>
struct ChoicesOf<test::Grade> {
    static const QList<Choice> &choices();
};
} // namespace kontor
