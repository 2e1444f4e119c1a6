#pragma once

#include "app/models/report_table_model.h"

#include "app/widgets/chart.h"

namespace kontor {

/// One column of a report drawn above its table, a bar for each line; a click opens what the figure
/// of the line opens. Of many lines the last ones are drawn where they are a time, else the
/// largest.
class ReportChart final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportChart(const ReportTableModel &model, QWidget *parent = nullptr);

    /// Draws the column of this name; hides itself when there is nothing to compare.
    void showColumn(const QString &name);
    Chart &chart() { return *m_chart; }
    /// The rows that are drawn, in their order.
    const QList<int> &rows() const { return m_rows; }

signals:
    void activatedTarget(const kontor::DrillTarget &target);

private:
    QList<int> chosenRows(int figure) const;

    const ReportTableModel &m_model;
    Chart *m_chart;
    QList<int> m_rows;
};

} // namespace kontor
