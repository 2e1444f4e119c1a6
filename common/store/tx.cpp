#include "common/store/tx.h"

#include "common/store/gram_index.h"
#include "common/store/list_plan.h"
#include "common/store/record_rows.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// Before-images kept for changes to come; a transaction that reads more is a bulk job.
constexpr qsizetype seenLimit = 1000;

QVariantMap named(const Entity &entity, const QUuid &id)
{
    return {{u"entity"_s, QString::fromLatin1(entity.name)},
            {u"id"_s, id.toString(QUuid::WithoutBraces)}};
}

/// Says which field's value is taken instead of which index refused it.
Error withField(const Error &error, const Entity &entity)
{
    if (error.code != "duplicate_key"_L1) {
        return error;
    }
    const QString constraint = error.args.value(u"constraint"_s).toString();
    const QString table = QString::fromLatin1(entity.name);
    for (const Field &field : entity.fields) {
        const QString name = QString::fromLatin1(field.name);
        if (field.has(Unique)
            && (constraint == Schema::uniqueIndexName(table, name)
                || constraint == table + u'.' + name)) {
            return Error{u"value_not_unique"_s, {{u"entity"_s, table}}, name};
        }
    }
    return Error{u"record_exists"_s, {{u"entity"_s, table}}, {}};
}

template <class T>
Result<T> withField(Result<T> result, const Entity &entity)
{
    return result ? std::move(result) : Result<T>(Unexpected(withField(result.error(), entity)));
}

/// Gives an id to what has none yet.
void identify(Record &record)
{
    if (record.id.isNull()) {
        record.id = newUuid();
    }
    for (Record &line : record.lines) {
        identify(line);
    }
}

/// After records were written: keeps what searching them reads beside the table.
Result<void> takeIn(Connection &connection, const QList<Record> &records)
{
    TRY_ASSIGN(const Table *table, tableOf(connection.schema(), *records.first().entity));
    TRY_ASSIGN(const bool kept, grams::areKept(connection, *table));
    return kept ? grams::add(connection, *table, records) : Result<void>();
}

QString selectSql(const Table &table)
{
    return "SELECT "_L1 + table.selectList + " FROM "_L1 + table.quotedName
        + " t WHERE t.id = ?"_L1;
}

} // namespace

Tx::Tx(Connection &connection, const Clock &clock, const QUuid &user)
    : m_connection(connection), m_clock(clock), m_user(user)
{
}

DatabaseKind Tx::kind() const
{
    return m_connection.kind();
}

// --- reading -------------------------------------------------------------------------------------

Result<Record> Tx::get(const Entity &entity, const QUuid &id, Lock lock)
{
    TRY_ASSIGN(std::optional<Record> found, find(entity, id, lock));
    if (!found) {
        return fail("record_not_found", "", named(entity, id));
    }
    return std::move(*found);
}

Result<std::optional<Record>> Tx::find(const Entity &entity, const QUuid &id, Lock lock)
{
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), entity));
    QString sql = selectSql(*table);
    if (lock == Lock::Update) {
        sql += m_connection.dialect().lockRows();
    }
    std::optional<Record> found;
    TRY(m_connection.select(sql, {Value(id)},
                            [&](const Row &row) { found = readRecord(*table, row); }));
    if (found) {
        TRY(readLines({&*found}));
        remember(*found);
    }
    return found;
}

Result<Record> Tx::current(const Entity &entity, const QUuid &id, qint64 version)
{
    const auto seen = m_seen.constFind(id);
    if (seen != m_seen.cend() && seen->entity == &entity && seen->version == version) {
        return *seen;
    }
    return get(entity, id);
}

void Tx::remember(const Record &record)
{
    if (m_seen.size() >= seenLimit) {
        m_seen.clear();
    }
    m_seen.insert(record.id, record);
}

Result<void> Tx::readLines(QList<Record *> records)
{
    if (records.isEmpty() || records.first()->entity->lines == nullptr) {
        return {};
    }
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), *records.first()->entity->lines));
    QHash<QUuid, Record *> owners;
    QList<QUuid> ids;
    for (Record *record : records) {
        owners.insert(record->id, record);
        ids.append(record->id);
    }
    for (const IdsAsked &part : askedInParts(ids)) {
        const QString sql = "SELECT "_L1 + table->selectList + " FROM "_L1 + table->quotedName
            + " t WHERE t.parent IN "_L1 + part.placeholders + " ORDER BY t.parent, t.position"_L1;
        TRY(m_connection.select(sql, part.bound, [&](const Row &row) {
            const QUuid parent = row.value(1, FieldType::Reference).toUuid();
            owners.value(parent)->lines.append(readRecord(*table, row));
        }));
    }
    return {};
}

// --- writing -------------------------------------------------------------------------------------

Result<void> Tx::insert(Record &record)
{
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), *record.entity));
    TRY(checkTypes(record));
    Record saved = record;
    identify(saved);
    saved.version = 1;
    saved.createdAt = saved.changedAt = m_clock.now();
    saved.createdBy = saved.changedBy = m_user;
    QList<Value> bound;
    appendColumns(*table, saved, bound);
    TRY(withField(m_connection.execute(table->insertSql(1), bound), *record.entity));
    TRY(insertLines(saved));
    TRY(takeIn(m_connection, {saved}));
    remember(saved);
    m_changes.append(Change{Change::Operation::Create, {}, saved});
    record = saved;
    return {};
}

Result<void> Tx::update(Record &record)
{
    const Entity &entity = *record.entity;
    TRY(checkTypes(record));
    TRY_ASSIGN(const Record before, current(entity, record.id, record.version));
    if (before.version != record.version) {
        return fail("version_stale", "", named(entity, record.id));
    }
    Record saved = record;
    identify(saved);
    saved.version = before.version + 1;
    saved.createdAt = before.createdAt;
    saved.createdBy = before.createdBy;
    saved.changedAt = m_clock.now();
    saved.changedBy = m_user;
    TRY(writeRow(before, saved));
    TRY(writeLines(before, saved));
    TRY(takeIn(m_connection, {saved}));
    remember(saved);
    m_changes.append(Change{Change::Operation::Update, before, saved});
    record = saved;
    return {};
}

Result<void> Tx::writeRow(const Record &before, const Record &record)
{
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), *record.entity));
    QList<Value> old;
    QList<Value> now;
    appendColumns(*table, before, old);
    appendColumns(*table, record, now);
    QStringList assignments;
    QList<Value> bound;
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (now.at(i) != old.at(i)) {
            assignments.append(Dialect::quoted(table->columns.at(i).name) + " = ?"_L1);
            bound.append(now.at(i));
        }
    }
    bound.append(Value(record.id));
    bound.append(Value(before.version));
    const QString sql = "UPDATE "_L1 + table->quotedName + " SET "_L1 + assignments.join(", "_L1)
        + " WHERE id = ? AND version = ?"_L1;
    TRY_ASSIGN(const qint64 affected, withField(m_connection.execute(sql, bound), *record.entity));
    if (affected == 0) {
        m_seen.remove(record.id);
        TRY(get(*record.entity, record.id));
        return fail("version_stale", "", named(*record.entity, record.id));
    }
    return {};
}

Result<void> Tx::remove(const Entity &entity, const QUuid &id)
{
    TRY_ASSIGN(const Record before, get(entity, id));
    TRY(erase(entity, id));
    m_changes.append(Change{Change::Operation::Delete, before, {}});
    return {};
}

// --- lines ---------------------------------------------------------------------------------------

Result<void> Tx::insertLines(const Record &record)
{
    if (record.entity->lines == nullptr || record.lines.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), *record.entity->lines));
    QList<QList<Value>> rows;
    for (qsizetype i = 0; i < record.lines.size(); ++i) {
        QList<Value> row;
        appendLineColumns(*table, record.lines.at(i), record.id, i, row);
        rows.append(row);
    }
    return withField(m_connection.insertRows(table->insertHead, {}, rows), *record.entity->lines);
}

Result<void> Tx::writeLines(const Record &before, const Record &record)
{
    if (record.entity->lines == nullptr) {
        return {};
    }
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), *record.entity->lines));
    QHash<QUuid, QList<Value>> old;
    for (qsizetype i = 0; i < before.lines.size(); ++i) {
        appendLineColumns(*table, before.lines.at(i), record.id, i, old[before.lines.at(i).id]);
    }
    QList<QList<Value>> added;
    QList<QList<Value>> changed;
    for (qsizetype i = 0; i < record.lines.size(); ++i) {
        QList<Value> row;
        appendLineColumns(*table, record.lines.at(i), record.id, i, row);
        const auto known = old.constFind(record.lines.at(i).id);
        if (known == old.cend()) {
            added.append(row);
        } else {
            if (*known != row) {
                changed.append(row);
            }
            old.erase(known);
        }
    }
    for (auto gone = old.cbegin(); gone != old.cend(); ++gone) {
        TRY(m_connection.execute("DELETE FROM "_L1 + table->quotedName + " WHERE id = ?"_L1,
                                 {Value(gone.key())}));
    }
    TRY(withField(m_connection.insertRows(table->insertHead, table->upsertTail, changed),
                  *table->entity));
    return withField(m_connection.insertRows(table->insertHead, {}, added), *table->entity);
}

// --- lists ---------------------------------------------------------------------------------------

Result<QList<ListRow>> Tx::list(const Query &query)
{
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), *query.entity));
    QuerySql compiler(m_connection.schema(), m_connection.dialect());
    TRY_ASSIGN(const QList<FieldType> types, compiler.joinedTypes(query));
    TRY_ASSIGN(const Statement statement, planList(m_connection, query));
    const int firstJoined = static_cast<int>(table->readColumns());
    QList<ListRow> rows;
    TRY(m_connection.select(statement.sql, statement.bound, [&](const Row &row) {
        ListRow listed{readRecord(*table, row), {}};
        for (int i = 0; i < static_cast<int>(types.size()); ++i) {
            listed.joined.append(row.value(firstJoined + i, types.at(i)));
        }
        rows.append(std::move(listed));
    }));
    if (query.withLines) {
        QList<Record *> records;
        for (ListRow &row : rows) {
            records.append(&row.record);
        }
        TRY(readLines(records));
    }
    return rows;
}

Result<Totals> Tx::totals(const Query &query, const QStringList &fields)
{
    QuerySql compiler(m_connection.schema(), m_connection.dialect());
    TRY_ASSIGN(const Statement statement, compiler.totals(query, fields));
    Totals totals;
    TRY(m_connection.select(statement.sql, statement.bound, [&](const Row &row) {
        totals.count = row.value(0, FieldType::Integer).toInt();
        for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
            totals.sums.append(row.value(i + 1, FieldType::Integer).toInt());
        }
    }));
    return totals;
}

// --- copies --------------------------------------------------------------------------------------

Result<void> Tx::put(const QList<Record> &records)
{
    TRY_ASSIGN(const QList<RecordRows> parts, rowsOf(m_connection.schema(), records));
    return putRows(parts);
}

Result<void> Tx::putRows(const QList<RecordRows> &parts)
{
    for (const RecordRows &part : parts) {
        TRY(putSame(part));
    }
    return {};
}

Result<void> Tx::putSame(const RecordRows &part)
{
    const Entity &entity = *part.entity;
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), entity));
    for (const Record &record : part.records) {
        m_seen.remove(record.id);
    }
    TRY(withField(m_connection.insertRows(table->insertHead, table->upsertTail, part.rows),
                  entity));
    TRY(takeIn(m_connection, part.records));
    if (entity.lines == nullptr) {
        return {};
    }
    TRY_ASSIGN(const Table *lines, tableOf(m_connection.schema(), *entity.lines));
    const QString eraseLines = "DELETE FROM "_L1 + lines->quotedName + " WHERE parent = ?"_L1;
    for (const Record &record : part.records) {
        TRY(m_connection.execute(eraseLines, {Value(record.id)}));
    }
    return withField(m_connection.insertRows(lines->insertHead, lines->upsertTail, part.lines),
                     *entity.lines);
}

Result<void> Tx::erase(const Entity &entity, const QUuid &id)
{
    TRY_ASSIGN(const Table *table, tableOf(m_connection.schema(), entity));
    m_seen.remove(id);
    if (entity.lines != nullptr) {
        TRY_ASSIGN(const Table *lines, tableOf(m_connection.schema(), *entity.lines));
        TRY(m_connection.execute("DELETE FROM "_L1 + lines->quotedName + " WHERE parent = ?"_L1,
                                 {Value(id)}));
    }
    TRY(m_connection.execute("DELETE FROM "_L1 + table->quotedName + " WHERE id = ?"_L1,
                             {Value(id)}));
    return {};
}

} // namespace kontor
