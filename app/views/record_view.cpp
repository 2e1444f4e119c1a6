#include "app/views/record_view.h"

#include "app/models/format.h"

#include "app/views/field_form.h"
#include "app/views/line_picks.h"
#include "app/views/origin_links.h"
#include "app/views/presence_note.h"
#include "app/views/record_actions.h"
#include "app/views/record_form.h"
#include "app/views/record_side.h"

#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {
/// Narrower than this, the panel goes below the form.
constexpr int besideWidth = 230 * theme::grid;
constexpr int sideWidth = 98 * theme::grid;
} // namespace

RecordView::RecordView(const ScreenContext &context, const Entity &entity, const Place &place,
                       QWidget *parent)
    : Screen(context, parent),
      m_edit(context.source, entity),
      m_place(place),
      m_form(new RecordForm(context, m_edit, this)),
      m_side(new RecordSide(context, entity, this)),
      m_banner(new QLabel(this)),
      m_presence(new PresenceNote(context.source, this)),
      m_origins(new OriginLinks(this))
{
    theme::setPanel(this, "window");
    m_actions = new RecordActions(context, m_edit, *m_form, this);
    buildLayout();
    connect(m_actions, &RecordActions::changed, this, &Screen::headerChanged);
    connect(m_form, &RecordForm::edited, this, &Screen::edited);
    connect(m_form, &RecordForm::edited, this, &RecordView::showPresence);
    connect(m_form, &RecordForm::openRequested, this, &Screen::openRequested);
    connect(m_origins, &OriginLinks::openRequested, this, &Screen::openRequested);
    connect(m_side, &RecordSide::openRequested, this, &Screen::openRequested);
    connect(m_side, &RecordSide::noticed, this, &Screen::noticed);
    connect(m_side, &RecordSide::failed, this, &Screen::failed);
    connect(&m_edit, &RecordEdit::loaded, this, &RecordView::showLoaded);
    connect(&m_edit, &RecordEdit::failed, this, &RecordView::showProblem);
    connect(&m_edit, &RecordEdit::saved, this,
            [this] { emit noticed(tr("%1 saved").arg(title())); });
    connect(&m_edit, &RecordEdit::ran, this, &RecordView::ranCommand);
    connect(&m_edit, &RecordEdit::removed, this, [this] {
        if (m_edit.entity().merge == MergePolicy::Document) {
            emit noticed(tr("%1 deleted").arg(title()));
            emit closeRequested();
        } else {
            emit noticed(tr("%1 archived").arg(title()));
        }
    });
    if (place.isNew) {
        m_edit.begin(place.target.id, place.initial);
    } else {
        m_edit.open(place.target.id);
    }
}

RecordView::~RecordView() = default;

void RecordView::buildLayout()
{
    m_banner->setWordWrap(true);
    m_banner->setContentsMargins(theme::margin, 2 * theme::grid, theme::margin, 2 * theme::grid);
    theme::setPanel(m_banner, "sunken");
    m_banner->hide();

    auto *card = new QFrame(this);
    theme::setPanel(card, "card");
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    inside->addWidget(m_origins);
    inside->addWidget(m_form);
    if (LinePicks::pickedField(m_edit.entity()) != nullptr) {
        inside->addWidget(new LinePicks(context(), m_edit, this));
    }
    auto *page = new QWidget(this);
    theme::setPanel(page, "window");
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(3 * theme::grid);
    m_notices = new QVBoxLayout;
    column->addLayout(m_notices);
    column->addWidget(card);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setFocusPolicy(Qt::NoFocus);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(scroll);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_side->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_presence);
    layout->addWidget(m_splitter, 1);
    setFocusProxy(m_form);
}

void RecordView::addNotice(QWidget *notice)
{
    m_notices->addWidget(notice);
}

void RecordView::setCheck(const RecordEdit::Check &check)
{
    m_edit.setCheck(check);
}

void RecordView::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    const bool beside = event->size().width() >= besideWidth;
    const Qt::Orientation wanted = beside ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted || !m_laidOut) {
        m_laidOut = true;
        m_splitter->setOrientation(wanted);
        const int room = beside ? event->size().width() : event->size().height();
        const int side = beside ? sideWidth : room * 2 / 5;
        m_splitter->setSizes({room - side, side});
    }
}

QString RecordView::title() const
{
    const QString kind = m_edit.entity().label.translated();
    const QString name = m_edit.record().title();
    if (m_edit.isNew()) {
        return name.isEmpty() ? tr("New: %1").arg(kind) : name;
    }
    return name.isEmpty() ? kind : name;
}

Place RecordView::place() const
{
    return m_edit.isNew() ? m_place : Place::record(m_edit.entity(), m_place.target.id);
}

QIcon RecordView::icon() const
{
    return m_icon.isEmpty() ? QIcon()
                            : theme::icon(m_icon.toLatin1().constData(), ColorRole::TextMuted);
}

QString RecordView::state() const
{
    if (m_edit.isGone()) {
        return tr("Deleted");
    }
    if (m_edit.record().archived) {
        return tr("Archived");
    }
    const Entity &entity = m_edit.entity();
    if (const QString code = m_edit.state(); !code.isEmpty()) {
        return choiceLabel(entity.find("state"_L1)->choices(), code);
    }
    const Field *done = entity.find("done"_L1);
    return done != nullptr && m_edit.record().value(done->name).toBool() ? done->label.translated()
                                                                         : QString();
}

Tone RecordView::stateTone() const
{
    if (m_edit.isGone() || m_edit.record().archived) {
        return Tone::Warning;
    }
    return m_edit.state().isEmpty() ? Tone::Positive : toneOfState(m_edit.state());
}

QAction *RecordView::primaryAction() const
{
    return m_actions->primary();
}

QList<QAction *> RecordView::secondaryActions() const
{
    return m_actions->secondary();
}

void RecordView::save()
{
    m_form->save();
}

Place RecordView::newPlace() const
{
    return source().rights().may(m_edit.entity(), "create") ? Place::create(m_edit.entity())
                                                            : Place();
}

QVariantMap RecordView::draft() const
{
    return m_form->draft();
}

void RecordView::restoreDraft(const QVariantMap &draft)
{
    m_form->restoreDraft(draft);
}

void RecordView::showLoaded()
{
    m_banner->setVisible(m_edit.isGone() || m_edit.record().archived);
    m_banner->setText(
        m_edit.isGone()
            ? tr("This was deleted, or you may not see it any more. What is shown here is how it "
                 "was last.")
            : tr("This is archived: it stays in documents and reports, but is no longer offered."));
    m_origins->showRecord(m_edit.record());
    const bool there = !m_edit.isNew() && m_edit.isLoaded() && !m_edit.isGone();
    m_side->setVisible(there && !m_side->isEmpty());
    if (there) {
        m_side->showRecord(m_edit.record());
    }
    showPresence();
    if (!m_begun) {
        m_begun = true;
        if (m_edit.isNew()) {
            m_form->fields()->focusFirst();
        }
    }
    emit headerChanged();
}

void RecordView::showPresence()
{
    if (!m_edit.isNew() && m_edit.isLoaded() && !m_edit.isGone()) {
        m_presence->watch(m_edit.entity(), m_place.target.id, m_form->isDirty());
    }
}

void RecordView::showProblem(const Error &error)
{
    m_form->showError(error);
    // The field says it; the strip says it too, for those who look there.
    emit failed(error);
}

void RecordView::ranCommand(const QString &command, const QList<Record> &records)
{
    for (const Record &record : records) {
        if (record.entity != &m_edit.entity() && !record.entity->isLine && record.version == 1
            && !record.title().isEmpty()) {
            emit noticed(tr("%1 %2 made").arg(record.entity->label.translated(), record.title()));
            emit openRequested(Place::record(*record.entity, record.id));
            return;
        }
    }
    const Command *ran = m_edit.entity().findCommand(command);
    emit noticed(tr("%1: %2").arg(title(), ran->label.translated()));
}

} // namespace kontor
