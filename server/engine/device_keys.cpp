#include "server/engine/device_keys.h"

#include "common/base/clock.h"
#include "common/entities/system/device.h"
#include "common/store/tx.h"

namespace kontor::deviceKeys {

QString table()
{
    return QStringLiteral("CREATE TABLE IF NOT EXISTS device_key (key_id {uuid} NOT NULL,"
                          " user_id {uuid} NOT NULL, device {uuid} NOT NULL,"
                          " secret {bytes} NOT NULL, at {bigint} NOT NULL,"
                          " PRIMARY KEY (key_id, user_id))");
}

Result<bool> isKept(Tx &tx, const DeviceKey &key, const QUuid &user, const QUuid &device)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT secret FROM device_key WHERE key_id = ?"
                                      " AND user_id = ? AND device = ?"),
                       {Value(key.id), Value(user), Value(device)}, {FieldType::Bytes}));
    return !rows.isEmpty() && rows.first().first().toBytes() == key.key;
}

Result<bool> keep(Tx &tx, const DeviceKey &key, const QUuid &user, const QUuid &device)
{
    if (key.id.isNull() || key.key.size() != DeviceKey::bytes) {
        return false;
    }
    TRY(tx.execute(
        QStringLiteral("INSERT INTO device_key (key_id, user_id, device, secret, at)"
                       " VALUES (?, ?, ?, ?, ?) ON CONFLICT (key_id, user_id)"
                       " DO UPDATE SET device = excluded.device,"
                       " secret = excluded.secret, at = excluded.at"),
        {Value(key.id), Value(user), Value(device), Value(key.key), Value(tx.clock().now())}));
    return true;
}

Result<QByteArray> find(Tx &tx, const QUuid &id, const QUuid &user)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT device, secret FROM device_key WHERE key_id = ?"
                                      " AND user_id = ?"),
                       {Value(id), Value(user)}, {FieldType::Reference, FieldType::Bytes}));
    if (rows.isEmpty()) {
        return QByteArray();
    }
    TRY_ASSIGN(const std::optional<Record> device,
               tx.find(Device::entity, rows.first().at(0).toUuid()));
    const bool welcome = device && fromRecord<Device>(*device).state == Device::State::Active;
    return welcome ? rows.first().at(1).toBytes() : QByteArray();
}

Result<void> forget(Tx &tx, const QUuid &device)
{
    TRY(tx.execute(QStringLiteral("DELETE FROM device_key WHERE device = ?"), {Value(device)}));
    return {};
}

} // namespace kontor::deviceKeys
