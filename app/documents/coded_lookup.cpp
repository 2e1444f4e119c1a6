#include "app/documents/coded_lookup.h"

namespace kontor {

CodedLookup::CodedLookup(DataSource &source, const Entity &entity, Title title, QObject *parent)
    : ReferenceLookup(parent), m_records(source, entity), m_title(title)
{
    m_records.setDetailFields({QStringLiteral("code")});
    connect(&m_records, &ReferenceLookup::changed, this, &ReferenceLookup::changed);
}

QFuture<QList<ReferenceHit>> CodedLookup::search(const QString &text)
{
    return m_records.search(text).then([title = m_title](QList<ReferenceHit> hits) {
        for (ReferenceHit &hit : hits) {
            hit = coded(hit, title);
        }
        return hits;
    });
}

QFuture<ReferenceHit> CodedLookup::find(const QUuid &id)
{
    return m_records.find(id).then(
        [title = m_title](const ReferenceHit &hit) { return coded(hit, title); });
}

ReferenceHit CodedLookup::coded(const ReferenceHit &hit, Title title)
{
    if (hit.detail.isEmpty()) {
        return hit;
    }
    return {hit.id,
            title == Title::Code ? hit.detail : QStringLiteral("%1 %2").arg(hit.detail, hit.title),
            hit.title};
}

QString CodedLookup::titleOf(const Record &record, Title title)
{
    const QString code = record.value("code").toText();
    if (code.isEmpty()) {
        return record.title();
    }
    return title == Title::Code ? code : QStringLiteral("%1 %2").arg(code, record.title());
}

} // namespace kontor
