#pragma once

#include "common/base/clock.h"
#include "common/model/query.h"

namespace kontor {

class Connection;
struct RecordRows;

/// The engines that the store speaks to.
enum class DatabaseKind { Sqlite, Postgres };

/// Whether a read record stays as it is until the transaction ends.
enum class Lock { None, Update };

/// Rows of hand-written SQL, each with one Value per asked-for type.
using Rows = QList<QList<Value>>;

/// One transaction; the only way to the database.
///
/// Everything written through records is collected in changes(): audit, feed and rules after the
/// fact live on that. Hand-written SQL does not show there; it is for reports, aggregates and
/// bookkeeping tables that are no entities. SQL uses `?` placeholders and what SQLite >= 3.35 and
/// PostgreSQL >= 13 share; sums are written CAST(SUM(x) AS BIGINT).
///
/// Errors of every call besides those named: database_failed (args: detail), database_busy,
/// disk_full. After an error the transaction can only be rolled back (to a savepoint or whole).
class Tx
{
public:
    Tx(Connection &connection, const Clock &clock, const QUuid &user);

    const Clock &clock() const { return m_clock; }
    DatabaseKind kind() const;
    /// Who is written as the author of changes.
    const QUuid &user() const { return m_user; }

    // --- records -------------------------------------------------------------------------------

    /// Errors: record_not_found (args: entity, id).
    Result<Record> get(const Entity &entity, const QUuid &id, Lock lock = Lock::None);
    /// Nothing when there is none; fails only when the database does.
    Result<std::optional<Record>> find(const Entity &entity, const QUuid &id,
                                       Lock lock = Lock::None);
    /// Saves a new record; sets its version to 1 and its author and time.
    /// Errors: record_exists, value_not_unique (field: the one whose value is taken).
    Result<void> insert(Record &record);
    /// Saves a changed record with its lines and counts its version up.
    /// Errors: record_not_found, version_stale (somebody else saved since it was read),
    /// value_not_unique.
    Result<void> update(Record &record);
    /// Removes a record for good, with its lines. Documents past draft and master data with history
    /// are archived instead: set Record::archived and update.
    Result<void> remove(const Entity &entity, const QUuid &id);
    Result<QList<ListRow>> list(const Query &query);
    Result<Totals> totals(const Query &query, const QStringList &fields);

    // --- the same in plain structs; T has members `id` and `version`
    // --------------------------------

    template <class T>
    Result<T> get(Id<T> id, Lock lock = Lock::None)
    {
        return get(T::entity, id.uuid(), lock).map([](const Record &record) {
            return fromRecord<T>(record);
        });
    }
    template <class T>
    Result<void> insert(T &object)
    {
        if (object.id.isNull()) {
            object.id = Id<T>::create();
        }
        Record record = toRecord(object);
        TRY(insert(record));
        object = fromRecord<T>(record);
        return {};
    }
    /// Keeps what the struct does not hold (archived, author) as it is in the database.
    template <class T>
    Result<void> update(T &object)
    {
        TRY_ASSIGN(Record record, current(T::entity, object.id.uuid(), object.version));
        record.version = object.version;
        writeValues(&object, record);
        TRY(update(record));
        object = fromRecord<T>(record);
        return {};
    }
    template <class T>
    Result<void> remove(Id<T> id)
    {
        return remove(T::entity, id.uuid());
    }
    /// All records that the filter lets through, in the order of `sort`, archived ones left out.
    template <class T>
    Result<QList<T>> select(const Filter &filter, const QList<Sort> &sort = {}, int limit = 100'000)
    {
        Query query;
        query.entity = &T::entity;
        query.filter = filter;
        query.sort = sort;
        query.limit = limit;
        query.withLines = T::entity.lines != nullptr;
        TRY_ASSIGN(const QList<ListRow> rows, list(query));
        QList<T> objects;
        objects.reserve(rows.size());
        for (const ListRow &row : rows) {
            objects.append(fromRecord<T>(row.record));
        }
        return objects;
    }
    /// The first record that the filter lets through, if any.
    template <class T>
    Result<std::optional<T>> first(const Filter &filter, const QList<Sort> &sort = {})
    {
        TRY_ASSIGN(QList<T> objects, select<T>(filter, sort, 1));
        return objects.isEmpty() ? std::optional<T>()
                                 : std::optional<T>(std::move(objects.first()));
    }

    // --- copies of another database's records (the laptop's cache)
    // -----------------------------------

    /// Stores the record exactly as it is, version and author included, over whatever is there. Not
    /// in changes().
    Result<void> put(const Record &record) { return put(QList<Record>{record}); }
    Result<void> put(const QList<Record> &records);
    /// The same with what rowsOf() has made of the records before.
    Result<void> putRows(const QList<RecordRows> &parts);
    /// Takes the copy away; nothing happens when there is none. Not in changes().
    Result<void> erase(const Entity &entity, const QUuid &id);

    // --- SQL -----------------------------------------------------------------------------------

    /// Runs a query; `types` says what each column is (fixed-point numbers arrive raw).
    Result<Rows> rows(const QString &sql, const QList<Value> &bound, const QList<FieldType> &types);
    /// Runs a statement; the answer counts the affected rows.
    Result<qint64> execute(const QString &sql, const QList<Value> &bound = {});
    /// Appends rows to a bookkeeping table, many with each statement; each row has a value for
    /// every column.
    Result<void> insertRows(const QString &table, const QStringList &columns,
                            const QList<QList<Value>> &rows);

    // Statements whose result this transaction does not need: on PostgreSQL they travel with the
    // next statement or the commit, which fails in their place.
    Result<void> executeLater(const QString &sql, const QList<Value> &bound = {});
    Result<void> insertRowsLater(const QString &table, const QStringList &columns,
                                 const QList<QList<Value>> &rows);

    // --- parts of a transaction ----------------------------------------------------------------

    /// Runs `work` inside a savepoint: when it fails, its writes and its changes are undone and the
    /// error is returned; the transaction goes on.
    template <class Work>
    auto attempt(Work work) -> decltype(work())
    {
        using Outcome = decltype(work());
        if (auto opened = beginSavepoint(); !opened) {
            return Outcome(Unexpected(opened.error()));
        }
        Outcome outcome = work();
        auto closed = outcome ? releaseSavepoint() : rollbackToSavepoint();
        if (!closed) {
            return Outcome(Unexpected(closed.error()));
        }
        return outcome;
    }

    /// What this transaction has changed so far, in order.
    const QList<Change> &changes() const { return m_changes; }

private:
    /// The record as the database holds it, without asking again for one that this transaction has
    /// read at this version.
    Result<Record> current(const Entity &entity, const QUuid &id, qint64 version);
    void remember(const Record &record);
    /// Before hand-written SQL: what it may change is not known any more.
    void forgetTablesIn(const QString &sql);
    Result<void> writeRow(const Record &before, const Record &record);
    Result<void> writeLines(const Record &before, const Record &record);
    Result<void> insertLines(const Record &record);
    Result<void> readLines(QList<Record *> records);
    Result<void> putSame(const RecordRows &part);
    Result<void> beginSavepoint();
    Result<void> releaseSavepoint();
    Result<void> rollbackToSavepoint();

    Connection &m_connection;
    const Clock &m_clock;
    QUuid m_user;
    QList<Change> m_changes;
    QHash<QUuid, Record> m_seen;   ///< what the database holds, as far as it is known
    QList<qsizetype> m_savepoints; ///< changes() at the begin of each open savepoint
};

} // namespace kontor
