#include "server/admin/command_line.h"
#include "server/exchange/csv.h"
#include "server/exchange/encoding.h"
#include "server/exchange/import_rows.h"
#include "server/exchange/xlsx_reader.h"

#include "common/model/error_text.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QQueue>

namespace kontor::admin {

namespace {

/// Requests under way at once: enough to keep the server busy, few enough for its limits.
constexpr qsizetype inFlight = 16;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(
            "file_unreadable", "",
            {{QStringLiteral("path"), path}, {QStringLiteral("detail"), file.errorString()}});
    }
    return file.readAll();
}

Result<TextTable> readTable(const CommandLine &line, const QString &path)
{
    if (path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive)
        || path.endsWith(QLatin1String(".xlsm"), Qt::CaseInsensitive)) {
        return readXlsx(path, line.value("sheet"));
    }
    TRY_ASSIGN(const QByteArray bytes, readFile(path));
    TRY_ASSIGN(const QString text,
               line.has("encoding") ? decodeText(bytes, line.value("encoding"))
                                    : decodeText(bytes));
    return readCsv(text);
}

Result<ImportMapping> mappingOf(const CommandLine &line, const Entity &entity,
                                const TextTable &table)
{
    if (!line.has("mapping")) {
        return suggestedMapping(entity, table);
    }
    TRY_ASSIGN(const QByteArray json, readFile(line.value("mapping")));
    return readMapping(entity, json, table);
}

/// Fields that a new record must have and that the mapping leaves blank.
Result<void> checkRequired(const ImportMapping &mapping, const Arguments &arguments)
{
    for (const Field &field : mapping.entity->fields) {
        const QString name = QString::fromLatin1(field.name);
        if (field.has(Required) && mapping.key.isEmpty()
            && arguments.values.value(name).isBlank()) {
            return fail("field_required", field.name);
        }
    }
    return {};
}

class Import
{
public:
    Import(Remote &remote, const ImportMapping &mapping) : m_remote(remote), m_mapping(mapping) {}

    /// The same cell means the same record, however often it stands in the file.
    Result<QUuid> resolve(const Entity &target, const QString &matchBy, const QString &text)
    {
        const QString key = target.key() + u'\n' + matchBy + u'\n' + text;
        const auto known = m_references.constFind(key);
        if (known != m_references.constEnd()) {
            return *known;
        }
        const Result<QUuid> found = findRecord(m_remote, target, text, matchBy);
        m_references.insert(key, found);
        return found;
    }

    /// Saves every item; those that fail hold the error afterwards.
    void save(QList<ImportItem> &items)
    {
        for (ImportItem &item : items) {
            if (!item.arguments) {
                continue;
            }
            if (const auto prepared = prepare(*item.arguments); !prepared) {
                item.arguments = Unexpected(prepared.error());
                continue;
            }
            start(item);
            if (m_running.size() >= inFlight) {
                finishOldest();
            }
        }
        while (!m_running.isEmpty()) {
            finishOldest();
        }
    }

    int created() const { return m_created; }
    int updated() const { return m_updated; }

private:
    struct Running {
        ImportItem *item;
        bool update;
        QFuture<Result<wire::ExecuteReply>> reply;
    };

    /// Decides by the key whether the record exists.
    Result<void> prepare(Arguments &arguments)
    {
        arguments.record = QUuid();
        if (!m_mapping.key.isEmpty()) {
            const Value key = arguments.values.value(m_mapping.key);
            wire::List list;
            list.query.entity = m_mapping.entity;
            list.query.filter = Filter::equal(m_mapping.key.toLatin1().constData(), key);
            list.query.limit = 1;
            if (!key.isBlank()) {
                TRY_ASSIGN(const wire::ListReply reply, m_remote.request(list));
                if (!reply.rows.isEmpty()) {
                    arguments.record = reply.rows.first().record.id;
                    arguments.baseVersion = reply.rows.first().record.version;
                }
            }
        }
        return {};
    }

    void start(ImportItem &item)
    {
        const bool update = !item.arguments->record.isNull();
        if (!update) {
            item.arguments->record = newUuid();
        }
        wire::Execute request;
        request.command = newUuid();
        request.name = m_mapping.entity->key()
            + (update ? QLatin1String(".update") : QLatin1String(".create"));
        request.arguments = *item.arguments;
        m_running.enqueue({&item, update, m_remote.start(request)});
    }

    void finishOldest()
    {
        const Running running = m_running.dequeue();
        const Result<wire::ExecuteReply> reply = running.reply.result();
        if (!reply) {
            running.item->arguments = Unexpected(reply.error());
            return;
        }
        ++(running.update ? m_updated : m_created);
    }

    Remote &m_remote;
    const ImportMapping &m_mapping;
    QHash<QString, Result<QUuid>> m_references;
    QQueue<Running> m_running;
    int m_created = 0;
    int m_updated = 0;
};

Result<void> finish(const CommandLine &line, const QString &path, const TextTable &table,
                    const QList<ImportItem> &items, const Import &import,
                    const ImportMapping &mapping)
{
    const TextTable rejected = rejectedRows(table, items, &errorText);
    QJsonObject summary{{QStringLiteral("rows"), static_cast<int>(table.rows.size())},
                        {QStringLiteral("created"), import.created()},
                        {QStringLiteral("updated"), import.updated()},
                        {QStringLiteral("rejected"), static_cast<int>(rejected.rows.size())},
                        {QStringLiteral("dry_run"), line.has("dry-run")}};
    if (!mapping.skipped.isEmpty()) {
        summary.insert(QStringLiteral("skipped_columns"),
                       QJsonArray::fromStringList(mapping.skipped));
    }
    if (!rejected.rows.isEmpty()) {
        const QString file =
            line.has("rejected") ? line.value("rejected") : path + QStringLiteral(".rejected.csv");
        TRY(writeBytes(writeCsv(rejected), file));
        summary.insert(QStringLiteral("rejected_file"), file);
    }
    printJson(summary);
    if (!rejected.rows.isEmpty()) {
        return fail("import_rows_rejected", "",
                    {{QStringLiteral("count"), static_cast<int>(rejected.rows.size())}});
    }
    return {};
}

} // namespace

Result<void> runImport(const CommandLine &line)
{
    TRY_ASSIGN(const Entity *entity, line.entity(0));
    TRY_ASSIGN(const QString path, line.word(1, "FILE"));
    TRY_ASSIGN(const TextTable table, readTable(line, path));
    TRY_ASSIGN(const ImportMapping mapping, mappingOf(line, *entity, table));
    TRY_ASSIGN(const auto remote, line.remote());
    Import import(*remote, mapping);
    QList<ImportItem> items =
        importItems(mapping, table,
                    [&import](const Entity &target, const QString &matchBy, const QString &text) {
                        return import.resolve(target, matchBy, text);
                    });
    for (ImportItem &item : items) {
        const auto complete =
            item.arguments ? checkRequired(mapping, *item.arguments) : Result<void>();
        if (!complete) {
            item.arguments = Unexpected(complete.error());
        }
    }
    if (!line.has("dry-run")) {
        import.save(items);
    }
    return finish(line, path, table, items, import, mapping);
}

} // namespace kontor::admin
