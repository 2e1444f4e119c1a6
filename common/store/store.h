#pragma once

#include "common/store/tx.h"

#include <functional>
#include <memory>

namespace kontor {

/// Where a database is and how it is opened.
struct StoreOptions {
    /// Whose records these are.
    enum class Role {
        Original,
        /// Copies of another database's records, which come in any order: values that are unique
        /// there need not be so at every moment here.
        Copy,
        /// The same while it is filled for the first time: indexes are made when it is opened as a
        /// Copy, which is faster than growing them.
        NewCopy
    };
    Role role = Role::Original;
    /// `sqlite:/path/to/file`, `sqlite::memory:`, or `postgres://user:password@host:port/name`.
    QString url;
    /// The entities that have tables here: the whole catalogue on a server, what is replicated on a
    /// laptop.
    QList<const Entity *> entities;
    /// Statements that make the tables that are no entities (change log, sessions, balances). They
    /// run in order at every opening, after the entities' tables are there, so each is repeatable:
    /// `CREATE TABLE IF NOT EXISTS tick (id {sequence}, snapshot {text} NOT NULL, at {bigint})`.
    /// They are written in what both databases share; the types are macros:
    /// - `{uuid}` `{text}` `{bytes}` `{bool}` `{date}`: as in the tables of entities;
    /// - `{bigint}`: whole numbers, raw fixed-point numbers, instants;
    /// - `{sequence}`: a BIGINT primary key that counts up by itself.
    /// A statement that begins with `postgres:` or `sqlite:` runs there only. To change such a
    /// table later, add a step to resources/migrations (the same rules hold there).
    QStringList bookkeeping;
    /// Whether a commit waits for the disk. What can be made anew does without: a laptop's cache,
    /// the sample company.
    bool durable = true;
    /// What a file of SQLite is sealed with on the disk: SealedVfs::keyBytes. Empty: it lies there
    /// as it is.
    QByteArray key = {};
    /// At most so many connections are open at a time; who needs one more waits for it.
    int connections = 16;
};

/// A database of Kontor.
///
/// Work is handed in as a function and runs inside one transaction, committed when it succeeds and
/// rolled back when it fails. On PostgreSQL it runs at once on the calling thread's own connection;
/// on SQLite writes run on the one writer thread, which commits all that wait together (group
/// commit), and reads on the calling thread. The caller waits until its work is durable. Work may
/// run again when PostgreSQL reports a deadlock or a serialization failure, so it must not change
/// anything but the database and its own result.
class Store
{
public:
    /// Opens the database, makes or migrates its tables.
    /// Errors: database_unreachable, database_unreadable (args: file; sealed with another key, or
    /// not sealed), database_newer (args: found, known), database_failed, url_malformed.
    static Result<std::unique_ptr<Store>> open(const StoreOptions &options, const Clock &clock);
    virtual ~Store() = default;

    template <class T>
    Result<T> write(const QUuid &user, const std::function<Result<T>(Tx &)> &work)
    {
        Result<T> result = fail("database_busy");
        auto outcome = runWrite(user, [&](Tx &tx) -> Result<void> {
            result = work(tx);
            return result ? Result<void>() : Result<void>(Unexpected(result.error()));
        });
        return outcome ? std::move(result) : Result<T>(Unexpected(outcome.error()));
    }
    template <class T>
    Result<T> read(const std::function<Result<T>(Tx &)> &work)
    {
        Result<T> result = fail("database_busy");
        auto outcome = runRead([&](Tx &tx) -> Result<void> {
            result = work(tx);
            return result ? Result<void>() : Result<void>(Unexpected(result.error()));
        });
        return outcome ? std::move(result) : Result<T>(Unexpected(outcome.error()));
    }

    virtual DatabaseKind kind() const = 0;
    /// Writes a consistent copy of the whole database to a new file while work goes on. SQLite
    /// only. Errors: backup_unsupported (PostgreSQL has its own tools; what is sealed is kept
    /// elsewhere too), backup_failed (args: detail).
    virtual Result<void> backup(const QString &path) = 0;
    /// The version of the schema, as the highest migration in resources/migrations.
    static int schemaVersion();

protected:
    virtual Result<void> runWrite(const QUuid &user,
                                  const std::function<Result<void>(Tx &)> &work) = 0;
    virtual Result<void> runRead(const std::function<Result<void>(Tx &)> &work) = 0;
};

} // namespace kontor
