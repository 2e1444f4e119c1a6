#pragma once

#include "server/engine/registry.h"
#include "server/engine/sign_in.h"

#include <QMutex>

namespace kontor {

class Directory;
class Dispatcher;
class Store;
struct Device;
struct User;

/// Who is signed in at this server: passwords, locks, devices and their tokens.
class Sessions
{
public:
    Sessions(Store &store, Directory &directory, Dispatcher &dispatcher, const Clock &clock,
             const SignInLimits &limits);

    Result<OpenSession> signIn(const SignIn &request);
    Result<OpenSession> resume(const QUuid &device, const QByteArray &token, const DeviceKey &key);
    Result<Actor> actor(const QUuid &session);
    Result<Rights> heldRights(const QUuid &session);
    void signOut(const QUuid &session);

private:
    struct Entry {
        QUuid user;
        QUuid device;
    };

    /// Whose session it is, if he and his device are still welcome.
    Result<Entry> welcome(const QUuid &session);
    /// The user with this sign-in name, if there is one that may be tried now.
    /// Errors: user_locked (args: seconds).
    Result<std::optional<User>> candidate(const QString &login);
    Result<void> countFailure(const User &user);
    /// Writes down the device that the user signs in at and gives it a new token.
    Result<void> registerDevice(const SignIn &request, const User &user, OpenSession &session);
    Result<void> noteContact(const Device &device);
    /// Keeps the key that a device has offered, if the server has not got it.
    Result<void> keepKey(const DeviceKey &key, const User &user, OpenSession &session);
    Result<OpenSession> begin(const User &user, OpenSession session);

    Store &m_store;
    Directory &m_directory;
    Dispatcher &m_dispatcher;
    const Clock &m_clock;
    const SignInLimits m_limits;
    QMutex m_mutex;
    QHash<QUuid, Entry> m_entries;
};

} // namespace kontor
