#pragma once

#include "common/model/value.h"

namespace kontor {

/// What a desktop tells its server of itself, when it connects and whenever it has changed.
struct DeviceReport {
    qint64 tick = 0;      ///< of the feed, that its copy has reached; 0: there is no whole copy
    int waiting = 0;      ///< commands in its outbox that the server has not answered
    qint64 copyBytes = 0; ///< of its copy on the disk

    bool operator==(const DeviceReport &) const = default;
};

/// A device as its administrator sees it.
struct DeviceStatus {
    QUuid id;
    QString name;
    QString platform;
    QString version; ///< of the program
    QString user;    ///< who signed in last, by name
    QString state;   ///< a code of Device::State
    Instant lastContact = 0;
    Instant reportedAt = 0; ///< when it said what follows; 0: never
    DeviceReport report;
    qint64 behind = 0;      ///< ticks of the feed that its copy lacked then, and has lacked since
    int leaseDays = 0;      ///< of its own; 0: that of its user's roles, or the company's
    Instant leaseUntil = 0; ///< when its copy closes unless it has contact before
};

/// How much of the feed is kept for desktops that are away.
struct FeedStatus {
    qint64 tick = 0;    ///< the newest
    Instant oldest = 0; ///< of the oldest kept tick: who was away longer gets a new copy
    int keptDays = 0;   ///< ticks are kept so long
    qint64 changes = 0; ///< in the change log, which is the audit trail too
    qint64 bytes = 0;   ///< of the change log in the database
};

/// All devices and the feed that they live on.
struct DeviceOverview {
    QList<DeviceStatus> devices;
    FeedStatus feed;
};

} // namespace kontor
