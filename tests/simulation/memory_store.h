#pragma once

#include "tests/simulation/memory_disk.h"

namespace kontor::sim {

/// A store on a database in memory that does everything at once, on the caller's thread.
class MemoryStore final : public Store
{
public:
    MemoryStore(std::shared_ptr<MemoryFile> file, MemoryDisk &disk,
                std::shared_ptr<const Schema> schema, const Clock &clock);

    ~MemoryStore() override { m_disk.closed(*m_file); }

    DatabaseKind kind() const override { return DatabaseKind::Sqlite; }
    Result<void> backup(const QString &path) override;

protected:
    Result<void> runWrite(const QUuid &user,
                          const std::function<Result<void>(Tx &)> &work) override;
    Result<void> runRead(const std::function<Result<void>(Tx &)> &work) override;

private:
    std::shared_ptr<MemoryFile> m_file;
    MemoryDisk &m_disk;
    std::shared_ptr<const Schema> m_schema;
    const Clock &m_clock;
};

} // namespace kontor::sim
