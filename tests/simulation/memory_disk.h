#pragma once

#include "common/store/store_opener.h"
#include "tests/simulation/memory_database.h"
#include "tests/simulation/planted.h"

#include <QHash>

#include <map>
#include <memory>

namespace kontor::sim {

/// One database on a machine's disk. It outlives the programs that open it.
struct MemoryFile {
    ~MemoryFile() { giveBack(std::move(connection), isFull ? QString() : prepared); }

    std::unique_ptr<SqliteConnection> connection; ///< holds what is committed
    QString prepared;                             ///< for which role its tables were made
    bool durable = true; ///< whether each commit is on the disk when it returns
    bool isFull = false; ///< and takes no more
    Image flushed;       ///< what a power cut leaves of it, when not everything
};

/// Where databases are kept that are not files.
class Mount
{
public:
    virtual ~Mount() = default;
    /// Errors: database_unreachable (the machine is down), database_failed (it is damaged).
    virtual Result<std::unique_ptr<Store>> open(const StoreOptions &options, const QString &path,
                                                const Clock &clock) = 0;
};

/// The disk of one machine, with its faults.
///
/// In the folder there is a small file for each database, which names it: so a program lists,
/// renames and deletes its databases as usual.
class MemoryDisk final : public Mount
{
public:
    /// `wentDown` is told when the program ends at a commit; `rewrite` is the planted faults' of
    /// this machine.
    MemoryDisk(const QString &folder, const Planted &planted, const Planted::Rewrite &rewrite,
               const std::function<void()> &wentDown)
        : m_folder(folder), m_planted(planted), m_rewrite(rewrite), m_wentDown(wentDown)
    {
    }

    Result<std::unique_ptr<Store>> open(const StoreOptions &options, const QString &path,
                                        const Clock &clock) override;

    /// Keeps real files from now on. A program still ends at its commits and copies are damaged;
    /// but what was written stays, and there is always room.
    void keepFiles() { m_keepsFiles = true; }

    const QString &folder() const { return m_folder; }
    /// The database at this path; nullptr: there is none.
    std::shared_ptr<MemoryFile> file(const QString &path) const;

    // --- faults --------------------------------------------------------------------------------

    /// The program ends at its n-th commit from now on, before it or right after; 0: not any more.
    void crashAtCommit(int count, bool after);
    /// The program is gone: it neither reads nor writes any more, nor does anybody hear of it.
    bool isDown() const { return m_down; }
    void setDown(bool down) { m_down = down; }
    /// Nothing ends while something is only tried.
    void spare(bool spared) { m_spared = spared; }
    /// Whether there is no room for more.
    void fill(bool full);
    /// Databases that need not be durable may be what they were some commits ago.
    void cutPower();
    /// Whether power may be cut, so that it must be known what is left then.
    void keepFlushed(bool keep) { m_keepFlushed = keep; }
    /// Makes the database unreadable.
    void damage(const QString &path);

    /// Makes a copy of a database under another name.
    void duplicate(const QString &path, const QString &to);

    /// All that is on it, by path below the folder; what else lies in the folder as it is.
    struct Contents {
        struct Item {
            Image image;
            QString prepared;
            bool durable = true;
            bool isDatabase = false;
            QByteArray bytes; ///< of another file
        };
        std::map<QString, Item> items;
    };
    Contents contents() const;
    /// Becomes a copy of another disk; nothing may have it open.
    void restore(const Contents &contents);

    // --- for stores ----------------------------------------------------------------------------

    enum class Moment { Before, After };
    /// Whether the program ends at this moment of a commit.
    bool endsAt(Moment moment);
    void committed(MemoryFile &file);
    /// A program that ends in good order leaves everything written.
    void closed(MemoryFile &file);
    const Planted &planted() const { return m_planted; }
    const Planted::Rewrite &rewrite() const { return m_rewrite; }

private:
    void limit(MemoryFile &file) const;
    void putFile(const QString &path, const Image &image) const;
    Result<std::unique_ptr<Store>> openFile(const StoreOptions &options, const Clock &clock);
    /// When that is planted: the outbox beside a copy that begins is emptied.
    void emptyOutboxOf(const QString &copy);

    QString m_folder;
    const Planted &m_planted;
    Planted::Rewrite m_rewrite;
    std::function<void()> m_wentDown;
    std::map<quint64, std::shared_ptr<MemoryFile>> m_files;
    quint64 m_count = 0;
    bool m_keepsFiles = false;
    bool m_down = false;
    bool m_full = false;
    bool m_keepFlushed = false;
    bool m_spared = false;
    int m_commitsLeft = 0;
    bool m_crashAfter = false;
    int m_commits = 0;
};

/// Has stores opened by whoever is mounted.
void openAsMounted();
/// Has stores of files below the folder opened there; nullptr: as usual again.
void mount(const QString &folder, Mount *place);

} // namespace kontor::sim
