#include "app/views/list_view.h"

#include "app/models/filter_fields.h"

#include "app/views/list_actions.h"
#include "app/views/list_footer.h"
#include "app/views/older_note.h"
#include "app/views/record_preview.h"
#include "app/views/record_table.h"

#include "app/widgets/date_text.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/filter_bar.h"
#include "app/widgets/job_strip.h"
#include "app/widgets/theme.h"

#include "common/model/error_text.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

ListView::ListView(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : Screen(context, parent),
      m_entity(entity),
      m_model(new RecordTableModel(context.source, entity, this)),
      m_filterBar(new FilterBar(this)),
      m_table(new RecordTable(context, *m_model, this)),
      m_job(new JobStrip(this)),
      m_key(QString::fromLatin1(entity.name))
{
    m_actions = new ListActions(context, entity, *m_model, *m_table, *m_job, this);
    m_footer = new ListFooter(context.source, context.clock, *m_model, *m_table, this);
    m_preview = new RecordPreview(context, entity, this);
    m_empty = new EmptyState(this);
    m_filterBar->setFields(filterFields(entity, context.source, context.clock, this));
    buildLayout();
    buildTools();
    connectTable();
    setInitialSort({});
    showState();
}

ListView::~ListView()
{
    keepColumns();
}

void ListView::buildLayout()
{
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_preview);
    m_splitter->setStretchFactor(0, 1);
    m_preview->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    column->addWidget(line);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_job);
    column->addWidget(m_footer);
    setFocusProxy(m_table);
}

void ListView::buildTools()
{
    m_new = new QAction(theme::icon("list-add"), tr("New"), this);
    m_new->setToolTip(tr("New: %1").arg(m_entity.label.translated()));
    connect(m_new, &QAction::triggered, this, [this] { emit openRequested(newPlace()); });
    m_separator = new QAction(this);
    m_separator->setSeparator(true);
    m_export = new QAction(theme::icon("document-export"), tr("Export"), this);
    m_export->setToolTip(tr("Write what is shown to a CSV file"));
    connect(m_export, &QAction::triggered, this, &ListView::exportCsv);
    m_choose = new QAction(theme::icon("view-table-of-contents-ltr"), tr("Columns…"), this);
    connect(m_choose, &QAction::triggered, this, &ListView::chooseColumns);
    m_togglePreview = new QAction(theme::icon("view-right-new"), tr("Preview"), this);
    m_togglePreview->setCheckable(true);
    m_togglePreview->setToolTip(tr("Show the record beside the list (Space)"));
    connect(m_togglePreview, &QAction::toggled, this, &ListView::setPreviewShown);

    m_views = new QToolButton(this);
    m_views->setText(tr("Views"));
    m_views->setIcon(theme::icon("bookmarks", ColorRole::TextMuted));
    m_views->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_views->setPopupMode(QToolButton::InstantPopup);
    m_views->setMenu(new QMenu(m_views));
    theme::setTone(m_views, "muted");
    connect(m_views->menu(), &QMenu::aboutToShow, this, &ListView::fillViewsMenu);
    m_filterBar->addTool(m_views);
    for (QAction *action : {m_choose, m_togglePreview}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        m_filterBar->addTool(button);
    }
}

void ListView::connectTable()
{
    connect(m_filterBar, &FilterBar::changed, this, &ListView::applyFilter);
    connect(m_filterBar, &FilterBar::left, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
            m_table->setCurrentIndex(m_model->index(0, 0));
        }
    });
    connect(m_table, &RecordTable::typed, this, [this](const QString &text) {
        QLineEdit *search = m_filterBar->searchField();
        search->setFocus(Qt::ShortcutFocusReason);
        if (!text.isEmpty()) {
            search->setText(text);
        }
    });
    connect(m_table, &RecordTable::openRequested, this, &ListView::open);
    connect(m_table, &RecordTable::previewToggled, m_togglePreview, &QAction::toggle);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &ListView::sortBy);
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, this,
            &ListView::chooseColumns);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ListView::showCurrentInPreview);
    m_table->installEventFilter(this);
    connect(m_model, &RecordTableModel::loaded, this, [this] {
        m_error.reset();
        showState();
        if (!m_table->selectionModel()->hasSelection() && m_model->rowCount() > 0) {
            const int row = std::max(m_table->currentIndex().row(), 0);
            m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0),
                                                       QItemSelectionModel::ClearAndSelect
                                                           | QItemSelectionModel::Rows);
        }
        showCurrentInPreview();
    });
    connect(m_model, &RecordTableModel::failed, this, [this](const Error &error) {
        if (m_model->isLoaded()) {
            emit failed(error);
        } else {
            m_error = error;
            showState();
        }
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ListView::showState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ListView::showState);
    connectEmptiness();
    connect(m_actions, &ListActions::noticed, this, &Screen::noticed);
    connect(m_actions, &ListActions::failed, this, &Screen::failed);
    connect(m_actions, &ListActions::openRequested, this, &Screen::openRequested);
    connect(m_actions, &ListActions::filterRequested, m_filterBar, &FilterBar::addCondition);
    connect(m_preview, &RecordPreview::openRequested, this, &Screen::openRequested);
}

void ListView::connectEmptiness()
{
    connect(&source(), &DataSource::stateChanged, this, [this] {
        if (m_error && source().state().link == SyncState::Link::Online) {
            m_model->refresh();
        } else {
            showState(); // what it offers depends on whether the office can be asked
        }
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_error) {
            m_model->refresh();
        } else if (!m_filterBar->isEmpty()) {
            m_filterBar->clear();
        } else {
            m_new->trigger();
        }
    });
    connect(m_empty, &EmptyState::secondTriggered, this, [this] {
        if (!m_filterBar->isEmpty()) {
            m_model->setAtOffice(true);
        } else {
            m_emptyAct();
        }
    });
}

void ListView::setIdentity(const QString &title, const QString &key)
{
    m_title = title;
    m_key = key;
    restoreColumns();
    emit headerChanged();
}

void ListView::setBaseFilter(const Filter &filter)
{
    m_baseFilter = filter;
    applyFilter();
}

void ListView::setFilter(const Filter &filter)
{
    m_filterBar->setFilter(filter);
    applyFilter();
}

Filter ListView::filter() const
{
    return m_filterBar->filter();
}

void ListView::applyFilter()
{
    const Filter filter = m_baseFilter && m_filterBar->filter();
    m_footer->older()->follow(filter);
    m_model->setFilter(filter);
    emit headerChanged();
}

void ListView::setEmptyTexts(const QString &heading, const QString &text)
{
    m_emptyHeading = heading;
    m_emptyText = text;
    showState();
}

void ListView::setEmptyAction(const QString &verb, const std::function<void()> &act)
{
    m_emptyAct = act;
    m_empty->setProperty("second", verb);
    showState();
}

QString ListView::title() const
{
    return m_title.isEmpty() ? m_entity.plural.translated() : m_title;
}

Place ListView::place() const
{
    if (!m_place.isEmpty()) {
        return m_place;
    }
    return Place::list(m_entity, m_baseFilter && m_filterBar->filter());
}

QIcon ListView::icon() const
{
    return theme::icon("view-list-details");
}

QAction *ListView::primaryAction() const
{
    const bool writable =
        m_entity.merge != MergePolicy::Server && source().rights().may(m_entity, "create");
    return writable ? m_new : nullptr;
}

QList<QAction *> ListView::secondaryActions() const
{
    return QList<QAction *>{m_export, m_separator} + m_actions->actions();
}

QWidget *ListView::searchField() const
{
    return m_filterBar->searchField();
}

void ListView::refresh()
{
    m_model->refresh();
}

Place ListView::newPlace() const
{
    if (primaryAction() == nullptr) {
        return {};
    }
    QHash<QString, Value> initial;
    QList<Filter> parts{m_baseFilter};
    while (!parts.isEmpty()) {
        const Filter part = parts.takeFirst();
        if (part.op == Filter::Op::All) {
            parts += part.parts;
        } else if (part.op == Filter::Op::Equal && m_entity.find(part.field) != nullptr) {
            initial.insert(part.field, part.values.value(0));
        }
    }
    return Place::create(m_entity, initial);
}

void ListView::open(const QUuid &id)
{
    if (m_picking) {
        const ListRow *row = m_model->rowAt(m_table->currentIndex().row());
        emit picked(id, row != nullptr ? row->record.title() : QString());
    } else {
        emit openRequested(Place::record(m_entity, id));
    }
}

void ListView::setPreviewShown(bool shown)
{
    m_togglePreview->setChecked(shown);
    m_preview->setVisible(shown);
    showCurrentInPreview();
}

void ListView::showCurrentInPreview()
{
    if (m_preview->isVisible()) {
        m_preview->showRecord(m_table->currentId());
    }
}

/// Shows the rows, or why there are none.
void ListView::showState()
{
    const bool rows = m_model->rowCount() > 0;
    const bool waiting = !m_model->isLoaded() && !m_error;
    m_stack->setCurrentWidget(rows || waiting ? static_cast<QWidget *>(m_table) : m_empty);
    if (!rows && !waiting) {
        showEmptiness();
    }
}

/// The day before which closed records are not on this computer and not listed either; invalid:
/// everything is listed.
QDate ListView::olderBefore() const
{
    return m_model->isAtOffice() ? QDate() : source().heldSince(m_entity);
}

void ListView::showEmptiness()
{
    const QString plural = title();
    if (m_error) {
        m_empty->setIcon("dialog-warning");
        m_empty->setTexts(tr("This list cannot be shown now"), errorText(*m_error));
        m_empty->setAction(tr("Try again"));
    } else if (!m_filterBar->isEmpty()) {
        const QDate older = olderBefore();
        const bool reachable = source().state().link == SyncState::Link::Online;
        m_empty->setIcon("search");
        m_empty->setTexts(tr("Nothing fits"),
                          older.isValid()
                              ? tr("No record on this computer fulfils the conditions and words "
                                   "above. Closed ones before %1 are at the office.")
                                    .arg(dateText(older))
                              : tr("No record fulfils the conditions and words above."));
        m_empty->setAction(tr("Show all"),
                           older.isValid() && reachable ? tr("Ask the office") : QString());
    } else {
        m_empty->setIcon("document-new");
        m_empty->setTexts(m_emptyHeading.isEmpty() ? tr("No %1 yet").arg(plural) : m_emptyHeading,
                          m_emptyText);
        m_empty->setAction(
            primaryAction() != nullptr ? tr("New: %1").arg(m_entity.label.translated()) : QString(),
            m_emptyAct ? m_empty->property("second").toString() : QString());
    }
}

bool ListView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::ContextMenu) {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        const bool mouse = menu->reason() == QContextMenuEvent::Mouse;
        const QModelIndex cell = mouse
            ? m_table->indexAt(m_table->viewport()->mapFrom(m_table, menu->pos()))
            : m_table->currentIndex();
        const QPoint at = mouse
            ? menu->globalPos()
            : m_table->viewport()->mapToGlobal(m_table->visualRect(cell).bottomLeft());
        m_actions->makeMenu(cell)->popup(at);
        return true;
    }
    return Screen::eventFilter(watched, event);
}

void ListView::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    showCurrentInPreview();
}

} // namespace kontor
