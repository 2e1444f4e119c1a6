#pragma once

#include "common/store/tx.h"
#include "common/sync/local_view.h"

namespace kontor {

/// A LocalCopy in one transaction on the cache.
class CacheCopy final : public LocalCopy
{
public:
    explicit CacheCopy(Tx &tx) : m_tx(tx) {}
    /// The table that keeps the shadows, for StoreOptions::bookkeeping.
    static QStringList tables();

    Result<QHash<RecordKey, Record>> find(const QList<RecordKey> &keys) override;
    Result<QHash<RecordKey, qint64>> versions(const QList<RecordKey> &keys) override;
    Result<void> put(const QList<Record> &records) override;
    Result<void> erase(const QList<RecordKey> &keys) override;
    Result<QList<RecordKey>> ofRoot(const RecordKey &root) override;
    Result<void> keepTo(const Rights &rights) override;
    Result<bool> hasShadow(const RecordKey &key) override;
    Result<void> addShadow(const Shadow &shadow) override;
    Result<QList<Shadow>> takeShadows(const std::optional<QSet<RecordKey>> &records) override;

private:
    Result<void> takeShadowsWhere(const QString &condition, const QList<Value> &bound,
                                  QList<Shadow> &shadows);
    Result<QList<RecordKey>> keys(const Entity &entity, const Filter &filter);
    Result<void> hideFields(const Entity &entity, const Rights &rights);

    Tx &m_tx;
};

} // namespace kontor
