#include "server/engine/device_reports.h"

#include "common/entities/system/device.h"
#include "common/entities/system/role.h"
#include "common/entities/system/user.h"
#include "server/engine/feed.h"
#include "server/engine/log.h"
#include "server/engine/settings.h"

namespace kontor {

namespace {

constexpr qint64 writeIntervalMs = 60'000;
constexpr qint64 dayMs = 86'400'000;
/// Generous: a salesperson's long holiday.
constexpr int usualLeaseDays = 60;

const QString upsert =
    QStringLiteral("INSERT INTO device_report (device, at, tick, waiting, copy_bytes)"
                   " VALUES (?, ?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET at = excluded.at,"
                   " tick = excluded.tick, waiting = excluded.waiting,"
                   " copy_bytes = excluded.copy_bytes");

/// What each device said last, by its id.
Result<QHash<QUuid, std::pair<Instant, DeviceReport>>> readReports(Tx &tx)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT device, at, tick, waiting, copy_bytes"
                                      " FROM device_report"),
                       {},
                       {FieldType::Reference, FieldType::Instant, FieldType::Integer,
                        FieldType::Integer, FieldType::Integer}));
    QHash<QUuid, std::pair<Instant, DeviceReport>> reports;
    for (const QList<Value> &row : rows) {
        DeviceReport report;
        report.tick = row.at(2).toInt();
        report.waiting = static_cast<int>(row.at(3).toInt());
        report.copyBytes = row.at(4).toInt();
        reports.insert(row.at(0).toUuid(), {row.at(1).toInt(), report});
    }
    return reports;
}

Result<QHash<QUuid, QString>> userNames(Tx &tx)
{
    TRY_ASSIGN(const QList<User> users, tx.select<User>({}));
    QHash<QUuid, QString> names;
    for (const User &user : users) {
        names.insert(user.id.uuid(), user.name);
    }
    return names;
}

Result<DeviceOverview> readOverview(Tx &tx)
{
    DeviceOverview overview;
    TRY_ASSIGN(overview.feed, feed::status(tx));
    TRY_ASSIGN(const auto reports, readReports(tx));
    TRY_ASSIGN(const auto names, userNames(tx));
    TRY_ASSIGN(const QList<Device> devices,
               tx.select<Device>({}, {{QStringLiteral("last_contact"), true}}));
    for (const Device &device : devices) {
        DeviceStatus status;
        status.id = device.id.uuid();
        status.name = device.name;
        status.platform = device.platform;
        status.version = device.appVersion;
        status.user = names.value(device.user.uuid());
        status.state = choiceCode(device.state);
        const auto said = reports.value(status.id);
        status.reportedAt = said.first;
        status.report = said.second;
        status.lastContact = std::max(device.lastContact, said.first);
        status.behind = std::max<qint64>(0, overview.feed.tick - status.report.tick);
        status.leaseDays = device.leaseDays;
        TRY_ASSIGN(const int days, leaseDays(tx, status.id, device.user.uuid()));
        status.leaseUntil = status.lastContact + days * dayMs;
        overview.devices.append(status);
    }
    return overview;
}

} // namespace

DeviceReports::~DeviceReports()
{
    if (const Result<void> written = writeAll(); !written) {
        qCWarning(lcEngine) << "what devices said last is not written:" << written.error().code;
    }
}

Result<void> DeviceReports::note(const QUuid &device, const DeviceReport &report)
{
    QHash<QUuid, Said> due;
    {
        const QMutexLocker lock(&m_mutex);
        Said &said = m_said[device];
        said.report = report;
        said.at = m_clock.now();
        if (said.at - said.writtenAt < writeIntervalMs) {
            return {};
        }
        said.writtenAt = said.at;
        due.insert(device, said);
    }
    return write(due);
}

Result<void> DeviceReports::left(const QUuid &device)
{
    QHash<QUuid, Said> last;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_said.contains(device)) {
            return {};
        }
        last.insert(device, m_said.take(device));
    }
    last[device].at = m_clock.now();
    return write(last);
}

Result<void> DeviceReports::writeAll()
{
    QHash<QUuid, Said> all;
    {
        const QMutexLocker lock(&m_mutex);
        for (Said &said : m_said) {
            said.writtenAt = said.at;
        }
        all = m_said;
    }
    return all.isEmpty() ? Result<void>() : write(all);
}

Result<void> DeviceReports::write(const QHash<QUuid, Said> &said)
{
    return m_store.write<void>(QUuid(), [&said](Tx &tx) -> Result<void> {
        QList<QUuid> devices = said.keys();
        std::sort(devices.begin(), devices.end()); // several servers lock rows in one order
        for (const QUuid &device : devices) {
            const Said &last = said[device];
            TRY(tx.execute(upsert,
                           {Value(device), Value(last.at), Value(last.report.tick),
                            Value(qint64{last.report.waiting}), Value(last.report.copyBytes)}));
        }
        return {};
    });
}

Result<DeviceOverview> DeviceReports::overview()
{
    TRY(writeAll());
    return m_store.read<DeviceOverview>(readOverview);
}

Result<int> leaseDays(Tx &tx, const QUuid &device, const QUuid &user)
{
    TRY_ASSIGN(const std::optional<Record> known, tx.find(Device::entity, device));
    if (known && fromRecord<Device>(*known).leaseDays > 0) {
        return fromRecord<Device>(*known).leaseDays;
    }
    int days = 0;
    TRY_ASSIGN(const std::optional<Record> person, tx.find(User::entity, user));
    const QList<UserRole> held = person ? fromRecord<User>(*person).roles : QList<UserRole>();
    for (const UserRole &line : held) {
        TRY_ASSIGN(const Role role, tx.get(line.role));
        if (role.leaseDays > 0 && (days == 0 || role.leaseDays < days)) {
            days = role.leaseDays;
        }
    }
    if (days > 0) {
        return days;
    }
    TRY_ASSIGN(const QString set, setting(tx, "device.lease_days"));
    const int usual = set.toInt();
    return usual > 0 ? usual : usualLeaseDays;
}

} // namespace kontor
