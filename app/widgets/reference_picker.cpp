#include "app/widgets/reference_picker.h"

#include "common/base/when_done.h"

#include "app/widgets/hover_card.h"
#include "app/widgets/reference_popup.h"
#include "app/widgets/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>

namespace kontor {

namespace {
/// Between the last key and the question; short enough to feel immediate.
constexpr int searchDelayMs = 60;
} // namespace

ReferencePicker::ReferencePicker(ReferenceLookup &lookup, QWidget *parent)
    : ValueEdit(parent),
      m_lookup(lookup),
      m_line(new QLineEdit(this)),
      m_popup(new ReferencePopup(this)),
      m_card(new HoverCardShower(m_line, lookup, [this] { return m_id; }))
{
    setField(m_line);
    m_line->installEventFilter(this);
    QAction *open = m_line->addAction(theme::icon("arrow-down", ColorRole::TextMuted),
                                      QLineEdit::TrailingPosition);
    open->setToolTip(tr("Show what can be chosen (Alt+Down), choose from the list (F4)"));
    connect(open, &QAction::triggered, this, [this] {
        m_line->setFocus();
        search();
    });
    m_delay.setSingleShot(true);
    m_delay.setInterval(searchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &ReferencePicker::search);
    connect(m_line, &QLineEdit::textEdited, this, &ReferencePicker::onTyped);
    connect(m_popup, &ReferencePopup::activated, this, &ReferencePicker::activate);
    connect(&lookup, &ReferenceLookup::changed, this, [this] {
        if (!m_id.isNull() && !m_unresolved) {
            setValue(Value(m_id));
        }
    });
}

ReferencePicker::~ReferencePicker() = default;

void ReferencePicker::setValue(const Value &value)
{
    const bool same = m_id == value.toUuid() && !m_unresolved && !m_title.isEmpty();
    setReference(value.toUuid(), same ? m_title : QString());
    if (value.isWithheld()) {
        m_line->setText(tr("not shown to you"));
    }
    if (m_id.isNull()) {
        return;
    }
    whenDone(m_lookup.find(m_id), this, [this, id = m_id](const ReferenceHit &hit) {
        if (m_id == id && !m_unresolved) {
            m_title = hit.id.isNull() ? tr("(not available here)") : hit.title;
            showTitle();
        }
    });
}

void ReferencePicker::setReference(const QUuid &id, const QString &title)
{
    m_id = id;
    m_title = title;
    m_unresolved = false;
    m_dirty = false;
    ++m_serial;
    m_searching = false;
    m_takeFirst = false;
    m_delay.stop();
    m_popup->hide();
    setProblemShown(false);
    showTitle();
}

void ReferencePicker::showTitle()
{
    if (m_line->text() != m_title) {
        m_line->setText(m_title);
        m_line->setCursorPosition(0);
    }
}

QString ReferencePicker::typedText() const
{
    return m_unresolved ? m_line->text() : m_title;
}

void ReferencePicker::setTypedText(const QString &text)
{
    m_id = {};
    m_title.clear();
    m_line->setText(text);
    m_unresolved = !text.trimmed().isEmpty();
}

std::optional<Error> ReferencePicker::problem() const
{
    if (!m_unresolved) {
        return std::nullopt;
    }
    return Error{
        QStringLiteral("reference_unknown"),
        {{QStringLiteral("text"), m_line->text()}, {QStringLiteral("noun"), m_lookup.noun()}},
        {}};
}

void ReferencePicker::setReadOnly(bool readOnly)
{
    noteReadOnly(readOnly);
    m_line->setReadOnly(readOnly);
    theme::setStyleProperty(m_line, "locked", readOnly);
    for (QAction *action : m_line->actions()) {
        action->setVisible(!readOnly);
    }
}

void ReferencePicker::setPlaceholderText(const QString &text)
{
    m_line->setPlaceholderText(text);
}

void ReferencePicker::openPicker()
{
    if (m_lookup.mayBrowse()) {
        m_popup->hide();
        emit browseRequested(m_unresolved ? m_line->text().trimmed() : QString());
    } else {
        search();
    }
}

void ReferencePicker::pick(const ReferenceHit &hit)
{
    const bool same = m_id == hit.id;
    setReference(hit.id, hit.title);
    if (!same) {
        m_dirty = true;
        emit edited();
    }
    commit();
}

void ReferencePicker::onTyped()
{
    m_dirty = true;
    setProblemShown(false);
    m_takeFirst = false;
    if (m_line->text().trimmed().isEmpty()) {
        clear();
        return;
    }
    m_unresolved = true;
    m_id = {};
    emit edited();
    m_delay.start();
}

void ReferencePicker::clear()
{
    setReference({}, {});
    m_dirty = true;
    emit edited();
}

void ReferencePicker::search()
{
    if (isReadOnly()) {
        return;
    }
    const QString typed = m_unresolved ? m_line->text().trimmed() : QString();
    const int serial = ++m_serial;
    m_searching = true;
    whenDone(m_lookup.search(typed), this, [this, typed, serial](const QList<ReferenceHit> &hits) {
        if (serial == m_serial) {
            m_searching = false;
            showHits(typed, hits);
        }
    });
}

void ReferencePicker::showHits(const QString &typed, const QList<ReferenceHit> &hits)
{
    if (m_takeFirst && !hits.isEmpty()) {
        pick(hits.first());
        emit entered();
        return;
    }
    if (m_takeFirst && !m_line->hasFocus()) {
        commit(); // nothing found, and the person has gone on
    }
    m_takeFirst = false;
    if (m_line->hasFocus()) {
        m_popup->showHits(hits, typed, m_lookup);
    }
}

void ReferencePicker::activate(int row)
{
    using Kind = ReferenceHits::Kind;
    const QString typed = m_line->text().trimmed();
    const Kind kind = m_popup->hits().kindAt(row);
    const ReferenceHit hit = m_popup->hits().hitAt(row);
    m_popup->hide();
    switch (kind) {
    case Kind::Hit:
        pick(hit);
        break;
    case Kind::Create:
        emit createRequested(typed);
        break;
    case Kind::Browse:
        emit browseRequested(m_unresolved ? typed : QString());
        break;
    case Kind::More:
    case Kind::Nothing:
        break;
    }
}

void ReferencePicker::commit()
{
    if (m_unresolved) {
        setProblemShown(true);
    }
    if (m_dirty) {
        m_dirty = false;
        emit committed();
    }
}

bool ReferencePicker::isPopupOpen() const
{
    return m_popup->isVisible();
}

bool ReferencePicker::finish()
{
    if (isPopupOpen() && m_popup->currentRow() >= 0) {
        activate(m_popup->currentRow());
        return !m_unresolved;
    }
    if (m_unresolved && (m_delay.isActive() || m_searching)) {
        // A scanner or a fast typist is done before the hits are there: take the best one.
        m_takeFirst = true;
        if (m_delay.isActive()) {
            m_delay.stop();
            search();
        }
        return false;
    }
    commit();
    return true;
}

bool ReferencePicker::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool open = m_popup->isVisible();
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (open) {
            m_popup->step(key == Qt::Key_Down ? 1 : -1);
        } else if (modifiers.testFlag(Qt::AltModifier)) {
            search();
        }
        return open || modifiers.testFlag(Qt::AltModifier);
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (open) {
            m_popup->step(key == Qt::Key_PageDown ? 8 : -8);
        }
        return open;
    case Qt::Key_Escape:
        if (open) {
            m_popup->hide();
        }
        return open;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (modifiers.testFlag(Qt::ControlModifier)) {
            if (!m_id.isNull()) {
                emit openRequested(m_id);
            }
            return !m_id.isNull();
        }
        finish();
        // Tab goes on, and so does Enter once nothing is left to choose or to wait for.
        return key != Qt::Key_Tab && (open || m_takeFirst);
    default:
        return false;
    }
}

bool ReferencePicker::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_popup->isVisible()) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!isReadOnly() && handleKey(key->key(), key->modifiers())) {
            return true;
        }
        break;
    }
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent *>(event)->modifiers().testFlag(Qt::ControlModifier)
            && !m_id.isNull()) {
            emit openRequested(m_id);
            return true;
        }
        break;
    case QEvent::FocusIn:
        if (!isReadOnly()) {
            m_line->selectAll();
        }
        break;
    case QEvent::FocusOut:
        m_popup->hide();
        if (!m_takeFirst) {
            m_delay.stop();
            commit();
        }
        break;
    case QEvent::Hide:
        m_popup->hide();
        break;
    default:
        break;
    }
    return ValueEdit::eventFilter(watched, event);
}

} // namespace kontor
