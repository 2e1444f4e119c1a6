#include "app/models/report_table_model.h"

#include "app/models/csv_export.h"
#include "app/models/format.h"

#include "app/widgets/csv_text.h"

namespace kontor {

bool isFigure(const ReportColumn &column)
{
    return column.type == FieldType::Amount || column.type == FieldType::Quantity
        || column.type == FieldType::Rate || column.type == FieldType::Integer;
}

void ReportTableModel::setTable(const ReportTable &table)
{
    beginResetModel();
    m_table = table;
    m_firstText = -1;
    for (int i = 0; i < m_table.columns.size() && m_firstText < 0; ++i) {
        m_firstText = m_table.columns.at(i).type == FieldType::Text ? i : -1;
    }
    endResetModel();
}

DrillTarget ReportTableModel::targetOf(const QModelIndex &index) const
{
    return index.isValid() ? m_table.rows.at(index.row()).targetOf(index.column()) : DrillTarget();
}

/// Figures open what makes them; of a row that opens as a whole, also what stands for it.
bool ReportTableModel::isLink(const QModelIndex &index) const
{
    const ReportRow &row = m_table.rows.at(index.row());
    if (row.targetOf(index.column()).isEmpty() || data(index).toString().isEmpty()) {
        return false;
    }
    const bool own = index.column() < row.cells.size() && !row.cells.at(index.column()).isEmpty();
    return own || index.column() == m_firstText || isFigure(m_table.columns.at(index.column()));
}

QByteArray ReportTableModel::csv() const
{
    QStringList labels;
    for (const ReportColumn &column : m_table.columns) {
        labels.append(column.label.translated());
    }
    QString text = csvLine(labels);
    for (const ReportRow &row : m_table.rows) {
        QStringList cells;
        for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
            cells.append(csvText(m_table.columns.at(i).asField(), row.values.value(i)));
        }
        text += csvLine(cells);
    }
    return QByteArrayLiteral("\xEF\xBB\xBF") + text.toUtf8();
}

int ReportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ReportTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant ReportTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const ReportColumn &column = m_table.columns.at(index.column());
    const ReportRow &row = m_table.rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(column, row.values.value(index.column()));
    case ValueRole:
        return QVariant::fromValue(row.values.value(index.column()));
    case KindRole:
        return static_cast<int>(row.kindOf(index.column()));
    case LevelRole:
        return index.column() == 0 ? row.level : 0;
    case LinkRole:
        return isLink(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(column.type));
    default:
        return {};
    }
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_table.columns.size()) {
        return {};
    }
    const ReportColumn &column = m_table.columns.at(section);
    if (role == Qt::DisplayRole) {
        return column.label.translated();
    }
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(alignment(column.type)) : QVariant();
}

} // namespace kontor
