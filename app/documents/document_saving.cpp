// Saving, commands and drafts of a Document.
#include "app/documents/document.h"
#include "app/views/place.h"
#include "common/base/when_done.h"
#include "common/rules/command_check.h"

namespace kontor {

Arguments Document::saveArguments() const
{
    Arguments arguments;
    arguments.record = m_record.id;
    arguments.baseVersion = m_base.version;
    for (qsizetype i = 0; i < m_record.entity->fields.size(); ++i) {
        const Field &field = m_record.entity->fields.at(i);
        const bool changed = m_record.values.at(i) != m_base.values.at(i);
        if (field.has(ReadOnly) || (!isNew() && !changed)) {
            continue;
        }
        if (isNew() && m_record.values.at(i).isBlank()) {
            continue;
        }
        const QString name = QString::fromLatin1(field.name);
        arguments.values.insert(name, m_record.values.at(i));
        if (!isNew()) {
            arguments.base.insert(name, m_base.values.at(i));
        }
    }
    if (m_kind.entity->lines != nullptr && (isNew() || areLinesChanged())) {
        arguments.lines = m_lines->records();
    }
    return arguments;
}

void Document::save()
{
    if (m_busy || (!isDirty() && !isNew())) {
        return;
    }
    if (const std::optional<Error> problem = m_lines->problem()) {
        emit failed(*problem);
        return;
    }
    execute(saveCommand(), saveArguments(), [this](const QList<Record> &) { emit saved(); });
}

void Document::run(const QString &command, const QMap<QString, Value> &parameters,
                   const std::optional<QList<Record>> &lines)
{
    if (m_busy) {
        return;
    }
    const auto runNow = [this, command, parameters, lines] {
        Arguments arguments;
        arguments.record = m_record.id;
        arguments.baseVersion = m_record.version;
        arguments.values = parameters;
        arguments.lines = lines;
        execute(QStringLiteral("%1.%2").arg(QLatin1String(m_kind.entity->name), command), arguments,
                [this, command](const QList<Record> &records) { emit ran(command, records); });
    };
    if (!isDirty() && !isNew()) {
        runNow();
        return;
    }
    if (const std::optional<Error> problem = m_lines->problem()) {
        emit failed(*problem);
        return;
    }
    execute(saveCommand(), saveArguments(), [this, runNow](const QList<Record> &) {
        emit saved();
        runNow();
    });
}

QString Document::saveCommand() const
{
    return QStringLiteral("%1.%2").arg(QLatin1String(m_kind.entity->name),
                                       isNew() ? QStringLiteral("create")
                                               : QStringLiteral("update"));
}

void Document::execute(const QString &command, const Arguments &arguments,
                       const std::function<void(const QList<Record> &)> &done)
{
    setBusy(true);
    whenDone(m_source.execute(command, arguments), this,
             [this, done](const Result<QList<Record>> &records) {
                 setBusy(false);
                 if (!records) {
                     emit failed(records.error());
                     return;
                 }
                 m_stored = true;
                 for (const Record &record : *records) {
                     if (record.entity == m_kind.entity && record.id == m_record.id) {
                         take(record);
                     }
                 }
                 done(*records);
             });
}

std::optional<Error> Document::refusal(const Command &command) const
{
    const QString name = QString::fromLatin1(command.name);
    if (!m_source.rights().may(*m_kind.entity, name)) {
        return Error{QStringLiteral("not_permitted"), {}, {}};
    }
    if (const Result<void> allowed = rules::checkCommand(m_record, name, m_source.identity().user);
        !allowed) {
        Error error = allowed.error();
        error.args.insert(QStringLiteral("state"), stateText());
        error.args.insert(QStringLiteral("command"), command.label.translated());
        return error;
    }
    if (!command.offline && m_source.state().link == SyncState::Link::Offline) {
        return Error{QStringLiteral("offline"), {}, {}};
    }
    return std::nullopt;
}

namespace {

QVariantMap valuesOf(const Record &record)
{
    QVariantMap values;
    for (qsizetype i = 0; i < record.entity->fields.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        if (!record.values.at(i).isBlank()) {
            values.insert(QString::fromLatin1(field.name), toVariant(record.values.at(i)));
        }
    }
    return values;
}

void setValues(Record &record, const QVariantMap &values)
{
    for (const Field &field : record.entity->fields) {
        if (!field.has(ReadOnly)) {
            record.set(field.name, valueFromVariant(values.value(QString::fromLatin1(field.name))));
        }
    }
}

} // namespace

QVariantMap Document::draft() const
{
    if (!m_pendingDraft.isEmpty()) {
        return m_pendingDraft;
    }
    if (!isDirty()) {
        return {};
    }
    QVariantList lines;
    for (const Record &line : m_lines->records()) {
        lines.append(QVariantMap{{QStringLiteral("id"), line.id},
                                 {QStringLiteral("values"), valuesOf(line)}});
    }
    return {{QStringLiteral("values"), valuesOf(m_record)},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("version"), m_base.version}};
}

void Document::restoreDraft(const QVariantMap &draft)
{
    if (!draft.isEmpty() && m_busy && !m_stored) {
        m_pendingDraft = draft;
        return;
    }
    if (draft.isEmpty() || !isEditable()) {
        return;
    }
    setValues(m_record, draft.value(QStringLiteral("values")).toMap());
    QList<Record> lines;
    for (const QVariant &each : draft.value(QStringLiteral("lines")).toList()) {
        Record line(*m_kind.entity->lines);
        line.id = each.toMap().value(QStringLiteral("id")).toUuid();
        for (const Record &known : m_base.lines) {
            if (known.id == line.id) {
                line = known;
            }
        }
        setValues(line, each.toMap().value(QStringLiteral("values")).toMap());
        lines.append(line);
    }
    m_lines->setHead(m_record);
    m_lines->take(lines);
    emit loaded();
    emit edited();
}

} // namespace kontor
