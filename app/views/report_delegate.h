#pragma once

#include <QStyledItemDelegate>

namespace kontor {

class ReportTableView;

/// Paints the cells of a report: indentation, totals with a line above them, links.
class ReportDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ReportDelegate(ReportTableView &view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// What a cell needs to show its text in full.
    int widthOf(const QModelIndex &index) const;

private:
    QFont fontOf(const QModelIndex &index) const;
    void paintRules(QPainter &painter, const QRect &cell, const QModelIndex &index) const;

    ReportTableView &m_view;
};

} // namespace kontor
