#include "tests/support/memory_source.h"

#include <QPromise>

#include <algorithm>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// -1, 0 or 1; nothing comes first, text goes by code point.
int compare(const Value &a, const Value &b)
{
    if (a.isEmpty() || b.isEmpty()) {
        return static_cast<int>(b.isEmpty()) - static_cast<int>(a.isEmpty());
    }
    const auto order = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    return std::visit(
        [&](const auto &x) {
            using T = std::decay_t<decltype(x)>;
            const T *y = std::get_if<T>(&b.variant());
            if constexpr (std::is_same_v<T, std::monostate> || std::is_same_v<T, Withheld>) {
                return 0;
            } else if constexpr (std::is_same_v<T, QString>) {
                return y == nullptr ? 0 : order(x.toUtf8(), y->toUtf8());
            } else {
                return y == nullptr ? 0 : order(x, *y);
            }
        },
        a.variant());
}

Value ownValue(const Record &record, const QString &name)
{
    const QByteArray latin = name.toLatin1();
    if (const qsizetype index = record.entity->indexOf(QLatin1String(latin)); index >= 0) {
        return record.values.at(index);
    }
    return name == "id"_L1        ? Value(record.id)
        : name == "archived"_L1   ? Value(record.archived)
        : name == "version"_L1    ? Value(record.version)
        : name == "created_at"_L1 ? Value(record.createdAt)
        : name == "changed_at"_L1 ? Value(record.changedAt)
                                  : Value();
}

} // namespace

MemorySource::MemorySource(const Clock &clock, QObject *parent)
    : DataSource(parent), m_clock(clock), m_rights(Rights::everything(newUuid()))
{
    m_state.link = SyncState::Link::Online;
}

void MemorySource::insert(const Record &record)
{
    Record stored = record;
    stored.version = std::max<qint64>(stored.version, 1);
    if (stored.createdAt == 0) {
        stored.createdAt = m_clock.now();
        stored.changedAt = m_clock.now();
    }
    m_records[record.entity].insert(record.id, stored);
    m_sorted.clear();
}

const Record *MemorySource::find(const Entity &entity, const QUuid &id) const
{
    const auto records = m_records.constFind(&entity);
    if (records == m_records.constEnd()) {
        return nullptr;
    }
    const auto found = records->constFind(id);
    return found == records->constEnd() ? nullptr : &*found;
}

qsizetype MemorySource::count(const Entity &entity) const
{
    return m_records.value(&entity).size();
}

void MemorySource::change(const Record &record, const QString &user)
{
    Record stored = record;
    const Record *before = find(*record.entity, record.id);
    stored.version = before != nullptr ? before->version + 1 : 1;
    stored.changedAt = m_clock.now();
    if (before == nullptr) {
        stored.createdAt = m_clock.now();
    }
    keepHistory(before, &stored, QLatin1String(record.entity->name) + u".update"_s, user);
    m_records[record.entity].insert(record.id, stored);
    m_sorted.clear();
    emit changed(record.entity, {record.id});
}

void MemorySource::erase(const Entity &entity, const QUuid &id)
{
    m_records[&entity].remove(id);
    m_sorted.clear();
    emit changed(&entity, {id});
}

void MemorySource::keepHistory(const Record *before, const Record *after, const QString &command,
                               const QString &user)
{
    HistoryEntry entry{m_clock.now(), user, command, {}};
    entry.change.operation = before == nullptr ? Change::Operation::Create
        : after == nullptr                     ? Change::Operation::Delete
                                               : Change::Operation::Update;
    entry.change.before = before != nullptr ? *before : Record();
    entry.change.after = after != nullptr ? *after : Record();
    m_history[entry.change.record().id].prepend(entry);
}

void MemorySource::setHandler(const QString &command, const Handler &handler)
{
    m_handlers.insert(command, handler);
}

void MemorySource::setState(const SyncState &state)
{
    m_state = state;
    emit stateChanged();
}

void MemorySource::release()
{
    m_held = false;
    const QList<std::function<void()>> waiting = std::exchange(m_waiting, {});
    for (const auto &deliver : waiting) {
        deliver();
    }
}

template <class T>
QFuture<Result<T>> MemorySource::answer(Result<T> result)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    if (!m_failure.code.isEmpty()) {
        result = Unexpected(m_failure);
    }
    const auto deliver = [promise, result] {
        promise->addResult(result);
        promise->finish();
    };
    if (m_held) {
        m_waiting.append(deliver);
    } else {
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
    }
    return promise->future();
}

Value MemorySource::valueAt(const Record &record, const QString &path) const
{
    const QString first = path.section(u'.', 0, 0);
    const Value value = ownValue(record, first);
    if (!path.contains(u'.')) {
        return value;
    }
    const Field *field = record.entity->find(first);
    const Record *target = field != nullptr && field->target != nullptr
        ? find(*field->target, value.toUuid())
        : nullptr;
    return target == nullptr ? Value() : valueAt(*target, path.section(u'.', 1));
}

bool MemorySource::isFound(const Record &record, const QString &text) const
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&record](const QString &word) {
        for (qsizetype i = 0; i < record.entity->fields.size(); ++i) {
            if (record.entity->fields.at(i).has(Searchable)
                && record.values.at(i).toText().contains(word, Qt::CaseInsensitive)) {
                return true;
            }
        }
        return false;
    });
}

bool MemorySource::passes(const Filter &filter, const Record &record) const
{
    const auto holds = [this, &record](const Filter &part) { return passes(part, record); };
    switch (filter.op) {
    case Filter::Op::All:
        return std::all_of(filter.parts.begin(), filter.parts.end(), holds);
    case Filter::Op::Any:
        return std::any_of(filter.parts.begin(), filter.parts.end(), holds);
    case Filter::Op::Not:
        return !holds(filter.parts.first());
    case Filter::Op::Search:
        return isFound(record, filter.values.value(0).toText());
    default:
        break;
    }
    if (filter.field.contains(u'.')) {
        const QString first = filter.field.section(u'.', 0, 0);
        const Field *field = record.entity->find(first);
        const Record *target = field == nullptr || field->target == nullptr
            ? nullptr
            : find(*field->target, ownValue(record, first).toUuid());
        if (target == nullptr) {
            return filter.op == Filter::Op::Empty;
        }
        Filter rest = filter;
        rest.field = filter.field.section(u'.', 1);
        return passes(rest, *target);
    }
    return matches(filter, record);
}

QList<Value> MemorySource::keyOf(const Query &query, const Record &record) const
{
    QList<Value> key;
    for (const Sort &sort : query.sort) {
        key.append(valueAt(record, sort.field));
    }
    key.append(Value(record.id));
    return key;
}

const QList<QUuid> &MemorySource::sorted(const Query &query)
{
    for (const auto &[known, ids] : std::as_const(m_sorted)) {
        if (known.entity == query.entity && known.filter == query.filter && known.sort == query.sort
            && known.withArchived == query.withArchived && known.atOffice == query.atOffice) {
            return ids;
        }
    }
    QList<QPair<QList<Value>, QUuid>> keys;
    const Records records = m_records.value(query.entity);
    for (const Record &record : records) {
        if ((query.withArchived || !record.archived) && passes(query.filter, record)
            && (query.atOffice || (m_recent.isRecent(record) && m_recent.isHere(record)))) {
            keys.append({keyOf(query, record), record.id});
        }
    }
    std::sort(keys.begin(), keys.end(), [&query](const auto &a, const auto &b) {
        for (qsizetype i = 0; i < a.first.size(); ++i) {
            const int order = compare(a.first.at(i), b.first.at(i));
            if (order != 0) {
                const qsizetype by = std::min(i, query.sort.size() - 1);
                return by >= 0 && query.sort.at(by).descending ? order > 0 : order < 0;
            }
        }
        return false;
    });
    QList<QUuid> ids;
    ids.reserve(keys.size());
    for (const auto &key : keys) {
        ids.append(key.second);
    }
    if (m_sorted.size() >= 4) {
        m_sorted.removeFirst();
    }
    m_sorted.append({query, ids});
    return m_sorted.last().second;
}

QFuture<Result<Page>> MemorySource::list(const Query &query)
{
    ++m_listCount;
    m_largestPage = std::max(m_largestPage, query.limit);
    const QList<QUuid> ids = sorted(query);
    auto from = ids.begin();
    if (!query.after.isEmpty()) {
        from = std::partition_point(ids.begin(), ids.end(), [&](const QUuid &id) {
            const QList<Value> key = keyOf(query, *find(*query.entity, id));
            for (qsizetype i = 0; i < key.size(); ++i) {
                const int order = compare(key.at(i), query.after.at(i));
                if (order != 0) {
                    const qsizetype by = std::min(i, query.sort.size() - 1);
                    return by >= 0 && query.sort.at(by).descending ? order > 0 : order < 0;
                }
            }
            return true;
        });
    }
    Page page;
    for (; from != ids.end() && page.rows.size() < query.limit; ++from) {
        ListRow row{*find(*query.entity, *from), {}};
        for (const QString &path : query.joined) {
            row.joined.append(valueAt(row.record, path));
        }
        if (!query.withLines) {
            row.record.lines.clear();
        }
        m_rights.withhold(row.record);
        page.rows.append(row);
    }
    page.hasMore = from != ids.end();
    return answer(Result<Page>(page));
}

QFuture<Result<Totals>> MemorySource::totals(const Query &query, const QStringList &fields)
{
    Totals totals;
    totals.sums = QList<qint64>(fields.size(), 0);
    const QList<QUuid> ids = sorted(query);
    totals.count = ids.size();
    for (const QUuid &id : ids) {
        for (qsizetype i = 0; i < fields.size(); ++i) {
            totals.sums[i] += valueAt(*find(*query.entity, id), fields.at(i)).toInt();
        }
    }
    return answer(Result<Totals>(totals));
}

QFuture<Result<Record>> MemorySource::read(const Entity &entity, const QUuid &id)
{
    const Record *record = find(entity, id);
    if (record == nullptr) {
        return answer<Record>(fail("record_not_found"));
    }
    Record shown = *record;
    m_rights.withhold(shown);
    return answer(Result<Record>(shown));
}

Result<QList<Record>> MemorySource::run(const QString &command, const Arguments &arguments)
{
    if (const auto handler = m_handlers.constFind(command); handler != m_handlers.constEnd()) {
        return (*handler)(arguments);
    }
    const QString name = command.section(u'.', 0, 0);
    for (auto records = m_records.constBegin(); records != m_records.constEnd(); ++records) {
        if (name == QLatin1String(records.key()->name)) {
            return write(*records.key(), command.section(u'.', 1), arguments);
        }
    }
    return fail("command_unknown");
}

Result<QList<Record>> MemorySource::write(const Entity &entity, const QString &action,
                                          const Arguments &arguments)
{
    const Record *before = find(entity, arguments.record);
    if (action == "delete"_L1) {
        keepHistory(before, nullptr, QLatin1String(entity.name) + u".delete"_s, u"me"_s);
        erase(entity, arguments.record);
        return QList<Record>();
    }
    if (before == nullptr && action != "create"_L1) {
        return fail("record_not_found");
    }
    Record record = before != nullptr ? *before : Record(entity);
    record.id = arguments.record;
    for (auto value = arguments.values.begin(); value != arguments.values.end(); ++value) {
        const QByteArray field = value.key().toLatin1();
        record.set(QLatin1String(field), value.value());
    }
    for (const Field &field : entity.fields) {
        if (field.has(Required) && record.value(field.name).isBlank()) {
            return fail("field_required", field.name);
        }
    }
    if (arguments.lines) {
        record.lines = *arguments.lines;
    }
    change(record, u"me"_s);
    return QList<Record>{*find(entity, record.id)};
}

QFuture<Result<QList<Record>>> MemorySource::execute(const QString &command,
                                                     const Arguments &arguments)
{
    m_calls.append({command, arguments});
    if (!m_failure.code.isEmpty()) {
        return answer<QList<Record>>(Unexpected(m_failure));
    }
    return answer(run(command, arguments));
}

QFuture<Result<QList<ReportDescription>>> MemorySource::reports()
{
    return answer(Result<QList<ReportDescription>>(m_reports));
}

QFuture<Result<ReportTable>> MemorySource::report(const QString &name,
                                                  const QVariantMap &parameters)
{
    m_reportParameters = parameters;
    return m_tables.contains(name) ? answer(Result<ReportTable>(m_tables.value(name)))
                                   : answer<ReportTable>(fail("report_unknown"));
}

QFuture<Result<QList<HistoryEntry>>> MemorySource::history(const Entity &, const QUuid &id)
{
    return answer(Result<QList<HistoryEntry>>(m_history.value(id)));
}

QFuture<Result<QList<AttentionItem>>> MemorySource::attention()
{
    return answer(Result<QList<AttentionItem>>(m_attention));
}

QFuture<Result<void>> MemorySource::resolve(const QUuid &command, const Resolution &resolution)
{
    m_resolutions.append({command, resolution});
    m_attention.removeIf([&](const AttentionItem &item) { return item.command == command; });
    emit stateChanged();
    return answer(Result<void>());
}

Identity MemorySource::identity() const
{
    return {m_rights.user, u"Chen Wei"_s, u"Kontor Trading"_s, u"CNY"_s, u"localhost"_s};
}

} // namespace kontor
