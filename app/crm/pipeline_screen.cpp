#include "app/crm/pipeline_screen.h"

#include "app/crm/lost_reason_dialog.h"
#include "app/crm/pipeline_columns.h"

#include "app/models/filter_fields.h"
#include "app/models/page_walk.h"

#include "app/widgets/board.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/filter_bar.h"

#include "common/base/when_done.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/party/party.h"
#include "common/model/error_text.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kontor {

namespace {
/// A batch from the server tells many changes at once.
constexpr int refreshDelayMs = 50;
constexpr int stagesAtMost = 50;
constexpr qsizetype reasonsOffered = 8;
} // namespace

PipelineScreen::PipelineScreen(const ScreenContext &context, QWidget *parent)
    : Screen(context, parent),
      m_filterBar(new FilterBar(this)),
      m_mine(new QToolButton(this)),
      m_board(new Board(this)),
      m_empty(new EmptyState(this)),
      m_stack(new QStackedWidget(this)),
      m_new(new QAction(theme::icon("list-add"), tr("New"), this)),
      m_list(new QAction(theme::icon("view-list-details"), tr("Show as a list"), this))
{
    setObjectName(QStringLiteral("pipeline"));
    buildLayout();
    buildActions();
    m_delay.setSingleShot(true);
    m_delay.setInterval(refreshDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &PipelineScreen::readStages);
    connect(m_filterBar, &FilterBar::changed, this, &PipelineScreen::readOpportunities);
    connect(m_filterBar, &FilterBar::left, m_board, qOverload<>(&QWidget::setFocus));
    connect(m_board, &Board::opened, this, [this](const QUuid &card) {
        emit openRequested(Place::record(Opportunity::entity, card));
    });
    connect(m_board, &Board::moveRequested, this,
            [this](const QUuid &card, const QString &, const QString &to) { askToMove(card, to); });
    connect(&source(), &DataSource::changed, this, [this](const Entity *entity) {
        if (entity == nullptr || entity == &Opportunity::entity || entity == &Stage::entity
            || entity == &Party::entity) {
            m_delay.start();
        }
    });
    connect(&source(), &DataSource::stateChanged, this, [this] {
        if (!m_shown && source().state().link == SyncState::Link::Online) {
            refresh();
        }
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &PipelineScreen::refresh);
    readStages();
}

void PipelineScreen::buildLayout()
{
    m_filterBar->setFields(filterFields(Opportunity::entity, source(), clock(), this));
    m_mine->setObjectName(QStringLiteral("mineOnly"));
    m_mine->setText(tr("Only mine"));
    m_mine->setIcon(theme::icon("user", ColorRole::TextMuted));
    m_mine->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_mine->setCheckable(true);
    m_mine->setToolTip(tr("Only opportunities that I own"));
    connect(m_mine, &QToolButton::toggled, this, &PipelineScreen::readOpportunities);
    m_filterBar->addTool(m_mine);
    m_stack->addWidget(m_board);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_board);
}

void PipelineScreen::buildActions()
{
    m_new->setToolTip(tr("New: %1").arg(Opportunity::entity.label.translated()));
    connect(m_new, &QAction::triggered, this, [this] { emit openRequested(newPlace()); });
    m_list->setToolTip(tr("The same opportunities as a list"));
    connect(m_list, &QAction::triggered, this,
            [this] { emit openRequested(Place::list(Opportunity::entity, filter())); });
}

QString PipelineScreen::title() const
{
    return tr("Pipeline");
}

Place PipelineScreen::place() const
{
    return Place::named(QStringLiteral("pipeline"));
}

QIcon PipelineScreen::icon() const
{
    return theme::icon("object-columns");
}

QAction *PipelineScreen::primaryAction() const
{
    return source().rights().may(Opportunity::entity, "create") ? m_new : nullptr;
}

QList<QAction *> PipelineScreen::secondaryActions() const
{
    return {m_list};
}

QWidget *PipelineScreen::searchField() const
{
    return m_filterBar->searchField();
}

Place PipelineScreen::newPlace() const
{
    return primaryAction() == nullptr ? Place() : Place::create(Opportunity::entity);
}

void PipelineScreen::refresh()
{
    readStages();
}

Filter PipelineScreen::filter() const
{
    const Filter typed = m_filterBar->filter();
    return m_mine->isChecked() ? Filter::equal("owner", Value(source().identity().user)) && typed
                               : typed;
}

// --- reading -------------------------------------------------------------------------------------

void PipelineScreen::readStages()
{
    Query query;
    query.entity = &Stage::entity;
    query.sort = {{QStringLiteral("sequence"), false}};
    query.limit = stagesAtMost;
    whenDone(source().list(query), this, [this](const Result<Page> &page) {
        if (!page) {
            showError(page.error());
            return;
        }
        m_stages.clear();
        for (const ListRow &row : page->rows) {
            m_stages.append(fromRecord<Stage>(row.record));
        }
        readOpportunities();
    });
}

void PipelineScreen::readOpportunities()
{
    if (m_walk != nullptr) {
        m_walk->cancel();
        m_walk->deleteLater();
    }
    m_walk = new PageWalk(source(), PipelineColumns::query(filter(), clock().now()), this);
    const auto rows = std::make_shared<QList<ListRow>>();
    connect(m_walk, &PageWalk::page, this,
            [rows](const QList<ListRow> &page) { rows->append(page); });
    connect(m_walk, &PageWalk::failed, this, &PipelineScreen::showError);
    connect(m_walk, &PageWalk::finished, this, [this, rows] { showRows(*rows); });
    m_walk->start();
}

void PipelineScreen::showRows(const QList<ListRow> &rows)
{
    m_rows = rows;
    m_shown = true;
    if (m_stages.isEmpty()) {
        m_empty->setIcon("object-columns");
        m_empty->setTexts(tr("No stages yet"),
                          tr("The columns of the pipeline are made under Administration, Stages "
                             "of the pipeline."));
        m_empty->setAction({});
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentWidget(m_board);
    m_board->setColumns(
        PipelineColumns::of(m_stages, m_rows, clock().now(), source().identity().currency));
}

void PipelineScreen::showError(const Error &error)
{
    if (m_shown) {
        emit failed(error);
        return;
    }
    m_empty->setIcon("dialog-warning");
    m_empty->setTexts(tr("The pipeline cannot be shown now"), errorText(error));
    m_empty->setAction(tr("Try again"));
    m_stack->setCurrentWidget(m_empty);
}

const Record *PipelineScreen::find(const QUuid &card) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&card](const ListRow &row) { return row.record.id == card; });
    return found == m_rows.end() ? nullptr : &found->record;
}

// --- moving --------------------------------------------------------------------------------------

void PipelineScreen::askToMove(const QUuid &card, const QString &to)
{
    const Record *opportunity = find(card);
    const Id<Stage> wanted(QUuid::fromString(to));
    const auto stage = std::find_if(m_stages.begin(), m_stages.end(),
                                    [&wanted](const Stage &each) { return each.id == wanted; });
    if (opportunity == nullptr || stage == m_stages.end()) {
        return; // gone meanwhile
    }
    if (stage->kind != Stage::Kind::Lost) {
        move(*opportunity, *stage, {});
        return;
    }
    auto *dialog = new LostReasonDialog(opportunity->title(), knownReasons(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, opportunity = *opportunity, stage = *stage] {
                move(opportunity, stage, dialog->reason());
            });
    dialog->open();
}

void PipelineScreen::move(const Record &opportunity, const Stage &stage, const QString &lostReason)
{
    Arguments arguments;
    arguments.record = opportunity.id;
    arguments.baseVersion = opportunity.version;
    arguments.values.insert(QStringLiteral("stage"), Value(stage.id));
    if (!lostReason.isEmpty()) {
        arguments.values.insert(QStringLiteral("lost_reason"), Value(lostReason));
    }
    whenDone(source().execute(QStringLiteral("opportunity.move"), arguments), this,
             [this, title = opportunity.title(), name = stage.name](const auto &moved) {
                 if (!moved) {
                     emit failed(moved.error());
                     return;
                 }
                 emit noticed(tr("“%1” moved to %2").arg(title, name));
                 readOpportunities();
             });
}

/// Reasons of what is on the board, the most frequent first.
QStringList PipelineScreen::knownReasons() const
{
    QMap<QString, int> counts;
    for (const ListRow &row : m_rows) {
        const QString reason = row.record.value("lost_reason").toText();
        if (!reason.isEmpty()) {
            ++counts[reason];
        }
    }
    QStringList reasons = counts.keys();
    std::stable_sort(reasons.begin(), reasons.end(), [&counts](const QString &a, const QString &b) {
        return counts.value(a) > counts.value(b);
    });
    return reasons.mid(0, reasonsOffered);
}

} // namespace kontor
