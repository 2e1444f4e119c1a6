#pragma once

#include "app/models/data_source.h"

#include "app/widgets/reference_lookup.h"

namespace kontor {

/// Finds records of one entity for pickers, grids and cards, through the data source.
class RecordLookup final : public ReferenceLookup
{
    Q_OBJECT

public:
    RecordLookup(DataSource &source, const Entity &entity, QObject *parent = nullptr);

    const Entity &entity() const { return m_entity; }
    /// Which records may be chosen at all: suppliers only, active accounts only.
    void setFilter(const Filter &filter) { m_filter = filter; }
    /// What tells records of one name apart; without it the first code, number, phone or e-mail.
    void setDetailFields(const QStringList &fields) { m_detailFields = fields; }
    void setMayCreate(bool may) { m_mayCreate = may; }
    void setMayBrowse(bool may) { m_mayBrowse = may; }
    const Filter &filter() const { return m_filter; }

    QFuture<QList<ReferenceHit>> search(const QString &text) override;
    QFuture<ReferenceHit> find(const QUuid &id) override;
    QFuture<ReferenceCard> card(const QUuid &id) override;
    QString noun() const override;
    bool mayCreate() const override;
    bool mayBrowse() const override { return m_mayBrowse; }

    /// What a picker shows of a record.
    ReferenceHit hit(const Record &record) const;

private:
    ReferenceCard makeCard(const ListRow &row, const QStringList &joined) const;

    DataSource &m_source;
    const Entity &m_entity;
    Filter m_filter;
    QStringList m_detailFields;
    bool m_mayCreate = true;
    bool m_mayBrowse = true;
};

} // namespace kontor
