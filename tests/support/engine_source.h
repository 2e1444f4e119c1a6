#pragma once

#include "app/models/data_source.h"
#include "tests/support/office.h"

namespace kontor::test {

/// A data source that asks the engine of an Office directly, without network and cache: always
/// online, and what it shows is what the server would answer. For tests of the desktop.
///
/// Only programs that link the desktop may include this.
class EngineSource final : public DataSource
{
public:
    EngineSource(Office &office, const Actor &actor, const Identity &identity)
        : m_office(office), m_actor(actor), m_identity(identity)
    {
        m_state.link = SyncState::Link::Online;
        m_state.lastSync = office.clock().now();
    }

    /// Offline, every question fails with `offline`.
    void setState(const SyncState &state)
    {
        m_state = state;
        emit stateChanged();
    }

    QFuture<Result<Page>> list(const Query &query) override
    {
        Query asked = query;
        asked.limit = query.limit + 1;
        return answer<Page>(
            m_office.engine().list(m_actor, asked).map([&query](const QList<ListRow> &rows) {
                Page page;
                page.hasMore = rows.size() > query.limit;
                page.rows = rows.mid(0, query.limit);
                return page;
            }));
    }
    QFuture<Result<Totals>> totals(const Query &query, const QStringList &fields) override
    {
        return answer(m_office.engine().totals(m_actor, query, fields));
    }
    QFuture<Result<Record>> read(const Entity &entity, const QUuid &id) override
    {
        return answer(m_office.engine().read(m_actor, entity, id));
    }
    QFuture<Result<QList<Record>>> execute(const QString &command,
                                           const Arguments &arguments) override
    {
        const Result<QList<Record>> records = m_office.execute(m_actor, command, arguments);
        if (records) {
            QHash<const Entity *, QList<QUuid>> ids;
            for (const Record &record : *records) {
                ids[record.entity].append(record.id);
            }
            QMetaObject::invokeMethod(
                this,
                [this, ids] {
                    for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
                        emit changed(it.key(), it.value());
                    }
                },
                Qt::QueuedConnection);
        }
        return answer(records);
    }
    QFuture<Result<QList<ReportDescription>>> reports() override
    {
        return answer(m_office.engine().reports(m_actor));
    }
    QFuture<Result<ReportTable>> report(const QString &name, const QVariantMap &parameters) override
    {
        return answer(m_office.engine().report(m_actor, name, parameters));
    }
    QFuture<Result<QList<HistoryEntry>>> history(const Entity &entity, const QUuid &id) override
    {
        return answer(m_office.engine().history(m_actor, entity, id));
    }
    QFuture<Result<QList<AttentionItem>>> attention() override
    {
        return answer(Result<QList<AttentionItem>>(m_attention));
    }
    QFuture<Result<void>> resolve(const QUuid &command, const Resolution &) override
    {
        m_attention.removeIf(
            [&command](const AttentionItem &item) { return item.command == command; });
        m_state.attention = int(m_attention.size());
        emit stateChanged();
        return answer(Result<void>());
    }
    QFuture<Result<DeviceOverview>> devices() override
    {
        return answer(m_office.engine().devices(m_actor));
    }
    void setAttention(const QList<AttentionItem> &items)
    {
        m_attention = items;
        m_state.attention = int(items.size());
        emit stateChanged();
    }

    const Rights &rights() const override { return m_actor.rights; }
    SyncState state() const override { return m_state; }
    Identity identity() const override { return m_identity; }
    bool holds(const Entity &) const override { return true; }

private:
    template <class T>
    QFuture<Result<T>> answer(const Result<T> &result)
    {
        const bool offline = m_state.link == SyncState::Link::Offline;
        return QtFuture::makeReadyFuture(offline ? Result<T>(fail("offline")) : result);
    }

    Office &m_office;
    Actor m_actor;
    Identity m_identity;
    SyncState m_state;
    QList<AttentionItem> m_attention;
};

} // namespace kontor::test
