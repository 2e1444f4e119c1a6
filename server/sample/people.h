#pragma once

#include "common/entities/system/role.h"
#include "common/entities/system/team.h"
#include "common/entities/system/user.h"
#include "server/sample/world.h"

namespace kontor::sample {

/// Someone outside the company, by name.
struct Person {
    QString name;
    QString mailName; ///< for addresses: wei.zhang
};

/// Draws names of people and makes those who work here.
class People
{
public:
    explicit People(World &world) : m_world(world), m_lists("people", world.inChinese()) {}

    /// `isChinese`: with a Chinese name.
    Person person(bool isChinese);
    /// Teams, users with roles and passwords; fills World::staff.
    Result<void> makeStaff();
    /// A person to talk to at a party, with a post there.
    Contact contact(const Party &party, const QString &domain, bool isChinese);

private:
    Result<QHash<QString, Id<Team>>> makeTeams();
    Result<Id<User>> makeUser(const QJsonObject &row, Id<Team> team);
    Result<Id<Role>> role(const QString &key);
    void employ(const QString &role, const Actor &actor, const QString &team);

    World &m_world;
    Lists m_lists;
};

} // namespace kontor::sample
