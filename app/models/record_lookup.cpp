#include "app/models/record_lookup.h"

#include "app/models/format.h"
#include "app/models/list_column.h"

#include <QPointer>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype cardRowsMax = 8;

/// The fields that tell records of one name apart, the best first.
QStringList usualDetails(const Entity &entity)
{
    QStringList found;
    for (const QLatin1String name :
         {"code"_L1, "number"_L1, "provisional_number"_L1, "phone"_L1, "email"_L1, "login"_L1}) {
        const Field *field = entity.find(name);
        if (field != nullptr && !field->has(Naming)) {
            found.append(name);
        }
    }
    return found;
}

} // namespace

RecordLookup::RecordLookup(DataSource &source, const Entity &entity, QObject *parent)
    : ReferenceLookup(parent),
      m_source(source),
      m_entity(entity),
      m_detailFields(usualDetails(entity))
{
    connect(&source, &DataSource::changed, this, [this](const Entity *of) {
        if (of == &m_entity) {
            emit changed();
        }
    });
}

ReferenceHit RecordLookup::hit(const Record &record) const
{
    ReferenceHit hit{record.id, record.title(), {}};
    for (const QString &name : m_detailFields) {
        const QString text = recordValue(record, name).toText();
        if (!text.isEmpty() && text != hit.title) {
            hit.detail = text;
            break;
        }
    }
    return hit;
}

QFuture<QList<ReferenceHit>> RecordLookup::search(const QString &text)
{
    Query query;
    query.entity = &m_entity;
    query.filter = m_filter;
    query.limit = hitsMax;
    if (!text.isEmpty()) {
        query.filter = query.filter && Filter::search(text);
    }
    if (const Field *naming = m_entity.namingField()) {
        query.sort = {{QString::fromLatin1(naming->name), false}};
    }
    return m_source.list(query).then([self = QPointer(this), text](const Result<Page> &page) {
        QList<ReferenceHit> hits;
        if (!page || self == nullptr) {
            return hits;
        }
        for (const ListRow &row : page->rows) {
            hits.append(self->hit(row.record));
        }
        // Whoever types a whole code, or the beginning of a name, means that one.
        const auto rank = [&text](const ReferenceHit &hit) {
            return hit.detail.compare(text, Qt::CaseInsensitive) == 0
                    || hit.title.compare(text, Qt::CaseInsensitive) == 0
                ? 0
                : hit.title.startsWith(text, Qt::CaseInsensitive)
                    || hit.detail.startsWith(text, Qt::CaseInsensitive)
                ? 1
                : 2;
        };
        if (!text.isEmpty()) {
            std::stable_sort(hits.begin(), hits.end(),
                             [&rank](const ReferenceHit &a, const ReferenceHit &b) {
                                 return rank(a) < rank(b);
                             });
        }
        return hits;
    });
}

QFuture<ReferenceHit> RecordLookup::find(const QUuid &id)
{
    return m_source.read(m_entity, id).then([self = QPointer(this)](const Result<Record> &record) {
        return record && self != nullptr ? self->hit(*record) : ReferenceHit();
    });
}

QFuture<ReferenceCard> RecordLookup::card(const QUuid &id)
{
    Query query;
    query.entity = &m_entity;
    query.filter = Filter::equal("id", Value(id));
    query.withArchived = true;
    query.limit = 1;
    const QList<ListColumn> columns = defaultColumns(m_entity, cardRowsMax + 4);
    for (const ListColumn &column : columns) {
        if (column.isJoined()) {
            query.joined.append(column.path);
        }
    }
    return m_source.list(query).then(
        [self = QPointer(this), joined = query.joined](const Result<Page> &page) {
            return page && !page->rows.isEmpty() && self != nullptr
                ? self->makeCard(page->rows.first(), joined)
                : ReferenceCard();
        });
}

ReferenceCard RecordLookup::makeCard(const ListRow &row, const QStringList &joined) const
{
    ReferenceCard card{hit(row.record).title, {}};
    const QList<ListColumn> columns = defaultColumns(m_entity, cardRowsMax + 4);
    for (const ListColumn &column : columns) {
        const Value value = columnValue(column, row, joined);
        const bool says = !value.isBlank() && !value.isWithheld()
            && !(column.field.isNumber() && value.toInt() == 0)
            && !(column.field.type == FieldType::Boolean && !value.toBool());
        if (says && card.rows.size() < cardRowsMax && value.toText() != card.title) {
            card.rows.append({column.title, displayText(column.field, value)});
        }
    }
    return card;
}

QString RecordLookup::noun() const
{
    return m_entity.label.translated();
}

bool RecordLookup::mayCreate() const
{
    return m_mayCreate && m_entity.merge == MergePolicy::ByField
        && m_source.rights().may(m_entity, "create");
}

} // namespace kontor
