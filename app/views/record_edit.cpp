#include "app/views/record_edit.h"

#include "common/base/when_done.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// An emptied field is the same as one in which nothing ever was.
bool isSame(const Value &a, const Value &b)
{
    return a == b || (a.isBlank() && b.isBlank());
}

} // namespace

RecordEdit::RecordEdit(DataSource &source, const Entity &entity, QObject *parent)
    : QObject(parent), m_source(source), m_entity(entity), m_record(entity), m_base(entity)
{
    connect(&source, &DataSource::changed, this, &RecordEdit::onChanged);
    connect(&source, &DataSource::stateChanged, this, [this] {
        // What could not be read without the server is read as soon as it is there.
        if (m_stored && !m_loaded && m_source.state().link == SyncState::Link::Online) {
            reload();
        }
    });
}

void RecordEdit::begin(const QUuid &id, const QHash<QString, Value> &initial)
{
    m_record = Record(m_entity);
    m_record.id = id;
    for (const char *field : {"owner", "assigned", "salesperson", "buyer"}) {
        if (m_entity.find(QLatin1String(field)) != nullptr) {
            m_record.set(field, Value(m_source.identity().user));
        }
    }
    for (auto it = initial.cbegin(); it != initial.cend(); ++it) {
        if (const Field *field = m_entity.find(it.key())) {
            m_record.set(field->name, it.value());
        }
    }
    m_base = m_record;
    m_loaded = true;
    emit loaded();
}

void RecordEdit::open(const QUuid &id)
{
    m_record.id = id;
    m_base.id = id;
    m_stored = true;
    reload();
}

void RecordEdit::reload()
{
    if (isNew()) {
        return;
    }
    whenDone(m_source.read(m_entity, m_record.id), this, [this](const Result<Record> &record) {
        if (m_busy) {
            m_missed = true; // the answer to the command is newer
        } else if (record) {
            m_gone = false;
            take(*record);
        } else if (record.error().code == "record_not_found"_L1) {
            m_gone = true;
            m_loaded = true;
            emit loaded();
        } else {
            emit failed(record.error());
        }
    });
}

void RecordEdit::take(const Record &now)
{
    Record shown = now;
    for (qsizetype i = 0; m_loaded && i < now.values.size(); ++i) {
        const QString field = QString::fromLatin1(m_entity.fields.at(i).name);
        if (!isTouched(field)) {
            continue;
        }
        const Value &typed = m_record.values.at(i);
        shown.values[i] = typed;
        if (isSame(now.values.at(i), typed)) {
            m_contested.remove(field);
        } else if (now.values.at(i) != m_base.values.at(i)) {
            m_contested.insert(field, now.values.at(i));
            m_contestedBy = now.changedBy;
        }
    }
    if (m_loaded && m_record.lines != m_base.lines) {
        shown.lines = m_record.lines;
    }
    m_record = shown;
    m_base = now;
    m_loaded = true;
    if (!m_pendingDraft.isEmpty()) {
        applyDraft(std::exchange(m_pendingDraft, {}));
    }
    emit loaded();
    emit edited();
}

bool RecordEdit::isTouched(const QString &field) const
{
    const Field *described = m_entity.find(field);
    return described != nullptr && !described->has(ReadOnly)
        && !isSame(m_record.value(described->name), m_base.value(described->name));
}

bool RecordEdit::isDirty() const
{
    return m_record.lines != m_base.lines
        || std::any_of(m_entity.fields.begin(), m_entity.fields.end(), [this](const Field &field) {
               return isTouched(QString::fromLatin1(field.name));
           });
}

QString RecordEdit::state() const
{
    const Field *field = m_entity.find("state"_L1);
    return field != nullptr && field->type == FieldType::Choice ? m_record.value("state").toText()
                                                                : QString();
}

bool RecordEdit::isEditable() const
{
    const Field *states = m_entity.find("state"_L1);
    // Documents take effect when they leave their first state, and stay as they are from then on.
    const bool settled = m_entity.merge == MergePolicy::Document && states != nullptr
        && states->choices != nullptr && !states->choices().isEmpty()
        && state() != QLatin1String(states->choices().first().code);
    const bool fixed = m_entity.merge == MergePolicy::Server
        || (m_entity.merge == MergePolicy::Append && !isNew());
    return m_loaded && !m_gone && !m_record.archived && !settled && !fixed
        && m_source.rights().may(m_entity, isNew() ? "create" : "update");
}

void RecordEdit::setValue(const QString &field, const Value &value)
{
    const Field *described = m_entity.find(field);
    if (described == nullptr || m_record.value(described->name) == value) {
        return;
    }
    m_record.set(described->name, value);
    emit edited();
}

void RecordEdit::setLines(const QList<Record> &lines)
{
    if (lines != m_record.lines) {
        m_record.lines = lines;
        emit edited();
    }
}

Arguments RecordEdit::saveArguments() const
{
    const Record fresh(m_entity);
    Arguments arguments;
    arguments.record = m_record.id;
    arguments.baseVersion = m_base.version;
    for (qsizetype i = 0; i < m_record.values.size(); ++i) {
        const Field &field = m_entity.fields.at(i);
        const Value &before = isNew() ? fresh.values.at(i) : m_base.values.at(i);
        if (field.has(ReadOnly) || isSame(m_record.values.at(i), before)) {
            continue;
        }
        const QString name = QString::fromLatin1(field.name);
        arguments.values.insert(name, m_record.values.at(i));
        if (!isNew()) {
            arguments.base.insert(name, before);
        }
    }
    if (m_entity.lines != nullptr && (isNew() || m_record.lines != m_base.lines)) {
        arguments.lines = m_record.lines;
    }
    return arguments;
}

void RecordEdit::save()
{
    if (m_busy || !isEditable() || (!isDirty() && !isNew())) {
        return;
    }
    execute(isNew() ? u"create"_s : u"update"_s, saveArguments(),
            [this](const QList<Record> &) { emit saved(); });
}

void RecordEdit::run(const QString &command, const QMap<QString, Value> &parameters)
{
    const auto announce = [this, command](const QList<Record> &records) {
        emit ran(command, records);
    };
    if (m_busy) {
        return;
    }
    if (!isEditable() || (!isDirty() && !isNew())) {
        runNow(command, parameters, announce);
        return;
    }
    execute(isNew() ? u"create"_s : u"update"_s, saveArguments(),
            [this, command, parameters, announce](const QList<Record> &) {
                emit saved();
                runNow(command, parameters, announce);
            });
}

void RecordEdit::remove()
{
    runNow(u"delete"_s, {}, [this](const QList<Record> &) {
        m_record = m_base; // what was typed goes with it
        emit edited();
        emit removed();
    });
}

void RecordEdit::restore()
{
    runNow(u"restore"_s, {}, [this](const QList<Record> &) { reload(); });
}

void RecordEdit::runNow(const QString &action, const QMap<QString, Value> &parameters,
                        const std::function<void(const QList<Record> &)> &done)
{
    Arguments arguments;
    arguments.record = m_record.id;
    // Descriptive data merges by field: what others changed does not stand in the way.
    arguments.baseVersion = m_entity.merge == MergePolicy::Document ? m_base.version : 0;
    arguments.values = parameters;
    execute(action, arguments, done);
}

void RecordEdit::execute(const QString &action, const Arguments &arguments,
                         const std::function<void(const QList<Record> &)> &done)
{
    const bool saves = action == "create"_L1 || action == "update"_L1;
    const Record sent = m_record;
    setBusy(true);
    whenDone(m_source.execute(QLatin1String(m_entity.name) + u'.' + action, arguments), this,
             [this, done, saves, sent](const Result<QList<Record>> &records) {
                 setBusy(false);
                 const bool missed = std::exchange(m_missed, false);
                 if (!records) {
                     emit failed(records.error());
                     return;
                 }
                 m_stored = true;
                 if (saves) {
                     const Record read = std::exchange(m_base, sent);
                     m_base.version = read.version;
                     m_contested.clear();
                 }
                 bool told = false;
                 for (const Record &record : *records) {
                     if (record.entity == &m_entity && record.id == m_record.id) {
                         take(record);
                         told = true;
                     }
                 }
                 if (!told) {
                     emit loaded();
                     emit edited();
                 }
                 if (missed || !told) {
                     reload();
                 }
                 done(*records);
             });
}

std::optional<Error> RecordEdit::refusal(const Command &command) const
{
    const QString name = QString::fromLatin1(command.name);
    if (!m_source.rights().may(m_entity, name)) {
        return Error{u"not_permitted"_s, {}, {}};
    }
    if (m_gone) {
        return Error{u"record_not_found"_s, {}, {}};
    }
    if (m_record.archived) {
        return Error{u"record_archived"_s, {}, {}};
    }
    if (m_check) {
        if (const Result<void> allowed = m_check(m_record, name, m_source.identity().user);
            !allowed) {
            return allowed.error();
        }
    }
    if (!command.offline && m_source.state().link == SyncState::Link::Offline) {
        return Error{u"offline"_s, {}, {}};
    }
    return std::nullopt;
}

void RecordEdit::setBusy(bool busy)
{
    if (m_busy != busy) {
        m_busy = busy;
        emit busyChanged();
    }
}

void RecordEdit::onChanged(const Entity *entity, const QList<QUuid> &ids)
{
    if (entity != &m_entity || isNew() || (!ids.isEmpty() && !ids.contains(m_record.id))) {
        return;
    }
    if (m_busy) {
        m_missed = true;
    } else {
        reload();
    }
}

} // namespace kontor
