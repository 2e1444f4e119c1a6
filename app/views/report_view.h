#pragma once

#include "app/models/report_table_model.h"
#include "app/views/screen.h"

#include <QTimer>

class QAction;
class QLabel;
class QStackedWidget;

namespace kontor {

class EmptyState;
class JobStrip;
class ReportChart;
class ReportHeading;
class ReportParameterBar;
class ReportTableView;

/// Any report that the server describes: its parameters, its table, a chart where it has one.
///
/// Reports are computed by the server. Without it the last figures stay, with their age.
class ReportView final : public Screen
{
    Q_OBJECT

public:
    ReportView(const ScreenContext &context, const Place &place, QWidget *parent = nullptr);

    /// What the report is called until the server has described it.
    void setName(const QString &name);
    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QList<QAction *> secondaryActions() const override { return {m_export}; }
    void refresh() override;

    ReportParameterBar &parameters() { return *m_parameters; }
    ReportTableView &table() { return *m_table; }
    const ReportTableModel &model() const { return *m_model; }
    ReportChart &chart() { return *m_chart; }
    bool isLoaded() const { return m_loaded; }
    /// What stands where the server could not be asked; empty: nothing.
    QString remark() const;
    Result<void> writeCsv(const QString &path) const;

private:
    void buildLayout();
    QWidget *buildRemark();
    void describe();
    void run();
    void take(const ReportTable &table);
    void showError(const Error &error);
    void cancel();
    void showFoot();
    void askForFile();
    void stateChanged();
    void open(const DrillTarget &target);

    QString m_name;
    QString m_label;     ///< until the description is there
    QVariantMap m_given; ///< parameters of the place until the report's description is there
    ReportDescription m_description;
    bool m_described = false;
    bool m_loaded = false;
    bool m_isWaiting = false; ///< for the server, since it could not be reached
    int m_round = 0;          ///< answers to older questions are not wanted
    ReportTableModel *m_model;
    ReportParameterBar *m_parameters;
    ReportHeading *m_heading;
    ReportChart *m_chart;
    ReportTableView *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    JobStrip *m_job;
    QWidget *m_remark;
    QLabel *m_remarkText;
    QLabel *m_foot;
    QAction *m_export;
    QTimer m_slow; ///< what takes longer shows that it is under way
};

} // namespace kontor
