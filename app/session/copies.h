#pragma once

#include "app/session/cache.h"

#include "common/base/workers.h"

namespace kontor {

/// The copies of one account: the one in use, and perhaps a new one that is filled beside it.
///
/// In the account's folder: copy-N.sqlite is whole, copy-N.new.sqlite is being filled. A new copy
/// gets its final name when it is whole, so a half-filled one is never mistaken for a copy; the
/// highest N counts.
class Copies
{
public:
    /// Copies are sealed with the key. `storer` stores the pages of a new copy, one after the
    /// other.
    Copies(const QString &folder, const QByteArray &key, const Clock &clock,
           const std::shared_ptr<Workers> &storer);
    ~Copies();
    Copies(const Copies &) = delete;
    Copies &operator=(const Copies &) = delete;

    /// Opens what is there. A file that cannot be used any more goes: the server has everything.
    /// One that an earlier version has left readable serves until there is a sealed one. Errors:
    /// disk_full, database_failed (the folder cannot be written).
    Result<void> open();
    /// Whether a folder holds a copy that can be used.
    static bool exist(const QString &folder);

    /// nullptr when there is none.
    const std::shared_ptr<Cache> &inUse() const { return m_inUse; }
    const std::shared_ptr<Cache> &newCopy() const { return m_new; }
    CacheState &state() { return m_state; }
    CacheState &newState() { return m_newState; }

    /// What the copies take on the disk.
    qint64 bytes() const;

    /// Throws an unfinished new copy away and begins one.
    Result<void> begin(const CacheState &state);
    /// Stores a page in the new copy while the next one is received and read: returns once the page
    /// before it is stored, with the error of that one.
    Result<void> storePage(const SnapshotPage &page, const CacheState &state);
    /// Waits for the last page; before anything else is done to the copies.
    Result<void> storedPages();
    /// Makes the new copy the one in use. Whoever still reads the old one may go on.
    Result<void> useNew();
    /// Deletes all copies.
    void wipe();

private:
    QString path(int number, bool whole) const;
    Result<void> openWhole(int number);
    void openUnfinished(int number);

    QString m_folder;
    QByteArray m_key;
    const Clock &m_clock;
    int m_number = 0; ///< of the copy in use, or of the one before it
    std::shared_ptr<Cache> m_inUse;
    CacheState m_state;
    std::shared_ptr<Cache> m_new;
    CacheState m_newState;
    WorkerThreads m_tidier{1}; ///< frees what was stored
    std::shared_ptr<Workers> m_storer;
    Result<void> m_stored; ///< what has become of the last page; the storer's until it is done
};

} // namespace kontor
