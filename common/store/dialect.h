#pragma once

#include "common/model/field.h"
#include "common/store/tx.h"

namespace kontor {

/// Everything in which the two databases differ, except the forms of values (codec.h).
class Dialect
{
public:
    explicit Dialect(DatabaseKind kind) : Dialect(kind, kind == DatabaseKind::Postgres) {}
    /// `locksRows`: whether several transactions write at a time, so that lockRows() says so.
    Dialect(DatabaseKind kind, bool locksRows) : m_kind(kind), m_locksRows(locksRows) {}

    DatabaseKind kind() const { return m_kind; }

    /// The name as SQL writes it, even when it is a keyword: "user".
    static QString quoted(const QString &name);
    QString columnType(FieldType type) const;
    /// The statement with its type macros replaced; empty when it is meant for the other database.
    /// See StoreOptions::bookkeeping.
    QString expanded(const QString &statement) const;

    /// What a connection runs right after it was opened; sealed: see sealed_vfs.h.
    QStringList openingStatements(bool durable, bool readOnly, bool sealed) const;
    QString beginWrite() const;
    QString beginRead() const;
    /// Keeps other processes from making tables at the same time; empty when not needed.
    QString lockSchema() const;
    /// Behind a SELECT: keeps its rows as they are until the transaction ends.
    QString lockRows() const;
    /// Whether an index that holds all that a query needs is read instead of the table.
    bool scansIndexes() const { return m_kind == DatabaseKind::Sqlite; }
    /// Whether the database itself weighs finding few rows by a condition against reading rows in
    /// the order of a list until a page is full; otherwise list_plan.h does.
    bool weighsOrder() const { return m_kind == DatabaseKind::Postgres; }
    /// Behind an index's column: empty values first, the order of every list; SQLite knows no
    /// other.
    QString nullsFirst() const;
    /// `<expression> LIKE ?` that takes ASCII upper and lower case alike.
    QString like(const QString &expression) const;
    /// Rows (table, column) of all columns there are.
    QString columnsQuery() const;
    /// Rows (name) of all indexes there are.
    QString indexesQuery() const;

    /// A database's error as ours: database_failed, database_busy, disk_full, or, for callers in
    /// this folder, duplicate_key (args: constraint) and transaction_conflict (run again).
    static Error sqliteError(int extendedCode, const QString &text);
    static Error postgresError(const QString &sqlState, const QString &text);
    /// Whether a connection to PostgreSQL cannot be used any more after this error.
    static bool isConnectionLost(const QString &sqlState);

private:
    DatabaseKind m_kind;
    bool m_locksRows;
};

} // namespace kontor
