#include "app/shell/start/start_screen.h"

#include "app/shell/start/due_activities.h"
#include "app/shell/start/start_figures.h"
#include "app/widgets/date_text.h"
#include "app/widgets/link_row.h"
#include "common/entities/crm/activity.h"
#include "common/model/catalogue.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {
/// Batches from the server bring many changes; numbers need not follow each.
constexpr int refreshDelayMs = 500;
constexpr int recentShown = 10;
constexpr int draftsShown = 5;
constexpr int pageWidth = 320 * theme::grid;
} // namespace

StartScreen::StartScreen(const Desk &desk, QWidget *parent)
    : Screen({desk.source, desk.clock}, parent),
      m_desk(desk),
      m_figures(new StartFigures(context(), this)),
      m_tasks(new StartTasks(context(), this)),
      m_age(new QLabel(this))
{
    setObjectName(u"start"_s);
    buildLayout();
    m_delay.setSingleShot(true);
    m_delay.setInterval(refreshDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &StartScreen::refresh);
    connect(&source(), &DataSource::changed, this, [this] { m_delay.start(); });
    connect(&source(), &DataSource::stateChanged, this, [this] {
        showAge();
        m_delay.start();
    });
    connect(&m_desk.drafts, &Drafts::changed, this, &StartScreen::showDrafts);
    connect(m_figures, &StartFigures::figureRead, this,
            [this](const QString &name, const FigureCard::Figure &figure) {
                m_cards.value(name)->setFigure(figure);
            });
    connect(m_tasks, &StartTasks::taskRead, this, &StartScreen::takeTask);
    showTasks();
    showDrafts();
    showRecent();
    refresh();
}

// --- layout --------------------------------------------------------------------------------------

void StartScreen::buildLayout()
{
    auto *page = new QWidget(this);
    page->setMaximumWidth(pageWidth);
    theme::setPanel(page, "window");
    theme::setTone(m_age, "warning");
    m_age->setObjectName(u"age"_s);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    rows->setSpacing(theme::margin);
    rows->addWidget(m_age);
    rows->addLayout(makeCards());

    auto *work = new QVBoxLayout;
    auto *lately = new QVBoxLayout;
    auto *columns = new QHBoxLayout;
    for (QVBoxLayout *column : {work, lately}) {
        column->setSpacing(theme::margin);
    }
    columns->setSpacing(theme::margin);
    columns->addLayout(work, 3);
    columns->addLayout(lately, 2);
    rows->addLayout(columns, 1);

    if (source().rights().may(Activity::entity, "read")) {
        m_due = new DueActivities(context(), this);
        connect(m_due, &DueActivities::openRequested, this, &Screen::openRequested);
        connect(m_due, &DueActivities::noticed, this, &Screen::noticed);
        connect(m_due, &DueActivities::failed, this, &Screen::failed);
        addPanel(tr("To do today"), work)->addWidget(m_due);
    }
    m_taskRows = addPanel(tr("Waiting for you"), work);
    work->addStretch(1);
    m_draftRows = addPanel(tr("Typed and not saved"), lately);
    m_draftPanel = qobject_cast<QFrame *>(m_draftRows->parentWidget());
    m_recentRows = addPanel(tr("Opened lately"), lately);
    lately->addStretch(1);

    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

QHBoxLayout *StartScreen::makeCards()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::margin);
    for (const QString &name : m_figures->names()) {
        auto *card = new FigureCard(this);
        card->setObjectName(name);
        card->setFigure(m_figures->blank(name));
        connect(card, &FigureCard::clicked, this,
                [this, name] { emit openRequested(m_figures->place(name)); });
        m_cards.insert(name, card);
        row->addWidget(card);
    }
    return row;
}

QVBoxLayout *StartScreen::addPanel(const QString &heading, QVBoxLayout *column)
{
    auto *panel = new QFrame(this);
    theme::setPanel(panel, "card");
    auto *label = new QLabel(heading, panel);
    label->setProperty("heading", true);
    label->setContentsMargins(2 * theme::grid, 0, 0, 0);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(0);
    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(2 * theme::grid, 3 * theme::grid, 2 * theme::grid, 2 * theme::grid);
    inside->setSpacing(2 * theme::grid);
    inside->addWidget(label);
    inside->addLayout(rows);
    column->addWidget(panel);
    return rows;
}

void StartScreen::clear(QVBoxLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void StartScreen::addNothing(QVBoxLayout *layout, const QString &text)
{
    auto *nothing = new QLabel(text, this);
    nothing->setContentsMargins(2 * theme::grid, 0, 0, 0);
    nothing->setMinimumHeight(theme::rowHeight);
    theme::setTone(nothing, "muted");
    layout->addWidget(nothing);
}

// --- the screen ----------------------------------------------------------------------------------

QString StartScreen::title() const
{
    return tr("Today");
}

Place StartScreen::place() const
{
    return Place::named(u"start"_s);
}

QIcon StartScreen::icon() const
{
    return theme::icon("go-home");
}

QString StartScreen::state() const
{
    const QDate today = clock().today();
    return tr("%1, %2").arg(QLocale().dayName(today.dayOfWeek()), dateText(today));
}

Place StartScreen::newPlace() const
{
    return source().rights().may(Activity::entity, "create")
        ? Place::create(Activity::entity, {{u"assigned"_s, Value(source().identity().user)}})
        : Place();
}

void StartScreen::refresh()
{
    showAge();
    m_figures->read();
    m_tasks->read();
    if (m_due != nullptr) {
        m_due->read();
    }
}

void StartScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    showRecent(); // other tabs were looked at meanwhile
}

/// Offline, figures are those of the copy: as old as the last time that it was level.
void StartScreen::showAge()
{
    const SyncState state = source().state();
    const bool offline = state.link == SyncState::Link::Offline;
    m_age->setVisible(offline);
    m_age->setText(
        state.lastSync == 0
            ? tr("Offline: nothing has come from the server yet")
            : tr("Offline: figures as they were %1 (%2), with what you did since")
                  .arg(agoText(state.lastSync, clock().now()), instantText(state.lastSync)));
}

void StartScreen::takeTask(const StartTasks::Task &task)
{
    const StartTasks::Task before = m_found.value(task.name);
    m_found.insert(task.name, task);
    if (before.count != task.count || before.place != task.place) {
        showTasks();
    }
}

void StartScreen::showTasks()
{
    clear(m_taskRows);
    bool any = false;
    for (const QString &name : m_tasks->names()) {
        const StartTasks::Task task = m_found.value(name);
        if (task.count == 0) {
            continue;
        }
        any = true;
        auto *row = new LinkRow(task.text, {}, {}, this);
        row->setObjectName(u"task_"_s + name);
        row->setIcon(theme::icon("messagebox_warning", theme::foreground(task.tone)));
        connect(row, &LinkRow::clicked, this,
                [this, place = task.place] { emit openRequested(place); });
        m_taskRows->addWidget(row);
    }
    if (!any) {
        addNothing(m_taskRows, tr("Nothing waits."));
    }
}

void StartScreen::showDrafts()
{
    clear(m_draftRows);
    const QList<Drafts::Draft> drafts = m_desk.drafts.all().mid(0, draftsShown);
    m_draftPanel->setVisible(!drafts.isEmpty());
    for (const Drafts::Draft &draft : drafts) {
        auto *row = new LinkRow(draft.title, {}, agoText(draft.at, clock().now()), this);
        row->setIcon(theme::icon("document-edit", ColorRole::TextMuted));
        connect(row, &LinkRow::clicked, this,
                [this, place = draft.place] { emit openRequested(place); });
        m_draftRows->addWidget(row);
    }
}

void StartScreen::showRecent()
{
    clear(m_recentRows);
    const QVariantList recent = m_desk.preferences.get(preference::recent).mid(0, recentShown);
    for (const QVariant &each : recent) {
        const QVariantMap entry = each.toMap();
        const Place place = placeFromVariant(entry.value(u"place"_s).toMap());
        const Entity *entity = findEntity(place.target.entity);
        auto *row = new LinkRow(entry.value(u"title"_s).toString(),
                                entity == nullptr ? QString() : entity->label.translated(),
                                agoText(entry.value(u"at"_s).toLongLong(), clock().now()), this);
        row->setIcon(theme::icon("view-history", ColorRole::TextMuted));
        connect(row, &LinkRow::clicked, this, [this, place] { emit openRequested(place); });
        m_recentRows->addWidget(row);
    }
    if (recent.isEmpty()) {
        addNothing(m_recentRows, tr("Records that you open are listed here."));
    }
}

} // namespace kontor
