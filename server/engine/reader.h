#pragma once

#include "common/model/history.h"
#include "common/model/rights.h"
#include "common/store/store.h"
#include "server/engine/registry.h"

namespace kontor {

class Directory;

/// The one place through which records, totals, history and reports leave the engine: it checks the
/// right, keeps to the records that the actor may see, and withholds the fields that he may not.
class Reader
{
public:
    /// Rows of one page at most.
    static constexpr int maximumRows = 5000;
    /// Changes of a history at most.
    static constexpr int maximumHistory = 500;

    Reader(Store &store, Directory &directory, const Registry &registry);

    Result<QList<ListRow>> list(const Rights &rights, const Query &query);
    Result<Totals> totals(const Rights &rights, const Query &query, const QStringList &fields);
    Result<Record> read(const Rights &rights, const Entity &entity, const QUuid &id);
    Result<QList<HistoryEntry>> history(const Rights &rights, const Entity &entity,
                                        const QUuid &id);
    Result<QList<ReportDescription>> reports(const Rights &rights);
    Result<ReportTable> report(const Actor &actor, const QString &name,
                               const QVariantMap &parameters);

    // --- the same judgement inside a transaction -----------------------------------------------

    /// Fails with record_not_found when the record does not exist or is none of the actor's
    /// business: the two look alike from outside.
    static Result<void> requireVisible(Tx &tx, const Rights &rights, const Entity &entity,
                                       const QUuid &id);
    /// The record for writing, so that nobody else changes it before the end of the transaction.
    /// Errors: record_not_found, as above.
    static Result<Record> locked(Tx &tx, const Rights &rights, const Entity &entity,
                                 const QUuid &id);
    /// Those of the records that the actor may see, with their lines, as he may see them.
    static Result<QList<Record>> visible(Tx &tx, const Rights &rights, const Entity &entity,
                                         const QList<QUuid> &ids);

    /// The ids of those that exist and that the actor may see.
    static Result<QSet<QUuid>> existing(Tx &tx, const Rights &rights, const Entity &entity,
                                        const QList<QUuid> &ids);

private:
    Store &m_store;
    Directory &m_directory;
    const Registry &m_registry;
};

} // namespace kontor
