#include "app/widgets/reference_lookup.h"

namespace kontor {

namespace {

ReferenceHit onlyHit(const QString &text, const QList<ReferenceHit> &hits)
{
    if (hits.size() == 1) {
        return hits.first();
    }
    ReferenceHit found;
    for (const ReferenceHit &hit : hits) {
        if (hit.title.compare(text, Qt::CaseInsensitive) == 0
            || hit.detail.compare(text, Qt::CaseInsensitive) == 0) {
            if (!found.id.isNull()) {
                return {};
            }
            found = hit;
        }
    }
    return found;
}

} // namespace

QFuture<ReferenceHit> ReferenceLookup::match(const QString &text)
{
    const QString trimmed = text.trimmed();
    return search(trimmed).then(
        [trimmed](const QList<ReferenceHit> &hits) { return onlyHit(trimmed, hits); });
}

} // namespace kontor
