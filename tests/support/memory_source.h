#pragma once

#include "app/models/data_source.h"

#include <functional>

namespace kontor {

/// A data source over records in memory: filters, sorts and pages as the stores do, answers through
/// the event loop, and applies create, update and delete. For tests of what stands on a
/// DataSource.
///
/// Text sorts by code point; Search looks for the words in the searchable fields.
class MemorySource : public DataSource
{
    Q_OBJECT

public:
    using Handler = std::function<Result<QList<Record>>(const Arguments &)>;

    /// `clock` stamps changes; the user may do everything.
    explicit MemorySource(const Clock &clock, QObject *parent = nullptr);

    /// Puts a record in place, as if it had always been there: no history, no signal.
    void insert(const Record &record);
    template <class T>
    QUuid add(const T &object)
    {
        Record record = toRecord(object);
        if (record.id.isNull()) {
            record.id = newUuid();
        }
        insert(record);
        return record.id;
    }
    /// A change by somebody else: stored, recorded in the history under `user` and announced.
    void change(const Record &record, const QString &user = QStringLiteral("Li Na"));
    void erase(const Entity &entity, const QUuid &id);
    const Record *find(const Entity &entity, const QUuid &id) const;
    qsizetype count(const Entity &entity) const;

    /// What a named command does, or a report answers.
    void setHandler(const QString &command, const Handler &handler);
    void setReports(const QList<ReportDescription> &reports) { m_reports = reports; }
    void setReport(const QString &name, const ReportTable &table) { m_tables[name] = table; }
    void setAttention(const QList<AttentionItem> &items) { m_attention = items; }
    void setRights(const Rights &rights) { m_rights = rights; }
    void setState(const SyncState &state);
    /// Every question fails with this until it is empty again.
    void setFailure(const Error &error) { m_failure = error; }
    /// Keeps all answers back until release().
    void hold() { m_held = true; }
    void release();

    struct Call {
        QString command;
        Arguments arguments;
    };
    const QList<Call> &calls() const { return m_calls; }
    const QList<QPair<QUuid, Resolution>> &resolutions() const { return m_resolutions; }
    /// How many lists were asked for, and the largest page.
    int listCount() const { return m_listCount; }
    int largestPage() const { return m_largestPage; }
    const QVariantMap &lastReportParameters() const { return m_reportParameters; }

    QFuture<Result<Page>> list(const Query &query) override;
    QFuture<Result<Totals>> totals(const Query &query, const QStringList &fields) override;
    QFuture<Result<Record>> read(const Entity &entity, const QUuid &id) override;
    QFuture<Result<QList<Record>>> execute(const QString &command,
                                           const Arguments &arguments) override;
    QFuture<Result<QList<ReportDescription>>> reports() override;
    QFuture<Result<ReportTable>> report(const QString &name,
                                        const QVariantMap &parameters) override;
    QFuture<Result<QList<HistoryEntry>>> history(const Entity &entity, const QUuid &id) override;
    QFuture<Result<QList<AttentionItem>>> attention() override;
    QFuture<Result<void>> resolve(const QUuid &command, const Resolution &resolution) override;
    const Rights &rights() const override { return m_rights; }
    SyncState state() const override { return m_state; }
    Identity identity() const override;
    bool holds(const Entity &) const override { return true; }
    /// As if this were a copy that lacks closed documents from before this day.
    void setHeldSince(const QDate &since) { m_recent.documentsSince = since; }
    /// As if this were a copy that holds of stock that of this place only.
    void setHeldPlace(const QUuid &place) { m_recent.place = place; }
    QUuid heldPlace(const Entity &entity) const override
    {
        return *entity.placeField != 0 ? m_recent.place : QUuid();
    }
    QDate heldSince(const Entity &entity) const override
    {
        return entity.closed != nullptr ? m_recent.documentsSince : QDate();
    }

private:
    using Records = QHash<QUuid, Record>;

    template <class T>
    QFuture<Result<T>> answer(Result<T> result);
    Value valueAt(const Record &record, const QString &path) const;
    bool passes(const Filter &filter, const Record &record) const;
    bool isFound(const Record &record, const QString &text) const;
    const QList<QUuid> &sorted(const Query &query);
    QList<Value> keyOf(const Query &query, const Record &record) const;
    Result<QList<Record>> run(const QString &command, const Arguments &arguments);
    Result<QList<Record>> write(const Entity &entity, const QString &action,
                                const Arguments &arguments);
    void keepHistory(const Record *before, const Record *after, const QString &command,
                     const QString &user);

    const Clock &m_clock;
    QHash<const Entity *, Records> m_records;
    QHash<QUuid, QList<HistoryEntry>> m_history;
    QHash<QString, Handler> m_handlers;
    QList<ReportDescription> m_reports;
    QHash<QString, ReportTable> m_tables;
    QList<AttentionItem> m_attention;
    Rights m_rights;
    Rights m_recent; ///< what is of use in it is documentsSince and place
    SyncState m_state;
    Error m_failure;
    bool m_held = false;
    QList<std::function<void()>> m_waiting;
    QList<Call> m_calls;
    QList<QPair<QUuid, Resolution>> m_resolutions;
    int m_listCount = 0;
    int m_largestPage = 0;
    QVariantMap m_reportParameters;

    // The order of the last queries, since paging through them asks for it again and again.
    QList<QPair<Query, QList<QUuid>>> m_sorted;
};

} // namespace kontor
