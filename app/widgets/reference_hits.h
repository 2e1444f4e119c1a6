#pragma once

#include "app/widgets/reference_lookup.h"

#include <QAbstractListModel>

namespace kontor {

/// The hits below a ReferencePicker, then what else can be done: make a new record, browse all.
class ReferenceHits final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Hit, More, Create, Browse, Nothing };
    enum Roles { KindRole = Qt::UserRole, DetailRole };

    using QAbstractListModel::QAbstractListModel;

    void setHits(const QList<ReferenceHit> &hits, const QString &typed,
                 const ReferenceLookup &lookup);
    Kind kindAt(int row) const { return m_rows.at(row).kind; }
    const ReferenceHit &hitAt(int row) const { return m_rows.at(row).hit; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        Kind kind;
        ReferenceHit hit; ///< for the other kinds: the text shown
    };
    QList<Row> m_rows;
};

} // namespace kontor
