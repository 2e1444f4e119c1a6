#include "server/engine/bookkeeping.h"

#include "server/engine/device_keys.h"

namespace kontor {

QStringList engineTables()
{
    return {
        // What became of each command; kept longer than any device may come back with it.
        QStringLiteral("CREATE TABLE IF NOT EXISTS applied (command_id {uuid} PRIMARY KEY,"
                       " device {uuid}, number {bigint}, name {text} NOT NULL,"
                       " hash {bytes} NOT NULL, outcome {bytes} NOT NULL, at {bigint} NOT NULL)"),
        QStringLiteral("CREATE UNIQUE INDEX IF NOT EXISTS applied_number"
                       " ON applied (device, number)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS applied_at ON applied (at)"),
        // How far each device's outbox has been applied; its row is the lock of the device.
        QStringLiteral("CREATE TABLE IF NOT EXISTS device_upload (device {uuid} PRIMARY KEY,"
                       " last_number {bigint} NOT NULL)"),
        // Which command had that number.
        QStringLiteral("CREATE TABLE IF NOT EXISTS device_last_command (device {uuid} PRIMARY KEY,"
                       " number {bigint} NOT NULL, command_id {uuid} NOT NULL)"),
        // Records that never came to be, because the command that creates them was rejected.
        QStringLiteral("CREATE TABLE IF NOT EXISTS rejected_record (record {uuid} PRIMARY KEY,"
                       " command_id {uuid} NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS device_token (device {uuid} PRIMARY KEY,"
                       " user_id {uuid} NOT NULL, hash {bytes} NOT NULL, at {bigint} NOT NULL)"),
        deviceKeys::table(),
        QStringLiteral("CREATE TABLE IF NOT EXISTS sign_in_failure (user_id {uuid} PRIMARY KEY,"
                       " failures {bigint} NOT NULL, locked_until {bigint} NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS number_counter (series {text} NOT NULL,"
                       " year {bigint} NOT NULL, last {bigint} NOT NULL,"
                       " PRIMARY KEY (series, year))"),
        // How each device does, as it said last.
        QStringLiteral("CREATE TABLE IF NOT EXISTS device_report (device {uuid} PRIMARY KEY,"
                       " at {bigint} NOT NULL, tick {bigint} NOT NULL, waiting {bigint} NOT NULL,"
                       " copy_bytes {bigint} NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS job_run (name {text} PRIMARY KEY,"
                       " last_run {bigint} NOT NULL)"),
    };
}

} // namespace kontor
