#include "server/engine/reader.h"

#include "common/entities/system/user.h"
#include "server/engine/directory.h"
#include "server/engine/feed.h"
#include "server/engine/report_parameters.h"

namespace kontor {

namespace {

Result<void> requireRead(const Rights &rights, const Entity &entity)
{
    return require(rights.may(entity, "read"), "not_permitted", "",
                   {{QStringLiteral("right"), QString(entity.key() + QLatin1String(".read"))}});
}

/// The query as it may be run for these rights.
Result<Query> permitted(const Rights &rights, const Query &query)
{
    TRY(requireRead(rights, *query.entity));
    TRY(require(query.limit > 0 && query.limit <= Reader::maximumRows, "page_too_long", "",
                {{QStringLiteral("maximum"), Reader::maximumRows}}));
    TRY(rights.check(query));
    Query result = query;
    result.filter = query.filter && rights.visible(*query.entity);
    return result;
}

Result<QList<ListRow>> run(Tx &tx, const Rights &rights, const Query &query)
{
    TRY_ASSIGN(QList<ListRow> rows, tx.list(query));
    for (ListRow &row : rows) {
        rights.withhold(row.record);
    }
    return rows;
}

Query queryOf(const Entity &entity, const QList<QUuid> &ids)
{
    QList<Value> values;
    for (const QUuid &id : ids) {
        values.append(Value(id));
    }
    Query query;
    query.entity = &entity;
    query.filter = Filter::in("id", values);
    query.limit = static_cast<int>(ids.size());
    query.withLines = entity.lines != nullptr;
    query.withArchived = true;
    return query;
}

Error notFound(const Entity &entity, const QUuid &id)
{
    return Error{QStringLiteral("record_not_found"),
                 {{QStringLiteral("entity"), QString(entity.key())},
                  {QStringLiteral("id"), id.toString(QUuid::WithoutBraces)}},
                 {}};
}

QString reportRight(const QString &name)
{
    return QLatin1String("report.") + name;
}

Result<QList<HistoryEntry>> readHistory(Tx &tx, const Rights &rights, const Entity &entity,
                                        const QUuid &id)
{
    TRY_ASSIGN(const QList<feed::Entry> entries,
               feed::history(tx, entity, id, Reader::maximumHistory));
    QHash<QUuid, QString> names;
    QList<HistoryEntry> history;
    for (const feed::Entry &entry : entries) {
        if (!names.contains(entry.user)) {
            TRY_ASSIGN(const auto user, tx.find(User::entity, entry.user));
            names.insert(entry.user, user ? user->title() : QString());
        }
        HistoryEntry shown{entry.at, names.value(entry.user), entry.commandName, entry.change};
        for (Record *record : {&shown.change.before, &shown.change.after}) {
            if (record->entity != nullptr) {
                rights.withhold(*record);
            }
        }
        history.append(shown);
    }
    return history;
}

} // namespace

Reader::Reader(Store &store, Directory &directory, const Registry &registry)
    : m_store(store), m_directory(directory), m_registry(registry)
{
}

Result<QList<ListRow>> Reader::list(const Rights &rights, const Query &query)
{
    TRY_ASSIGN(const Query allowed, permitted(rights, query));
    return m_store.read<QList<ListRow>>([&](Tx &tx) { return run(tx, rights, allowed); });
}

Result<Totals> Reader::totals(const Rights &rights, const Query &query, const QStringList &fields)
{
    // A sum tells about its field as much as a column does.
    Query asked = query;
    asked.joined += fields;
    TRY_ASSIGN(Query allowed, permitted(rights, asked));
    allowed.joined = query.joined;
    return m_store.read<Totals>([&](Tx &tx) { return tx.totals(allowed, fields); });
}

Result<Record> Reader::read(const Rights &rights, const Entity &entity, const QUuid &id)
{
    TRY(requireRead(rights, entity));
    return m_store.read<Record>([&](Tx &tx) -> Result<Record> {
        TRY_ASSIGN(const QList<Record> found, visible(tx, rights, entity, {id}));
        if (found.isEmpty()) {
            return Unexpected(notFound(entity, id));
        }
        return found.first();
    });
}

Result<QList<HistoryEntry>> Reader::history(const Rights &rights, const Entity &entity,
                                            const QUuid &id)
{
    TRY(requireRead(rights, entity));
    return m_store.read<QList<HistoryEntry>>([&](Tx &tx) -> Result<QList<HistoryEntry>> {
        const Result<void> seen = requireVisible(tx, rights, entity, id);
        // Of a record that is gone nobody can say whose it was, so only who sees all may look.
        if (!seen && (rights.scope != RecordScope::All || entity.replication == Replication::Own)) {
            return Unexpected(seen.error());
        }
        TRY_ASSIGN(const QList<HistoryEntry> entries, readHistory(tx, rights, entity, id));
        if (!seen && entries.isEmpty()) {
            return Unexpected(seen.error());
        }
        return entries;
    });
}

namespace {

/// The description with what the report would use today where nothing is given.
Result<ReportDescription> withInitial(Store &store, const Report &report)
{
    ReportDescription description = report.description;
    if (report.initial == nullptr) {
        return description;
    }
    using Values = QHash<QString, Value>;
    TRY_ASSIGN(const Values values, store.read<Values>(report.initial));
    for (ReportParameter &parameter : description.parameters) {
        parameter.initial = values.value(parameter.name, parameter.initial);
    }
    return description;
}

} // namespace

Result<QList<ReportDescription>> Reader::reports(const Rights &rights)
{
    QList<ReportDescription> descriptions;
    for (const Report &report : m_registry.reports()) {
        const ReportDescription &description = report.description;
        const Result<void> on = m_directory.requireModule(description.module.toLatin1());
        if (!on && on.error().code != QLatin1String("module_off")) {
            return Unexpected(on.error());
        }
        if (on && rights.may(reportRight(description.name))) {
            TRY_ASSIGN(const ReportDescription described, withInitial(m_store, report));
            descriptions.append(described);
        }
    }
    return descriptions;
}

Result<ReportTable> Reader::report(const Actor &actor, const QString &name,
                                   const QVariantMap &parameters)
{
    const Report *report = m_registry.report(name);
    if (report == nullptr) {
        return fail("report_unknown", "", {{QStringLiteral("name"), name}});
    }
    TRY(require(actor.rights.may(reportRight(name)), "not_permitted", "",
                {{QStringLiteral("right"), reportRight(name)}}));
    TRY(m_directory.requireModule(report->description.module.toLatin1()));
    TRY_ASSIGN(const QVariantMap checked, checkParameters(report->description, parameters));
    return m_store.read<ReportTable>([&](Tx &tx) { return report->run(tx, actor, checked); });
}

Result<QSet<QUuid>> Reader::existing(Tx &tx, const Rights &rights, const Entity &entity,
                                     const QList<QUuid> &ids)
{
    Query query = queryOf(entity, ids);
    query.withLines = false;
    query.filter = query.filter && rights.visible(entity);
    TRY_ASSIGN(const QList<ListRow> rows, tx.list(query));
    QSet<QUuid> found;
    for (const ListRow &row : rows) {
        found.insert(row.record.id);
    }
    return found;
}

Result<void> Reader::requireVisible(Tx &tx, const Rights &rights, const Entity &entity,
                                    const QUuid &id)
{
    TRY_ASSIGN(const QSet<QUuid> found, existing(tx, rights, entity, {id}));
    return found.isEmpty() ? Result<void>(Unexpected(notFound(entity, id))) : Result<void>();
}

Result<Record> Reader::locked(Tx &tx, const Rights &rights, const Entity &entity, const QUuid &id)
{
    if (!rights.visible(entity).isTrue()) {
        TRY(requireVisible(tx, rights, entity, id));
    }
    return tx.get(entity, id, Lock::Update);
}

Result<QList<Record>> Reader::visible(Tx &tx, const Rights &rights, const Entity &entity,
                                      const QList<QUuid> &ids)
{
    Query query = queryOf(entity, ids);
    query.filter = query.filter && rights.visible(entity);
    TRY_ASSIGN(const QList<ListRow> rows, run(tx, rights, query));
    QList<Record> records;
    records.reserve(rows.size());
    for (const ListRow &row : rows) {
        records.append(row.record);
    }
    return records;
}

} // namespace kontor
