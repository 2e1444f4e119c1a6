#pragma once

#include "app/models/report_table_model.h"

#include <QTableView>

namespace kontor {

/// The rows of a report. Every figure that something stands behind is a link: a click or Enter
/// opens it; the arrow keys go from cell to cell. Official statements are ruled as on paper.
class ReportTableView final : public QTableView
{
    Q_OBJECT

public:
    explicit ReportTableView(ReportTableModel &model, QWidget *parent = nullptr);

    /// Ruled like a form, with the columns of text sharing the width, instead of like a list.
    void setStatement(bool statement);
    bool isStatement() const { return m_statement; }
    QModelIndex hovered() const { return m_hovered; }
    /// As wide as its contents, at most so many rows looked at.
    void fitColumns();

signals:
    void activatedTarget(const kontor::DrillTarget &target);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setHovered(const QModelIndex &index);
    void openTarget(const QModelIndex &index);
    void copySelection() const;
    void shareWidth();

    ReportTableModel &m_model;
    QPersistentModelIndex m_hovered;
    QList<int> m_wanted; ///< width of each column by its contents
    bool m_statement = false;
};

} // namespace kontor
