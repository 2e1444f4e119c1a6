#include "server/sample/people.h"

#include "server/engine/default_roles.h"

#include <algorithm>

namespace kontor::sample {

Person People::person(bool isChinese)
{
    if (isChinese) {
        const QJsonObject surname = m_world.any(m_lists.array("surnames")).toObject();
        const QJsonObject given = m_world.any(m_lists.array("given")).toObject();
        const QString family = surname.value(u"pinyin").toString();
        const QString own = given.value(u"pinyin").toString();
        const QString mail = own.toLower() + u'.' + family.toLower();
        return m_world.inChinese()
            ? Person{surname.value(u"zh").toString() + given.value(u"zh").toString(), mail}
            : Person{own + u' ' + family, mail};
    }
    const QString first = m_world.any(m_lists.strings("first"));
    const QString last = m_world.any(m_lists.strings("last"));
    return {first + u' ' + last, first.toLower() + u'.' + last.toLower()};
}

Contact People::contact(const Party &party, const QString &domain, bool isChinese)
{
    const Person who = person(isChinese);
    const QJsonObject job = m_world.any(m_lists.array("jobs")).toObject();
    Contact contact;
    contact.party = party.id;
    contact.name = who.name;
    contact.jobTitle = m_lists.text(job);
    contact.department =
        job.value(m_world.inChinese() ? u"department_zh" : u"department_en").toString();
    contact.email = who.mailName + u'@' + domain;
    contact.mobile = QStringLiteral("%1 5550 %2")
                         .arg(isChinese ? u"139" : u"07700")
                         .arg(m_world.between(1000, 9999));
    contact.wechat =
        isChinese ? who.mailName.left(6) + QString::number(m_world.between(10, 99)) : QString();
    return contact;
}

Result<Id<Role>> People::role(const QString &key)
{
    const QList<DefaultRole> &shipped = defaultRoles();
    const auto found = std::find_if(shipped.begin(), shipped.end(), [&](const DefaultRole &each) {
        return key == QLatin1String(each.key);
    });
    TRY(require(found != shipped.end(), "record_not_found", "role"));
    const QString name = QString::fromUtf8(m_world.inChinese() ? found->chineseName : found->name);
    TRY_ASSIGN(const QList<Role> roles, m_world.select<Role>(Filter::equal("name", Value(name))));
    TRY(require(!roles.isEmpty(), "record_not_found", "role"));
    return roles.first().id;
}

Result<QHash<QString, Id<Team>>> People::makeTeams()
{
    QHash<QString, Id<Team>> teams;
    const QJsonArray rows = m_lists.array("teams");
    for (const QJsonValue &row : rows) {
        Team team;
        team.name = m_lists.text(row);
        TRY_ASSIGN(team, m_world.create(m_world.staff.admin, team));
        teams.insert(row.toObject().value(u"key").toString(), team.id);
    }
    return teams;
}

Result<Id<User>> People::makeUser(const QJsonObject &row, Id<Team> team)
{
    const Actor &admin = m_world.staff.admin;
    User user;
    user.login = row.value(u"login").toString();
    user.name = m_lists.text(row);
    user.email = user.login + QStringLiteral("@kontor.example");
    user.language = m_world.inChinese() ? User::Language::Chinese : User::Language::English;
    user.team = team;
    const QStringList roles = row.value(u"roles").toVariant().toStringList();
    for (const QString &key : roles) {
        UserRole held;
        TRY_ASSIGN(held.role, role(key));
        user.roles.append(held);
    }
    TRY_ASSIGN(user, m_world.create(admin, user));
    TRY(m_world.call(admin, "set_password", user.id,
                     {{QStringLiteral("password"), Value(m_world.options().password)}}));
    return user.id;
}

void People::employ(const QString &role, const Actor &actor, const QString &team)
{
    Staff &staff = m_world.staff;
    if (role == u"accountant") {
        staff.accountant = actor;
    } else if (role == u"warehouse") {
        staff.clerk = actor;
    } else if (role == u"purchasing") {
        staff.buyer = actor;
    } else if (role == u"sales") {
        const QJsonArray teams = m_lists.array("teams");
        for (const QJsonValue &row : teams) {
            if (row.toObject().value(u"key").toString() == team) {
                staff.sellers.append(
                    {actor, row.toObject().value(u"regions").toVariant().toStringList()});
            }
        }
    }
}

Result<void> People::makeStaff()
{
    TRY_ASSIGN(const auto teams, makeTeams());
    const QJsonArray rows = m_lists.array("staff");
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const QString key = row.value(u"team").toString();
        const QString role = row.value(u"roles").toArray().first().toString();
        TRY_ASSIGN(const Id<User> user, makeUser(row, teams.value(key)));
        if (role == u"sales_manager") {
            TRY(m_world.call(m_world.staff.admin, "update", teams.value(key),
                             {{QStringLiteral("manager"), Value(user)}}));
        }
        TRY_ASSIGN(const Actor actor, m_world.engine().actAs(user.uuid()));
        employ(role, actor, key);
    }
    return {};
}

} // namespace kontor::sample
