#include "server/engine/sessions.h"

#include "common/entities/system/device.h"
#include "common/entities/system/user.h"
#include "common/store/store.h"
#include "server/engine/device_reports.h"
#include "server/engine/directory.h"
#include "server/engine/dispatcher.h"
#include "server/engine/log.h"
#include "server/engine/password.h"
#include "server/engine/settings.h"

namespace kontor {

namespace {

/// The last sign-in is written down once an hour, not each time a laptop comes back.
constexpr qint64 contactIntervalMs = 3'600'000;

/// How often in a row the password of a user was wrong, and until when he is locked.
struct Failures {
    qint64 count = 0;
    Instant lockedUntil = 0;
};

Result<Failures> failuresOf(Tx &tx, Id<User> user)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT failures, locked_until FROM sign_in_failure"
                                      " WHERE user_id = ?"),
                       {Value(user)}, {FieldType::Integer, FieldType::Instant}));
    return rows.isEmpty() ? Failures()
                          : Failures{rows.first().at(0).toInt(), rows.first().at(1).toInt()};
}

Result<void> requireWelcome(const std::optional<Record> &device)
{
    if (!device) {
        return {};
    }
    const Device::State state = fromRecord<Device>(*device).state;
    TRY(require(state != Device::State::Wiped, "device_wiped"));
    return require(state == Device::State::Active, "device_revoked");
}

Result<void> storeToken(Tx &tx, const QUuid &device, Id<User> user, const QByteArray &token)
{
    TRY(tx.execute(QStringLiteral("INSERT INTO device_token (device, user_id, hash, at)"
                                  " VALUES (?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET"
                                  " user_id = excluded.user_id, hash = excluded.hash,"
                                  " at = excluded.at"),
                   {Value(device), Value(user), Value(hashToken(token)), Value(tx.clock().now())}));
    return {};
}

} // namespace

Sessions::Sessions(Store &store, Directory &directory, Dispatcher &dispatcher, const Clock &clock,
                   const SignInLimits &limits)
    : m_store(store),
      m_directory(directory),
      m_dispatcher(dispatcher),
      m_clock(clock),
      m_limits(limits)
{
}

Result<OpenSession> Sessions::signIn(const SignIn &request)
{
    TRY_ASSIGN(const std::optional<User> user, candidate(request.login));
    // A sign-in name that does not exist takes as long as a wrong password.
    if (!verifyPassword(user ? user->passwordHash : QString(), request.password)) {
        if (user) {
            TRY(countFailure(*user));
        }
        return fail("sign_in_refused");
    }
    TRY(require(user->active, "user_inactive"));
    OpenSession session;
    TRY(registerDevice(request, *user, session));
    return begin(*user, session);
}

Result<OpenSession> Sessions::resume(const QUuid &id, const QByteArray &token, const DeviceKey &key)
{
    const QByteArray hash = hashToken(token);
    Device device;
    TRY_ASSIGN(const User user, m_store.read<User>([&](Tx &tx) -> Result<User> {
        TRY_ASSIGN(const std::optional<Record> known, tx.find(Device::entity, id));
        TRY(requireWelcome(known));
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral("SELECT user_id, hash FROM device_token"
                                          " WHERE device = ?"),
                           {Value(id)}, {FieldType::Reference, FieldType::Bytes}));
        TRY(require(known && !rows.isEmpty() && sameSecret(rows.first().at(1).toBytes(), hash),
                    "sign_in_refused"));
        device = fromRecord<Device>(*known);
        return tx.get(Id<User>(rows.first().at(0).toUuid()));
    }));
    TRY(require(user.active, "user_inactive"));
    TRY(noteContact(device));
    OpenSession session;
    session.device = id;
    TRY(keepKey(key, user, session));
    return begin(user, session);
}

Result<Sessions::Entry> Sessions::welcome(const QUuid &session)
{
    Entry entry;
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_entries.constFind(session);
        TRY(require(found != m_entries.cend(), "session_unknown"));
        entry = *found;
    }
    if (!entry.device.isNull()) {
        TRY(m_directory.requireDevice(entry.device));
    }
    return entry;
}

Result<Actor> Sessions::actor(const QUuid &session)
{
    TRY_ASSIGN(const Entry entry, welcome(session));
    TRY_ASSIGN(const Person person, m_directory.person(entry.user));
    return Actor{entry.user, person.name, person.rights, entry.device};
}

Result<Rights> Sessions::heldRights(const QUuid &session)
{
    TRY_ASSIGN(const Entry entry, welcome(session));
    TRY_ASSIGN(const Person person, m_directory.person(entry.user));
    return person.held;
}

void Sessions::signOut(const QUuid &session)
{
    const QMutexLocker lock(&m_mutex);
    m_entries.remove(session);
}

Result<std::optional<User>> Sessions::candidate(const QString &login)
{
    return m_store.read<std::optional<User>>([&](Tx &tx) -> Result<std::optional<User>> {
        TRY_ASSIGN(const std::optional<User> user,
                   tx.first<User>(Filter::equal("login", Value(login.trimmed().toLower()))));
        if (user) {
            TRY_ASSIGN(const Failures failures, failuresOf(tx, user->id));
            const qint64 wait = failures.lockedUntil - tx.clock().now();
            TRY(require(wait <= 0, "user_locked", "",
                        {{QStringLiteral("seconds"), (wait + 999) / 1000}}));
        }
        return user;
    });
}

Result<void> Sessions::countFailure(const User &user)
{
    return m_store.write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral(
                               "INSERT INTO sign_in_failure (user_id, failures, locked_until)"
                               " VALUES (?, 1, 0) ON CONFLICT (user_id) DO UPDATE"
                               " SET failures = sign_in_failure.failures + 1 RETURNING failures"),
                           {Value(user.id)}, {FieldType::Integer}));
        if (rows.first().first().toInt() < m_limits.attempts) {
            return {};
        }
        qCWarning(lcEngine) << "user" << user.id.uuid().toString(QUuid::WithoutBraces)
                            << "is locked after wrong passwords";
        TRY(tx.execute(
            QStringLiteral("UPDATE sign_in_failure SET failures = 0, locked_until = ?"
                           " WHERE user_id = ?"),
            {Value(tx.clock().now() + qint64{1000} * m_limits.lockedSeconds), Value(user.id)}));
        return {};
    });
}

Result<void> Sessions::registerDevice(const SignIn &request, const User &user, OpenSession &session)
{
    const bool hasDevice = !request.device.isNull() || !request.deviceName.isEmpty();
    return m_dispatcher.run(QStringLiteral("device.sign_in"), [&](Tx &tx) -> Result<void> {
        TRY(tx.execute(QStringLiteral("DELETE FROM sign_in_failure WHERE user_id = ?"),
                       {Value(user.id)}));
        if (!hasDevice) {
            return {};
        }
        session.device = request.device.isNull() ? newUuid() : request.device;
        TRY_ASSIGN(const auto known, tx.find(Device::entity, session.device, Lock::Update));
        TRY(requireWelcome(known));
        Device device = known ? fromRecord<Device>(*known) : Device();
        device.id = Id<Device>(session.device);
        device.user = user.id;
        device.name = request.deviceName;
        device.platform = request.platform;
        device.appVersion = request.appVersion;
        device.lastContact = tx.clock().now();
        TRY(known ? tx.update(device) : tx.insert(device));
        session.token = newToken();
        TRY(storeToken(tx, session.device, user.id, session.token));
        if (request.key.key.isEmpty() && !request.key.id.isNull()) {
            TRY_ASSIGN(session.key, deviceKeys::find(tx, request.key.id, user.id.uuid()));
        }
        const DeviceKey key{request.key.id, session.key.isEmpty() ? request.key.key : session.key};
        TRY_ASSIGN(session.keyKept, deviceKeys::keep(tx, key, user.id.uuid(), session.device));
        return {};
    });
}

Result<void> Sessions::keepKey(const DeviceKey &key, const User &user, OpenSession &session)
{
    if (key.key.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(session.keyKept, m_store.read<bool>([&](Tx &tx) {
        return deviceKeys::isKept(tx, key, user.id.uuid(), session.device);
    }));
    if (session.keyKept) {
        return {};
    }
    return m_dispatcher.run(QStringLiteral("device.keep_key"), [&](Tx &tx) -> Result<void> {
        TRY_ASSIGN(session.keyKept, deviceKeys::keep(tx, key, user.id.uuid(), session.device));
        return {};
    });
}

Result<void> Sessions::noteContact(const Device &device)
{
    if (m_clock.now() - device.lastContact < contactIntervalMs) {
        return {};
    }
    return m_dispatcher.run(QStringLiteral("device.resume"), [&](Tx &tx) -> Result<void> {
        TRY_ASSIGN(Device current, tx.get(device.id, Lock::Update));
        current.lastContact = tx.clock().now();
        return tx.update(current);
    });
}

Result<OpenSession> Sessions::begin(const User &user, OpenSession session)
{
    session.id = newUuid();
    session.user = user.id.uuid();
    session.userName = user.name;
    session.language = choiceCode(user.language);
    TRY_ASSIGN(const Person person, m_directory.person(session.user));
    session.rights = person.rights;
    TRY(m_store.read<void>([&session](Tx &tx) -> Result<void> {
        TRY_ASSIGN(const Company of, company(tx));
        session.company = of.name;
        session.currency = of.currency;
        if (!session.device.isNull()) {
            TRY_ASSIGN(session.leaseDays, leaseDays(tx, session.device, session.user));
        }
        return {};
    }));
    const QMutexLocker lock(&m_mutex);
    m_entries.insert(session.id, {session.user, session.device});
    return session;
}

} // namespace kontor
