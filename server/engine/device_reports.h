#pragma once

#include "common/model/device_status.h"
#include "common/store/store.h"

#include <QHash>
#include <QMutex>

namespace kontor {

/// What devices say of themselves: how far their copies are, what waits on them. Kept beside the
/// records, since it is no part of the company's history: nothing of it comes into the change log.
///
/// Thread-safe. Written at most once a minute for each device, so that desktops that hear every
/// change cost the database nothing.
class DeviceReports
{
public:
    DeviceReports(Store &store, const Clock &clock) : m_store(store), m_clock(clock) {}
    ~DeviceReports();

    /// A device has said how it does; it is in contact now.
    Result<void> note(const QUuid &device, const DeviceReport &report);
    /// A device's connection is gone: what it said last is written down.
    Result<void> left(const QUuid &device);
    /// All devices, and how far each one's copy is behind the feed. Those that are connected to
    /// another server as they were up to a minute ago. Errors: those of the store.
    Result<DeviceOverview> overview();

private:
    struct Said {
        DeviceReport report;
        Instant at = 0;
        Instant writtenAt = 0; ///< 0: not yet
    };

    Result<void> write(const QHash<QUuid, Said> &said);
    Result<void> writeAll();

    Store &m_store;
    const Clock &m_clock;
    QMutex m_mutex;
    QHash<QUuid, Said> m_said; ///< of devices that are connected to this server
};

/// Days that a device may be without contact before its copy closes: its own, else the fewest that
/// the roles of its user give, else the company's setting `device.lease_days`.
Result<int> leaseDays(Tx &tx, const QUuid &device, const QUuid &user);

} // namespace kontor
