#include "app/documents/document_screen.h"

#include "app/documents/document_actions.h"
#include "app/documents/document_links.h"
#include "app/documents/document_progress.h"
#include "app/documents/head_form.h"
#include "app/documents/totals_panel.h"
#include "app/documents/trade_lines.h"
#include "app/models/format.h"
#include "app/views/presence_note.h"
#include "app/widgets/line_grid.h"
#include "app/widgets/theme.h"
#include "common/model/error_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace kontor {

DocumentScreen::DocumentScreen(const ScreenContext &context, const DocumentKind &kind,
                               const Place &place, QWidget *parent)
    : Screen(context, parent),
      m_kind(kind),
      m_document(context.source, context.clock, kind, makeLines(context, kind)),
      m_id(place.target.id)
{
    theme::setPanel(this, "window");
    m_actions = new DocumentActions(m_document, context, this);
    makeLayout();
    connectGrid();
    connect(m_actions, &DocumentActions::changed, this, &Screen::headerChanged);
    connect(m_actions, &DocumentActions::triggered, m_grid, &LineGrid::finishTyping);
    connect(&m_document, &Document::loaded, this, &DocumentScreen::showLoaded);
    connect(&m_document, &Document::edited, this, &Screen::edited);
    connect(&m_document, &Document::edited, this, &DocumentScreen::showPresence);
    connect(&m_document, &Document::failed, this, &DocumentScreen::showProblem);
    connect(&m_document, &Document::saved, this,
            [this] { emit noticed(tr("%1 saved").arg(title())); });
    connect(&m_document, &Document::ran, this, &DocumentScreen::ranCommand);
    connect(&m_document, &Document::changedElsewhere, this, [this] {
        emit failed(Error{QStringLiteral("version_stale"), {}, {}});
    });
    if (place.isNew) {
        m_isMadeHere = true;
        m_document.begin(place.target.id, place.initial);
    } else {
        m_document.open(place.target.id);
    }
}

DocumentScreen::~DocumentScreen() = default;

std::unique_ptr<DocumentLines> DocumentScreen::makeLines(const ScreenContext &context,
                                                         const DocumentKind &kind)
{
    if (kind.lines != nullptr) {
        return kind.lines(context.source, context.clock, kind);
    }
    return std::make_unique<TradeLines>(context.source, context.clock, kind);
}

void DocumentScreen::makeLayout()
{
    m_progress = new DocumentProgress(m_document, source(), this);
    m_stateBar = new StateBar(this);
    m_stateBar->setObjectName(QStringLiteral("stateBar"));
    connect(m_progress, &DocumentProgress::changed, this,
            [this] { m_stateBar->setSteps(m_progress->steps()); });
    connect(m_stateBar, &StateBar::activated, this,
            [this](const QString &key) { emit openRequested(m_progress->placeOf(key)); });
    m_links = new DocumentLinks(m_document, source(), this);
    connect(m_links, &DocumentLinks::openRequested, this, &Screen::openRequested);
    m_head = new HeadForm(m_document, context(), this);
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("more"));
    m_more->setText(tr("More fields"));
    m_more->setCheckable(true);
    theme::setTone(m_more, "muted");
    m_more->setVisible(!m_kind.more.isEmpty());
    connect(m_more, &QToolButton::toggled, m_head, &HeadForm::setMoreShown);
    connect(m_head, &HeadForm::openRequested, this, &Screen::openRequested);
    m_grid = new LineGrid(m_document.lines().model(), clock(), this);
    m_grid->setObjectName(QStringLiteral("lines"));
    m_grid->setAccessibleName(tr("Lines"));

    auto *card = new QFrame(this);
    theme::setPanel(card, "card");
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(16, 12, 16, 8);
    cardLayout->setSpacing(theme::grid);
    cardLayout->addWidget(m_head);
    cardLayout->addWidget(m_links);
    cardLayout->addWidget(m_more, 0, Qt::AlignLeft);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::margin, 12, theme::margin, 12);
    layout->setSpacing(12);
    m_presence = new PresenceNote(source(), this);
    layout->addWidget(m_presence);
    layout->addWidget(m_stateBar);
    layout->addWidget(card);
    layout->addWidget(m_grid, 1);
    layout->addWidget(makeFoot());
    setFocusProxy(m_grid);
}

QWidget *DocumentScreen::makeFoot()
{
    auto *foot = new QWidget(this);
    m_lineNote = new QLabel(foot);
    m_lineNote->setObjectName(QStringLiteral("lineNote"));
    m_lineNote->setWordWrap(true);
    m_lineNote->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    theme::setTone(m_lineNote, "muted");
    m_totals = new TotalsPanel(m_document, foot);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(4, 0, 12, 0);
    layout->setSpacing(24);
    layout->addWidget(m_lineNote, 1);
    layout->addWidget(m_totals, 0, Qt::AlignTop);
    return foot;
}

void DocumentScreen::connectGrid()
{
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DocumentScreen::showLineNote);
    connect(&m_document.lines(), &DocumentLines::changed, this, &DocumentScreen::showLineNote);
    connect(m_grid, &LineGrid::openRequested, this, [this](const QString &column, const QUuid &id) {
        if (const Field *field = m_kind.entity->lines->find(column)) {
            emit openRequested(Place::record(*field->target, id));
        }
    });
    connect(m_grid, &LineGrid::pasted, this,
            [this](int cells, const QList<PasteProblem> &problems) {
                const QString done = tr("%n cell(s) pasted", nullptr, cells);
                emit noticed(
                    problems.isEmpty()
                        ? done
                        : tr("%1, %2 not understood (marked red)").arg(done).arg(problems.size()));
            });
}

QString DocumentScreen::title() const
{
    const QString number = m_document.record().title();
    const QString kind = m_kind.entity->label.translated();
    return number.isEmpty() ? tr("New: %1").arg(kind) : QStringLiteral("%1 %2").arg(kind, number);
}

Place DocumentScreen::place() const
{
    Place place = Place::record(*m_kind.entity, m_id);
    place.isNew = m_document.isNew();
    return place;
}

QIcon DocumentScreen::icon() const
{
    return theme::icon("document-edit", ColorRole::TextMuted);
}

QString DocumentScreen::state() const
{
    return m_document.stateText();
}

Tone DocumentScreen::stateTone() const
{
    return toneOfState(m_document.state());
}

QAction *DocumentScreen::primaryAction() const
{
    return m_actions->primary();
}

QList<QAction *> DocumentScreen::secondaryActions() const
{
    return m_actions->secondary();
}

Place DocumentScreen::newPlace() const
{
    QHash<QString, Value> initial;
    for (const QString &field : m_kind.repeated) {
        initial.insert(field, m_document.record().value(QLatin1String(field.toLatin1())));
    }
    return Place::create(*m_kind.entity, initial);
}

bool DocumentScreen::isFinished() const
{
    return !m_kind.repeated.isEmpty() && m_isMadeHere && !m_document.isEditable();
}

void DocumentScreen::save()
{
    m_grid->finishTyping();
    if (!m_head->goToMissing()) {
        m_document.save();
    }
}

void DocumentScreen::showLoaded()
{
    emit headerChanged();
    showLineNote();
    startTyping();
}

void DocumentScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    startTyping();
}

/// Once, when a new document is there and seen: to the first field that must be filled in.
void DocumentScreen::startTyping()
{
    if (m_begun || !isVisible() || m_document.isBusy() || !m_document.isEditable()) {
        return;
    }
    m_begun = true;
    if (!m_head->goToMissing()) {
        m_grid->startEntry();
    }
}

void DocumentScreen::showPresence()
{
    if (!m_document.isNew() && m_document.record().version > 0) {
        m_presence->watch(*m_kind.entity, m_id, m_document.isDirty());
    }
}

void DocumentScreen::showLineNote()
{
    const int row = m_grid->currentIndex().row();
    const DocumentLines &lines = m_document.lines();
    const bool isLine = row >= 0 && row < lines.model().lineCount();
    m_lineNote->setText(isLine ? lines.note(lines.model().lineAt(row)) : QString());
}

void DocumentScreen::showProblem(const Error &error)
{
    bool numbered = false;
    const int row = error.args.value(QStringLiteral("line")).toInt(&numbered) - 1;
    LineModel &model = m_document.lines().model();
    if (numbered && row >= 0 && row < model.lineCount()) {
        model.setError(row, error.field, errorText(error));
        m_grid->goToProblem();
    } else if (!error.field.isEmpty() && m_head->showProblem(error)) {
        // The field says it; the strip says it too, for those who look there.
    }
    emit failed(error);
}

void DocumentScreen::ranCommand(const QString &command, const QList<Record> &records)
{
    for (const Record &record : records) {
        const bool other = record.id != m_id && !record.entity->isLine
            && record.entity->find(QLatin1String("number")) != nullptr;
        if (!other || record.version != 1) {
            continue;
        }
        emit noticed(tr("%1 %2 made").arg(record.entity->label.translated(), record.title()));
        if (m_kind.opened.contains(command)) {
            emit openRequested(Place::record(*record.entity, record.id));
        }
        return;
    }
    emit noticed(tr("%1: %2").arg(title(), state()));
}

} // namespace kontor
