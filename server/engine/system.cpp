#include "server/engine/system.h"

#include "common/entities/system/device.h"
#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "common/rules/command_check.h"
#include "server/engine/applied.h"
#include "server/engine/bookkeeping.h"
#include "server/engine/device_keys.h"
#include "server/engine/document_age.h"
#include "server/engine/feed.h"
#include "server/engine/password.h"

#include <algorithm>

namespace kontor {

namespace {

/// Longer than any device may stay away and still bring its commands.
constexpr qint64 appliedDays = 400;
constexpr qint64 dayMs = 86'400'000;

/// Without one, nobody could ever give a right again.
Result<void> requireAdministrator(Tx &tx)
{
    TRY_ASSIGN(const QList<Role> roles, tx.select<Role>({}));
    QSet<QUuid> administrating;
    for (const Role &role : roles) {
        if (role.grants.split(u'\n').contains(QStringLiteral("*"))) {
            administrating.insert(role.id.uuid());
        }
    }
    TRY_ASSIGN(const QList<User> users, tx.select<User>(Filter::equal("active", Value(true))));
    const bool there = std::any_of(users.begin(), users.end(), [&](const User &user) {
        return std::any_of(user.roles.begin(), user.roles.end(), [&](const UserRole &held) {
            return administrating.contains(held.role.uuid());
        });
    });
    return require(there, "administrator_missing", "roles");
}

// --- users -----------------------------------------------------------------------------------

Result<void> beforeSaveUser(Call &, Record &record, const Record *)
{
    const QString login = record.value("login").toText().trimmed().toLower();
    record.set("login", Value(login));
    return {};
}

Result<void> afterSaveUser(Call &call, const Record &, const Record *)
{
    return requireAdministrator(call.tx);
}

Result<void> beforeDeleteUser(Call &call, const Record &record)
{
    return require(record.id != call.actor.user, "user_is_self");
}

/// Every device of the user must sign in again, with the new password.
Result<void> forgetTokens(Tx &tx, const QUuid &user)
{
    TRY(tx.execute(QStringLiteral("DELETE FROM device_token WHERE user_id = ?"), {Value(user)}));
    TRY(tx.execute(QStringLiteral("DELETE FROM sign_in_failure WHERE user_id = ?"), {Value(user)}));
    return {};
}

Result<void> storePassword(Tx &tx, User &user, const QString &password)
{
    TRY_ASSIGN(user.passwordHash, hashPassword(password));
    TRY(tx.update(user));
    return forgetTokens(tx, user.id.uuid());
}

Result<void> setPassword(Call &call)
{
    TRY_ASSIGN(User user, call.tx.get(Id<User>(call.arguments.record)));
    return storePassword(call.tx, user, call.parameter("password").toText());
}

Result<void> changePassword(Call &call)
{
    TRY_ASSIGN(User user, call.tx.get(Id<User>(call.arguments.record)));
    TRY(rules::checkCommand(toRecord(user), QStringLiteral("change_password"), call.actor.user));
    TRY(require(verifyPassword(user.passwordHash, call.parameter("old_password").toText()),
                "password_wrong", "old_password"));
    return storePassword(call.tx, user, call.parameter("password").toText());
}

/// Days without contact; 0: as it is usual.
Result<void> requireLease(qint64 days, const char *field)
{
    constexpr int most = 3'650;
    return require(days >= 0 && days <= most, "lease_days", field,
                   {{QStringLiteral("most"), most}});
}

// --- roles -----------------------------------------------------------------------------------

/// Whether the first part of a grant means something: an entity, the lines of one, the reports or
/// the server.
bool isSubject(const QString &name)
{
    const QList<const Entity *> &entities = catalogue();
    return name == QLatin1String("report") || name == QLatin1String("server")
        || std::any_of(entities.begin(), entities.end(), [&name](const Entity *entity) {
               return entity->key() == name
                   || (entity->lines != nullptr && entity->lines->key() == name);
           });
}

/// "*", "*.read", "party.*", "party.update", "product.cost.read", "report.balance_sheet".
bool isGrant(const QString &grant)
{
    return grant == QLatin1String("*") || grant == QLatin1String("*.read")
        || (isSubject(grant.section(u'.', 0, 0)) && !grant.section(u'.', 1).isEmpty());
}

Result<void> beforeSaveRole(Call &, Record &record, const Record *)
{
    QStringList grants;
    for (const QString &line : record.value("grants").toText().split(u'\n')) {
        const QString grant = line.trimmed();
        if (grant.isEmpty() || grants.contains(grant)) {
            continue;
        }
        TRY(require(isGrant(grant), "grant_unknown", "grants", {{QStringLiteral("grant"), grant}}));
        grants.append(grant);
    }
    record.set("grants", Value(grants.join(u'\n')));
    return requireLease(record.value("lease_days").toInt(), "lease_days");
}

Result<void> afterSaveRole(Call &call, const Record &, const Record *)
{
    return requireAdministrator(call.tx);
}

Result<void> beforeDeleteRole(Call &call, const Record &record)
{
    TRY_ASSIGN(const QList<User> users, call.tx.select<User>({}));
    const bool held = std::any_of(users.begin(), users.end(), [&](const User &user) {
        return std::any_of(user.roles.begin(), user.roles.end(),
                           [&](const UserRole &line) { return line.role.uuid() == record.id; });
    });
    return require(!held, "record_in_use");
}

// --- devices ---------------------------------------------------------------------------------

Result<void> shutOut(Call &call, Device device, Device::State state)
{
    device.state = state;
    TRY(call.tx.update(device));
    TRY(call.tx.execute(QStringLiteral("DELETE FROM device_token WHERE device = ?"),
                        {Value(device.id)}));
    return {};
}

/// The device may not sign in any more and loses its copy of the records; what was typed there and
/// never sent stays on it.
Result<void> revokeDevice(Call &call)
{
    TRY_ASSIGN(const Device device, call.tx.get(Id<Device>(call.arguments.record)));
    TRY(require(device.state == Device::State::Active, "device_revoked"));
    return shutOut(call, device, Device::State::Revoked);
}

/// Besides, everything goes that the device holds of Kontor; it is gone for good.
Result<void> wipeDevice(Call &call)
{
    TRY_ASSIGN(const Device device, call.tx.get(Id<Device>(call.arguments.record)));
    TRY(require(device.state != Device::State::Wiped, "device_wiped"));
    TRY(deviceKeys::forget(call.tx, device.id.uuid()));
    return shutOut(call, device, Device::State::Wiped);
}

/// How long the device may do without the server before its copy closes.
Result<void> setLease(Call &call)
{
    TRY_ASSIGN(Device device, call.tx.get(Id<Device>(call.arguments.record), Lock::Update));
    const qint64 days = call.parameter("days").toInt();
    TRY(requireLease(days, "days"));
    device.leaseDays = static_cast<int>(days);
    return call.tx.update(device);
}

Result<void> forgetOldCommands(Tx &tx)
{
    TRY(forgetApplied(tx, tx.clock().now() - appliedDays * dayMs));
    return {};
}

Result<void> forgetOldTicks(Tx &tx)
{
    return feed::prune(tx, tx.clock().now() - feed::keptDays * dayMs);
}

} // namespace

void registerSystem(Registry &registry)
{
    registry.addBookkeeping(engineTables());
    registry.addSaveRule(User::entity, {beforeSaveUser, afterSaveUser, beforeDeleteUser});
    registry.addSaveRule(Role::entity, {beforeSaveRole, afterSaveRole, beforeDeleteRole});
    registry.addCommand("user.set_password", setPassword);
    registry.addCommand("user.change_password", changePassword);
    registry.addCommand("device.revoke", revokeDevice);
    registry.addCommand("device.wipe", wipeDevice);
    registry.addCommand("device.set_lease", setLease);
    registerDocumentAge(registry);
    registry.addJob({"forget_old_commands", 86'400, forgetOldCommands});
    registry.addJob({"forget_old_ticks", 86'400, forgetOldTicks});
}

} // namespace kontor
