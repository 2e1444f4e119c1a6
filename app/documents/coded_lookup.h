#pragma once

#include "app/models/record_lookup.h"

namespace kontor {

/// Finds records that people know by their code: products, accounts. The code stands for the
/// record, alone or with its name behind it.
class CodedLookup final : public ReferenceLookup
{
    Q_OBJECT

public:
    enum class Title { Code, CodeAndName };

    CodedLookup(DataSource &source, const Entity &entity, Title title, QObject *parent = nullptr);

    void setFilter(const Filter &filter) { m_records.setFilter(filter); }
    QFuture<QList<ReferenceHit>> search(const QString &text) override;
    QFuture<ReferenceHit> find(const QUuid &id) override;
    QFuture<ReferenceCard> card(const QUuid &id) override { return m_records.card(id); }
    QString noun() const override { return m_records.noun(); }
    bool mayCreate() const override { return m_records.mayCreate(); }
    bool mayBrowse() const override { return m_records.mayBrowse(); }

    /// What stands for the record.
    static QString titleOf(const Record &record, Title title);

private:
    static ReferenceHit coded(const ReferenceHit &hit, Title title);

    RecordLookup m_records;
    Title m_title;
};

} // namespace kontor
