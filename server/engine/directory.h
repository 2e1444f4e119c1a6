#pragma once

#include "common/entities/system/device.h"
#include "common/model/rights.h"
#include "common/store/store.h"

#include <QHash>
#include <QMutex>

namespace kontor {

/// What the directory knows about a user.
struct Person {
    QString name;
    bool active = false;
    Rights rights; ///< of all his roles together, with the widest of their scopes
    Rights held;   ///< what his devices hold of it
};

/// Who may do what, which devices are welcome and which modules are switched on: read from the
/// database once and kept until something of it changes.
class Directory
{
public:
    explicit Directory(Store &store) : m_store(store) {}

    /// Errors: user_inactive (also for a user that does not exist).
    Result<Person> person(const QUuid &user);
    /// Errors: device_revoked (also for a device that does not exist), device_wiped.
    Result<void> requireDevice(const QUuid &device);
    /// Errors: module_off (args: module).
    Result<void> requireModule(const char *module);

    /// Whether the directory must forget what it knows when records of this entity change.
    static bool restsOn(const Entity &entity);
    /// Called after a commit that changed such records, here or on another server.
    void forget();

private:
    struct Known {
        QHash<QUuid, Person> people;
        QHash<QUuid, Device::State> devices;
        QHash<QString, bool> modules; ///< whether each is switched on
    };

    template <class Key, class T>
    Result<T> lookUp(QHash<Key, T> Known::*cache, const Key &key,
                     const std::function<Result<T>(Tx &)> &read);

    Store &m_store;
    QMutex m_mutex;
    Known m_known;
    /// Counts the forgetting, so that what was read before a change is not remembered after it.
    quint64 m_generation = 0;
};

} // namespace kontor
