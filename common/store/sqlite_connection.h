#pragma once

#include "common/store/connection.h"
#include "common/store/sealed_vfs.h"

#include <QHash>

struct sqlite3;
struct sqlite3_stmt;

namespace kontor {

/// A connection to SQLite through its own interface: Qt's driver would spend most of the time of a
/// large insert on QVariants.
///
/// A full disk makes SQLite roll the whole transaction back, not the statement alone; what follows
/// would be committed statement by statement. So until the transaction is rolled back here too,
/// every statement fails with that error.
class SqliteConnection final : public Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const ConnectionOptions &options);
    ~SqliteConnection() override;

    // SQLite does not care which thread it is, as long as it is one at a time.
    void attach() override {}
    void detach() override {}
    Result<void> command(const QString &sql) override;
    Result<qint64> execute(const QString &sql, const QList<Value> &bound) override;
    Result<void> select(const QString &sql, const QList<Value> &bound, const OnRow &onRow) override;
    Result<void> insertRows(const QString &head, const QString &tail,
                            const QList<QList<Value>> &rows) override;

    /// See ConnectionOptions::idsInBytes.
    void keepIdsInBytes(bool on) { m_idsInBytes = on; }

    /// The database behind it, for what only SQLite itself offers.
    sqlite3 *handle() const { return m_database; }

private:
    SqliteConnection() : Connection(Dialect(DatabaseKind::Sqlite)) {}
    Result<void> keepJournalInMemory();
    Result<sqlite3_stmt *> prepared(const QString &sql);
    Result<void> bind(sqlite3_stmt *statement, const QList<Value> &bound);
    /// Runs the statement to its end and makes it ready for the next time.
    Result<void> run(sqlite3_stmt *statement, const OnRow &onRow);
    Unexpected failedNow();
    /// Fails when SQLite has undone the transaction that the caller is in.
    Result<void> requireTransaction();
    void forgetStatements();

    std::unique_ptr<SealedVfs> m_sealed; ///< when the database is
    sqlite3 *m_database = nullptr;
    bool m_idsInBytes = false;
    bool m_inTransaction = false;
    std::optional<Error> m_undone; ///< why SQLite has rolled the transaction back by itself
    QByteArray m_texts;            ///< of the values that are bound now
    QHash<QString, sqlite3_stmt *> m_statements;
};

} // namespace kontor
