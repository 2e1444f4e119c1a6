#include "app/views/report_view.h"

#include "common/model/report_request.h"

#include "app/views/report_chart.h"
#include "app/views/report_heading.h"
#include "app/views/report_parameter_bar.h"
#include "app/views/report_table_view.h"

#include "app/widgets/date_text.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/job_strip.h"
#include "app/widgets/save_dialog.h"

#include "common/base/when_done.h"
#include "common/model/error_text.h"

#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {
/// Answers that come sooner show no progress: it would only flicker.
constexpr int slowMs = 400;
} // namespace

ReportView::ReportView(const ScreenContext &context, const Place &place, QWidget *parent)
    : Screen(context, parent),
      m_name(place.target.report),
      m_given(place.target.parameters),
      m_model(new ReportTableModel(this)),
      m_parameters(new ReportParameterBar(context, this)),
      m_heading(new ReportHeading(this)),
      m_chart(new ReportChart(*m_model, this)),
      m_table(new ReportTableView(*m_model, this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)),
      m_job(new JobStrip(this)),
      m_foot(new QLabel(this)),
      m_export(new QAction(tr("Export"), this))
{
    theme::setPanel(this, "window");
    buildLayout();
    m_export->setIcon(theme::icon("document-export", ColorRole::TextMuted));
    m_export->setToolTip(tr("Write what is shown to a CSV file"));
    m_export->setEnabled(false);
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(m_export, &QAction::triggered, this, &ReportView::askForFile);
    connect(&m_slow, &QTimer::timeout, this, [this] { m_job->begin(title(), 0); });
    connect(m_job, &JobStrip::cancelled, this, &ReportView::cancel);
    connect(m_parameters, &ReportParameterBar::changed, this, &ReportView::run);
    connect(m_table, &ReportTableView::activatedTarget, this, &ReportView::open);
    connect(m_chart, &ReportChart::activatedTarget, this, &ReportView::open);
    connect(m_empty, &EmptyState::actionTriggered, this, &ReportView::refresh);
    connect(&source(), &DataSource::stateChanged, this, &ReportView::stateChanged);
    describe();
}

void ReportView::buildLayout()
{
    auto *sheet = new QWidget(this);
    auto *sheetLayout = new QVBoxLayout(sheet);
    sheetLayout->setContentsMargins(0, 0, 0, 0);
    sheetLayout->setSpacing(2 * theme::grid);
    sheetLayout->addWidget(m_heading);
    sheetLayout->addWidget(m_chart);
    sheetLayout->addWidget(m_table, 1);
    m_stack->addWidget(sheet);
    m_stack->addWidget(m_empty);
    theme::setTone(m_foot, "muted");
    theme::setTextSize(m_foot, TextSize::Small);
    m_heading->hide();
    m_table->setObjectName(QStringLiteral("report"));
    m_table->setAccessibleName(tr("Figures"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, 3 * theme::grid, theme::margin, 2 * theme::grid);
    layout->setSpacing(2 * theme::grid);
    layout->addWidget(m_parameters);
    layout->addWidget(buildRemark());
    layout->addWidget(m_job);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_foot);
    setFocusProxy(m_table);
}

QWidget *ReportView::buildRemark()
{
    m_remark = new QFrame(this);
    theme::setPanel(m_remark, "card");
    m_remarkText = new QLabel(m_remark);
    m_remarkText->setWordWrap(true);
    theme::setTone(m_remarkText, "warning");
    auto *again = new QPushButton(tr("Try again"), m_remark);
    connect(again, &QPushButton::clicked, this, &ReportView::refresh);
    auto *row = new QHBoxLayout(m_remark);
    row->setContentsMargins(3 * theme::grid, theme::grid, 2 * theme::grid, theme::grid);
    row->addWidget(m_remarkText, 1);
    row->addWidget(again);
    m_remark->hide();
    return m_remark;
}

QString ReportView::title() const
{
    if (m_loaded && !m_model->table().title.isEmpty()) {
        return m_model->table().title;
    }
    const QString label = m_described ? m_description.label.translated() : m_label;
    return label.isEmpty() ? tr("Report") : label;
}

void ReportView::setName(const QString &name)
{
    m_label = name;
    emit headerChanged();
}

Place ReportView::place() const
{
    return Place::report(m_name, m_described ? m_parameters->values() : m_given);
}

QIcon ReportView::icon() const
{
    return theme::icon("view-statistics", ColorRole::TextMuted);
}

/// What the report asks for comes from the server, as its figures do.
void ReportView::describe()
{
    m_slow.start();
    whenDone(source().reports(), this, [this](const Result<QList<ReportDescription>> &known) {
        if (!known) {
            showError(known.error());
            return;
        }
        for (const ReportDescription &description : *known) {
            if (description.name == m_name) {
                m_description = description;
                m_described = true;
            }
        }
        if (!m_described) {
            showError(Error{u"report_unknown"_s, {{u"name"_s, m_name}}, {}});
            return;
        }
        m_parameters->setUp(m_description.parameters, m_given);
        m_table->setStatement(m_description.statement);
        emit headerChanged();
        run();
    });
}

void ReportView::refresh()
{
    if (m_described) {
        run();
    } else {
        describe();
    }
}

void ReportView::run()
{
    if (m_parameters->goToMissing()) {
        m_slow.stop();
        m_empty->setIcon("view-statistics");
        m_empty->setTexts(title(), tr("Choose above what it shall show."));
        m_empty->setAction({});
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_slow.start();
    const int round = ++m_round;
    const QVariantMap asked = requestedParameters(m_description, m_parameters->values());
    whenDone(source().report(m_name, asked), this, [this, round](const Result<ReportTable> &table) {
        if (round != m_round) {
            return;
        }
        if (table) {
            take(*table);
        } else {
            showError(table.error());
        }
    });
}

void ReportView::take(const ReportTable &table)
{
    m_slow.stop();
    m_job->end();
    m_isWaiting = false;
    m_loaded = true;
    m_remark->hide();
    const QModelIndex former = m_table->currentIndex();
    m_model->setTable(table);
    if (m_description.statement) {
        m_heading->showStatement(title(), table.heading);
    } else {
        m_heading->showList(table.heading);
    }
    m_chart->showColumn(m_description.chart);
    const bool hasLines = m_model->rowCount() > 0;
    m_empty->setIcon("view-statistics");
    m_empty->setTexts(tr("Nothing to show"), tr("There are no figures for what was asked."));
    m_empty->setAction({});
    m_stack->setCurrentWidget(hasLines ? m_stack->widget(0) : m_empty);
    m_export->setEnabled(hasLines);
    m_table->setCurrentIndex(
        m_model->index(std::max(former.row(), 0), std::max(former.column(), 0)));
    showFoot();
    emit headerChanged();
}

void ReportView::showError(const Error &error)
{
    m_slow.stop();
    m_job->end();
    m_isWaiting = error.code == "offline"_L1;
    if (m_loaded) {
        m_remarkText->setText(
            tr("%1 The figures are as of %2.")
                .arg(errorText(error), agoText(m_model->table().asOf, clock().now())));
        m_remark->show();
        return;
    }
    m_empty->setIcon(m_isWaiting ? "network-disconnect" : "dialog-warning");
    m_empty->setTexts(m_isWaiting ? tr("Reports need the server") : tr("This cannot be shown"),
                      errorText(error));
    m_empty->setAction(tr("Try again"));
    m_stack->setCurrentWidget(m_empty);
}

void ReportView::cancel()
{
    ++m_round;
    m_slow.stop();
    m_job->end();
    if (!m_loaded) {
        m_empty->setIcon("view-statistics");
        m_empty->setTexts(title(), tr("It was cancelled."));
        m_empty->setAction(tr("Try again"));
        m_stack->setCurrentWidget(m_empty);
    }
}

QString ReportView::remark() const
{
    return m_remark->isHidden() ? QString() : m_remarkText->text();
}

void ReportView::showFoot()
{
    m_foot->setText(tr("%n line(s), as of %1", nullptr, m_model->rowCount())
                        .arg(instantText(m_model->table().asOf)));
}

/// The server is back: what could not be shown is asked for by itself.
void ReportView::stateChanged()
{
    if (m_isWaiting && source().state().link == SyncState::Link::Online) {
        m_isWaiting = false;
        refresh();
    }
}

void ReportView::open(const DrillTarget &target)
{
    emit openRequested(Place::of(target));
}

Result<void> ReportView::writeCsv(const QString &path) const
{
    QSaveFile file(path);
    const QByteArray bytes = m_model->csv();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail("file_not_written", "", {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    }
    return {};
}

void ReportView::askForFile()
{
    askWhereToSave(this, {tr("Export"), tr("CSV files (*.csv)"), u"csv"_s, title()},
                   [this](const QString &path) {
                       const Result<void> written = writeCsv(path);
                       if (written) {
                           emit noticed(tr("Written to %1").arg(path));
                       } else {
                           emit failed(written.error());
                       }
                   });
}

} // namespace kontor
