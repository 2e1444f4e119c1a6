#pragma once

#include "common/store/dialect.h"

#include <functional>
#include <memory>

namespace kontor {

class Schema;

/// How one connection is opened.
struct ConnectionOptions {
    DatabaseKind kind = DatabaseKind::Sqlite;
    QString database; ///< file or database name
    QString host;
    int port = -1;
    QString user;
    QString password;
    bool durable = true;
    bool readOnly = false;
    QByteArray key = {}; ///< see StoreOptions::key
    /// SQLite keeps ids as their 16 bytes instead of 36 letters: for databases that only Kontor
    /// looks into and that can be made anew.
    bool idsInBytes = false;

    /// Reads StoreOptions::url. Errors: url_malformed (args: url).
    static Result<ConnectionOptions> fromUrl(const QString &url);
    bool isInMemory() const;
};

/// The row that a select has come to.
class Row
{
public:
    virtual ~Row() = default;
    virtual Value value(int column, FieldType type) const = 0;
};

/// One connection with its prepared statements. It belongs to one thread at a time: attach() makes
/// it the calling thread's, detach() gives it up.
class Connection
{
public:
    using OnRow = std::function<void(const Row &)>;

    /// Errors: database_unreachable (args: detail), database_unreadable (args: file),
    /// database_failed.
    static Result<std::unique_ptr<Connection>> open(const ConnectionOptions &options);
    virtual ~Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    virtual void attach() = 0;
    virtual void detach() = 0;

    const Dialect &dialect() const { return m_dialect; }
    /// What the database behaves like; the language is the dialect's.
    virtual DatabaseKind kind() const { return m_dialect.kind(); }
    /// The tables, known once the database is open; set by the store.
    const Schema &schema() const { return *m_schema; }
    void setSchema(std::shared_ptr<const Schema> schema) { m_schema = std::move(schema); }

    /// Runs a statement that is not worth preparing, or cannot be: BEGIN, CREATE TABLE.
    virtual Result<void> command(const QString &sql) = 0;
    /// Runs a prepared statement; the answer counts the affected rows.
    virtual Result<qint64> execute(const QString &sql, const QList<Value> &bound) = 0;
    /// Runs a prepared query and calls `onRow`, which must not use the connection, with each row.
    virtual Result<void> select(const QString &sql, const QList<Value> &bound,
                                const OnRow &onRow) = 0;
    /// Runs `head (?,?,...) tail` for all rows, in as few steps as serve the database best.
    virtual Result<void> insertRows(const QString &head, const QString &tail,
                                    const QList<QList<Value>> &rows) = 0;

    // Statements whose result nobody needs before the transaction ends. Where asking the database
    // costs a journey they go along with the next statement, and that one fails in their place.
    virtual Result<void> commandLater(const QString &sql) { return command(sql); }
    virtual Result<void> executeLater(const QString &sql, const QList<Value> &bound)
    {
        return execute(sql, bound).map([](qint64) {});
    }
    virtual Result<void> insertRowsLater(const QString &head, const QString &tail,
                                         const QList<QList<Value>> &rows)
    {
        return insertRows(head, tail, rows);
    }

    Result<void> begin(const QString &statement);
    /// Fails with the earlier error when a statement had failed and was not rolled back.
    Result<void> commit();
    void rollback();
    /// The error of a statement that had failed and was not rolled back.
    Result<void> failure() const;
    /// After a rollback to a savepoint: what failed before does not count any more.
    void forgetFailure() { m_failure.reset(); }

    /// Whether the server is gone; the connection is of no use then.
    bool isLost() const { return m_lost; }

protected:
    explicit Connection(const Dialect &dialect) : m_dialect(dialect) {}
    /// What every failing statement goes through.
    Unexpected failed(const Error &error, bool lost = false);
    Result<void> runOpeningStatements(const ConnectionOptions &options);

private:
    Dialect m_dialect;
    std::shared_ptr<const Schema> m_schema;
    std::optional<Error> m_failure;
    bool m_lost = false;
};

/// More statements than a program of Kontor has; only filters that people put together go beyond,
/// and then a connection begins its collection anew.
constexpr qsizetype mostStatements = 1000;

/// "(?,?,?)"
QString placeholderRow(qsizetype columns);

/// Some of the ids that a statement asks for with `IN`.
struct IdsAsked {
    QString placeholders; ///< "(?,?,?)"
    QList<Value> bound;
};
/// The ids in parts of at most 256. So that there are few different statements, the last one is
/// repeated up to the next power of two.
QList<IdsAsked> askedInParts(const QList<QUuid> &ids);

} // namespace kontor
