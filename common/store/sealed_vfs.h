#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3_vfs;

namespace kontor {

/// Lets one connection of SQLite keep a database whose every page is sealed on the disk, in the
/// database itself and in its write-ahead log: encrypted, and protected against changes
/// (XChaCha20-Poly1305). SQLite works on pages as ever; they are sealed when they are written and
/// opened when they are read.
///
/// A page has 4096 bytes, of which SQLite uses 4056; behind them lie a nonce, made anew for each
/// time that the page is written, and the tag. A page belongs to its number, in the log to its
/// frame as well, and cannot be put in another's place. The file begins with 16 bytes that depend
/// on the key alone, so that another key is known before anything is read or recovered with it.
///
/// Nothing else is opened: a rollback journal or a temporary file would hold pages as they are. So
/// the database must be in the mode of a write-ahead log, or have its journal in memory.
class SealedVfs
{
public:
    static constexpr int keyBytes = 32;

    /// `key` has keyBytes. The connection that is opened with it must be closed before it ends.
    explicit SealedVfs(const QByteArray &key);
    ~SealedVfs();
    SealedVfs(const SealedVfs &) = delete;
    SealedVfs &operator=(const SealedVfs &) = delete;

    /// What sqlite3_open_v2() takes.
    const char *name() const { return m_name.constData(); }

private:
    struct Files;

    QByteArray m_name;
    std::unique_ptr<Files> m_files;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

/// Whether the file is a database that is not sealed.
bool isPlainDatabase(const QString &path);

} // namespace kontor
