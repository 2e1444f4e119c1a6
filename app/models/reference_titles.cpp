#include "app/models/reference_titles.h"

#include "app/models/format.h"

#include "common/base/when_done.h"

namespace kontor {

namespace {
constexpr int idsPerQuery = 500;
} // namespace

ReferenceTitles::ReferenceTitles(DataSource &source, QObject *parent)
    : QObject(parent), m_source(source)
{
}

const Record *ReferenceTitles::find(const QUuid &id) const
{
    const auto it = m_records.constFind(id);
    return it == m_records.cend() ? nullptr : &*it;
}

QString ReferenceTitles::text(const Field &field, const Value &value) const
{
    if (field.type != FieldType::Reference || value.isWithheld()) {
        return displayText(field, value);
    }
    const Record *record = find(value.toUuid());
    return record != nullptr ? record->title() : QString();
}

void ReferenceTitles::fetch(const QList<Record> &records, const std::function<void()> &done)
{
    QHash<const Entity *, QSet<QUuid>> wanted;
    for (const Record &record : records) {
        for (qsizetype i = 0; i < record.values.size(); ++i) {
            const Field &field = record.entity->fields.at(i);
            const QUuid id = record.values.at(i).toUuid();
            const bool known = id.isNull() || m_records.contains(id);
            if (field.type == FieldType::Reference && field.target != nullptr && !known) {
                wanted[field.target].insert(id);
            }
        }
    }
    // One more, so that quick answers do not finish before all was asked.
    const auto waiting = std::make_shared<int>(1);
    const auto answered = [waiting, done] {
        if (--*waiting == 0) {
            done();
        }
    };
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        QList<Value> ids;
        for (const QUuid &id : *it) {
            ids.append(Value(id));
        }
        for (qsizetype from = 0; from < ids.size(); from += idsPerQuery) {
            ++*waiting;
            ask(*it.key(), ids.mid(from, idsPerQuery), answered);
        }
    }
    answered();
}

void ReferenceTitles::ask(const Entity &entity, const QList<Value> &ids,
                          const std::function<void()> &answered)
{
    Query query;
    query.entity = &entity;
    query.filter = Filter::in("id", ids);
    query.limit = idsPerQuery;
    query.withArchived = true;
    whenDone(m_source.list(query), this, [this, answered](const Result<Page> &page) {
        if (page) {
            for (const ListRow &row : page->rows) {
                m_records.insert(row.record.id, row.record);
            }
        }
        answered();
    });
}

} // namespace kontor
