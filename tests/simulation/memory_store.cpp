#include "tests/simulation/memory_store.h"

namespace kontor::sim {

namespace {

Result<void> down()
{
    return fail("database_unreachable");
}

} // namespace

MemoryStore::MemoryStore(std::shared_ptr<MemoryFile> file, MemoryDisk &disk,
                         std::shared_ptr<const Schema> schema, const Clock &clock)
    : m_file(std::move(file)), m_disk(disk), m_schema(std::move(schema)), m_clock(clock)
{
}

Result<void> MemoryStore::backup(const QString &)
{
    return fail("backup_unsupported");
}

Result<void> MemoryStore::runWrite(const QUuid &user, const std::function<Result<void>(Tx &)> &work)
{
    if (m_disk.isDown()) {
        return down();
    }
    RewritingConnection connection(*m_file->connection, m_disk.planted(), m_disk.rewrite());
    connection.setSchema(m_schema);
    TRY(connection.begin(connection.dialect().beginWrite()));
    Tx tx(connection, m_clock, user);
    const Result<void> outcome = work(tx);
    if (!outcome) {
        connection.rollback();
        return outcome;
    }
    if (m_disk.endsAt(MemoryDisk::Moment::Before)) {
        connection.rollback();
        if (m_disk.planted().cursorBeforeBatch) {
            connection.saveCursorOnly();
        }
        return down();
    }
    TRY(connection.commit());
    m_disk.committed(*m_file);
    if (m_disk.endsAt(MemoryDisk::Moment::After)) {
        return down();
    }
    connection.runAfterwards();
    return {};
}

Result<void> MemoryStore::runRead(const std::function<Result<void>(Tx &)> &work)
{
    if (m_disk.isDown()) {
        return down();
    }
    RewritingConnection connection(*m_file->connection, m_disk.planted(), m_disk.rewrite());
    connection.setSchema(m_schema);
    TRY(connection.begin(connection.dialect().beginRead()));
    Tx tx(connection, m_clock, {});
    const Result<void> outcome = work(tx);
    connection.rollback();
    return outcome;
}

} // namespace kontor::sim
