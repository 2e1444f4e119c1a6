#pragma once

#include "common/model/report.h"

#include <QAbstractTableModel>

namespace kontor {

/// The answer of a report as a table: what each cell says, and what it opens.
class ReportTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        ValueRole = Qt::UserRole, ///< the Value of the cell
        KindRole,                 ///< its ReportRow::Kind as an int
        LevelRole,                ///< indentation of the cell
        LinkRole                  ///< whether the cell looks like a link
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const ReportTable &table);
    const ReportTable &table() const { return m_table; }
    /// What a cell opens; empty when nothing.
    DrillTarget targetOf(const QModelIndex &index) const;
    /// The table as a CSV file holds it: numbers with a point, ISO dates; with the byte order mark
    /// by which spreadsheets know UTF-8.
    QByteArray csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isLink(const QModelIndex &index) const;

    ReportTable m_table;
    int m_firstText = -1; ///< the column that stands for the whole row
};

/// Whether a column holds figures that may be added up or compared.
bool isFigure(const ReportColumn &column);

} // namespace kontor
