#include "app/widgets/reference_hits.h"

namespace kontor {

void ReferenceHits::setHits(const QList<ReferenceHit> &hits, const QString &typed,
                            const ReferenceLookup &lookup)
{
    beginResetModel();
    m_rows.clear();
    for (const ReferenceHit &hit : hits) {
        m_rows.append({Kind::Hit, hit});
    }
    const auto note = [this](Kind kind, const QString &text, const QString &detail = {}) {
        m_rows.append({kind, {{}, text, detail}});
    };
    if (hits.isEmpty()) {
        note(Kind::Nothing, typed.isEmpty() ? tr("Nothing here yet") : tr("Nothing found"));
    }
    if (hits.size() >= ReferenceLookup::hitsMax) {
        note(Kind::More, tr("More than %1: type more").arg(ReferenceLookup::hitsMax));
    }
    if (lookup.mayCreate() && !typed.isEmpty()) {
        note(Kind::Create, tr("Create “%1”").arg(typed), lookup.noun());
    }
    if (lookup.mayBrowse()) {
        note(Kind::Browse, tr("Choose from the list…"), tr("F4"));
    }
    endResetModel();
}

int ReferenceHits::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReferenceHits::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.hit.title;
    case DetailRole:
        return row.hit.detail;
    case KindRole:
        return static_cast<int>(row.kind);
    default:
        return {};
    }
}

Qt::ItemFlags ReferenceHits::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Kind kind = kindAt(index.row());
    return kind == Kind::More || kind == Kind::Nothing
        ? Qt::NoItemFlags
        : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace kontor
