#pragma once

#include "app/models/data_source.h"
#include "common/store/record_rows.h"
#include "common/store/store.h"
#include "common/sync/client_core.h"
#include "common/sync/local_view.h"

#include <QMutex>
#include <QSet>

namespace kontor {

/// How far a copy of the server's records is.
struct CacheState {
    Cursor cursor;
    Rights rights;      ///< that it keeps to, or, when it must be made anew, that it was filled for
    bool renew = false; ///< it lacks some of what is allowed meanwhile
    /// Of a copy that is being filled: see NewCopyState.
    std::optional<SnapshotPosition> position;
    std::optional<Cursor> completeAt;
    Cursor seen;
    Instant levelAt = 0; ///< when it was last level with the server; 0: never
    /// Of the descriptions that it was filled for; another program needs a new copy.
    QByteArray schema;
    /// What Subscribed said when it was begun: what the server could fill it with.
    QByteArray shared;
};

/// This desktop's copy of the server's records: one SQLite file, disposable.
///
/// Thread-safe; every call blocks, so calls are made on worker threads.
class Cache
{
public:
    enum class Role { InUse, New };

    /// `key` as StoreOptions::key. Errors: those of Store::open.
    static Result<std::shared_ptr<Cache>> open(const QString &path, Role role, const Clock &clock,
                                               const QByteArray &key = {});
    /// Of the descriptions that this program has.
    static QByteArray currentSchema();

    // --- writing: by one thread ----------------------------------------------------------------

    /// Brings the view to a new base and runs the pending commands over it; `settled` as in
    /// rebase().
    Result<ViewChange> apply(const FeedBatch &batch, const QList<DeviceCommand> &pending,
                             const LocalAuthor &author, const CacheState &state,
                             const std::optional<QSet<RecordKey>> &settled = std::nullopt);
    /// Runs one more command over the view.
    Result<ViewChange> replay(const DeviceCommand &command, const LocalAuthor &author);
    /// A page as the rows that the copy will hold: made while the page before it is being stored.
    /// Errors: entity_unknown, value_malformed.
    static Result<QList<RecordRows>> prepare(const SnapshotPage &page);
    Result<void> storePage(const QList<RecordRows> &page, const CacheState &state);

    // --- reading -------------------------------------------------------------------------------

    /// Empty when nothing was stored yet.
    Result<CacheState> state();
    /// Errors of the reads: field_withheld, record_not_found, and those of the store.
    Result<Page> list(const Query &query, const Rights &rights);
    Result<Totals> totals(const Query &query, const QStringList &fields, const Rights &rights);
    Result<Record> read(const Entity &entity, const QUuid &id, const Rights &rights);
    /// Whether such a list sorts or filters by something that is not known to have an index.
    bool wantsIndexes(const Query &query) const;
    /// Makes these indexes, so that further lists of the kind are fast however many records there
    /// are. Takes a part of a second for each in a large copy; reading goes on.
    Result<void> makeIndexes(const Query &query);
    /// The records as they look now; those that are not there are left out.
    Result<QList<Record>> find(const QList<RecordKey> &keys, const Rights &rights);

private:
    explicit Cache(std::unique_ptr<Store> store) : m_store(std::move(store)) {}

    std::unique_ptr<Store> m_store;
    mutable QMutex m_mutex;
    QSet<std::pair<const Entity *, QString>> m_indexes; ///< made, or being made
};

} // namespace kontor
