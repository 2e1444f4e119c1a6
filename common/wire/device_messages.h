#pragma once

#include "common/model/device_status.h"
#include "common/wire/messages.h"

/// What desktops say of themselves, what their administrator asks, and who works on which record.
namespace kontor::wire {

template <>
struct Shape<kontor::DeviceStatus> {
    static constexpr auto members()
    {
        using T = kontor::DeviceStatus;
        return std::tuple(required("id", &T::id), required("name", &T::name),
                          optional("platform", &T::platform), optional("version", &T::version),
                          optional("user", &T::user), required("state", &T::state),
                          optional("last_contact", &T::lastContact),
                          optional("reported_at", &T::reportedAt), optional("report", &T::report),
                          optional("behind", &T::behind), optional("lease_days", &T::leaseDays),
                          optional("lease_until", &T::leaseUntil));
    }
};

template <>
struct Shape<kontor::DeviceReport> {
    static constexpr auto members()
    {
        using T = kontor::DeviceReport;
        return std::tuple(optional("tick", &T::tick), optional("waiting", &T::waiting),
                          optional("copy_bytes", &T::copyBytes));
    }
};

template <>
struct Shape<kontor::FeedStatus> {
    static constexpr auto members()
    {
        using T = kontor::FeedStatus;
        return std::tuple(required("tick", &T::tick), optional("oldest", &T::oldest),
                          optional("kept_days", &T::keptDays), optional("changes", &T::changes),
                          optional("bytes", &T::bytes));
    }
};

/// Tells the server how the desktop does; a server that does not know this passes over it.
struct ReportDevice : kontor::DeviceReport {
    static constexpr const char *type = "report_device";

    static constexpr auto members() { return Shape<kontor::DeviceReport>::members(); }
};

struct DevicesReply {
    static constexpr const char *type = "devices_reply";
    QList<kontor::DeviceStatus> devices;
    kontor::FeedStatus feed;

    static constexpr auto members()
    {
        return std::tuple(required("devices", &DevicesReply::devices),
                          required("feed", &DevicesReply::feed));
    }
};

/// Asks for all devices and how they do; needs the right `device.read`.
struct Devices {
    static constexpr const char *type = "devices";
    using Reply = DevicesReply;
    static constexpr auto members() { return std::tuple(); }
};

/// A record that somebody has open.
struct OpenRecord {
    const Entity *entity = nullptr;
    QUuid id;
    bool editing = false; ///< he has typed something that is not saved

    bool operator==(const OpenRecord &) const = default;

    static constexpr auto members()
    {
        return std::tuple(required("entity", &OpenRecord::entity), required("id", &OpenRecord::id),
                          optional("editing", &OpenRecord::editing));
    }
};

/// Tells the server all records that are open on this connection, in place of what was told before;
/// forgotten with the connection. A server that does not know this passes over it.
struct Attend {
    static constexpr const char *type = "attend";
    qint64 number = 0; ///< counts up: an older one that arrives later is void
    QList<OpenRecord> records;

    static constexpr auto members()
    {
        return std::tuple(required("number", &Attend::number),
                          optional("records", &Attend::records));
    }
};

/// Who else edits a record that is open here now; pushed when it changes.
struct Editors {
    static constexpr const char *type = "editors";
    const Entity *entity = nullptr;
    QUuid id;
    QStringList names;

    static constexpr auto members()
    {
        return std::tuple(required("entity", &Editors::entity), required("id", &Editors::id),
                          optional("names", &Editors::names));
    }
};

using DeviceMessages = MessageList<ReportDevice, DevicesReply, Devices, Attend, Editors>;

} // namespace kontor::wire
