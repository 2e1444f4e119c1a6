#include "server/engine/directory.h"

#include "common/entities/system/device.h"
#include "common/entities/system/setting.h"
#include "common/entities/system/user.h"
#include "server/engine/settings.h"

namespace kontor {

namespace {

Result<QSet<QUuid>> teamMates(Tx &tx, const User &user)
{
    TRY_ASSIGN(const QList<Team> managed,
               tx.select<Team>(Filter::equal("manager", Value(user.id))));
    QList<Value> teams;
    if (user.team) {
        teams.append(Value(user.team));
    }
    for (const Team &team : managed) {
        teams.append(Value(team.id));
    }
    QSet<QUuid> mates = {user.id.uuid()};
    TRY_ASSIGN(const QList<User> members, tx.select<User>(Filter::in("team", teams)));
    for (const User &member : members) {
        mates.insert(member.id.uuid());
    }
    return mates;
}

Result<Rights> rightsOf(Tx &tx, const User &user)
{
    Rights rights;
    rights.user = user.id.uuid();
    QList<Value> ids;
    for (const UserRole &held : user.roles) {
        ids.append(Value(held.role));
    }
    TRY_ASSIGN(const QList<Role> roles, tx.select<Role>(Filter::in("id", ids)));
    for (const Role &role : roles) {
        rights.scope = std::max(rights.scope, role.scope);
        for (const QString &grant : role.grants.split(u'\n', Qt::SkipEmptyParts)) {
            if (!rights.grants.contains(grant.trimmed())) {
                rights.grants.append(grant.trimmed());
            }
        }
    }
    rights.owners = {rights.user};
    if (rights.scope == RecordScope::Team) {
        TRY_ASSIGN(rights.owners, teamMates(tx, user));
    }
    return rights;
}

Result<Person> readPerson(Tx &tx, const QUuid &id)
{
    TRY_ASSIGN(const std::optional<Record> record, tx.find(User::entity, id));
    if (!record || record->archived) {
        return Person();
    }
    const User user = fromRecord<User>(*record);
    TRY_ASSIGN(const Rights rights, rightsOf(tx, user));
    TRY_ASSIGN(const std::optional<Company> of, tx.first<Company>({}));
    Rights held = rights;
    held.documentsSince = of ? of->documentsSince : QDate();
    held.place = user.warehouse.uuid();
    return Person{user.name, user.active, rights, held};
}

} // namespace

template <class Key, class T>
Result<T> Directory::lookUp(QHash<Key, T> Known::*cache, const Key &key,
                            const std::function<Result<T>(Tx &)> &read)
{
    quint64 generation = 0;
    {
        const QMutexLocker lock(&m_mutex);
        const auto known = (m_known.*cache).constFind(key);
        if (known != (m_known.*cache).cend()) {
            return *known;
        }
        generation = m_generation;
    }
    TRY_ASSIGN(const T value, m_store.read<T>(read));
    const QMutexLocker lock(&m_mutex);
    if (generation == m_generation) {
        (m_known.*cache).insert(key, value);
    }
    return value;
}

Result<Person> Directory::person(const QUuid &user)
{
    const auto read = [&user](Tx &tx) { return readPerson(tx, user); };
    TRY_ASSIGN(const Person person, (lookUp<QUuid, Person>(&Known::people, user, read)));
    TRY(require(person.active, "user_inactive"));
    return person;
}

Result<void> Directory::requireDevice(const QUuid &device)
{
    const auto read = [&device](Tx &tx) -> Result<Device::State> {
        TRY_ASSIGN(const auto record, tx.find(Device::entity, device));
        return record ? fromRecord<Device>(*record).state : Device::State::Revoked;
    };
    TRY_ASSIGN(const Device::State state,
               (lookUp<QUuid, Device::State>(&Known::devices, device, read)));
    TRY(require(state != Device::State::Wiped, "device_wiped"));
    return require(state == Device::State::Active, "device_revoked");
}

Result<void> Directory::requireModule(const char *module)
{
    const auto read = [module](Tx &tx) { return moduleIsOn(tx, module); };
    const QString name = QString::fromLatin1(module);
    TRY_ASSIGN(const bool on, (lookUp<QString, bool>(&Known::modules, name, read)));
    return require(on, "module_off", "", {{QStringLiteral("module"), name}});
}

bool Directory::restsOn(const Entity &entity)
{
    return &entity == &User::entity || &entity == &Role::entity || &entity == &Team::entity
        || &entity == &Device::entity || &entity == &Setting::entity || &entity == &Company::entity;
}

void Directory::forget()
{
    const QMutexLocker lock(&m_mutex);
    ++m_generation;
    m_known = {};
}

} // namespace kontor
